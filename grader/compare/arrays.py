"""Arrays: class of the elements, shape, then the elements, all at once. Never broadcasts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from grader.compare.describe import apart, describe
from grader.compare.difference import Difference, Tolerance, rounded
from grader.compare.kinds import of_dtype
from grader.model import Gap, Table

Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
Find: TypeAlias = Callable[[Any, Any, Tolerance, int], Difference | None]

WINDOW = 8  # rows and columns of the part that is shown
_BEFORE = 2  # of them, how many come before the first wrong one
_CELL = 24  # characters


def arrays(actual: Array, expected: Array, tolerance: Tolerance, depth: int, find: Find) -> Difference | None:
    """Return what differs first in two arrays of one axis or more. ``find`` compares the elements of object arrays."""
    kind = of_dtype(expected.dtype)
    if of_dtype(actual.dtype) != kind:
        return Difference.of("type", describe(expected), describe(actual))
    if actual.shape != expected.shape:
        return Difference.of("shape", str(expected.shape), str(actual.shape))
    if kind == "object":
        return _objects(actual, expected, tolerance, depth, find)
    wrong = mismatches(actual, expected, tolerance)
    if wrong is None:
        return None
    index = np.unravel_index(int(wrong.argmax()), wrong.shape)
    right, given = apart(expected[index], actual[index])
    return Difference(
        "check.element",
        Gap(
            "value",
            index=tuple(map(int, index)),
            expected=right,
            actual=given,
            max_error=largest_error(actual[wrong], expected[wrong]),
            wrong=int(wrong.sum()),
            size=wrong.size,
            table=None if tolerance.brief else window(actual, expected, wrong, index),
        ),
    )


def mismatches(actual: Array, expected: Array, tolerance: Tolerance) -> Array | None:
    """Return where two arrays of one shape and class differ, as bools; None where nowhere."""
    with np.errstate(all="ignore"):
        try:
            wrong: Array = np.asarray(actual != expected)
        except (TypeError, OverflowError):  # dates whose units have no common measure
            wrong = np.ones(expected.shape, bool)
        if not wrong.any():
            return None
        if expected.dtype.kind in "fc":
            wrong &= ~_close(_double(actual), _double(expected), tolerance)
        elif expected.dtype.kind in "mM" and tolerance.nan_equal:
            wrong &= ~(np.isnat(actual) & np.isnat(expected))
    return wrong if wrong.any() else None


def largest_error(actual: Array, expected: Array) -> float | None:
    """Return the largest |actual - expected|; None where there are no numbers, or one is not finite."""
    if expected.dtype.kind not in "iufc" or actual.dtype.kind not in "iufc":
        return None
    with np.errstate(all="ignore"):
        error = float(np.abs(_double(actual) - _double(expected)).max())
    # Beyond 2**53 two different integers may be one and the same float.
    return rounded(max(error, 1.0) if expected.dtype.kind in "iu" else error)


def beginning(actual: Array, expected: Array) -> Table | None:
    """Return the first part of two equal arrays; None for empty ones."""
    index = (0,) * expected.ndim
    return window(actual, expected, np.zeros(expected.shape, bool), index) if expected.size else None


def window(actual: Array, expected: Array, wrong: Array, index: tuple[Any, ...]) -> Table:
    """Return the part around ``index``: rows and columns of the last two axes; a vector stands upright."""
    lead = tuple(map(int, index[:-2]))
    actual, expected, wrong = actual[lead], expected[lead], wrong[lead]
    prefix = "".join(f"{position}, " for position in lead)
    if expected.ndim == 1:
        actual, expected, wrong = actual[:, None], expected[:, None], wrong[:, None]
        index, names = (index[0], 0), ["value"]
    else:
        names = [str(column) for column in span(int(index[-1]), expected.shape[1])]
    rows = span(int(index[-2]), expected.shape[0])
    columns = span(int(index[-1]), expected.shape[1])
    part = (slice(rows.start, rows.stop), slice(columns.start, columns.stop))
    cut = expected.size > expected[part].size or bool(lead)
    return table(
        names,
        [f"{prefix}{row}" for row in rows],
        [list(row) for row in actual[part]],
        [list(row) for row in expected[part]],
        wrong[part],
        cut=cut,
    )


def table(
    columns: list[str], rows: list[str], actual: list[list[Any]], expected: list[list[Any]], wrong: Array, *, cut: bool
) -> Table:
    """Return a window, cell by cell."""
    pairs = [[apart(*cells, _CELL) for cells in zip(*both, strict=True)] for both in zip(expected, actual, strict=True)]
    right, given = (tuple(tuple(pair[side] for pair in row) for row in pairs) for side in (0, 1))
    marks = tuple(tuple(map(bool, row)) for row in wrong)
    return Table(tuple(columns), tuple(rows), right, given, marks, cut)


def span(first: int, length: int) -> range:
    """Return at most ``WINDOW`` positions around ``first``, of ``length``."""
    start = max(0, min(first - _BEFORE, length - WINDOW))
    return range(start, min(start + WINDOW, length))


def _close(x: Array, y: Array, tolerance: Tolerance) -> Array:
    """Return which numbers are near each other; equal infinities are not among them."""
    atol = tolerance.atol
    if x.dtype.kind == "c":  # a quarter, so that no absolute value overflows
        x, y, atol = x / 4, y / 4, atol / 4
    error, bound = np.abs(x - y), np.abs(x)
    np.maximum(bound, np.abs(y), out=bound)
    bound *= tolerance.rtol
    np.maximum(bound, atol, out=bound)
    close: Array = error <= bound
    close &= error < np.inf
    if tolerance.nan_equal:
        close |= np.isnan(x) & np.isnan(y)
    return close


def _double(array: Array) -> Array:
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64, copy=False)


def _objects(actual: Array, expected: Array, tolerance: Tolerance, depth: int, find: Find) -> Difference | None:
    pairs = zip(actual.ravel().tolist(), expected.ravel().tolist(), strict=True)
    for position, (one, other) in enumerate(pairs):
        difference = find(one, other, tolerance, depth + 1)
        if difference is not None:
            index = ", ".join(map(str, np.unravel_index(position, expected.shape)))
            return difference.inside(f"[{index}]")
    return None

"""The one relation "Equal": what differs first between two values, None where they are equal.

First the class of type (``grader.compare.kinds``), then shape, length or keys, then the values, element by element. It
is an equivalence as far as tolerances allow: 1 and 1.0 differ from either side, and so do an array of ints and an
array of floats, because a function that is asked for ints must not return floats, nor the other way round. Keys
and elements of sets are equal without tolerance. Order counts in lists, columns and rows, not in dicts. What
pandas keeps beside the values (names of an index or a Series) does not count.

Pure, and safe on hostile plain data: never broadcasts, never calls a method of an unknown object, takes linear
time, and what it returns is short.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from grader.compare.arrays import arrays, beginning
from grader.compare.describe import apart, describe, in_order, length, short
from grader.compare.difference import Difference, Tolerance, error_of
from grader.compare.kinds import TABLES, kind_of, of_type, unboxed
from grader.model import Gap, Table
from grader.text.clean import LIMIT, plain

__all__ = ["Tolerance", "compare", "difference", "equal", "shape", "short", "window"]

DEPTH = 64  # levels of nesting; twice what crosses the wall
_EXACT = frozenset((type(None), bool, int, float, str, bytes))
_UNIFORM = frozenset((type(None), bool, int, str))
_NUMBERS: dict[str, Any] = {"bool": bool, "int": "int64", "float": float, "complex": complex}
_NOTHING = object()  # equal to nothing, as every object of an unknown kind
_KEY = 40  # characters of a key in a path
_AROUND = 30  # characters of a text that are shown on either side of its first difference


def compare(
    actual: object,
    expected: object,
    *,
    rtol: float = 1e-9,
    atol: float = 1e-12,
    nan_equal: bool = False,
) -> Gap | None:
    """Return the gap between what came back and what was expected; None where they are equal."""
    if type(actual) is type(expected) and type(actual) in _EXACT and actual == expected:
        return None
    first = difference(actual, expected, Tolerance(rtol, atol, nan_equal))
    return None if first is None else first.gap


def equal(actual: object, expected: object, *, nan_equal: bool = False) -> bool:
    """Whether ``compare`` finds no difference: faster where there is one, as it is not described."""
    return difference(actual, expected, Tolerance(nan_equal=nan_equal, brief=True)) is None


def difference(actual: object, expected: object, tolerance: Tolerance) -> Difference | None:
    """Return the gap like ``compare``, with the id of the sentence about it."""
    first = _find(actual, expected, tolerance, 0)
    return None if first is None else first.at(_bounded(first.gap.path.removeprefix(".")))


def window(actual: object, expected: object, tolerance: Tolerance) -> Table | None:
    """Return a part of two arrays or tables side by side, around what differs first; None for other values."""
    first = difference(actual, expected, tolerance)
    if first is not None:
        return first.gap.table
    kind = kind_of(expected)
    if kind in TABLES:
        from grader.compare.tables import beginning as upper_left  # see below

        return upper_left(actual, expected)
    arrays_ = (actual, expected) if kind == "array" else _as_arrays(actual, expected) if kind == "list" else None
    return beginning(*arrays_) if arrays_ is not None else None


def shape(value: object) -> tuple[int, ...] | None:
    """Return the shape of a number, an array or a table; None for what has none."""
    kind = kind_of(value)
    if kind in _NUMBERS:
        return ()
    if kind != "array" and kind not in TABLES:
        return None
    sized: Any = value
    return tuple(map(int, sized.shape))


def _find(actual: Any, expected: Any, tolerance: Tolerance, depth: int) -> Difference | None:
    kind = kind_of(expected)
    if kind == "object" or kind_of(actual) != kind:
        return Difference.of("type", describe(expected), describe(actual))
    if depth > DEPTH:
        return Difference.of("type", f"≤ {DEPTH} × […]", f"> {DEPTH} × […]")
    actual, expected = unboxed(actual), unboxed(expected)
    if kind == "list":
        return _lists(actual, expected, tolerance, depth)
    if kind == "dict":
        return _dicts(actual, expected, tolerance, depth)
    if kind == "set":
        return _sets(actual, expected, tolerance, depth)
    if kind == "array":
        return arrays(actual, expected, tolerance, depth, _find)
    if kind in TABLES:
        from grader.compare.tables import tables  # it imports pandas, which is there if there is a table

        return tables(actual, expected, tolerance, depth, _find)
    if kind in ("str", "bytes"):
        return _texts(actual, expected)
    return _scalars(kind, actual, expected, tolerance)


def _scalars(kind: str, actual: Any, expected: Any, tolerance: Tolerance) -> Difference | None:
    error = None
    if kind in ("float", "complex"):
        convert: Any = float if kind == "float" else complex
        x, y = convert(actual), convert(expected)
        if tolerance.close(x, y):
            return None
        error = error_of(x, y)
    elif kind == "int":
        x, y = int(actual), int(expected)
        if x == y:
            return None
        error = error_of(x, y)
    elif kind in ("datetime", "timedelta"):
        if _same_time(actual, expected, tolerance):
            return None
    elif actual == expected:  # None and bool
        return None
    return Difference.of("value", *apart(expected, actual), max_error=error)


def _same_time(actual: Any, expected: Any, tolerance: Tolerance) -> bool:
    try:
        return bool(actual == expected) or (tolerance.nan_equal and bool(actual != actual and expected != expected))
    except (TypeError, OverflowError):  # units without a common measure
        return False


def _texts(actual: Any, expected: Any) -> Difference | None:
    """Compare texts or bytes. The first difference is found by halving: a text of a megabyte costs microseconds."""
    if actual == expected:
        return None
    low, high = 0, min(len(actual), len(expected))  # equal up to low; different somewhere up to high, or at the end
    while low < high:
        middle = (low + high + 1) // 2
        if actual[low:middle] == expected[low:middle]:
            low = middle
        else:
            high = middle - 1
    start = low - _AROUND if low > LIMIT // 3 else 0

    def window(text: Any) -> str:
        return ("…" if start else "") + short(text[start:], LIMIT - 1)

    return Difference.of("value", window(expected), window(actual), index=(low,))


def _lists(actual: Any, expected: Any, tolerance: Tolerance, depth: int) -> Difference | None:
    if len(actual) != len(expected):
        return _length(len(actual), len(expected))
    types = set(map(type, actual))
    if types == set(map(type, expected)) and len(types) == 1 and types <= _UNIFORM and actual == expected:
        return None
    numbers = _as_arrays(actual, expected)
    if numbers is not None:
        return arrays(*numbers, tolerance, depth, _find)
    for position, (one, other) in enumerate(zip(actual, expected, strict=True)):
        first = _find(one, other, tolerance, depth + 1)
        if first is not None:
            return first.inside(f"[{position}]")
    return None


def _length(actual: int, expected: int) -> Difference:
    return Difference.of("shape", length(expected), length(actual))._replace(id="check.length")


def _as_arrays(actual: Any, expected: Any) -> tuple[Any, Any] | None:
    """Return two lists of numbers of one class as arrays, so that all wrong ones are counted; None for others."""
    kinds = {of_type(kind) for kind in {*map(type, actual), *map(type, expected)}}
    if len(kinds) != 1 or not kinds <= _NUMBERS.keys():
        return None
    dtype = _NUMBERS[kinds.pop()]
    try:
        return np.array(actual, dtype), np.array(expected, dtype)
    except OverflowError:  # an int of more than 64 bits
        return None


def _dicts(actual: Any, expected: Any, tolerance: Tolerance, depth: int) -> Difference | None:
    extra, missing = _unmatched(actual, expected, tolerance, depth)
    if extra or missing:
        return Difference.of("keys", _listed(expected, missing), _listed(actual, extra))
    for key, value in expected.items():
        first = _find(actual[key], value, tolerance, depth + 1)
        if first is not None:
            return first.inside(_step(key))
    return None


def _sets(actual: Any, expected: Any, tolerance: Tolerance, depth: int) -> Difference | None:
    extra, missing = _unmatched(actual, expected, tolerance, depth)
    if not extra and not missing:
        return None
    texts = [_listed(in_order(all_), in_order(odd)) for all_, odd in ((expected, missing), (actual, extra))]
    want, got = (f"{{{text[1:-1]}}}" if text != "[]" else "set()" for text in texts)
    return Difference.of("value", want, got)


def _unmatched(actual: Any, expected: Any, tolerance: Tolerance, depth: int) -> tuple[list[Any], list[Any]]:
    """Return the keys of ``actual`` that are not in ``expected``, and the other way round."""
    exactly = Tolerance(0.0, 0.0, tolerance.nan_equal)
    left = {key: key for key in expected}
    extra = []
    for key in actual:
        try:
            match = left.get(key, _NOTHING)
        except TypeError:  # NumPy's dates in units without a common measure
            match = _NOTHING
        if type(key) is type(match) is str or _find(key, match, exactly, depth + 1) is None:
            del left[key]
        else:
            extra.append(key)
    return extra, list(left)


def _listed(values: Iterable[Any], odd: list[Any]) -> str:
    """Return all of ``values`` as text if there is room, else those that the other side does not have."""
    whole = short(list(values), 2 * LIMIT)
    if len(whole) <= LIMIT:
        return whole
    return f"{short(odd, LIMIT - 3)[:-1]}, …]" if odd else plain(whole)


def _step(key: object) -> str:
    if type(key) is str and len(key) <= _KEY and key.isidentifier() and plain(key) == key:
        return f".{key}"
    return f"[{short(key, _KEY)}]"


def _bounded(path: str) -> str:
    return path if len(path) <= LIMIT else f"{path[: LIMIT // 2]}…{path[1 - LIMIT // 2 :]}"

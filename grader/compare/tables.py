"""DataFrames, Series and indexes: labels, then the class of each column, then the cells."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from grader.compare.arrays import Array, Find, largest_error, mismatches, span, table
from grader.compare.describe import apart, short
from grader.compare.difference import Difference, Tolerance
from grader.compare.kinds import of_dtype
from grader.model import Gap, Table
from grader.text.clean import LIMIT, plain

_LABEL = 40  # characters
_FEW = 16  # columns of several dtypes: up to here one by one is faster than by dtype
_SHOWN = 20  # labels that are listed
_NUMBERS = frozenset(("int", "float", "complex"))


class _Relation(NamedTuple):
    """How cells are compared; ``find`` compares those that are in no array of numbers."""

    tolerance: Tolerance
    depth: int
    find: Find


class _Column(NamedTuple):
    """A column or an index: class of the values, the values, and which are missing where they cannot say so."""

    kind: str
    values: Array
    missing: Array | None = None


def tables(actual: Any, expected: Any, tolerance: Tolerance, depth: int, find: Find) -> Difference | None:
    """Return what differs first between two DataFrames, two Series or two indexes."""
    relation = _Relation(tolerance, depth + 1, find)
    if isinstance(expected, pd.Index):
        actual, expected = _as_values(actual), _as_values(expected)
    if actual.ndim != expected.ndim:  # an index of several levels and one of a single level
        return Difference.of("shape", str(expected.shape), str(actual.shape))
    if isinstance(expected, pd.DataFrame):
        difference = _labels(actual.columns, expected.columns, relation)
        if difference is not None:
            return difference.inside(".columns")
    if len(actual) != len(expected):
        return Difference.of("shape", str(expected.shape), str(actual.shape))
    difference = _labels(actual.index, expected.index, relation)
    if difference is not None:
        return difference.inside(".index")
    if isinstance(expected, pd.DataFrame):
        if (expected.shape[1] > _FEW or not tolerance.brief) and _equal(actual, expected, relation):
            return None
        return _cells(actual, expected, relation)
    return _cells(actual.to_frame("value"), expected.to_frame("value"), relation, series=True)


def beginning(actual: Any, expected: Any) -> Table | None:
    """Return the upper left part of two equal tables; None for empty ones."""
    if isinstance(expected, pd.Index):
        actual, expected = _as_values(actual), _as_values(expected)
    if isinstance(expected, pd.Series):
        actual, expected = actual.to_frame("value"), expected.to_frame("value")
    return _window(actual, expected, np.zeros(expected.shape, bool), 0, 0) if expected.size else None


def _as_values(index: Any) -> Any:
    """Return an index as a Series of its labels; one of several levels as a DataFrame."""
    if isinstance(index, pd.MultiIndex):
        return index.to_frame(index=False, name=list(range(index.nlevels)))
    return pd.Series(index.array)


def _labels(actual: Any, expected: Any, relation: _Relation) -> Difference | None:
    """Return the first label that differs."""
    if _same_labels(actual, expected):
        return None
    ours, theirs = _label_values(actual), _label_values(expected)
    position = 0
    for one, other in zip(ours, theirs, strict=False):
        if relation.find(one, other, relation.tolerance, relation.depth) is not None:
            break
        position += 1
    if position == len(ours) == len(theirs):
        return None
    want, got = (f"[{', '.join(map(_text, labels[:_SHOWN]))}]" for labels in (theirs, ours))
    if max(len(theirs), len(ours)) > _SHOWN or max(len(want), len(got)) > LIMIT:
        want, got = (_text(labels[position]) if position < len(labels) else "-" for labels in (theirs, ours))
    return Difference.of("keys", want, got, index=(position,))._replace(id="check.labels")


def _same_labels(actual: Any, expected: Any) -> bool:
    """Whether pandas can say at once that the labels are equal; its own relation is wider than "Equal" for objects."""
    if isinstance(expected, pd.MultiIndex) or actual.dtype != expected.dtype or expected.dtype == object:
        return False
    return bool(actual.equals(expected)) and not expected.hasnans


def _label_values(index: Any) -> list[Any]:
    if isinstance(index, pd.MultiIndex):
        return list(zip(*(_label_values(index.get_level_values(n)) for n in range(index.nlevels)), strict=True))
    return _cells_of(_column(index))


def _text(label: Any) -> str:
    if isinstance(label, tuple):
        return ", ".join(map(_text, label))
    return plain(label, _LABEL) if isinstance(label, str) else short(label, _LABEL)


def _equal(actual: Any, expected: Any, relation: _Relation) -> bool:
    """Whether frames with equal labels and dtypes are equal: the common case, a few dtypes at a time."""
    dtypes = list(expected.dtypes)  # a column's dtype costs as much as comparing a short column
    if list(actual.dtypes) != dtypes:
        return False
    groups: dict[Any, list[int]] = {}
    for position, dtype in enumerate(dtypes):
        groups.setdefault(dtype, []).append(position)
    if len(groups) > 1 and expected.shape[1] <= _FEW:
        groups = {None: list(range(expected.shape[1]))}
    for dtype, positions in groups.items():
        one, other = (f if len(groups) == 1 else f.iloc[:, positions] for f in (actual, expected))
        if isinstance(dtype, np.dtype) and dtype.kind != "O":
            if mismatches(one.to_numpy(), other.to_numpy(), relation.tolerance) is not None:
                return False
        elif any(_wrong(*pair, relation).any() for pair in zip(_columns(one), _columns(other), strict=True)):
            return False
    return True


def _columns(frame: Any) -> list[_Column]:
    return [_column(column) for _, column in frame.items()]


def _cells(actual: Any, expected: Any, relation: _Relation, *, series: bool = False) -> Difference | None:
    """Compare columns of frames whose labels are equal: their classes first, then all cells."""
    ours, theirs = _columns(actual), _columns(expected)
    keys = _label_values(expected.columns)
    names = [_text(key) for key in keys]
    for key, one, other in zip(keys, ours, theirs, strict=True):
        if one.kind != other.kind:
            path = "" if series else f"[{short(key, _LABEL)}]"
            return Difference.of("type", f"dtype {other.kind}", f"dtype {one.kind}", path=path)
    if not names:
        return None
    wrong = np.column_stack([_wrong(one, other, relation) for one, other in zip(ours, theirs, strict=True)])
    if not wrong.any():
        return None
    if relation.tolerance.brief:
        return Difference.of("value", "", "")
    column = int(wrong.any(axis=0).argmax())
    row = int(wrong[:, column].argmax())
    onwards = row + 1 < len(wrong) and bool(wrong[row:, column].all())
    cell = slice(row, row + 1)
    right, given = apart(_cells_of(theirs[column], cell)[0], _cells_of(ours[column], cell)[0])
    gap = Gap(
        "value",
        index=(row,) if series else (row, column),
        expected=right,
        actual=given,
        max_error=_largest(ours, theirs, wrong),
        wrong=int(wrong.sum()),
        size=wrong.size,
        table=_window(actual, expected, wrong, row, column),
    )
    label = _text(_label_values(expected.index[row : row + 1])[0])
    name = "" if series else names[column]
    return Difference("check.cells" if onwards else "check.cell", gap, label, name)


def _window(actual: Any, expected: Any, wrong: Array, row: int, column: int) -> Table:
    """Return the part around a cell."""
    rows, columns = span(row, wrong.shape[0]), span(column, wrong.shape[1])
    part = (slice(rows.start, rows.stop), slice(columns.start, columns.stop))
    want, got = (_columns(frame.iloc[part]) for frame in (expected, actual))
    return table(
        [_text(label) for label in _label_values(expected.columns[part[1]])],
        [_text(label) for label in _label_values(expected.index[part[0]])],
        _rows(got),
        _rows(want),
        wrong[part],
        cut=len(rows) * len(columns) < wrong.size,
    )


def _column(data: Any) -> _Column:
    """Return the values of a Series or of an index of one level."""
    dtype, array = data.dtype, data.array
    if isinstance(dtype, np.dtype) and dtype.kind != "O":
        return _Column(of_dtype(dtype), data.to_numpy())
    missing: Array = np.asarray(data.isna())
    if isinstance(dtype, pd.CategoricalDtype):
        levels = _column(dtype.categories)
        values = levels.values[array.codes] if len(levels.values) else np.full(len(data), None, object)
        return _Column(f"category[{levels.kind}]", values, missing)
    numbers = getattr(dtype, "numpy_dtype", None)
    if isinstance(numbers, np.dtype) and numbers.kind in "biuf":
        return _Column(of_dtype(numbers), array.to_numpy(dtype=numbers, na_value=0), missing)
    values = data.to_numpy(dtype=object)
    if set(map(type, values[~missing].tolist())) <= {str}:
        return _Column("str", values, missing)
    return _Column("object", values)


def _cells_of(column: _Column, part: slice = slice(None)) -> list[Any]:
    cells = list(column.values[part])
    if column.missing is None:
        return cells
    return [float("nan") if is_missing else cell for cell, is_missing in zip(cells, column.missing[part], strict=True)]


def _rows(columns: list[_Column]) -> list[list[Any]]:
    return [list(row) for row in zip(*map(_cells_of, columns), strict=True)]


def _wrong(actual: _Column, expected: _Column, relation: _Relation) -> Array:
    """Return where two columns of one class differ."""
    no_value = [np.zeros(len(c.values), bool) if c.missing is None else c.missing for c in (actual, expected)]
    there = ~(no_value[0] | no_value[1])
    ours, theirs = actual.values[there], expected.values[there]
    wrong = no_value[0] ^ no_value[1]
    if not relation.tolerance.nan_equal:
        wrong |= no_value[0]
    if object not in (ours.dtype, theirs.dtype):
        different = mismatches(ours, theirs, relation.tolerance)
        wrong[there] = False if different is None else different
    elif expected.kind != "str" or ours.tolist() != theirs.tolist():
        pairs = zip(list(ours), list(theirs), strict=True)
        wrong[there] = [relation.find(*pair, relation.tolerance, relation.depth) is not None for pair in pairs]
    return wrong


def _largest(actual: list[_Column], expected: list[_Column], wrong: Array) -> float | None:
    """Return the largest error of all numeric cells; None where there is none, or one is not finite."""
    errors = [
        None if column.missing is not None else largest_error(one.values[marks], column.values[marks])
        for one, column, marks in zip(actual, expected, wrong.T, strict=True)
        if column.kind in _NUMBERS and marks.any()
    ]
    finite = [error for error in errors if error is not None]
    return max(finite) if finite and len(finite) == len(errors) else None

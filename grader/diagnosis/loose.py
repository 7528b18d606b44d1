"""Loose equality: values are the same where only their spelling differs.

A value is brought into a form in which int and float are one, list and tuple are one, and what pandas keeps beside
labels and cells is gone; forms are then compared with a tolerance. Shapes, labels, the order of elements and the class
of a container stay: a bool is no number, and an array is no list.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.compare.kinds import TABLES, kind_of, unboxed

RTOL, ATOL = 1e-6, 1e-12
DEPTH = 32
_LABELS = {"DataFrame": 2, "Series": 1}
"""Parts of a table's form that are its labels."""
_EXACT = 2**53  # beyond it a float is several ints


@dataclass(frozen=True)
class Form:
    """A value's form: what it is, the shape or keys that have to be the same, and the parts that are compared."""

    kind: str
    frame: Any
    parts: tuple[Any, ...] = ()


def form_of(value: Any, depth: int = 0) -> Any:
    """Return the form of plain data: a float, a ``Form``, or an array of numbers."""
    cls = type(value)
    if cls is float:
        return value
    if cls is int:
        return float(value) if -_EXACT <= value <= _EXACT else Form("int", value)
    if cls is np.ndarray and value.ndim:
        return _array(value, depth)
    kind, value = kind_of(value), unboxed(value)
    if kind in ("int", "float"):
        return form_of(value.item(), depth) if type(value) not in (int, float) else form_of(value, depth)
    if kind == "complex":
        return np.array(complex(value))
    if depth > DEPTH or kind in ("None", "bool", "str", "bytes"):
        return Form(kind, value if depth <= DEPTH else None)
    if kind == "list":
        plain = all(type(one) is float for one in value)
        return Form("list", len(value), tuple(value if plain else (form_of(one, depth + 1) for one in value)))
    if kind == "dict":
        return Form("dict", frozenset(value), tuple(form_of(one, depth + 1) for one in map(value.get, in_order(value))))
    if kind == "set":
        return Form("set", frozenset(value))
    if kind in TABLES:
        return _table(kind, value, depth)
    return Form(kind, repr(value)[:200] if kind in ("datetime", "timedelta") else id(value))


def without_row_labels(form: Any) -> Any:
    """Return a form in which tables have no row labels."""
    if type(form) is not Form or not form.parts:
        return form
    parts = form.parts[1:] if form.kind in _LABELS else form.parts
    return Form(form.kind, form.frame, tuple(map(without_row_labels, parts)))


def in_order(value: dict[Any, Any]) -> list[Any]:
    """Return the keys of a dict in the order in which its form has their values."""
    return sorted(value, key=lambda key: (type(key).__name__, repr(key)))


def _array(value: np.ndarray[Any, Any], depth: int) -> Any:
    kind = value.dtype.kind
    if kind in "iuf":
        return value.astype(np.float64)
    if kind in "cb":
        return value
    return Form("array", value.shape, tuple(form_of(one, depth + 1) for one in value.reshape(-1).tolist()))


def _table(kind: str, value: Any, depth: int) -> Form:
    if kind == "Index":
        return Form("Index", len(value), (_cells(value, depth),))
    labels = _cells(value.index, depth)
    if kind == "Series":
        return Form("Series", None, (labels, _cells(value, depth)))
    columns = _cells(value.columns, depth)
    if all(dtype.kind in "iuf" for dtype in set(value.dtypes)):
        return Form("DataFrame", None, (labels, columns, value.to_numpy(np.float64)))
    cells = tuple(_cells(column, depth) for _, column in value.items())
    return Form("DataFrame", None, (labels, columns, *cells))


def _cells(values: Any, depth: int) -> Any:
    return _array(np.asarray(values.to_numpy()), depth + 1)


def alike(one: Any, other: Any) -> bool:
    """Whether two forms are the same within the tolerance."""
    if type(one) is float and type(other) is float:
        return math.isclose(one, other, rel_tol=RTOL, abs_tol=ATOL) or (one != one and other != other)
    if type(one) is np.ndarray and type(other) is np.ndarray:
        return _arrays_alike(one, other)
    if type(one) is not Form or type(other) is not Form:
        return False
    return (
        one.kind == other.kind
        and type(one.frame) is type(other.frame)
        and bool(one.frame == other.frame)
        and len(one.parts) == len(other.parts)
        and all(map(alike, one.parts, other.parts))
    )


def _arrays_alike(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> bool:
    if one.shape != other.shape or (one.dtype.kind == "b") != (other.dtype.kind == "b"):
        return False
    if one.tobytes() == other.tobytes() and one.dtype == other.dtype:
        return True
    if one.dtype.kind == "b":
        return False
    return not wrong_elements(one, other).any()


def wrong_elements(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return where two arrays of numbers of one shape differ, NaN being equal to NaN."""
    with np.errstate(all="ignore"):
        error = np.abs(one - other)
        close = error <= np.maximum(RTOL * np.maximum(np.abs(one), np.abs(other)), ATOL)
        close &= error < np.inf  # a tolerance relative to infinity is infinite
    same: np.ndarray[Any, Any] = ~(close | (one == other) | (np.isnan(one) & np.isnan(other)))
    return same


def differences(one: Any, other: Any, at_most: int = 3) -> int:
    """Return in how many elements two forms differ, up to ``at_most``; a difference of kind or shape is one."""
    if type(one) is np.ndarray and type(other) is np.ndarray and one.shape == other.shape and one.dtype == other.dtype:
        return min(int((one != other if one.dtype.kind == "b" else wrong_elements(one, other)).sum()), at_most)
    if type(one) is Form and type(other) is Form and one.kind == other.kind and len(one.parts) == len(other.parts):
        count = int(type(one.frame) is not type(other.frame) or one.frame != other.frame)
        for part, counterpart in zip(one.parts, other.parts, strict=True):
            if count >= at_most:
                break
            count += differences(part, counterpart, at_most - count)
        return min(count, at_most)
    return int(not alike(one, other))


def diverges(one: Any, other: Any, right: Any) -> bool:
    """Whether two forms of numbers differ only because both have left what is right far behind."""
    numbers = [numbers_of(form) for form in (one, other, right)]
    if any(flat is None for flat in numbers):
        return False
    first, second, true = numbers
    assert first is not None and second is not None and true is not None  # noqa: S101  looked at above
    if first.shape != second.shape or first.shape != true.shape:
        return False
    with np.errstate(all="ignore"):
        wrong = wrong_elements(first, second)
        scale = 1e3 * max(float(np.nanmax(np.abs(true), initial=0.0)), 1.0)
        far = (~np.isfinite(first) | (np.abs(first) > scale)) & (~np.isfinite(second) | (np.abs(second) > scale))
    return bool(wrong.any() and far[wrong].all())


def numbers_of(form: Any) -> np.ndarray[Any, Any] | None:
    """Return all numbers of a form in a row, a table's without its labels; None where there is something else in it."""
    if type(form) is float:
        return np.array([form])
    if type(form) is np.ndarray:
        return form.reshape(-1) if form.dtype.kind == "f" else None
    if type(form) is not Form or not form.parts:
        return None
    parts = [numbers_of(part) for part in form.parts[_LABELS.get(form.kind, 0) :]]
    return None if any(part is None for part in parts) else np.concatenate([p for p in parts if p is not None])

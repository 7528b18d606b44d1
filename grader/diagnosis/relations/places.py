"""Where a value is wrong while the rest of it is right: one element, one row, one key, the same part of every pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike, form_of, in_order, wrong_elements
from grader.diagnosis.relations.pair import Fact, Pair

Path = tuple[Any, ...]
Side = tuple[Any, Any]
"""A value and its form."""
Cell = tuple[Path, tuple[int, ...], bool]
"""A part of a value: its path, the sizes around it, whether it is wrong."""
CELLS = 400
"""Elements of an array that are looked at one by one."""
_ALL = slice(None)


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield the places that alone are wrong, and those that alone are right: what is deeper inside first."""
    sides = (pair.value, pair.form), (pair.expected, pair.right)
    for cells in (tuple(_cells(*sides, deep)) for deep in (True, False)):
        yield from _facts(cells)


def _facts(cells: Sequence[Cell]) -> Iterator[Fact]:
    wrong = frozenset(path for path, _, is_wrong in cells if is_wrong)
    right = frozenset(path for path, _, is_wrong in cells if not is_wrong)
    if not wrong or not right:
        return
    for text in _patterns(cells, wrong):
        yield Fact("only", (("place", text),))
    for text in _patterns(cells, right):
        yield Fact("all-but", (("place", text),))


def _cells(value: Side, expected: Side, deep: bool, path: Path = (), sizes: tuple[int, ...] = ()) -> Iterator[Cell]:
    """Yield each part of two values of one form, down to arrays or ``deep`` into them."""
    (one, form), (other, right) = value, expected
    if (deep or not path) and _are_arrays(one, other):
        where = _wrong_elements(one, other)
        yield from (((*path, *at), (*sizes, *one.shape), bool(where[at])) for at in np.ndindex(one.shape))
        return
    keys = _keys(other)
    if keys is None or keys != _keys(one):
        if path:
            yield path, sizes, not alike(form, right)
        return
    size = 0 if type(other) is dict else len(keys)
    for key, ours, theirs in zip(keys, _parts(form), _parts(right), strict=False):
        yield from _cells((one[key], ours), (other[key], theirs), deep, (*path, key), (*sizes, size))


def _parts(form: Any) -> tuple[Any, ...]:
    return form.parts if type(form) is Form else ()


def _wrong_elements(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return where two arrays of one shape differ; a bool is no number."""
    if one.dtype.kind in "iuf" and other.dtype.kind in "iuf":
        return wrong_elements(one.astype(np.float64), other.astype(np.float64))
    if one.dtype.kind == other.dtype.kind == "b":
        return np.asarray(one != other)
    wrong = np.empty(one.shape, dtype=bool)
    for at in np.ndindex(one.shape):
        wrong[at] = not alike(form_of(one[at]), form_of(other[at]))
    return wrong


def _are_arrays(value: Any, expected: Any) -> bool:
    """Whether two values are arrays that can be compared element by element."""
    if type(value) is not np.ndarray or type(expected) is not np.ndarray or value.shape != expected.shape:
        return False
    return 1 < value.size <= CELLS and expected.dtype.kind in "iufb"


def _keys(value: Any) -> list[Any] | None:
    if type(value) in (list, tuple):
        return list(range(len(value))) if 0 < len(value) <= CELLS else None
    if type(value) is dict and value and len(value) <= CELLS:
        return in_order(value)
    return None


def _patterns(cells: Sequence[Cell], chosen: frozenset[Path]) -> Iterator[str]:
    """Yield the texts of places that hold the chosen parts and no others: ``[0]``, ``[-1]``, ``[:][1]``."""
    first = next(iter(chosen))
    within = [cell for cell in cells if len(cell[0]) == len(first)]
    if any(len(path) != len(first) for path in chosen):
        return
    sizes = next(sizes for path, sizes, _ in within if path == first)
    for fixed in product((True, False), repeat=len(first)):
        here = tuple(key if keep else _ALL for key, keep in zip(first, fixed, strict=True))
        if not any(fixed) or frozenset(path for path, _, _ in within if _matches(path, here)) != chosen:
            continue
        ends = [_ends(key, size) for key, size in zip(here, sizes, strict=True)]
        yield from (_text(texts) for texts in product(*ends))


def _matches(path: Path, pattern: Path) -> bool:
    return all(key is _ALL or key == own for own, key in zip(path, pattern, strict=True))


def _text(keys: Sequence[str]) -> str:
    while keys[-1] == "[:]":
        keys = keys[:-1]
    return "".join(keys)


def _ends(key: Any, size: int) -> tuple[str, ...]:
    """Return a key as one would write it, from the front and, for the last of several, from the end."""
    if key is _ALL:
        return ("[:]",)
    if size and key == size - 1:
        return ("[-1]", f"[{key}]")
    return (key_text(key),)


def key_text(key: Any) -> str:
    """Return a key or index as one would write it."""
    return f"[{key!r}]" if type(key) in (str, int) else "[…]"

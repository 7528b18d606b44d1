"""A list or array that is right but for its ends, one of another shape, and values of another type altogether."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.compare.kinds import kind_of, of_dtype
from grader.diagnosis.loose import Form, alike
from grader.diagnosis.relations.orders import elements_of
from grader.diagnosis.relations.pair import Fact, Pair

LONGEST = 10_000
_NUMBER = "()"
_CONTAINERS = frozenset(("list", "dict", "set", "array", "DataFrame", "Series", "str", "bool", "int", "float"))


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield what is missing or too much at the ends, and which shape or type came back."""
    if not pair.leaves or pair.object:
        return
    ends = frozenset.intersection(*(_ends(one, other) for one, other in pair.leaves))
    if len(ends) == 1:  # of equal elements nobody knows which ones are missing
        ((kind, number),) = ends
        yield Fact(kind, (("number", number),))
    for one in ("1", "n"):  # an n may be 1
        shapes = {shapes_in_letters(*both, one) for both in _telling(pair.leaves)}
        if len(shapes) == 1 and (both := shapes.pop()) is not None and both[0] != both[1]:
            yield _other_shape(*both)
    sides = pair.value, pair.expected
    actual, expected = map(kind_of, sides)
    if actual == expected == "array" and of_dtype(pair.value.dtype) != of_dtype(pair.expected.dtype):
        made, asked = (f"ndarray[{of_dtype(value.dtype)}]" for value in sides)
        yield Fact("other-type", (("actual", made), ("expected", asked)))
    if actual != expected and {actual, expected} <= _CONTAINERS and {actual, expected} != {"int", "float"}:
        made, asked = (type(value).__name__ if kind_of(value) == "list" else kind_of(value) for value in sides)
        yield Fact("other-type", (("actual", made), ("expected", asked)))
    if actual == expected == "DataFrame":
        made, asked = map(_dtype, sides)
        if made and asked and made != asked:
            yield Fact("dtype", (("actual", made), ("expected", asked)))


def _telling(leaves: Sequence[tuple[Any, Any]]) -> Sequence[tuple[Any, Any]]:
    """Return the parts whose sizes can be told apart: none with a size of 1, where there are others."""
    return [both for both in leaves if 1 not in (_shape(both[1]) or ())] or leaves


def _other_shape(actual: str, expected: str) -> Fact:
    """Return that a shape is wrong; a shape without axes is that of a number."""
    if actual == _NUMBER:
        return Fact("number-for-array", (("expected", expected),))
    if expected == _NUMBER:
        return Fact("array-for-number", (("actual", actual),))
    return Fact("other-shape", (("actual", actual), ("expected", expected)))


def _dtype(table: Any) -> str:
    """Return the kind of all numbers of a table; empty where there are several."""
    kinds = {of_dtype(kind) for kind in table.dtypes if isinstance(kind, np.dtype)}
    return kinds.pop() if len(kinds) == 1 and kinds <= {"int", "float", "bool"} else ""


def _ends(one: Any, other: Any) -> frozenset[tuple[str, int]]:
    """Return which elements one value lacks, or has too many of, at either end."""
    ours, right = elements_of(one), elements_of(other)
    if ours is None or right is None or len(ours) == len(right):
        return frozenset()
    if max(len(ours), len(right)) > LONGEST:
        return frozenset()
    count = abs(len(ours) - len(right))
    short, long = sorted((ours, right), key=len)
    kind = "missing" if short is ours else "extra"
    found = set()
    if all(map(alike, short, long)):
        found.add((f"{kind}-last", count))
    if all(map(alike, short, long[count:])):
        found.add((f"{kind}-first", count))
    return frozenset(found)


def shapes_in_letters(one: Any, other: Any, single: str = "1") -> tuple[str, str] | None:
    """Return the shapes of two arrays, or of an array and a number, with letters for their sizes: (n, 1) and (n,).
    ``single`` stands for a size of 1."""
    shapes = [_shape(form) for form in (one, other)]
    if shapes[0] is None or shapes[1] is None:
        return None
    letters: dict[int, str] = {1: single, 0: "0"}
    for size in (*shapes[1], *shapes[0]):
        letters.setdefault(size, "nmklpqrs"[min(len(letters) - 2 + (single == "n"), 7)])
    first, second = (
        f"({', '.join(letters[size] for size in shape)}{',' * (len(shape) == 1)})" for shape in (shapes[0], shapes[1])
    )
    return first, second


def _shape(form: Any) -> tuple[int, ...] | None:
    if type(form) is np.ndarray:
        return tuple(form.shape)
    if type(form) is float:
        return ()
    return tuple(form.frame) if type(form) is Form and form.kind == "array" else None

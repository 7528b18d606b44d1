"""What a value is made of: a tuple of an array of shape (2,) and a number. It may be wrong where no number can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.compare.kinds import kind_of, unboxed
from grader.diagnosis.relations.pair import Fact, Pair

PARTS, DEPTH = 4, 2


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield what came back in the place of what, where that is another make."""
    if pair.object or pair.raised or pair.expected_raised or pair.value is None or pair.expected is None:
        return
    actual, expected = outline(pair.value), outline(pair.expected)
    if actual != expected:
        yield Fact("outline", (("actual", actual), ("expected", expected)))


def outline(value: Any, depth: int = 0) -> str:
    """Return what a value is made of; int and float are numbers, list and tuple are one."""
    kind, value = kind_of(value), unboxed(value)
    if kind in ("int", "float"):
        return "number"
    if kind == "array":
        return f"array{tuple(value.shape)}" if value.ndim else "number"
    if kind == "dict":
        return "dict"
    if kind != "list":
        return kind
    if depth >= DEPTH or len(value) > PARTS:
        return f"list[{len(value)}]"
    return f"({', '.join(outline(one, depth + 1) for one in value)}{',' * (len(value) == 1)})"

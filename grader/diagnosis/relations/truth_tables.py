"""Functions of two bits: which one it is that came back, or what came back for each of the four."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np

from grader.compare.kinds import kind_of
from grader.diagnosis.relations.pair import Fact, Pair

BITS: tuple[tuple[float, ...], ...] = tuple(product((0.0, 1.0), repeat=2))
NAMES: dict[tuple[float, ...], str] = {
    (0, 0, 0, 1): "{0} AND {1}",
    (0, 0, 1, 0): "{0} AND NOT {1}",
    (0, 0, 1, 1): "{0}",
    (0, 1, 0, 0): "{1} AND NOT {0}",
    (0, 1, 0, 1): "{1}",
    (0, 1, 1, 0): "{0} XOR {1}",
    (0, 1, 1, 1): "{0} OR {1}",
    (1, 0, 0, 0): "NOT ({0} OR {1})",
    (1, 0, 0, 1): "NOT ({0} XOR {1})",
    (1, 0, 1, 0): "NOT {1}",
    (1, 0, 1, 1): "{0} OR NOT {1}",
    (1, 1, 0, 0): "NOT {0}",
    (1, 1, 0, 1): "{1} OR NOT {0}",
    (1, 1, 1, 0): "NOT ({0} AND {1})",
}
"""The functions that depend on a bit, by what they give for (0, 0), (0, 1), (1, 0), (1, 1)."""
LARGEST = 9
"""A number beyond this is no answer of a gate."""


def facts(wrong: Sequence[Pair], right: Sequence[Pair]) -> Iterator[Fact]:
    """Yield the function that all calls are, right and wrong ones: only where each pair of bits was asked for."""
    names = tuple(_inputs(wrong[0]))
    table: dict[tuple[float, ...], float] = {}
    for pair in (*wrong, *right):
        inputs = _inputs(pair)
        if (
            len(names) != 2
            or tuple(inputs) != names
            or not _enter(table, (*inputs.values(), pair.value, pair.expected))
        ):
            return
    if len(table) < len(BITS):
        return
    answers = tuple(table[bits] for bits in BITS)
    name = NAMES.get(answers)
    if name is not None:
        yield Fact("boolean", (("name", name.format(*names)),))
    elif len(set(answers)) > 1 and all(answer == round(answer) and abs(answer) <= LARGEST for answer in answers):
        yield Fact("bits", (("answers", ", ".join(f"{answer:.0f}" for answer in answers)),))


def _inputs(pair: Pair) -> dict[str, Any]:
    """Return the two inputs of a call by name: its arguments, or the columns of the only one."""
    if len(pair.named) == 1:
        ((name, value),) = pair.named.items()
        if type(value) is np.ndarray and value.ndim == 2 and value.shape[1] == 2:
            return {f"{name}[:, {column}]": value[:, column] for column in range(2)}
    return pair.named


def _enter(table: dict[tuple[float, ...], float], values: Sequence[Any]) -> bool:
    """Enter what a call gave; return whether it was one of bits, and the same as ever."""
    if not {kind_of(value) for value in values} <= {"int", "float", "array"}:
        return False
    first, second, given, expected = (np.asarray(value) for value in values)
    if any(array.dtype.kind not in "iuf" or array.shape != expected.shape for array in (first, second, given)):
        return False
    for one, two, answer in zip(first.flat, second.flat, given.flat, strict=True):
        bits = float(one), float(two)
        if bits not in BITS or table.setdefault(bits, float(answer)) != float(answer):
            return False
    return True

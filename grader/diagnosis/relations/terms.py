"""Terms of which a formula may be made: arguments, what is expected, simple functions of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from grader.compare.kinds import kind_of, unboxed
from grader.diagnosis.relations.pair import Numbers, Pair

EXPECTED = "E"
"""Stands in a formula for what is expected."""
SMALL = 4
"""Elements of an array that are terms of their own."""


class OneArgument(NamedTuple):
    """A function of one term: how it is written, what it costs, what it gives."""

    text: str
    cost: int
    apply: Callable[[Numbers], Numbers]


FUNCTIONS = (
    OneArgument("{}", 0, lambda x: x),
    OneArgument("-{}", 1, lambda x: -x),
    OneArgument("(1 - {})", 1, lambda x: 1 - x),
    OneArgument("{}²", 1, np.square),
    OneArgument("2 · {}", 2, lambda x: 2 * x),
    OneArgument("{} / 2", 2, lambda x: x / 2),
    OneArgument("1 / {}", 1, lambda x: 1 / x),
    OneArgument("(1 + {})", 2, lambda x: 1 + x),
    OneArgument("√{}", 2, np.sqrt),
    OneArgument("log({})", 1, np.log),
    OneArgument("exp({})", 1, np.exp),
    OneArgument("log(1 - {})", 2, lambda x: np.log(1 - x)),
    OneArgument("exp(-{})", 2, lambda x: np.exp(-x)),
    OneArgument("|{}|", 1, np.abs),
    OneArgument("1 / (1 + exp(-{}))", 2, lambda x: 1 / (1 + np.exp(-x))),
    OneArgument("tanh({})", 2, np.tanh),
    OneArgument("max({}, 0)", 2, lambda x: np.maximum(x, 0)),
    OneArgument("log(1 + exp({}))", 3, lambda x: np.log1p(np.exp(x))),
    OneArgument("{0} / (1 + |{0}|)", 3, lambda x: x / (1 + np.abs(x))),
    OneArgument("1 / (1 + 10 ** -{})", 3, lambda x: 1 / (1 + 10.0**-x)),
)


def terms_of(
    pair: Pair, where: np.ndarray[Any, Any], shape: tuple[int, ...], key: Any
) -> Iterator[tuple[str, Numbers]]:
    """Yield the terms of one call by name: their values where the result is wrong. ``key`` is that of a dict in which
    the result lies."""
    for name, value in pair.named.items():
        kind, value = kind_of(value), unboxed(value)
        if kind == "dict" and key is not None and key in value:
            name, value = f"{name}[…]", value[key]
            kind, value = kind_of(value), unboxed(value)
        if kind in ("int", "float"):
            yield name, np.full(int(where.sum()), float(value))
        elif kind == "array" and value.dtype.kind in "iuf" and value.size:
            yield from _of_array(name, value.astype(np.float64), where, shape)


def _of_array(
    name: str, value: Numbers, where: np.ndarray[Any, Any], shape: tuple[int, ...]
) -> Iterator[tuple[str, Numbers]]:
    count = int(where.sum())
    if value.shape == shape:
        yield name, value[where]
    if value.ndim == 1 and value.size <= SMALL:
        yield from ((f"{name}[{number}]", np.full(count, one)) for number, one in enumerate(value))
    if value.size > 1:
        for text, reduce in (("mean", np.mean), ("sum", np.sum), ("max", np.max), ("min", np.min)):
            yield f"{text}({name})", np.full(count, reduce(value))
        yield f"len({name})", np.full(count, float(len(value)))

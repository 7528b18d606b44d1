"""Wrong numbers that are a simple function of the right ones: square, root, 1 - x, 1/x, one more or less, 2x - 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from grader.diagnosis.relations.pair import Fact, Numbers, Pair

FUNCTIONS: dict[str, Callable[[Numbers], Numbers]] = {
    "complement": lambda x: 1 - x,
    "root": np.sqrt,
    "square": np.square,
    "inverse": lambda x: 1 / x,
    "more": lambda x: x + 1,
    "less": lambda x: x - 1,
}

FORMULAS: dict[str, Callable[[Numbers], Numbers]] = {
    "2 · E - 1": lambda x: 2 * x - 1,
    "(E + 1) / 2": lambda x: (x + 1) / 2,
    "E · (1 - E)": lambda x: x * (1 - x),
    "E + 0.5": lambda x: x + 0.5,
    "E - 0.5": lambda x: x - 0.5,
    "E² / 2": lambda x: x**2 / 2,
}
"""Another range, a step too many, and `** 1 / 2` for a root; said as they are written."""

NEAR = 1e-3


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield the functions of the right numbers that all wrong ones are."""
    if pair.numbers is None:
        return
    wrong, right = pair.numbers
    if np.all(np.isin(wrong, (0, 1)) & np.isin(right, (0, 1))):
        return  # of 0 and 1 the wrong one is always the other
    yield from (Fact(name, numeric=True) for name, function in FUNCTIONS.items() if _is(wrong, function, right))
    for text, function in FORMULAS.items():
        if _is(wrong, function, right):
            yield Fact("of-expected", (("formula", text),), numeric=True)
    more = wrong - right
    if np.all(np.isfinite(more)) and np.all(np.abs(more - more[0]) <= 1e-6 * np.abs(more)) and more[0]:
        yield Fact("of-expected", (("formula", f"E {'+' if more[0] > 0 else '-'} {abs(more[0]):.4g}"),), numeric=True)
    if np.all(right != 0) and np.all(np.abs(more) <= NEAR * np.abs(right)):
        yield Fact("nearly", numeric=True)


def _is(wrong: Numbers, function: Callable[[Numbers], Numbers], right: Numbers) -> bool:
    with np.errstate(all="ignore"):
        there = function(right)
    return bool(np.all(np.isfinite(there)) and np.all(np.abs(wrong - there) <= 1e-6 * np.maximum(np.abs(there), 1e-6)))

"""Wrong numbers that are a simple function of the right ones: square, root, 1 - x, 1/x, one more or less."""

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


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield the functions of the right numbers that all wrong ones are."""
    if pair.numbers is None:
        return
    wrong, right = pair.numbers
    if np.all(np.isin(wrong, (0, 1)) & np.isin(right, (0, 1))):
        return  # of 0 and 1 the wrong one is always the other
    for name, function in FUNCTIONS.items():
        with np.errstate(all="ignore"):
            there = function(right)
            if np.all(np.isfinite(there)) and np.all(np.abs(wrong - there) <= 1e-6 * np.maximum(np.abs(there), 1e-6)):
                yield Fact(name, numeric=True)

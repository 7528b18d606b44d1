"""Numbers that are right but for their digits: rounded, cut off to whole ones, of single precision; and no numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.diagnosis.relations.pair import Fact, Numbers, Pair

DIGITS = 7


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield to how many digits all wrong numbers are rounded."""
    if pair.numbers is None:
        return
    wrong, right = pair.numbers
    if np.all(np.isnan(wrong)) and not np.any(np.isnan(right)):
        yield Fact("nan")
    if not np.all(np.isfinite(wrong)) or not np.all(np.isfinite(right)):
        return
    for digits in range(DIGITS):
        if _is(wrong, np.round(right, digits)):
            yield Fact("rounded", (("digits", digits),), numeric=True)
    if _is(wrong, np.trunc(right)):
        yield Fact("truncated", numeric=True)
    elif _is(wrong, np.floor(right)):
        yield Fact("floored", numeric=True)
    if not pair.leaves and np.array_equal(wrong, wrong.astype(np.float32).astype(np.float64)):
        yield Fact("float32")


def _is(one: Numbers, other: Numbers) -> bool:
    return bool(np.all(np.abs(one - other) <= 1e-9 * np.maximum(np.abs(other), 1.0)))

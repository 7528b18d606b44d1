"""Wherever something is wrong there stands the same number; of 0 and 1, one is always given for the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from grader.diagnosis.loose import numbers_of
from grader.diagnosis.relations.pair import Fact, Numbers, Pair

FEWEST, ENOUGH = 2, 3
"""Wrong numbers that have to be the same before that is worth a word: where they are 0 and 1, and else."""


def facts(wrong: Sequence[Pair], right: Sequence[Pair]) -> Iterator[Fact]:
    """Yield the number that stands in all wrong places, or in all places."""
    both = [pair.numbers for pair in wrong]
    if any(one is None for one in both):
        return
    ours = np.concatenate([one[0] for one in both if one is not None])
    theirs = np.concatenate([one[1] for one in both if one is not None])
    if ours.size < FEWEST:
        return
    if not np.all(ours == ours[0]):
        if _are_bits(ours, theirs) and not right and sum(_size(pair) for pair in wrong) == ours.size:
            yield Fact("opposite")
        return
    value = float(ours[0])
    text = f"{value:.6g}"
    everything = [numbers_of(pair.form) for pair in (*wrong, *right)]
    if ours.size >= ENOUGH and all(one is not None and np.all(one == value) for one in everything):
        yield Fact("all-same", (("value", text),))
    elif bool(np.all(theirs == theirs[0])) and _are_bits(ours, theirs) and _has(right, wrong, value):
        yield Fact("one-sided", (("actual", text), ("expected", f"{float(theirs[0]):.6g}")))
    elif bool(np.all(theirs == theirs[0])) and _never_right(right, wrong, float(theirs[0])):
        yield Fact("instead", (("actual", text), ("expected", f"{float(theirs[0]):.6g}")))
    elif np.unique(theirs).size > 1 and ours.size >= ENOUGH:
        yield Fact("wrong-same", (("value", text),))


def _are_bits(*numbers: Numbers) -> bool:
    return all(bool(np.all((one == 0) | (one == 1))) for one in numbers)


def _size(pair: Pair) -> int:
    numbers = numbers_of(pair.right)
    return 0 if numbers is None else numbers.size


def _never_right(right: Sequence[Pair], wrong: Sequence[Pair], value: float) -> bool:
    """Whether a number is wrong wherever it is expected."""
    for pair in (*right, *wrong):
        ours, theirs = numbers_of(pair.form), numbers_of(pair.right)
        if (
            ours is None
            or theirs is None
            or ours.shape != theirs.shape
            or bool(np.any((theirs == value) & (ours == value)))
        ):
            return False
    return True


def _has(right: Sequence[Pair], wrong: Sequence[Pair], value: float) -> bool:
    """Whether the number is somewhere expected, too, so that it could have been wrong the other way round."""
    expected = [numbers_of(pair.right) for pair in (*right, *wrong)]
    return any(one is not None and bool(np.any(one == value)) for one in expected)

"""Wrong numbers that are a constant times the right ones: the negative, 2, n, 1/n, n and n - 1, another unit."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from grader.diagnosis.relations.pair import Fact, Numbers, Pair

FACTORS = {
    "2": 2.0,
    "1/2": 0.5,
    "3": 3.0,
    "1/3": 1 / 3,
    "4": 4.0,
    "1/4": 0.25,
    "√2": math.sqrt(2),
    "1/√2": math.sqrt(0.5),
    "10": 10.0,
    "1/10": 0.1,
    "1000": 1000.0,
    "1/1000": 0.001,
    "100": 100.0,
    "1/100": 0.01,
    "180/π": 180 / math.pi,
    "π/180": math.pi / 180,
    "1/ln 10": 1 / math.log(10),
    "ln 10": math.log(10),
    "1/ln 2": 1 / math.log(2),
    "ln 2": math.log(2),
}
OF_ROWS = {"√n": 0.5, "1/√n": -0.5, "n²": 2.0, "1/n²": -2.0}
"""Powers of the number of rows: a root taken before dividing, a mean of what is a mean already."""
_RTOL = 1e-6


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield the constants by which all wrong numbers differ."""
    if pair.numbers is None:
        return
    wrong, right = pair.numbers
    if not np.all(np.isfinite(wrong)) or not np.all(np.isfinite(right)):
        return
    if is_times(wrong, right, -1.0):
        yield Fact("negative", numeric=True)
    for text, factor in FACTORS.items():
        if is_times(wrong, right, factor):
            yield Fact("times", (("factor", text),), numeric=True)
    for n in pair.lengths:
        if is_times(wrong, right, n):
            yield Fact("times-rows", numeric=True)
        if is_times(wrong, right, 1 / n):
            yield Fact("over-rows", numeric=True)
        for text, factor in (("√(n - 1)", (n - 1) ** 0.5), ("1/√(n - 1)", (n - 1) ** -0.5)):
            if is_times(wrong, right, factor):
                yield Fact("times-of-rows", (("factor", text),), numeric=True)
        for text, power in OF_ROWS.items():
            if is_times(wrong, right, n**power):
                yield Fact("times-of-rows", (("factor", text),), numeric=True)
        for power in (0.5, 1.0):
            if is_times(wrong, right, ((n - 1) / n) ** power):
                yield Fact("ddof-more", numeric=True)
            if is_times(wrong, right, (n / (n - 1)) ** power):
                yield Fact("ddof-less", numeric=True)


def is_times(wrong: Numbers, right: Numbers, factor: float) -> bool:
    """Whether ``wrong`` is ``factor`` times ``right``, relatively: near 0 nothing is equal by itself."""
    return bool(np.all(right != 0) and np.all(np.abs(wrong - factor * right) <= _RTOL * np.abs(factor * right)))

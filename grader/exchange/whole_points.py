"""Round points to whole points by largest remainder, so that the parts of a sum still add up to it. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from grader.results.score import POINTS_TOLERANCE


class WholePoints(NamedTuple):
    """Whole points of each test; both lists add up to the rounded sums, and no score is above its maximum."""

    scores: list[int]
    maxima: list[int]


def whole_points(points: Sequence[float], maxima: Sequence[float]) -> WholePoints:
    """Round ``points`` out of ``maxima``, test by test."""
    scores = largest_remainder(points, [0] * len(points))
    return WholePoints(scores, largest_remainder(maxima, scores))


def largest_remainder(values: Sequence[float], least: Sequence[int]) -> list[int]:
    """Round ``values`` (0 or more) to whole numbers of at least ``least`` that add up to their rounded sum.

    Each is rounded down, and the points that the sum then lacks go to the largest remainders, the first of equal ones.
    A ``least`` may be at most one above its value's whole part.
    """
    parts = [max(math.floor(value + POINTS_TOLERANCE), low) for value, low in zip(values, least, strict=True)]
    missing = math.floor(math.fsum(values) + 0.5 + POINTS_TOLERANCE) - sum(parts)
    rest = [value - part for value, part in zip(values, parts, strict=True)]
    for index in sorted(range(len(parts)), key=lambda i: -rest[i])[:missing]:
        parts[index] += 1
    return parts

"""How difficult the tests of an assignment are, whom each costs points, and which of them may be broken. Pure.

Only graded submissions count, and of these the tasks that are written.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.results.summary import Summary, TestShare

_HARDEST = 8
_ENOUGH = 10  # submissions below which discrimination is noise
_BACKWARDS = -0.15  # discrimination below which strong submissions fail where weak ones pass
_NOBODY = 5  # submissions of which one should pass

Doubt = Literal["backwards", "nobody"]
"""Why a test may be broken: strong submissions fail it and weak ones pass; nobody gets a point of it."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How difficult a test is: ``share`` is the mean share of its points.

    ``discrimination`` is the correlation between this test and the rest of the score: near 1 it separates strong
    submissions from weak ones, near 0 it says little, below 0 something is odd with it. None where too few
    submissions or equal outcomes leave it undefined. ``students`` lose points in it; ``same`` are further tests of the
    task that cost the same students the same: they fail for one cause.
    """

    test: TestShare
    share: float
    discrimination: float | None
    students: tuple[str, ...] = ()
    same: tuple[TestShare, ...] = ()
    doubt: Doubt | None = None


def difficulties(graded: Sequence[Summary]) -> tuple[Difficulty, ...]:
    """Return the tests that cost somebody points, the hardest first."""
    shares: dict[str, list[tuple[float, float]]] = defaultdict(list)
    failed: dict[str, list[tuple[str, float]]] = defaultdict(list)
    tests: dict[str, TestShare] = {}
    for summary in sorted(graded, key=lambda summary: summary.student):
        total, todo = sum(test.share for test in summary.tests), summary.todo
        for test in summary.tests:
            if test.task in todo:
                continue
            tests.setdefault(test.id, test)
            # Against the rest of the tests: a test must not be praised for agreeing with itself.
            shares[test.id].append((test.share, round(total - test.share, 9)))
            if test.share < 1.0:
                failed[test.id].append((summary.student, test.share))
    found: dict[tuple[str, tuple[tuple[str, float], ...]], list[Difficulty]] = defaultdict(list)
    for name in failed:
        pairs = shares[name]
        share, discrimination = statistics.fmean(share for share, _ in pairs), _correlation(pairs)
        one = Difficulty(
            test=tests[name],
            share=share,
            discrimination=discrimination,
            students=tuple(student for student, _ in failed[name]),
            doubt=_doubt(share, discrimination, len(pairs)),
        )
        found[one.test.task, tuple(failed[name])].append(one)
    return tuple(sorted(map(_one_row, found.values()), key=lambda one: (one.share, one.test.id)))


def hardest(found: Sequence[Difficulty]) -> tuple[Difficulty, ...]:
    """Return the hardest of the tests."""
    return tuple(found[:_HARDEST])


def _one_row(tests: Iterable[Difficulty]) -> Difficulty:
    """Return tests that fail for one cause as one; the doubt on any of them is a doubt on all."""
    first, *others = sorted(tests, key=lambda one: one.test.id)
    if not others:
        return first
    doubts = [one.doubt for one in (first, *others) if one.doubt is not None]
    return Difficulty(
        test=first.test,
        share=first.share,
        discrimination=first.discrimination,
        students=first.students,
        same=tuple(one.test for one in others),
        doubt=doubts[0] if doubts else None,
    )


def _doubt(share: float, discrimination: float | None, submissions: int) -> Doubt | None:
    if discrimination is not None and discrimination < _BACKWARDS:
        return "backwards"
    return "nobody" if share == 0.0 and submissions >= _NOBODY else None


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < _ENOUGH:
        return None
    try:
        return statistics.correlation([share for share, _ in pairs], [rest for _, rest in pairs])
    except statistics.StatisticsError:  # one of the two is the same everywhere
        return None

"""Statistics of each assignment over a class: scores, tasks, times, and what stands behind lost points. Pure numbers.

Only graded submissions count for scores, difficulty and discrimination; a task that is still to do counts for scores
alone.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from grader.model import Course, Message, Status, Text
from grader.results.class_rows import in_order
from grader.results.difficulty import Difficulty, difficulties, hardest
from grader.results.mistakes import Cause, causes
from grader.results.score import POINTS_TOLERANCE
from grader.results.summary import Summary

BINS = 11
"""Ten steps of ten percent, and full marks."""
_SLOWEST, _FAR, _LONG = 5, 5.0, 1.0  # their number, multiples of the median, and the least seconds


@dataclass(frozen=True, slots=True)
class TaskBar:
    """A task and the mean share of its points, 0 to 1, of those who have written something; None where nobody has.

    ``todo`` counts the others, ``failed`` those who wrote it and did not get all of its points.
    """

    task: str
    title: Text
    share: float | None
    todo: int
    failed: int = 0


@dataclass(frozen=True, slots=True)
class NotGraded:
    """A submission without an ordinary score, and the reasons."""

    student: str
    status: Status
    reasons: tuple[Message, ...]


class SlowSubmission(NamedTuple):
    """A submission that took far longer than the others, in seconds."""

    student: str
    seconds: float


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """One assignment over the class. ``mean``, ``median`` and ``deviation`` (the standard deviation) are points;
    ``seconds`` is the time of all together. ``doubts`` are tests that may be broken."""

    name: str
    title: Text
    max_score: float
    graded: int
    counts: dict[Status, int]
    mean: float | None
    median: float | None
    deviation: float | None
    bins: tuple[int, ...]
    tasks: tuple[TaskBar, ...]
    hardest: tuple[Difficulty, ...]
    doubts: tuple[Difficulty, ...]
    causes: tuple[Cause, ...]
    missing: tuple[str, ...]
    not_graded: tuple[NotGraded, ...]
    seconds: float
    slowest: tuple[SlowSubmission, ...]
    marks: tuple[Summary, ...]
    """Those whose mark is not simply the score."""


def assignments(summaries: Sequence[Summary], course: Course) -> tuple[AssignmentView, ...]:
    """Return the statistics of each assignment that occurs, in the course's order."""
    groups: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        groups[summary.assignment].append(summary)
    return tuple(_assignment(groups[name]) for name in in_order(groups, course))


def _assignment(group: Sequence[Summary]) -> AssignmentView:
    graded = [summary for summary in group if summary.status == "graded" and summary.score is not None]
    scores = [summary.score or 0.0 for summary in graded]
    by_name = sorted(group, key=lambda summary: summary.student)
    tests = difficulties(graded)
    return AssignmentView(
        name=group[0].assignment,
        title=group[0].title,
        max_score=group[0].max_score,
        graded=len(graded),
        counts=dict(Counter(summary.status for summary in group)),
        mean=statistics.fmean(scores) if scores else None,
        median=statistics.median(scores) if scores else None,
        deviation=statistics.stdev(scores) if len(scores) > 1 else None,
        bins=_bins(graded),
        tasks=_tasks(graded),
        hardest=hardest(tests),
        doubts=tuple(one for one in tests if one.doubt is not None),
        causes=causes(by_name),
        missing=tuple(summary.student for summary in by_name if summary.status == "missing"),
        not_graded=tuple(
            NotGraded(summary.student, summary.status, summary.reasons)
            for summary in by_name
            if summary.status in ("ungradable", "grader-error")
        ),
        seconds=sum(summary.duration for summary in group),
        slowest=_slowest(group),
        marks=tuple(summary for summary in by_name if summary.mark is not None and not summary.mark.is_plain),
    )


def _slowest(group: Sequence[Summary]) -> tuple[SlowSubmission, ...]:
    times = [summary.duration for summary in group if summary.status != "missing"]
    usual = statistics.median(times) if times else 0.0
    slow = [SlowSubmission(s.student, s.duration) for s in group if s.duration > max(_FAR * usual, _LONG)]
    return tuple(sorted(slow, key=lambda one: (-one.seconds, one.student))[:_SLOWEST])


def _bins(graded: Sequence[Summary]) -> tuple[int, ...]:
    counts = [0] * BINS
    for summary in graded:
        share = (summary.score or 0.0) / summary.max_score if summary.max_score else 0.0
        counts[max(0, min(int(share * (BINS - 1) + POINTS_TOLERANCE), BINS - 1))] += 1
    return tuple(counts)


def _tasks(graded: Sequence[Summary]) -> tuple[TaskBar, ...]:
    if not graded:
        return ()
    shares: dict[str, list[float]] = defaultdict(list)
    for summary in graded:
        for task in summary.tasks:
            if not task.todo:
                shares[task.task].append(task.points / task.max_points if task.max_points else 0.0)
    return tuple(
        TaskBar(
            task.task,
            task.title,
            statistics.fmean(shares[task.task]) if shares[task.task] else None,
            len(graded) - len(shares[task.task]),
            sum(share < 1.0 - POINTS_TOLERANCE for share in shares[task.task]),
        )
        for task in graded[0].tasks
    )

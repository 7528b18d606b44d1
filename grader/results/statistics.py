"""Summaries of a class → what an instructor wants to know: who stands where, and what to teach again tomorrow.

Pure numbers; ``render.html.classroom`` shows them. Only graded submissions count for scores, difficulty and
discrimination.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from grader.model import Cluster, Course, Message, Status, Text, WrongCall
from grader.results.changes import Change, Moved
from grader.results.score import POINTS_TOLERANCE
from grader.results.summary import Item, Summary

BINS = 11
"""Ten steps of ten percent, and full marks."""
_HARDEST = 8
_SLOWEST, _FAR, _LONG = 5, 5.0, 1.0  # how many, how often the median, and how many seconds at least
_ENOUGH = 10  # submissions below which discrimination is noise


@dataclass(frozen=True, slots=True)
class TaskBar:
    """A task and the mean share of its points, 0 to 1."""

    task: str
    title: Text
    share: float


@dataclass(frozen=True, slots=True)
class Hard:
    """A test; ``share`` is the mean share of its points (its difficulty).

    ``discrimination`` is the correlation between this test and the rest of the score: near 1 it separates strong
    submissions from weak ones, near 0 it says little, below 0 something is odd with it. None where too few
    submissions or equal outcomes leave it undefined.
    """

    item: Item
    share: float
    discrimination: float | None


@dataclass(frozen=True, slots=True)
class Misconception:
    """A diagnosis and whose submissions show it."""

    code: str
    task: str
    title: Text
    students: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Submissions in which a task is wrong in one and the same way, which no known mistake explains."""

    task: str
    calls: tuple[WrongCall, ...]
    students: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotGraded:
    """A submission without an ordinary score, and why."""

    student: str
    status: Status
    reasons: tuple[Message, ...]


class Slow(NamedTuple):
    """A submission that took far longer than the others, in seconds."""

    student: str
    seconds: float


class Shift(NamedTuple):
    """A test, and for how many of those whose mark moved it passes now and did not before, or the other way round."""

    moved: Moved
    assignment: str
    won: int
    lost: int


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed since the last run: marks that moved (largest first), the tests that moved them, new submissions."""

    moved: tuple[Change, ...]
    tests: tuple[Shift, ...]
    new: int


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """One assignment over the class. ``mean`` and ``median`` are points; ``seconds`` is the time of all together."""

    name: str
    title: Text
    max_score: float
    graded: int
    counts: dict[Status, int]
    mean: float | None
    median: float | None
    bins: tuple[int, ...]
    tasks: tuple[TaskBar, ...]
    hardest: tuple[Hard, ...]
    misconceptions: tuple[Misconception, ...]
    unnamed: Unnamed | None
    missing: tuple[str, ...]
    not_graded: tuple[NotGraded, ...]
    seconds: float
    slowest: tuple[Slow, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A student: a summary per assignment (None where there is none), and the weighted percentage of them all."""

    student: str
    cells: tuple[Summary | None, ...]
    percent: float | None


def assignments(summaries: Sequence[Summary], course: Course) -> tuple[AssignmentView, ...]:
    """Each assignment that occurs, in the course's order."""
    groups: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        groups[summary.assignment].append(summary)
    return tuple(_assignment(groups[name]) for name in _order(groups, course))


def rows(summaries: Sequence[Summary], course: Course) -> tuple[Row, ...]:
    """Each student, in the order of their names."""
    cells: dict[str, dict[str, Summary]] = defaultdict(dict)
    for summary in summaries:
        cells[summary.student][summary.assignment] = summary
    names = _order({summary.assignment for summary in summaries}, course)
    weights = {assignment.name: assignment.weight for assignment in course.assignments}
    return tuple(_row(student, [cells[student].get(name) for name in names], weights) for student in sorted(cells))


def changed(changes: Sequence[Change]) -> ChangesView | None:
    """What changed since the last run; None for a first run, where everything is new."""
    moved = sorted(
        (one for one in changes if one.before is not None),
        key=lambda one: (-abs(one.gain), one.student, one.assignment),
    )
    if not moved:
        return None
    won: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    tests: dict[tuple[str, str], Moved] = {}
    for one in moved:
        for test in one.tests if not one.resubmitted else ():
            key = (one.assignment, test.id)
            tests.setdefault(key, test)
            won[key] += test.after == "passed"
            lost[key] += test.before == "passed"
    counted = [Shift(test, key[0], won[key], lost[key]) for key, test in tests.items() if won[key] or lost[key]]
    return ChangesView(
        moved=tuple(moved),
        tests=tuple(sorted(counted, key=lambda one: (-one.won - one.lost, one.assignment, one.moved.id))[:_HARDEST]),
        new=len(changes) - len(moved),
    )


def _order(names: Iterable[str], course: Course) -> list[str]:
    known = [assignment.name for assignment in course.assignments]
    return sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name))


def _row(student: str, cells: list[Summary | None], weights: dict[str, float]) -> Row:
    scored = [(cell, weights.get(cell.assignment, 1.0)) for cell in cells if cell is not None]
    total = sum(weight for _, weight in scored)
    percent = None
    if total > 0 and all(cell.score is not None for cell, _ in scored):
        earned = sum(weight * (cell.score or 0.0) / cell.max_score for cell, weight in scored if cell.max_score)
        percent = 100.0 * earned / total
    return Row(student, tuple(cells), percent)


def _assignment(group: Sequence[Summary]) -> AssignmentView:
    graded = [summary for summary in group if summary.status == "graded" and summary.score is not None]
    scores = [summary.score or 0.0 for summary in graded]
    by_name = sorted(group, key=lambda summary: summary.student)
    return AssignmentView(
        name=group[0].assignment,
        title=group[0].title,
        max_score=group[0].max_score,
        graded=len(graded),
        counts=dict(Counter(summary.status for summary in group)),
        mean=statistics.fmean(scores) if scores else None,
        median=statistics.median(scores) if scores else None,
        bins=_bins(graded),
        tasks=_tasks(graded),
        hardest=_hardest(graded),
        misconceptions=_misconceptions(by_name),
        unnamed=next((one for one in unnamed(by_name) if len(one.students) > 1), None),
        missing=tuple(summary.student for summary in by_name if summary.status == "missing"),
        not_graded=tuple(
            NotGraded(summary.student, summary.status, summary.reasons)
            for summary in by_name
            if summary.status in ("ungradable", "grader-error")
        ),
        seconds=sum(summary.duration for summary in group),
        slowest=_slowest(group),
    )


def _slowest(group: Sequence[Summary]) -> tuple[Slow, ...]:
    times = [summary.duration for summary in group if summary.status != "missing"]
    usual = statistics.median(times) if times else 0.0
    slow = [Slow(s.student, s.duration) for s in group if s.duration > max(_FAR * usual, _LONG)]
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
            shares[task.task].append(task.points / task.max_points if task.max_points else 0.0)
    return tuple(TaskBar(task.task, task.title, statistics.fmean(shares[task.task])) for task in graded[0].tasks)


def _hardest(graded: Sequence[Summary]) -> tuple[Hard, ...]:
    shares: dict[str, list[tuple[float, float]]] = defaultdict(list)
    items: dict[str, Item] = {}
    for summary in graded:
        total = sum(item.share for item in summary.tests)
        for item in summary.tests:
            items.setdefault(item.id, item)
            # Against the rest of the tests: a test must not be praised for agreeing with itself.
            shares[item.id].append((item.share, round(total - item.share, 9)))
    hard = [
        Hard(items[name], statistics.fmean(share for share, _ in pairs), _correlation(pairs))
        for name, pairs in shares.items()
    ]
    lost = [one for one in hard if one.share < 1.0]
    return tuple(sorted(lost, key=lambda one: (one.share, one.item.id))[:_HARDEST])


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < _ENOUGH:
        return None
    try:
        return statistics.correlation([share for share, _ in pairs], [rest for _, rest in pairs])
    except statistics.StatisticsError:  # one of the two is the same everywhere
        return None


def _misconceptions(group: Sequence[Summary]) -> tuple[Misconception, ...]:
    found: dict[str, Misconception] = {}
    students: dict[str, list[str]] = defaultdict(list)
    for summary in group:
        for named in {one.code: one for one in summary.diagnoses}.values():
            students[named.code].append(summary.student)
            found.setdefault(named.code, Misconception(named.code, named.task, named.title, ()))
    complete = [Misconception(one.code, one.task, one.title, tuple(students[one.code])) for one in found.values()]
    return tuple(sorted(complete, key=lambda one: (-len(one.students), one.code)))


def unnamed(group: Iterable[Summary]) -> tuple[Unnamed, ...]:
    """The ways of being wrong that have no name yet, in one assignment's submissions; the most frequent first."""
    found: dict[str, Cluster] = {}
    students: dict[str, list[str]] = defaultdict(list)
    for summary in group:
        for cluster in summary.clusters:
            found.setdefault(cluster.fingerprint, cluster)
            students[cluster.fingerprint].append(summary.student)
    order = sorted(found, key=lambda fingerprint: (-len(students[fingerprint]), fingerprint))
    return tuple(Unnamed(found[name].task, found[name].calls, tuple(students[name])) for name in order)

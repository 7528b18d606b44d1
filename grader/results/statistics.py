"""Class statistics for an instructor: scores, difficult tests, frequent mistakes, and what changed. Pure numbers.

Only graded submissions count for scores, difficulty and discrimination; a task that is still to do counts for scores
alone.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from grader.model import Cluster, Course, Message, Status, Text, WrongCall
from grader.results.changes import Change, OutcomeChange
from grader.results.score import POINTS_TOLERANCE
from grader.results.summary import MistakeName, Summary, TestShare

BINS = 11
"""Ten steps of ten percent, and full marks."""
_HARDEST = 8
_SLOWEST, _FAR, _LONG = 5, 5.0, 1.0  # their number, multiples of the median, and the least seconds
_ENOUGH = 10  # submissions below which discrimination is noise


@dataclass(frozen=True, slots=True)
class TaskBar:
    """A task and the mean share of its points, 0 to 1, of those who have written something; None where nobody has.

    ``todo`` counts the others.
    """

    task: str
    title: Text
    share: float | None
    todo: int


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How difficult a test is: ``share`` is the mean share of its points.

    ``discrimination`` is the correlation between this test and the rest of the score: near 1 it separates strong
    submissions from weak ones, near 0 it says little, below 0 something is odd with it. None where too few
    submissions or equal outcomes leave it undefined.
    """

    test: TestShare
    share: float
    discrimination: float | None


@dataclass(frozen=True, slots=True)
class Misconception:
    """A known mistake, and the students who make it."""

    code: str
    task: str
    title: Text
    students: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedRelation:
    """What holds between the wrong values of a task and the right ones, and the students of whose task it does."""

    task: str
    message: Message
    students: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnnamedMistake:
    """A way of being wrong that no known mistake explains, and the students whose task is wrong in this way.

    ``relation`` is what holds between the wrong values and the right ones.
    """

    task: str
    calls: tuple[WrongCall, ...]
    students: tuple[str, ...]
    relation: Message | None = None


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


class OutcomeShift(NamedTuple):
    """A test, and for how many submissions whose mark moved it was won (passes now) or lost (passed before)."""

    test: OutcomeChange
    assignment: str
    won: int
    lost: int


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Changes since the last run: marks that moved (largest first), the tests that moved them, new submissions."""

    moved: tuple[Change, ...]
    tests: tuple[OutcomeShift, ...]
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
    hardest: tuple[Difficulty, ...]
    misconceptions: tuple[Misconception, ...]
    relations: tuple[SharedRelation, ...]
    unnamed: UnnamedMistake | None
    missing: tuple[str, ...]
    not_graded: tuple[NotGraded, ...]
    seconds: float
    slowest: tuple[SlowSubmission, ...]
    marks: tuple[Summary, ...]
    """Those whose mark is not simply the score."""


@dataclass(frozen=True, slots=True)
class Row:
    """A student: a summary per assignment (None where there is none), and the weighted percentage of them all."""

    student: str
    cells: tuple[Summary | None, ...]
    percent: float | None


def assignments(summaries: Sequence[Summary], course: Course) -> tuple[AssignmentView, ...]:
    """Return the statistics of each assignment that occurs, in the course's order."""
    groups: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        groups[summary.assignment].append(summary)
    return tuple(_assignment(groups[name]) for name in _order(groups, course))


def rows(summaries: Sequence[Summary], course: Course) -> tuple[Row, ...]:
    """Return a row per student, in the order of their names."""
    cells: dict[str, dict[str, Summary]] = defaultdict(dict)
    for summary in summaries:
        cells[summary.student][summary.assignment] = summary
    names = _order({summary.assignment for summary in summaries}, course)
    weights = {assignment.name: assignment.weight for assignment in course.assignments}
    return tuple(_row(student, [cells[student].get(name) for name in names], weights) for student in sorted(cells))


def changes_view(changes: Sequence[Change]) -> ChangesView | None:
    """Return the changes since the last run; None for a first run, where everything is new."""
    moved = sorted(
        (one for one in changes if one.before is not None),
        key=lambda one: (-abs(one.gain), one.student, one.assignment),
    )
    if not moved:
        return None
    won: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    tests: dict[tuple[str, str], OutcomeChange] = {}
    for one in moved:
        for test in one.tests if not one.resubmitted else ():
            key = (one.assignment, test.id)
            tests.setdefault(key, test)
            won[key] += test.after == "passed"
            lost[key] += test.before == "passed"
    counted = [OutcomeShift(test, key[0], won[key], lost[key]) for key, test in tests.items() if won[key] or lost[key]]
    return ChangesView(
        moved=tuple(moved),
        tests=tuple(sorted(counted, key=lambda one: (-one.won - one.lost, one.assignment, one.test.id))[:_HARDEST]),
        new=len(changes) - len(moved),
    )


def _order(names: Iterable[str], course: Course) -> list[str]:
    known = [assignment.name for assignment in course.assignments]
    return sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name))


def _row(student: str, cells: list[Summary | None], weights: dict[str, float]) -> Row:
    scored = [(cell, weights.get(cell.assignment, 1.0)) for cell in cells if cell is not None and not cell.is_excused]
    total = sum(weight for _, weight in scored)
    percent = None
    if total > 0 and all(cell.final is not None for cell, _ in scored):
        earned = sum(weight * (cell.final or 0.0) / _maximum(cell) for cell, weight in scored if _maximum(cell))
        percent = 100.0 * earned / total
    return Row(student, tuple(cells), percent)


def _maximum(cell: Summary) -> float:
    return cell.max_score if cell.mark is None else cell.mark.max_score


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
        relations=_relations(by_name),
        unnamed=next((one for one in unnamed_mistakes(by_name) if len(one.students) > 1), None),
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
        )
        for task in graded[0].tasks
    )


def _hardest(graded: Sequence[Summary]) -> tuple[Difficulty, ...]:
    shares: dict[str, list[tuple[float, float]]] = defaultdict(list)
    tests: dict[str, TestShare] = {}
    for summary in graded:
        total = sum(test.share for test in summary.tests)
        for test in summary.tests:
            if test.task in summary.todo:
                continue
            tests.setdefault(test.id, test)
            # Against the rest of the tests: a test must not be praised for agreeing with itself.
            shares[test.id].append((test.share, round(total - test.share, 9)))
    difficulties = [
        Difficulty(tests[name], statistics.fmean(share for share, _ in pairs), _correlation(pairs))
        for name, pairs in shares.items()
    ]
    hard = [difficulty for difficulty in difficulties if difficulty.share < 1.0]
    return tuple(sorted(hard, key=lambda difficulty: (difficulty.share, difficulty.test.id))[:_HARDEST])


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < _ENOUGH:
        return None
    try:
        return statistics.correlation([share for share, _ in pairs], [rest for _, rest in pairs])
    except statistics.StatisticsError:  # one of the two is the same everywhere
        return None


def _misconceptions(group: Sequence[Summary]) -> tuple[Misconception, ...]:
    names: dict[str, MistakeName] = {}
    students: dict[str, list[str]] = defaultdict(list)
    for summary in group:
        for mistake in {mistake.code: mistake for mistake in summary.diagnoses}.values():
            names.setdefault(mistake.code, mistake)
            students[mistake.code].append(summary.student)
    order = sorted(names, key=lambda code: (-len(students[code]), code))
    return tuple(Misconception(code, names[code].task, names[code].title, tuple(students[code])) for code in order)


def _relations(group: Sequence[Summary]) -> tuple[SharedRelation, ...]:
    students: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    messages: dict[tuple[str, str, str], Message] = {}
    for summary in group:
        for relation in summary.relations:
            key = relation.task, relation.message.id, repr(relation.message.args)
            messages[key] = relation.message
            students[key].append(summary.student)
    order = sorted(messages, key=lambda key: (-len(students[key]), key))
    return tuple(SharedRelation(key[0], messages[key], tuple(students[key])) for key in order)


def unnamed_mistakes(group: Iterable[Summary]) -> tuple[UnnamedMistake, ...]:
    """Return the ways of being wrong without a name, in one assignment's submissions; the most frequent first."""
    clusters: dict[str, Cluster] = {}
    students: dict[str, list[str]] = defaultdict(list)
    for summary in group:
        for cluster in summary.clusters:
            clusters.setdefault(cluster.fingerprint, cluster)
            students[cluster.fingerprint].append(summary.student)
    order = sorted(clusters, key=lambda fingerprint: (-len(students[fingerprint]), fingerprint))
    return tuple(
        UnnamedMistake(found.task, found.calls, tuple(students[found.fingerprint]), found.relation)
        for found in map(clusters.__getitem__, order)
    )

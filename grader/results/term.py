"""A term at a glance: who needs help and why, which task and which mistake cost most, which tests may be broken, and
how assignments and sections went. Pure.

"Now" is when the class handed in last, so that a page says the same whenever it is made.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from grader.model import Text
from grader.results.class_rows import Row, share
from grader.results.difficulty import Difficulty
from grader.results.history import NONE, Correction, CorrectionKind, History
from grader.results.mistakes import Cause
from grader.results.statistics import AssignmentView, TaskBar
from grader.results.summary import Summary

SILENCE = timedelta(days=14)
_LOW, _FALL, _STUCK, _TRIES = 0.5, 0.3, 0.5, 3  # shares of points, and the attempts of somebody who does not get on
_NEEDS = 2  # weight of reasons from which somebody needs help

Histories = Mapping[tuple[str, str], History]
"""Histories by the names of student and assignment."""

HelpKind = Literal["never", "silent", "missing", "low", "falling", "stuck", "ungradable"]
_WEIGHTS: Mapping[HelpKind, int] = {
    "never": 6, "silent": 4, "missing": 1, "low": 3, "falling": 2, "stuck": 2, "ungradable": 1,
}  # fmt: skip


class HelpReason(NamedTuple):
    """Why somebody needs help, with the number that says how much: days, assignments, percent or attempts."""

    kind: HelpKind
    number: int
    assignment: str = ""


class NeedsHelp(NamedTuple):
    """A student who needs help, and why."""

    student: str
    reasons: tuple[HelpReason, ...]
    percent: float | None


class FailedTask(NamedTuple):
    """A task, its assignment, and how many failed it."""

    assignment: str
    title: Text
    task: TaskBar


class FrequentCause(NamedTuple):
    """A cause of lost points in an assignment."""

    assignment: str
    cause: Cause


class DoubtfulTest(NamedTuple):
    """A test of an assignment that may be broken."""

    assignment: str
    test: Difficulty


class CorrectedMarks(NamedTuple):
    """A correction of a day, and the students whose marks it moved, with these."""

    when: datetime
    assignment: str
    kind: CorrectionKind
    marks: tuple[tuple[str, Correction], ...]


@dataclass(frozen=True, slots=True)
class TermPoint:
    """An assignment in the course of the term. ``mean``, ``median`` and ``deviation`` are of final marks, in percent;
    ``attempts`` the mean of those who handed in; ``last`` when it was handed in last."""

    assignment: str
    title: Text
    due: datetime | None
    last: datetime | None
    students: int
    handed_in: int
    late: int
    attempts: float | None
    mean: float | None
    median: float | None
    deviation: float | None


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its students, how many of them need help, and the means in percent by assignment and of totals."""

    name: str
    students: int
    help: int
    means: tuple[float | None, ...]
    percent: float | None


@dataclass(frozen=True, slots=True)
class Term:
    """The answers. ``newest`` are the times of everybody's newest hand-in; ``silent`` have handed in nothing for two
    weeks before ``now``."""

    now: datetime | None
    help: tuple[NeedsHelp, ...]
    task: FailedTask | None
    mistake: FrequentCause | None
    doubts: tuple[DoubtfulTest, ...]
    points: tuple[TermPoint, ...]
    sections: tuple[Section, ...]
    corrected: tuple[CorrectedMarks, ...]
    newest: Mapping[str, datetime]
    silent: frozenset[str]


def term(
    rows: Sequence[Row], views: Sequence[AssignmentView], histories: Histories, sections: Mapping[str, str]
) -> Term:
    """Return the term. ``sections`` are those of the students, by name."""
    newest = _newest(histories, {row.student for row in rows})
    now = max(newest.values(), default=None)
    silent = frozenset() if now is None else _silent(rows, newest, now)
    needs = [_needs_help(row, histories, newest, silent, now) for row in rows]
    help_ = tuple(sorted((one for one in needs if _weight(one) >= _NEEDS), key=_order))
    tasks = [FailedTask(view.name, view.title, task) for view in views for task in view.tasks if task.failed]
    causes = [FrequentCause(view.name, cause) for view in views for cause in view.causes]
    names = {row.student for row in rows}
    return Term(
        now=now,
        help=help_,
        task=max(tasks, key=lambda one: (one.task.failed, -(one.task.share or 0.0)), default=None),
        mistake=max(causes, key=lambda one: len(one.cause.students), default=None),
        doubts=tuple(DoubtfulTest(view.name, test) for view in views for test in view.doubts),
        points=tuple(_point(view, number, rows, histories) for number, view in enumerate(views)),
        sections=_sections(rows, len(views), sections, {one.student for one in help_}),
        corrected=_corrected(histories, names),
        newest=newest,
        silent=silent,
    )


def _corrected(histories: Histories, students: set[str]) -> tuple[CorrectedMarks, ...]:
    """Return the corrections, the newest first: what one decision did to a whole class is one entry."""
    groups: dict[tuple[date, str, CorrectionKind], list[tuple[str, Correction]]] = defaultdict(list)
    for (student, assignment), history in sorted(histories.items()):
        for one in history.corrections if student in students else ():
            groups[one.when.date(), assignment, one.kind].append((student, one))
    found = [
        CorrectedMarks(max(one.when for _, one in marks), assignment, kind, tuple(marks))
        for (_, assignment, kind), marks in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.when, one.assignment), reverse=True))


def _newest(histories: Histories, students: set[str]) -> dict[str, datetime]:
    newest: dict[str, datetime] = {}
    for (student, _), history in histories.items():
        if history.newest is not None and student in students:
            newest[student] = max(history.newest, newest.get(student, history.newest))
    return newest


def _silent(rows: Sequence[Row], newest: Mapping[str, datetime], now: datetime) -> frozenset[str]:
    return frozenset(row.student for row in rows if row.student not in newest or now - newest[row.student] >= SILENCE)


def _needs_help(
    row: Row, histories: Histories, newest: Mapping[str, datetime], silent: frozenset[str], now: datetime | None
) -> NeedsHelp:
    cells = [cell for cell in row.cells if cell is not None and not cell.is_excused]
    missing = [cell for cell in cells if cell.status == "missing" and not cell.final and not _is_open(cell, now)]
    shares = [found for cell in cells if not _is_open(cell, now) and (found := share(cell)) is not None]
    percent = row.percent if row.percent is not None else 100.0 * statistics.fmean(shares) if shares else None
    reasons: list[HelpReason] = []
    if cells and len(missing) == len(cells):
        reasons.append(HelpReason("never", len(missing)))
    else:
        if missing and row.student in silent and row.student in newest and now is not None:
            reasons.append(HelpReason("silent", (now - newest[row.student]).days))
        if missing:
            reasons.append(HelpReason("missing", len(missing)))
        if shares and statistics.fmean(shares) < _LOW:
            reasons.append(HelpReason("low", round(100 * statistics.fmean(shares))))
        if len(shares) > 2 and shares[-1] < statistics.fmean(shares[:-1]) - _FALL:
            reasons.append(HelpReason("falling", round(100 * (statistics.fmean(shares[:-1]) - shares[-1]))))
        reasons += _stuck(row, cells, histories)
        ungradable = sum(cell.status == "ungradable" for cell in cells)
        if ungradable:
            reasons.append(HelpReason("ungradable", ungradable))
    return NeedsHelp(row.student, tuple(reasons), percent)


def _is_open(cell: Summary, now: datetime | None) -> bool:
    """Whether somebody who has handed in nothing still has time."""
    due = cell.mark.due if cell.mark is not None else None
    return cell.status == "missing" and due is not None and now is not None and due > now


def _stuck(row: Row, cells: Sequence[Summary], histories: Histories) -> list[HelpReason]:
    found = []
    for cell in cells:
        tries = len(histories.get((row.student, cell.assignment), NONE).attempts)
        reached = share(cell)
        if tries >= _TRIES and reached is not None and reached < _STUCK:
            found.append(HelpReason("stuck", tries, cell.assignment))
    return found[-1:]


def _weight(one: NeedsHelp) -> int:
    return sum(
        _WEIGHTS[reason.kind] * (min(reason.number, 3) if reason.kind == "missing" else 1) for reason in one.reasons
    )


def _order(one: NeedsHelp) -> tuple[int, float, str]:
    return -_weight(one), -1.0 if one.percent is None else one.percent, one.student


def _point(view: AssignmentView, number: int, rows: Sequence[Row], histories: Histories) -> TermPoint:
    cells = [cell for row in rows if (cell := row.cells[number]) is not None]
    handed_in = [cell for cell in cells if cell.status != "missing"]
    percents = [100.0 * found for cell in handed_in if (found := share(cell)) is not None]
    own = [histories[key] for cell in handed_in if (key := (cell.student, view.name)) in histories]
    tries = [len(one.attempts) for one in own if one.attempts]
    return TermPoint(
        assignment=view.name,
        title=view.title,
        due=next((cell.mark.due for cell in cells if cell.mark is not None and cell.mark.due is not None), None),
        last=max((one.newest for one in own if one.newest is not None), default=None),
        students=len(cells),
        handed_in=len(handed_in),
        late=sum(map(_is_late, handed_in)),
        attempts=statistics.fmean(tries) if tries else None,
        mean=statistics.fmean(percents) if percents else None,
        median=statistics.median(percents) if percents else None,
        deviation=statistics.stdev(percents) if len(percents) > 1 else None,
    )


def _is_late(cell: Summary) -> bool:
    return cell.mark is not None and (bool(cell.mark.late_days) or "late-unknown" in cell.mark.flags)


def _sections(rows: Sequence[Row], count: int, sections: Mapping[str, str], help_: set[str]) -> tuple[Section, ...]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[sections.get(row.student, "")].append(row)
    if not any(groups):  # nobody has one
        return ()
    return tuple(
        Section(
            name=name,
            students=len(groups[name]),
            help=sum(row.student in help_ for row in groups[name]),
            means=tuple(_mean([_percent(row.cells[number]) for row in groups[name]]) for number in range(count)),
            percent=_mean([row.percent for row in groups[name]]),
        )
        for name in sorted(groups)
    )


def _percent(cell: Summary | None) -> float | None:
    found = None if cell is None else share(cell)
    return None if found is None else 100.0 * found


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else None

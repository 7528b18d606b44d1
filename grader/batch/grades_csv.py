"""The tables of a batch for a spreadsheet: everybody's points, and the marks that moved since the last run.

Each is made line by line, as that of a large class is read by nobody as a whole.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from grader.model import Lang
from grader.results.changes import Change, row
from grader.results.class_record import ClassMember
from grader.results.summary import Summary
from grader.submission.matching import Doubt
from grader.text.clean import csv_cell
from grader.text.phrases import say

_MARK = ("id", "section", "received", "claimed", "late_days", "penalty", "adjustment", "flags", "final", "total")


def grades_csv(
    summaries: Sequence[Summary],
    members: Mapping[str, ClassMember] = MappingProxyType({}),
    totals: Mapping[str, float | None] = MappingProxyType({}),
    gone: Sequence[Summary] = (),
) -> Iterator[str]:
    """Yield the lines of ``grades.csv``: one per student and assignment, with a column per task. ``members`` are the
    students by name, ``totals`` their weighted totals in percent; ``gone`` are students who have left, whose status
    says so.

    ``score`` is the raw score, ``max_score`` what ``final`` is out of. ``late_days`` is empty where it is late and
    nothing says by how much.
    """
    names = {(summary.assignment, task.task) for summary in (*summaries, *gone) for task in summary.tasks}
    tasks = sorted(names, key=lambda name: f"{name[0]}.{name[1]}")
    heading = ["student", "assignment", "score", "max_score", "status", "seconds", *_MARK]
    return _csv(
        itertools.chain(
            [[*heading, *(f"{assignment}.{task}" for assignment, task in tasks)]],
            _grades(summaries, members, totals, gone, tasks),
        )
    )


def _grades(
    summaries: Sequence[Summary],
    members: Mapping[str, ClassMember],
    totals: Mapping[str, float | None],
    gone: Sequence[Summary],
    tasks: Sequence[tuple[str, str]],
) -> Iterator[list[str]]:
    left = {id(summary) for summary in gone}
    for summary in sorted((*summaries, *gone), key=lambda summary: (summary.student, summary.assignment)):
        points = {(summary.assignment, task.task): f"{task.points:g}" for task in summary.tasks}
        member = members.get(summary.student, ClassMember(summary.student, ""))
        yield [
            csv_cell(summary.student),
            summary.assignment,
            _number(summary.score),
            f"{(summary.mark or summary).max_score:g}",
            "gone" if id(summary) in left else summary.status,
            f"{summary.duration:.3f}",
            csv_cell(member.id),
            csv_cell(member.section),
            *_mark(summary),
            _number(totals.get(summary.student)),
            *(points.get(task, "") for task in tasks),
        ]


def _mark(summary: Summary) -> list[str]:
    """Return the cells of the mark: when it came, by the platform and by a time that the student could set, late days,
    what they cost, adjustment, flags, and the final mark."""
    mark = summary.mark
    if mark is None:
        return ["", "", "0", "0", "0", "", _number(summary.score)]
    times = ["" if time is None else time.isoformat(timespec="seconds") for time in (mark.received, mark.claimed)]
    days = "" if mark.late_days is None else str(mark.late_days)
    numbers = [_number(mark.penalty), _number(mark.adjustment)]
    return [*times, days, *numbers, " ".join(mark.flags), _number(mark.final)]


def _number(value: float | None) -> str:
    return "" if value is None else f"{round(value, 4):g}"


def changes_csv(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of ``changes.csv``: one per mark that moved."""
    rows = [["student", "assignment", "before", "after", "tests"]]
    for change in sorted(changes, key=lambda change: (change.student, change.assignment)):
        student, assignment, before, after, tests = row(change)
        rows.append([csv_cell(student), assignment, before, after, csv_cell(tests)])
    return _csv(rows)


def unmatched_csv(
    doubts: Iterable[Doubt], lang: Lang, answers: Mapping[tuple[str, ...], str] = MappingProxyType({})
) -> Iterator[str]:
    """Yield the lines of ``unmatched.csv``: hand-ins that are nobody's for certain, with the students that they may be
    of. With the column ``student`` filled in it is a ``matches.csv``; ``answers`` are what stood there before."""
    rows = [["handed_in", "student", "reason", "candidates"]]
    for doubt in doubts:
        candidates = "; ".join(f"{row.id} {row.name}" for row in doubt.candidates)
        answer = csv_cell(answers.get((doubt.label,), ""))
        rows.append([csv_cell(doubt.label), answer, say(f"doubt.{doubt.reason}", lang), csv_cell(candidates)])
    return _csv(rows)


def late_csv(
    hand_ins: Iterable[tuple[str, str]], answers: Mapping[tuple[str, ...], str] = MappingProxyType({})
) -> Iterator[str]:
    """Yield the lines of ``late.csv``: late hand-ins, by student and assignment, of which nothing says when they came.
    With the column ``time`` filled in it is a file for ``--times``; ``answers`` are what stood there before."""
    rows = ([csv_cell(student), name, csv_cell(answers.get((student, name), ""))] for student, name in hand_ins)
    return _csv(itertools.chain([["student", "assignment", "time"]], rows))


def unclaimed_csv(files: Iterable[str]) -> Iterator[str]:
    """Yield the lines of ``unclaimed.csv``: the files in the class's folder that are no student's."""
    return _csv([["file"], *([csv_cell(file)] for file in files)])


class _Lines:
    """A file for ``csv.writer``, whose rows become lines that are returned."""

    def write(self, line: str) -> str:
        return line


def _csv(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    return map(csv.writer(_Lines(), lineterminator="\n").writerow, rows)

"""The marks that a batch would move: those of the gradebook's rows, beside those with the rows it would add (pure)."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from grader.batch.hand_ins import Times, attempt, terms
from grader.batch.held_marks import HeldMarks, Key, moved, of_mark
from grader.batch.protocol import UnitReport
from grader.batch.recording import reported, student
from grader.course.hand_in import HandInRules
from grader.gradebook.class_marks import class_marks
from grader.gradebook.records import decode_sheet
from grader.gradebook.rows import NOTHING, Adjustment, Attempt, Grading, Rows
from grader.model import Course
from grader.results.changes import Change
from grader.submission.entries import Entry


class Forecast:
    """What a gradebook would hold after a batch. ``decided`` are the decisions of the command line."""

    def __init__(
        self,
        rows: Rows,
        entries: Iterable[Entry],
        course: Course,
        rules: HandInRules,
        times: Times,
        decided: Iterable[Adjustment],
    ) -> None:
        self._rows, self._course, self._rules, self._times = rows, course, rules, times
        self._owners = {entry.student: student(entry) for entry in entries}
        self._seen = datetime.now(UTC)
        self._attempts = list(rows.attempts)
        self._gradings = list(rows.gradings)
        self._places = {_facts(one): one.id for one in rows.attempts}
        self._newest: dict[Key, str] = {(one.student, one.assignment): one.content for one in rows.attempts}
        held = [one.id for table in (rows.attempts, rows.gradings, rows.adjustments) for one in table]
        self._numbers = itertools.count(1 + max(held, default=0))
        self._adjustments = [*rows.adjustments, *(replace(one, id=next(self._numbers)) for one in decided)]

    def tell(self, report: UnitReport) -> None:
        """Take a finished unit, with its records."""
        if report.held or (report.why and not report.hand_ins):
            return  # what is new is not judged for a plan
        summary = report.summary
        key = self._owners[summary.student].key, summary.assignment
        settled = self._times.get((summary.student, summary.assignment))
        for one in reported(report):
            if one.record is None:
                continue
            row = attempt(one, *key, self._rules, self._seen, settled)
            if row.content == NOTHING == self._newest.get(key, NOTHING):
                continue
            place = None if row.content == NOTHING else self._places.get(_facts(row))
            if place is None:
                place = next(self._numbers)
                self._attempts.append(replace(row, id=place))
                self._places[_facts(row)], self._newest[key] = place, row.content
            if row.content != NOTHING:
                tests = decode_sheet(zlib.decompress(one.record.contents[one.record.sheet]))
                number = next(self._numbers)
                judged = Grading(place, one.status, one.score, one.max_score, self._seen, tests=tests, id=number)
                self._gradings.append(judged)

    def tell_again(self, report: UnitReport, attempt: int) -> None:
        """Take the new judgement of an attempt that the gradebook has."""
        for one in report.hand_ins:
            if one.record is not None:
                tests = decode_sheet(zlib.decompress(one.record.contents[one.record.sheet]))
                number = next(self._numbers)
                judged = Grading(attempt, one.status, one.score, one.max_score, self._seen, tests=tests, id=number)
                self._gradings.append(judged)

    def changes(self, reports: Iterable[UnitReport]) -> list[Change]:
        """Return the marks that would move on the assignments of ``reports``, which say because of which tests."""
        told = list(reports)
        names = {report.summary.assignment for report in told}
        known = {one.assignment for one in self._rows.terms}
        stand = [terms(one, self._rules) for one in self._course.assignments if one.name in known]
        others = [one for one in self._rows.terms if one.assignment not in {term.assignment for term in stand}]
        after = Rows(
            self._rows.students,
            (*others, *stand),
            tuple(self._attempts),
            tuple(self._gradings),
            tuple(self._adjustments),
        )
        because: Mapping[Key, Change] = {
            (self._owners[report.summary.student].key, report.summary.assignment): report.change
            for report in told
            if report.change is not None
        }
        present = {owner.key for owner in self._owners.values()}
        old, new = (self._held_marks(rows, names, present) for rows in (self._rows, after))
        return moved(old, new, because.get)

    def _held_marks(self, rows: Rows, assignments: set[str], students: set[str]) -> HeldMarks:
        marks = {
            key: of_mark(one) for key, one in class_marks(rows).items() if key[0] in students and key[1] in assignments
        }
        names = {one.key: one.name for one in rows.students}
        return HeldMarks(marks, {key: names[key[0]] for key in marks})


def _facts(one: Attempt) -> tuple[object, ...]:
    """Return what tells an attempt from all others."""
    return one.student, one.assignment, one.content, one.time, one.source, one.late

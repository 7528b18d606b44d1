"""What ``grader grade`` does: show marks and their history, and add decisions to the gradebook."""

from __future__ import annotations

import contextlib
import math
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from grader.batch.final_marks import final_mark, in_zone
from grader.batch.recording import follow_course
from grader.commands import mark_tables
from grader.commands.options import choose_language, course_language
from grader.course.hand_in import HandInRules
from grader.course.load import find_root, hand_in_rules, load_course
from grader.errors import GraderError
from grader.gradebook.class_marks import Key, class_marks, find_student, find_terms, find_test, told_apart
from grader.gradebook.rows import Adjustment, AdjustmentKind, Mark, Rows
from grader.gradebook.store import Gradebook, open_gradebook
from grader.gradebook.this_user import this_user
from grader.model import Course, Lang
from grader.text.clean import printable
from grader.text.numbers import number
from grader.text.phrases import say
from grader.text.years import usual


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


@dataclass(frozen=True)
class Reason:
    """Why something is decided, and by whom; None where the command line does not say it. ``needed``: it is no decision
    without a reason."""

    why: str | None
    by: str | None
    needed: bool = True

    def told(self, lang: Lang) -> tuple[str, str]:
        """Return who and why. On a terminal the reason is asked for. Raises GraderError where there is none."""
        why = self.why
        if why is None and self.needed and is_terminal():
            why = input(f"{say('grade.why', lang)}: ")
        why = why or ""
        if self.needed and not why.strip():
            raise GraderError("a decision needs its reason", 'Say it with --why "…".')
        return printable(self.by or this_user(), 200), printable(why.strip(), 2000)


class GradeSession:
    """A gradebook that is open for one command. ``course`` is None outside of a course."""

    def __init__(self, book: Gradebook, course: Course | None, lang: Lang) -> None:
        self._book, self._course, self._lang = book, course, lang
        self._rules: HandInRules | None = hand_in_rules(course) if course is not None else None
        if course is not None:
            follow_course(book, course)

    def show(self, text: str) -> None:
        """Print a student's marks."""
        rows = self._book.rows()
        student = find_student(rows.students, text)
        marks = class_marks(rows)
        shown = []
        for one in rows.terms:
            mark = marks[student.key, one.assignment]
            attempts = sum((row.student, row.assignment) == (student.key, one.assignment) for row in rows.attempts)
            shown_mark = in_zone(final_mark(mark, one, attempts), self._zone(one.assignment))
            shown.append((one.assignment, mark.status, shown_mark))
        mark_tables.print_marks(student, shown, self._lang)

    def history(self, text: str) -> None:
        """Print all that made a student's marks."""
        rows = self._book.rows()
        student = find_student(rows.students, text)
        told = self._book.publications([student.key])
        mark_tables.print_history(self._book.rows([student.key]), told, self._zone, self._lang)

    def time(self, text: str, assignment: str) -> datetime:
        """Return the time that ``text`` names; one without a zone is the course's. Raises GraderError."""
        try:
            time = usual(datetime.fromisoformat(text))
        except ValueError:
            raise GraderError(f"{printable(text, 60)}: this is not a time", "Write 2026-12-01T23:59.") from None
        if time.tzinfo is None and self._rules is not None:
            time = self._rules.instant(time, assignment) or time
        if time.tzinfo is None:
            raise GraderError(
                f"{text}: the time has no zone", "Write +09:00 behind it, or name the course with --course."
            )
        return time

    def decide(self, kind: AdjustmentKind, student: str, assignment: str, reason: Reason, **what: Any) -> None:
        """Add a decision on a student's mark, and print what it made of that. Raises GraderError."""
        rows = self._book.rows()
        found = find_student(rows.students, student)
        if self._course is not None:  # a decision may come before the first hand-in
            follow_course(self._book, self._course, (assignment,))
            rows = self._book.rows()
        terms = find_terms(rows.terms, assignment)
        points = what.get("points")
        if points is not None and not math.isfinite(points):
            raise GraderError(f"{points}: this is not a number of points", "Write a number from 0 on.")
        who, why = reason.told(self._lang)
        if "text" in what:
            what["text"] = printable(what["text"], 10_000)
        self._add(rows, Adjustment(kind, assignment, who, datetime.now(UTC), why, student=found.key, **what))
        if points is not None and points > terms.max_score:
            print(say("grade.above", self._lang, points=number(points), top=number(terms.max_score)))
        mark = class_marks(self._book.rows([found.key], [assignment]))[found.key, assignment]
        if points is not None and "excused" in mark.flags:
            print(say("grade.excused", self._lang))
        until, due = what.get("until"), terms.policy.due
        if until is not None and (due is None or until <= due):
            print(say("grade.nothing-due" if due is None else "grade.before-due", self._lang))

    def void(self, name: str, assignment: str | None, reason: Reason, *, drop: bool, undo: bool) -> None:
        """Add the decision that a test is void, and print what it made of the marks. Raises GraderError."""
        rows = self._book.rows()
        if assignment is not None:
            find_terms(rows.terms, assignment)
        found = find_test(rows, name, assignment)
        who, why = reason.told(self._lang)
        decision = Adjustment(
            "void",
            found.assignment,
            who,
            datetime.now(UTC),
            why,
            points=found.points,
            test=found.test,
            drop=drop,
            undone=undo,
        )
        self._add(rows, decision)

    def _add(self, rows: Rows, decision: Adjustment) -> None:
        if decision.undone and not _stands(decision, rows.adjustments):
            raise GraderError("there is no such decision to take back", "grader grade history STUDENT lists them.")
        self._book.adjust([decision])
        before, after = class_marks(rows), class_marks(self._book.rows())
        mark_tables.print_moved(_moved(before, after), told_apart(rows.students), self._lang)
        self._refresh(decision.student)

    def _refresh(self, student: str) -> None:
        """Write ``grades.csv`` and the pages again where the gradebook lies in the folder of a batch."""
        from grader.batch.class_files import ClassFiles
        from grader.commands.batch_output import print_files

        if self._book.folder is None:
            print(say("grade.later", self._lang))
            return
        if self._course is None or self._rules is None:
            if (self._book.folder / "grades.csv").is_file():
                print(say("grade.later", self._lang))
            return
        files = ClassFiles(self._book.folder, self._course, self._lang, self._book, self._rules)
        if files.refresh(student):
            print_files(self._book.folder, self._lang)
        else:
            print(say("grade.later", self._lang))

    def _zone(self, assignment: str) -> tzinfo | None:
        return self._rules.zone(assignment) if self._rules is not None else None


@contextlib.contextmanager
def session(where: str, start: Path, lang: str | None) -> Iterator[GradeSession]:
    """Open the gradebook for a command; the course is that of ``start``, if there is one. Raises GraderError."""
    try:
        find_root(start)
    except GraderError:
        course = None
    else:
        course = load_course(start)
    language = choose_language(lang, "en") if course is None else course_language(lang, course)
    with open_gradebook(where, create=False) as book:
        yield GradeSession(book, course, language)


def _stands(undoing: Adjustment, decisions: Iterable[Adjustment]) -> bool:
    """Whether the newest decision of the kind that ``undoing`` takes back is one."""

    def about(one: Adjustment) -> tuple[str, ...]:
        return one.kind, one.student, one.assignment, one.test

    same = [one for one in decisions if about(one) == about(undoing)]
    return bool(same) and not max(same, key=lambda one: one.id).undone


def _moved(before: Mapping[Key, Mark], after: Mapping[Key, Mark]) -> list[tuple[Mark, Mark]]:
    """Return the marks that a decision changed."""
    return [(before[key], after[key]) for key in after if key in before and before[key] != after[key]]

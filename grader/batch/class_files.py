"""The tables and pages of a batch's folder: written by the batch, and again after a decision in the gradebook."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.batch import pages
from grader.batch.counting_results import CountingResults
from grader.batch.grades_csv import changes_csv
from grader.batch.held_marks import changes_since
from grader.batch.holdings import Holdings, collect, write_grades
from grader.course.hand_in import HandInRules
from grader.errors import GraderError
from grader.files.atomic import exclusive, write_table
from grader.gradebook.store import Gradebook
from grader.grading.engine import Engine
from grader.model import Course, Lang, Tier
from grader.results import class_record
from grader.results.changes import Change
from grader.results.class_record import ClassMember, ClassRecord
from grader.results.summary import Summary


@dataclass(frozen=True)
class ClassFiles:
    """The folder ``out`` of a batch, and what its files are made of."""

    out: Path
    course: Course
    lang: Lang
    book: Gradebook
    rules: HandInRules
    tier: Tier | None = None

    def write(
        self,
        record: ClassRecord,
        judged: Iterable[Summary],
        present: Iterable[ClassMember],
        changes: Iterable[Change],
        followed: Mapping[str, str],
        names: tuple[str, ...],
    ) -> tuple[Holdings, list[Change]]:
        """Write everything after a run that ``judged`` those who are ``present``, for the assignments ``names`` or all,
        and return the marks with those that moved. ``changes`` are the scores that its judging moved. Raises
        GraderError."""
        held = collect(self.out, self.course, record, judged, present).marked(self.book, self.rules)
        self._put_up(held)
        moved = changes_since(self.out, held, changes, followed)
        self._write_class(record, held, moved)
        self._write_students(held, names)
        return held, moved

    def refresh(self, student: str) -> bool:
        """Write again what a decision on the student with the key ``student`` changes, or one on all for none. Returns
        False where there is no class, or where a batch is writing, which then does that itself. Raises GraderError."""
        if not class_record.read(self.out).members:
            return False
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(exclusive(self.out))
            except GraderError:
                return False
            record = class_record.read(self.out)
            held = collect(self.out, self.course, record, (), ()).marked(self.book, self.rules)
            told = held.of(student) if student else held
            self._put_up(told)
            moved = changes_since(self.out, held, ())
            if moved:  # of a comment the class page says nothing, and keeps what has moved before
                self._write_class(record, held, moved)
            self._write_students(told, ())
        return True

    def _put_up(self, held: Holdings) -> None:
        with (
            Engine(self.course, self.tier or "process") as engine,  # for the course's own code
            CountingResults(self.out, self.course, self.book, self.lang, engine.tests) as results,
        ):
            results.put_up(held)

    def _write_class(self, record: ClassRecord, held: Holdings, moved: list[Change]) -> None:
        write_table(self.out / "changes.csv", changes_csv(moved))
        pages.write_class_page(self.out, self.course, self.lang, held, moved, record)
        write_grades(self.out, self.course, held)  # last: what has moved is told by this table as the last run left it

    def _write_students(self, held: Holdings, names: tuple[str, ...]) -> None:
        pages.write_collections(self.out, self.course, self.lang, held)
        self.book.publish(pages.complete_pages(self.out, self.course, names, held))

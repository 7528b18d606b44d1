"""The result and the page in a student's folder are those of the attempt that counts.

A worker writes those of the newest attempt; which one counts is known when the gradebook has all of them.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from grader.batch.earlier_attempts import unpacked
from grader.batch.holdings import Holdings
from grader.course import layout
from grader.course.load import choose
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.gradebook.store import Gradebook
from grader.grading import hashes
from grader.grading.retold import retold
from grader.model import Assignment, Course, Lang, Result, SourceText, TestResult
from grader.render.html.student import student_page
from grader.results import store
from grader.results.final_mark import MarkSource
from grader.submission.reader import Reader

Tests = Callable[[Assignment], tuple[TestResult, ...]]
"""Returns the tests of an assignment, with the words that the course has for them now."""


class CountingResults:
    """Puts the results that count into the folders of students. Use as a context manager."""

    def __init__(self, out: Path, course: Course, book: Gradebook, lang: Lang, tests: Tests) -> None:
        self._out, self._course, self._book, self._lang, self._tests = out, course, book, lang, tests
        self._stack = contextlib.ExitStack()
        self._reader: Reader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def put_up(self, held: Holdings) -> None:
        """Replace results and pages of attempts that do not count. Raises GraderError."""
        for summary in held.summaries:
            source = summary.mark.source if summary.mark is not None else None
            if source is not None:
                (assignment,) = choose(self._course, (summary.assignment,))
                self._replace(held.folders[summary.student], summary.student, assignment, source)

    def _replace(self, folder: str, student: str, assignment: Assignment, source: MarkSource) -> None:
        place = store.path(self._out, folder, assignment.name)
        try:
            shown = store.read(place)
        except GraderError:
            return  # another folder has it
        if shown.hashes.submission == source.content:
            result = shown
        else:
            other = store.attempt_path(self._out, folder, assignment.name, shown.hashes.submission)
            if shown.hashes.submission:
                write_atomically(other, store.encode(shown))
            result = self._result(folder, assignment, source)
        told = msgspec.structs.replace(self._in_words(result, assignment), student=student)
        if told == shown:
            return
        page = student_page(
            told.for_student(),
            lang=self._lang,
            sources=self._sources(source, assignment),
            templates=layout.templates(self._course),
            langs=self._course.languages,
            home=self._course.language,
        )
        report = store.report_path(self._out, folder, assignment.name)
        write_atomically(report, page)
        report.with_suffix(".notebook.html").unlink(missing_ok=True)  # it is another attempt's
        write_atomically(place, store.encode(told))

    def _result(self, folder: str, assignment: Assignment, source: MarkSource) -> Result:
        """Return the result that counts: the one in the folder, which may have newer words, or the gradebook's."""
        held = store.decode(self._book.result(source.grading), self._book.shown)
        with contextlib.suppress(GraderError):
            found = store.read(store.attempt_path(self._out, folder, assignment.name, source.content))
            if found.hashes == held.hashes:
                return found
        return held

    def _in_words(self, result: Result, assignment: Assignment) -> Result:
        if not result.tests or result.words == hashes.words(assignment):
            return result
        return retold(result, assignment, self._tests(assignment))

    def _sources(self, source: MarkSource, assignment: Assignment) -> tuple[SourceText, ...]:
        if self._reader is None:
            self._reader = self._stack.enter_context(Reader(self._course.assignments))
            self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="grader-attempts-")))
        handed = unpacked(self._book, source.attempt, source.grading, self._folder)
        submission = self._reader.read(handed, assignment, lenient=True)
        return submission.sources if submission is not None else ()

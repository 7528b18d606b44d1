"""Results that are there already: in a student's folder, of another attempt, in the gradebook. Whether one still holds
for a submission, and in the words that the course has now."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable

import msgspec

from grader.batch.protocol import Unit, WorkerConfig
from grader.batch.unit_files import UnitFiles, attempt_place
from grader.errors import GraderError
from grader.grading import hashes
from grader.grading.engine import Engine
from grader.grading.retold import retold
from grader.model import Assignment, Result, TestResult
from grader.results import store
from grader.submission.submission import Submission

Tests = Callable[[Assignment], tuple[TestResult, ...]]
"""Gives a suite's tests."""


class EarlierResults:
    """Looks for results that hold, by the hashes that an engine knows; ``tests`` is asked for new words."""

    def __init__(self, config: WorkerConfig, engine: Engine, files: UnitFiles, tests: Tests) -> None:
        self._config, self._engine, self._files, self._tests = config, engine, files, tests
        self._known_words: dict[str, str] = {}

    def held(self, unit: Unit, stored: Result | None, submission: Submission, assignment: Assignment) -> Result | None:
        """Return a result of ``submission`` that still holds, in the words that the course has now: the student's own,
        that of an attempt which does not count now, or another batch's, which becomes the student's."""
        if stored is not None and self.holds(stored, submission, assignment):
            told = self.in_words(stored, assignment)
            if told is not stored:
                self._files.write(unit, told, submission)
            elif not self._files.is_reported(unit, submission):
                self._files.write_report(unit, told, submission)
            return told
        attempt = self.last(unit, stored, submission)
        if attempt is not None and attempt is not stored and self.holds(attempt, submission, assignment):
            told = self.in_words(attempt, assignment)
            if told is not attempt:
                self._files.write_attempt(attempt_place(unit, submission.digest), told)
            return told
        shared = self.of_gradebook(unit, submission, assignment)
        if shared is not None:
            self._files.write(unit, shared, submission)
        return shared

    def attempt(
        self, unit: Unit, submission: Submission, assignment: Assignment
    ) -> tuple[Result | None, Result | None]:
        """Return the result of an attempt that the folder has, and one that still holds: that one, or another batch's
        out of the gradebook."""
        earlier = self._files.read_result(attempt_place(unit, submission.digest), unit)
        if earlier is not None and self.holds(earlier, submission, assignment):
            return earlier, earlier
        return earlier, self.of_gradebook(unit, submission, assignment)

    def last(self, unit: Unit, stored: Result | None, submission: Submission) -> Result | None:
        """Return the last result of this very submission: beside the student's own, where that is another attempt's."""
        if stored is None or stored.hashes.submission == submission.digest:
            return stored
        return self._files.read_result(attempt_place(unit, submission.digest), unit) or stored

    def of_gradebook(self, unit: Unit, submission: Submission, assignment: Assignment) -> Result | None:
        """Return another batch's result of ``submission`` that still holds, as the student's."""
        for packed in unit.judged:
            with contextlib.suppress(GraderError, zlib.error):  # another version's
                result = store.decode(zlib.decompress(packed), "")
                if self.holds(result, submission, assignment):
                    return self.in_words(msgspec.structs.replace(result, student=unit.student), assignment)
        return None

    def holds(self, stored: Result, submission: Submission, assignment: Assignment) -> bool:
        """Whether a result may be used again: all hashes are equal, and it has pictures where pictures are wanted."""
        if self._config.fresh or stored.hashes != self._engine.hashes(assignment, submission):
            return False
        if any(test.outcome == "broken" for test in stored.tests):
            return False  # whether it has a score depends on what is void
        if stored.status == "graded":
            return stored.diagnosed and (stored.figures is not None or not self._config.figures)
        return stored.status == "ungradable"

    def in_words(self, stored: Result, assignment: Assignment) -> Result:
        """Return a result in the words that the course has now."""
        if not stored.tests or stored.words == self._words(assignment):
            return stored
        return retold(stored, assignment, self._tests(assignment))

    def _words(self, assignment: Assignment) -> str:
        if assignment.name not in self._known_words:
            self._known_words[assignment.name] = hashes.words(assignment)
        return self._known_words[assignment.name]

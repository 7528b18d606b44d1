"""What a batch knows of a unit before any worker has it: what was handed in, and whether its stored result holds."""

from __future__ import annotations

from pathlib import Path

from grader.batch.hand_in_reading import ReadHandIn, read_hand_in
from grader.batch.outputs import FolderOutputs
from grader.batch.protocol import Unit, UnitReport, WorkerConfig
from grader.batch.unit_files import UnitFiles
from grader.batch.unit_judge import UnitJudge, is_given_up
from grader.course.load import choose
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.model import Assignment, Course, TestResult
from grader.submission.reader import Reader


class Preparation:
    """Reads hand-ins, one after another. A unit over which nothing has to be judged or written is settled here."""

    def __init__(self, config: WorkerConfig, course: Course) -> None:
        self._config, self._course, self._out = config, course, Path(config.out or "")
        self._reader = Reader(course.assignments)
        engine = Engine(course, config.tier, void=config.void)  # for hashes: it starts nothing
        self._files = UnitFiles(config, course)
        self._judge = _StoredAlone(config, course, engine, self._reader, self._files)

    def close(self) -> None:
        """End the helper process."""
        self._reader.close()

    def prepared(self, unit: Unit) -> UnitReport | ReadHandIn:
        """Return the report on a unit that is settled, else what was handed in. Raises GraderError."""
        given_up = is_given_up(unit)
        if given_up and not unit.content:
            return ReadHandIn()  # nobody reads it any more
        (assignment,) = choose(self._course, (unit.assignment,))
        try:
            read = read_hand_in(self._reader, unit, assignment, lenient=self._config.lenient)
            if given_up:
                return read
            self._files.outputs = _Unchanged(self._out)
            return self._judge.stored(unit, assignment, read)
        except _Unsettled:
            return read
        except GraderError:
            raise
        except Exception as error:
            self._files.outputs = FolderOutputs(self._out)
            return self._judge.failed(unit, assignment, error)


class _Unsettled(Exception):
    """A worker has to judge, or to write."""


class _StoredAlone(UnitJudge):
    """Judges nothing, as no suite is ever started for it."""

    def stored(self, unit: Unit, assignment: Assignment, read: ReadHandIn) -> UnitReport:
        """Return the report on a unit. Raises _Unsettled."""
        found = self._judged(unit, assignment, read)
        if isinstance(found, UnitReport):
            return found
        raise _Unsettled

    def _tests(self, assignment: Assignment) -> tuple[TestResult, ...]:
        raise _Unsettled


class _Unchanged(FolderOutputs):
    """The files of a batch, none of which changes."""

    def write(self, path: Path, content: bytes | str) -> None:
        """Raise _Unsettled."""
        raise _Unsettled

    def remove(self, path: Path) -> None:
        """Raise _Unsettled."""
        raise _Unsettled

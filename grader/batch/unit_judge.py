"""One unit of a batch → its report: a stored result is reused where it still holds, else the engine judges.

Which files a unit has is the caller's; results and pages are written to ``UnitFiles`` before the report is returned. A
new result may wait for that, so that several are written in a row.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.batch.earlier_results import EarlierResults
from grader.batch.hand_in_reading import ReadHandIn
from grader.batch.hand_ins import counting
from grader.batch.protocol import DEATHS, LOST, HandInReport, Unit, UnitReport, WorkerConfig
from grader.batch.unit_files import UnitFiles, attempt_place
from grader.course.load import hand_in_rules
from grader.errors import GraderError
from grader.gradebook.records import content_of, hashes_of, record
from grader.grading.engine import Engine, is_starved
from grader.grading.faulty import refuse_faulty
from grader.model import Assignment, Course, Result, TestResult
from grader.results.changes import Change, change, differences
from grader.results.score import with_void
from grader.results.summary import summarise
from grader.submission.reader import Reader
from grader.submission.submission import Submission
from grader.text.clean import line


@dataclass(frozen=True, slots=True)
class JudgedUnit:
    """A unit with its new result, of which nothing is written yet. ``stored`` is the result of the last run, and
    ``why`` says why that does not hold."""

    unit: Unit
    assignment: Assignment
    submission: Submission
    stored: Result | None
    result: Result
    why: tuple[str, ...]


class UnitJudge:
    """Judges units with an engine and a reader, which are the caller's."""

    def __init__(self, config: WorkerConfig, course: Course, engine: Engine, reader: Reader, files: UnitFiles) -> None:
        self._config, self._engine, self._reader, self._files = config, engine, reader, files
        self._rules = hand_in_rules(course)
        self._results = EarlierResults(config, engine, files, self._tests)

    def report(self, unit: Unit, assignment: Assignment, read: ReadHandIn) -> UnitReport:
        """Return the report on a unit, and write what is new. Raises GraderError."""
        return self.finished(self.judged(unit, assignment, read))

    def judged(self, unit: Unit, assignment: Assignment, read: ReadHandIn) -> UnitReport | JudgedUnit:
        """Return a unit's new result; the report where all is written that there is to write. Raises GraderError."""
        try:
            return self._judged(unit, assignment, read)
        except GraderError:
            raise
        except Exception as error:
            return self.failed(unit, assignment, error, read.submission)

    def finished(self, judged: UnitReport | JudgedUnit) -> UnitReport:
        """Return the report on a judged unit, and write its result. Raises GraderError."""
        if isinstance(judged, UnitReport):
            return judged
        try:
            return self._written(judged)
        except GraderError:
            raise
        except Exception as error:
            return self.failed(judged.unit, judged.assignment, error, judged.submission)

    def failed(
        self, unit: Unit, assignment: Assignment, error: Exception, submission: Submission | None = None
    ) -> UnitReport:
        """Return the report on a unit over which this program itself has failed, which costs no other one."""
        self._engine.close()  # whatever state it is in
        submission = submission or Submission(unit.assignment)
        at = traceback.extract_tb(error.__traceback__)[-1]
        reason = line(f"{type(error).__name__}: {error}", 200) + f" ({Path(at.filename).name}:{at.lineno})"
        result = self._engine.given_up(assignment, unit.student, reason)
        if unit.content:
            return UnitReport(summarise(result), reused=False, starved=True)
        report = self._without_submission(unit, result, self._files.stored(unit))
        hand_in = self._hand_in(unit, result, Submission(unit.assignment), reused=False)
        return msgspec.structs.replace(report, claim=submission.claim, hand_ins=(hand_in,))

    def _judged(self, unit: Unit, assignment: Assignment, read: ReadHandIn) -> UnitReport | JudgedUnit:
        submission = read.submission
        if unit.content:
            return self._earlier(unit, assignment, submission)
        stored = self._files.stored(unit)
        if is_given_up(unit):
            result = self._given_up(unit, None, assignment)
            report = self._without_submission(unit, result, stored)
            hand_in = self._hand_in(unit, result, Submission(unit.assignment), reused=False)
            return msgspec.structs.replace(report, hand_ins=(hand_in,))
        if submission is None or submission.absent:
            return self._missing(unit, assignment, submission, stored)
        if read.earlier:
            return self._several(unit, assignment, (*read.earlier, submission), stored)
        held = self._results.held(unit, stored, submission, assignment)
        if held is not None:
            hand_in = self._hand_in(unit, held, submission, reused=True)
            return UnitReport(summarise(held), reused=True, claim=submission.claim, hand_ins=(hand_in,))
        if stored is not None and stored.status == "graded" and submission.problem is not None and not unit.covered:
            unreadable = self._engine.grade(submission, assignment, unit.student)
            return UnitReport(summarise(unreadable), reused=False, claim=submission.claim, held=True)
        why = self._why(self._results.last(unit, stored, submission), submission, assignment)
        if self._config.dry and stored is None:
            return self._planned(unit, submission, assignment, why)
        result = self._judge(unit, submission, assignment)
        return JudgedUnit(unit, assignment, submission, stored, result, why)

    def _written(self, judged: JudgedUnit) -> UnitReport:
        unit, submission, result = judged.unit, judged.submission, judged.result
        self._files.write(unit, result, submission)
        return UnitReport(
            summarise(result),
            reused=False,
            change=self._change(judged.stored, result),
            starved=is_starved(result),
            claim=submission.claim,
            hand_ins=(self._hand_in(unit, result, submission, reused=False),),
            why=judged.why,
        )

    def _change(self, stored: Result | None, result: Result) -> Change | None:
        before = None if stored is None else with_void(stored, self._config.void_before)
        return change(before, with_void(result, self._config.void))

    def _given_up(self, unit: Unit, submission: Submission | None, assignment: Assignment) -> Result:
        """Return the result of a unit that is not tried again; its own 0 where it has died by itself."""
        if unit.lost >= LOST:
            reason = f"{unit.lost} workers of the cluster were lost while they judged it"
            return self._engine.given_up(assignment, unit.student, reason)
        times = "twice" if unit.deaths <= DEATHS else f"{unit.deaths} times"
        result = self._engine.given_up(assignment, unit.student, f"the process that graded it died, {times}")
        return self._engine.charged(result, submission, assignment) if unit.alone else result

    def _earlier(self, unit: Unit, assignment: Assignment, submission: Submission | None) -> UnitReport:
        """Judge an attempt of which the gradebook has the files. It is no other attempt than it was: notebooks have no
        outputs any more."""
        if submission is None or submission.absent or submission.problem is not None:
            return UnitReport(summarise(self._engine.missing(assignment, unit.student)), reused=False)
        submission = msgspec.structs.replace(submission, digest=unit.content, modified=None)
        place = attempt_place(unit, unit.content)
        result = self._files.read_result(place, unit)
        if result is None or not self._results.holds(result, submission, assignment):
            result = self._results.of_gradebook(unit, submission, assignment)
        reused = result is not None
        if is_given_up(unit):
            result = self._given_up(unit, submission, assignment)
        elif result is None:
            result = self._judge(unit, submission, assignment)
        result = msgspec.structs.replace(result, hashes=msgspec.structs.replace(result.hashes, submission=unit.content))
        self._files.write_attempt(place, self._results.in_words(result, assignment))
        hand_in = self._hand_in(unit, result, Submission(unit.assignment), reused=False)
        return UnitReport(summarise(result), reused=reused, starved=is_starved(result), hand_ins=(hand_in,))

    def _why(self, stored: Result | None, submission: Submission, assignment: Assignment) -> tuple[str, ...]:
        """Return what is not as it was when the stored result was made."""
        if stored is None:
            return ("new",)
        return differences(stored.hashes, self._engine.hashes(assignment, submission)) or ("again",)

    def _several(
        self, unit: Unit, assignment: Assignment, submissions: tuple[Submission, ...], stored: Result | None
    ) -> UnitReport:
        """Judge every attempt of a download, the oldest first; the student's result is that of the one that counts."""
        why = () if stored is not None else self._why(None, submissions[-1], assignment)
        if self._config.dry and stored is None:
            known = (self._results.attempt(unit, one, assignment) for one in submissions)
            if any(result is None for _, result in known):
                return self._planned(unit, submissions[-1], assignment, why)
            why = ()
        judged = False
        results: list[Result] = []
        hand_ins: list[HandInReport] = []
        for submission in submissions:
            earlier, result = self._results.attempt(unit, submission, assignment)
            reused = result is not None
            if result is None:
                why = why or self._why(earlier, submission, assignment)
                result = self._judge(unit, submission, assignment)
            else:
                result = self._results.in_words(result, assignment)
            if result is not earlier:
                self._files.write_attempt(attempt_place(unit, submission.digest), result)
            results.append(result)
            hand_ins.append(self._hand_in(unit, result, submission, reused=reused))
            judged = judged or not reused
        number = counting(hand_ins, assignment, self._rules)
        result, submission = results[number], submissions[number]
        same = stored is not None and (stored.hashes, stored.words) == (result.hashes, result.words)
        if judged or not same or not self._files.is_reported(unit, submission):
            self._files.write(unit, result, submission)
        return UnitReport(
            summarise(result),
            reused=not judged,
            change=self._change(stored, result),
            starved=any(map(is_starved, results)),
            claim=submission.claim,
            hand_ins=tuple(hand_ins),
            why=why,
        )

    def _planned(self, unit: Unit, submission: Submission, assignment: Assignment, why: tuple[str, ...]) -> UnitReport:
        """Return the report of a plan on what is new, which is not judged. Raises GraderError where a batch would."""
        refuse_faulty(self._tests(assignment), assignment, self._config.void)
        expected = self._engine.missing(assignment, unit.student)
        return UnitReport(summarise(expected), reused=False, claim=submission.claim, why=why)

    def _tests(self, assignment: Assignment) -> tuple[TestResult, ...]:
        """Return the suite's tests: it is started for that."""
        return self._engine.tests(assignment)

    def _judge(self, unit: Unit, submission: Submission, assignment: Assignment) -> Result:
        refuse_faulty(self._tests(assignment), assignment, self._config.void)
        judge = self._engine.grade_alone if unit.alone else self._engine.grade
        return judge(self._reader.outlined(submission, assignment), assignment, unit.student)

    def _missing(
        self, unit: Unit, assignment: Assignment, submission: Submission | None, stored: Result | None
    ) -> UnitReport:
        """No submission. Nothing is written, unless an earlier run stored a result: ``missing`` replaces that where the
        unit is covered."""
        if submission is None:
            result = self._engine.missing(assignment, unit.student)
        else:
            result = self._engine.grade(submission, assignment, unit.student)
        if stored is None or stored.status == "missing":
            return UnitReport(summarise(result), reused=False)
        if not unit.covered:
            return UnitReport(summarise(result), reused=False, held=True)
        return self._without_submission(unit, result, stored)

    def _without_submission(self, unit: Unit, result: Result, stored: Result | None) -> UnitReport:
        self._files.write(unit, result, Submission(unit.assignment))
        self._files.remove_notebook(unit)
        return UnitReport(
            summarise(result), reused=False, change=self._change(stored, result), starved=is_starved(result)
        )

    def _hand_in(self, unit: Unit, result: Result, submission: Submission, *, reused: bool) -> HandInReport:
        known = reused and (result.hashes.submission, hashes_of(result)) in unit.known
        return HandInReport(
            content=content_of(result),
            status=result.status,
            score=result.score,
            max_score=result.max_score,
            received=submission.received,
            recorded=submission.recorded,
            record=None if known or is_starved(result) else record(result, self._reader.without_outputs(submission)),
        )


def is_given_up(unit: Unit) -> bool:
    """Whether too many have died over a unit to try it again."""
    return unit.deaths >= (1 if unit.alone else DEATHS) or unit.lost >= LOST

"""One submission and one assignment make a ``Result``."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Self

import msgspec

from grader.course import layout
from grader.diagnosis.reasons import without_other_causes
from grader.grading import hashes
from grader.grading.runner_client import Runner, RunnerDied
from grader.grading.runners import Runners
from grader.grading.spare import SpareRunner
from grader.grading.suite_outcome import JudgementCancelled, SuiteOutcome, outcome_of
from grader.model import (
    SCHEMA,
    Assignment,
    Course,
    Gap,
    Hashes,
    Message,
    Result,
    Status,
    TaskScore,
    TestResult,
    Tier,
)
from grader.results.of_tasks import of_tasks
from grader.results.score import is_void, settle
from grader.submission.cells import parse
from grader.submission.judged import judged
from grader.submission.signatures import signatures
from grader.submission.submission import Submission
from grader.testing.job import make_job
from grader.testing.load_notes import NOT_PYTHON


class Engine:
    """Grades submissions one after another; not shared between threads, ``cancel`` aside. Use as a context manager.

    ``tier`` None, which may not grade: the best there is, as a trial found since the machine started; another trial is
    made where guests fail.

    ``canary``: before a submission is judged, a guest of each server tries what is forbidden; where it can do any of
    it, nothing is judged, and GraderError raised. ``first_failure``: end with the first test that fails, for a caller
    who asks only whether full marks are kept. ``spare``: a runner that has been started. ``void``: tests
    (``assignment/test``, a parametrised one with or without its case) over which the grader may fail: a result has its
    score without them. Without ``stamped`` a result does not say what judged it, which nobody asks who is shown it now.
    ``meanwhile``: what the caller has to do in any case, done while a runner judges and this process waits.
    """

    def __init__(
        self,
        course: Course,
        tier: Tier | None,
        *,
        warm_up: bool = False,
        figures: bool = False,
        first_failure: bool = False,
        canary: bool = False,
        spare: SpareRunner | None = None,
        void: frozenset[str] = frozenset(),
        stamped: bool = True,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        self.course = course
        self._runners = Runners(course, tier, warm_up=warm_up, figures=figures, canary=canary, spare=spare)
        self._figures, self._first_failure = figures, first_failure
        self._void, self._stamped, self._meanwhile = void, stamped, meanwhile
        self._hashes: dict[str, Hashes] = {}
        self._signatures: dict[str, dict[str, str]] = {}
        self._words: dict[str, str] = {}
        self._judging: Runner | None = None
        self._cancelled = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def tier(self) -> Tier:
        """Return the tier of the guests."""
        return self._runners.tier

    def end(self) -> None:
        """Let all processes end, without waiting for that as ``close`` does. Nothing more is judged."""
        self._runners.end()

    def close(self) -> None:
        """End all processes."""
        self._runners.close()

    def prepare(self, assignment: Assignment) -> None:
        """Start what ``assignment`` needs, so that server and runner warm up side by side. Raises GraderError."""
        self._runners.of(assignment)

    def check_canary(self) -> None:
        """Let a guest try what is forbidden. Raises GraderError, exit code 3, if anything succeeds."""
        self._runners.check_canary()

    def hashes(self, assignment: Assignment, submission: Submission | None) -> Hashes:
        """Return the hashes of all that a result of this submission depends on."""
        if assignment.name not in self._hashes:
            self._hashes[assignment.name] = hashes.of_assignment(self.course, assignment)
        return msgspec.structs.replace(
            self._hashes[assignment.name], submission=submission.digest if submission is not None else ""
        )

    def tests(self, assignment: Assignment) -> tuple[TestResult, ...]:
        """Return the suite's tests, as results that say nothing; ``broken`` are those that the reference does not pass,
        where the engine warms up. Raises GraderError."""
        return self._runners.of(assignment).tests()

    def cancel(self) -> None:
        """End the judgement that another thread waits for, if there is one: it raises JudgementCancelled."""
        self._cancelled.set()
        if (runner := self._judging) is not None:
            runner.cancel()

    def grade(
        self,
        submission: Submission,
        assignment: Assignment,
        student: str,
        tasks: tuple[str, ...] = (),
        *,
        figures: bool = True,
    ) -> Result:
        """Judge a submission, and return a result in any case: ``grader-error`` where the grader failed.

        ``tasks``: these only; the result holds them, and those of the tasks they stand on that lose points. Without
        ``figures`` no pictures, although the engine could draw them. Raises JudgementCancelled.
        """
        blank = self._blank(assignment, student, submission)
        if submission.problem is not None:
            status: Status = "missing" if submission.absent else "ungradable"
            return msgspec.structs.replace(blank, status=status, notes=(submission.problem,))
        result = self._judged(blank, submission, assignment, tasks, figures=figures)
        return of_tasks(result, tasks) if tasks else result

    def missing(self, assignment: Assignment, student: str) -> Result:
        """Return the result of a student who handed nothing in."""
        blank = self._blank(assignment, student, None)
        return msgspec.structs.replace(blank, status="missing", notes=(Message("note.missing"),))

    def grade_alone(self, submission: Submission, assignment: Assignment, student: str) -> Result:
        """Judge a submission over which the grader has failed before, now that nothing else runs beside it.

        If the grader fails again, but not over the reference, the submission has 0 points: it did that itself.
        """
        result = self.grade(submission, assignment, student)
        return self.charged(result, submission, assignment) if is_starved(result) else result

    def charged(self, result: Result, submission: Submission | None, assignment: Assignment) -> Result:
        """Return 0 points in place of ``result``, a failure of the grader, if the grader does not fail over the
        reference."""
        if assignment.reference is None:
            return result
        source = layout.reference(assignment).read_bytes()
        reference = Submission(
            assignment.name, main=assignment.name, cells=parse(f"{assignment.name}.py", source).cells
        )
        if self._judged(result, reference, assignment).score != assignment.max_score:
            return result
        runner = self._runners.of(assignment)
        message = Message("test.starved")
        tests = tuple(msgspec.structs.replace(test, message=message, gap=Gap("other")) for test in runner.tests())
        settled = settle(tests, assignment.tasks)
        return msgspec.structs.replace(
            result,
            status=settled.status,
            score=settled.score,
            tasks=settled.tasks,
            tests=settled.tests,
            submission=submission.info if submission is not None else result.submission,
            notes=(Message("note.starved", dict(result.notes[0].args)), *(submission.notes if submission else ())),
        )

    def given_up(self, assignment: Assignment, student: str, reason: str) -> Result:
        """Return the result of a submission that is not tried again: over it died whatever judged it."""
        return _failed(self._blank(assignment, student, None), reason)

    def _blank(self, assignment: Assignment, student: str, submission: Submission | None) -> Result:
        blank = Result(
            schema=SCHEMA,
            assignment=assignment.name,
            student=student,
            status="graded",
            score=0.0,
            max_score=assignment.max_score,
            title=assignment.title,
            tasks=tuple(TaskScore(t.name, t.title, 0.0, t.points, 0.0, 0.0) for t in assignment.tasks),
        )
        if not self._stamped:
            return blank
        return msgspec.structs.replace(
            blank, hashes=self.hashes(assignment, submission), environment=hashes.environment(self.tier)
        )

    def _judged(
        self,
        blank: Result,
        submission: Submission,
        assignment: Assignment,
        tasks: tuple[str, ...] = (),
        *,
        figures: bool = True,
    ) -> Result:
        self._cancelled.clear()
        job = make_job(assignment, submission, figures=self._figures and figures)
        job = msgspec.structs.replace(job, tasks=tasks, first_failure=self._first_failure)
        reason = ""
        for _ in range(2):  # a broken sandbox or runner is replaced once; the second time it is the grader's error
            try:
                runner = self._runners.of(assignment, job.cells)
                runner.tests()  # how long it takes to start is not the submission's
                start = time.monotonic()
                self._judging = runner
                outcome = outcome_of(runner.judge(job, lambda: self._get_ready(assignment)), job, runner.passed())
            except RunnerDied as error:
                if self._cancelled.is_set():  # where a job can only be cancelled by ending the process
                    self.close()
                    raise JudgementCancelled from None
                reason = str(error)
            else:
                if isinstance(outcome, SuiteOutcome):
                    result = self._result(blank, submission, assignment, outcome)
                    return msgspec.structs.replace(result, duration=round(time.monotonic() - start, 3))
                reason = outcome
            self.close()
            if self._runners.try_tier() and self._stamped:
                blank = msgspec.structs.replace(blank, environment=hashes.environment(self.tier))
        return _failed(blank, reason)

    def _get_ready(self, assignment: Assignment) -> None:
        """Do what an outcome needs to become a result, while it is waited for."""
        self._meanwhile()
        if assignment.name not in self._signatures:
            self._signatures[assignment.name] = signatures(assignment)
            self._words[assignment.name] = hashes.words(assignment)

    def _result(self, blank: Result, submission: Submission, assignment: Assignment, outcome: SuiteOutcome) -> Result:
        notes = (*submission.notes, *outcome.printed.notes)
        problems = [note for note in outcome.printed.notes if note.id == NOT_PYTHON]
        tests = outcome.tests if self._void else ()
        void = frozenset(test.id for test in tests if is_void(self._void, assignment.name, test.id))
        if problems and not any(test.outcome == "broken" and test.id not in void for test in outcome.tests):
            notes = (*problems, *submission.notes)
            return msgspec.structs.replace(blank, status="ungradable", submission=submission.info, notes=notes)
        sheet = judged(outcome.tests, submission, assignment, self._signatures[assignment.name], void)
        failed = {test.id for test in sheet.tests if test.outcome == "failed"}  # blocked ones are not diagnosed
        diagnoses = tuple(one for one in outcome.finished.diagnoses if failed.intersection(one.tests))
        relations = tuple(one for one in outcome.finished.relations if failed.intersection(one.tests))
        return msgspec.structs.replace(
            blank,
            status=sheet.status,
            score=sheet.score,
            tasks=sheet.tasks,
            tests=without_other_causes(sheet.tests, diagnoses, relations),
            submission=submission.info,
            diagnoses=diagnoses,
            stdout=outcome.printed.stdout,
            notes=notes,
            figures=outcome.figures,
            relations=relations,
            clusters=outcome.finished.clusters,
            diagnosed=outcome.finished.diagnosed,
            words=self._words[assignment.name],
        )


def is_starved(result: Result) -> bool:
    """Whether the grader has failed before any test had its outcome: not by a broken test, then."""
    return result.status == "grader-error" and not result.tests


def _failed(blank: Result, reason: str) -> Result:
    note = Message("note.grader-error", {"text": reason})
    return msgspec.structs.replace(blank, status="grader-error", score=None, notes=(note,))

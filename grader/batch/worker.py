"""A batch's worker process: reads, grades and writes one submission after another.

    python -m grader.batch.worker CONFIG        units on standard input, summaries on standard output

Beside the class it writes results and reports itself and sends only summaries, so that after its death its finished
work is on disk. On another machine the hand-ins come with the units, and the files go back with the summaries.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import zlib
from pathlib import Path

import msgspec

from grader.batch.errand import Errand
from grader.batch.hand_in_reading import ReadHandIn, read_hand_in
from grader.batch.hand_ins import counting
from grader.batch.outputs import CarriedOutputs, FolderOutputs
from grader.batch.protocol import DEATHS, LOST, Failure, HandInReport, Reply, Unit, UnitReport, WorkerConfig
from grader.batch.unit_files import UnitFiles, attempt_place
from grader.course.load import choose, hand_in_rules, load_course
from grader.errors import GraderError
from grader.gradebook.records import content_of, hashes_of, record
from grader.grading import hashes
from grader.grading.engine import Engine, is_starved
from grader.grading.faulty import refuse_faulty
from grader.grading.retold import retold
from grader.model import Assignment, Result
from grader.processes import frames
from grader.processes.lifetime import tie_to_parent
from grader.results import store
from grader.results.changes import Change, change, differences
from grader.results.score import with_void
from grader.results.summary import summarise
from grader.submission.reader import Reader
from grader.submission.submission import Submission


class Worker:
    """Grades units with one engine."""

    def __init__(self, config: WorkerConfig) -> None:
        self._config = config
        self._course = load_course(Path(config.course))
        self._engine = Engine(self._course, config.tier, warm_up=True, figures=config.figures, void=config.void)
        self._reader = Reader(self._course.assignments)
        self._rules = hand_in_rules(self._course)
        self._files = UnitFiles(config, self._course)
        if config.out is not None:
            self._files.outputs = FolderOutputs(Path(config.out))
        self._known_words: dict[str, str] = {}

    def close(self) -> None:
        """End all processes."""
        self._engine.close()
        self._reader.close()
        self._files.close()

    def do(self, unit: Unit) -> UnitReport:
        """Grade what lies on this machine, or reuse the stored result; write result and report where they are new."""
        (assignment,) = choose(self._course, (unit.assignment,))
        read = ReadHandIn()
        if unit.content or not is_given_up(unit):
            read = read_hand_in(self._reader, unit, assignment, lenient=self._config.lenient)
        return self._do(unit, assignment, read)

    def do_errand(self, errand: Errand) -> Reply:
        """The same for what came along: the files go back."""
        self._files.outputs = outputs = CarriedOutputs(errand.results, errand.pages)
        (assignment,) = choose(self._course, (errand.unit.assignment,))
        report = self._do(errand.unit, assignment, errand.hand_in)
        return Reply(report=report, files=outputs.changes)

    def _do(self, unit: Unit, assignment: Assignment, read: ReadHandIn) -> UnitReport:
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
        held = self._held(unit, stored, submission, assignment)
        if held is not None:
            hand_in = self._hand_in(unit, held, submission, reused=True)
            return UnitReport(summarise(held), reused=True, claim=submission.claim, hand_ins=(hand_in,))
        if stored is not None and stored.status == "graded" and submission.problem is not None and not unit.covered:
            unreadable = self._engine.grade(submission, assignment, unit.student)
            return UnitReport(summarise(unreadable), reused=False, claim=submission.claim, held=True)
        why = self._why(self._earlier_judgement(unit, stored, submission), submission, assignment)
        if self._config.dry and stored is None:
            return self._planned(unit, submission, assignment, why)
        result = self._judge(unit, submission, assignment)
        self._files.write(unit, result, submission)
        return UnitReport(
            summarise(result),
            reused=False,
            change=self._change(stored, result),
            starved=is_starved(result),
            claim=submission.claim,
            hand_ins=(self._hand_in(unit, result, submission, reused=False),),
            why=why,
        )

    def _change(self, stored: Result | None, result: Result) -> Change | None:
        before = None if stored is None else with_void(stored, self._config.void_before)
        return change(before, with_void(result, self._config.void))

    def _held(self, unit: Unit, stored: Result | None, submission: Submission, assignment: Assignment) -> Result | None:
        """Return a result of ``submission`` that still holds, in the words that the course has now: the student's own,
        that of an attempt which does not count now, or another batch's, which becomes the student's."""
        if stored is not None and self._holds(stored, submission, assignment):
            told = self._in_words(stored, assignment)
            if told is not stored:
                self._files.write(unit, told, submission)
            elif not self._files.is_reported(unit, submission):
                self._files.write_report(unit, told, submission)
            return told
        attempt = self._earlier_judgement(unit, stored, submission)
        if attempt is not None and attempt is not stored and self._holds(attempt, submission, assignment):
            told = self._in_words(attempt, assignment)
            if told is not attempt:
                self._files.write_attempt(attempt_place(unit, submission.digest), told)
            return told
        shared = self._of_gradebook(unit, submission, assignment)
        if shared is not None:
            self._files.write(unit, shared, submission)
        return shared

    def _earlier_judgement(self, unit: Unit, stored: Result | None, submission: Submission) -> Result | None:
        """Return the last result of this very submission: beside the student's own, where that is another attempt's."""
        if stored is None or stored.hashes.submission == submission.digest:
            return stored
        return self._files.read_result(attempt_place(unit, submission.digest), unit) or stored

    def _of_gradebook(self, unit: Unit, submission: Submission, assignment: Assignment) -> Result | None:
        for packed in unit.judged:
            with contextlib.suppress(GraderError, zlib.error):  # another version's
                result = store.decode(zlib.decompress(packed), "")
                if self._holds(result, submission, assignment):
                    return self._in_words(msgspec.structs.replace(result, student=unit.student), assignment)
        return None

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
        if result is None or not self._holds(result, submission, assignment):
            result = self._of_gradebook(unit, submission, assignment)
        reused = result is not None
        if is_given_up(unit):
            result = self._given_up(unit, submission, assignment)
        elif result is None:
            result = self._judge(unit, submission, assignment)
        result = msgspec.structs.replace(result, hashes=msgspec.structs.replace(result.hashes, submission=unit.content))
        self._files.write_attempt(place, self._in_words(result, assignment))
        hand_in = self._hand_in(unit, result, Submission(unit.assignment), reused=False)
        return UnitReport(summarise(result), reused=reused, starved=is_starved(result), hand_ins=(hand_in,))

    def _in_words(self, stored: Result, assignment: Assignment) -> Result:
        if not stored.tests or stored.words == self._words(assignment):
            return stored
        return retold(stored, assignment, self._engine.tests(assignment))

    def _words(self, assignment: Assignment) -> str:
        if assignment.name not in self._known_words:
            self._known_words[assignment.name] = hashes.words(assignment)
        return self._known_words[assignment.name]

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
            return self._planned(unit, submissions[-1], assignment, why)
        judged = False
        results: list[Result] = []
        hand_ins: list[HandInReport] = []
        for submission in submissions:
            place = attempt_place(unit, submission.digest)
            result = self._files.read_result(place, unit)
            reused = result is not None and self._holds(result, submission, assignment)
            if result is None or not reused:
                why = why or self._why(result, submission, assignment)
                result = self._judge(unit, submission, assignment)
                self._files.write_attempt(place, result)
            elif (told := self._in_words(result, assignment)) is not result:
                result = told
                self._files.write_attempt(place, result)
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
        refuse_faulty(self._engine.tests(assignment), assignment, self._config.void)
        expected = self._engine.missing(assignment, unit.student)
        return UnitReport(summarise(expected), reused=False, claim=submission.claim, why=why)

    def _judge(self, unit: Unit, submission: Submission, assignment: Assignment) -> Result:
        refuse_faulty(self._engine.tests(assignment), assignment, self._config.void)
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

    def _holds(self, stored: Result, submission: Submission, assignment: Assignment) -> bool:
        """Whether a result may be used again: all hashes are equal, and it has pictures where pictures are wanted."""
        if self._config.fresh or stored.hashes != self._engine.hashes(assignment, submission):
            return False
        if any(test.outcome == "broken" for test in stored.tests):
            return False  # whether it has a score depends on what is void
        if stored.status == "graded":
            return stored.diagnosed and (stored.figures is not None or not self._config.figures)
        return stored.status == "ungradable"


def is_given_up(unit: Unit) -> bool:
    """Whether too many have died over a unit to try it again."""
    return unit.deaths >= (1 if unit.alone else DEATHS) or unit.lost >= LOST


def main() -> None:
    """Serve units until standard input ends."""
    tie_to_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the batch, which ends its workers itself
    config = msgspec.json.decode(sys.argv[1].encode(), type=WorkerConfig)
    if config.processor is not None and sys.platform == "linux":
        os.sched_setaffinity(0, {config.processor})
    units, out = frames.take_over_streams()
    try:
        worker = Worker(config)
        try:
            while (frame := frames.read(units.read)) is not None:
                if config.out is None:
                    reply = worker.do_errand(msgspec.msgpack.decode(frame, type=Errand))
                else:
                    reply = Reply(report=worker.do(msgspec.msgpack.decode(frame, type=Unit)))
                out.write(frames.pack(reply))
        finally:
            worker.close()
    except GraderError as error:
        out.write(frames.pack(Reply(failure=Failure(error.message, error.hint, error.exit_code))))
    except BrokenPipeError:
        pass  # the batch is gone


if __name__ == "__main__":
    main()

"""A batch's worker process: reads, grades and writes one submission after another.

    python -m grader.batch.worker CONFIG        units on standard input, summaries on standard output

It writes results and reports itself and sends only summaries, so that after its death its finished work is on disk.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import zlib
from pathlib import Path

import msgspec

from grader.batch.hand_ins import counting
from grader.batch.notebook_pages import NotebookPages
from grader.batch.protocol import DEATHS, Failure, HandInReport, Reply, Unit, UnitReport, WorkerConfig
from grader.course import layout
from grader.course.load import choose, hand_in_rules, load_course
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.gradebook.records import content_of, hashes_of, record
from grader.grading import hashes
from grader.grading.engine import Engine, is_starved
from grader.grading.faulty import refuse_faulty
from grader.grading.retold import retold
from grader.model import Assignment, Result
from grader.processes import frames
from grader.processes.lifetime import tie_to_parent
from grader.render.html.cover import Cover
from grader.render.html.student import student_page
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
        self._out = Path(config.out)
        self._course = load_course(Path(config.course))
        self._engine = Engine(self._course, config.tier, warm_up=True, figures=config.figures, void=config.void)
        self._reader = Reader(self._course.assignments)
        self._rules = hand_in_rules(self._course)
        self._pages = NotebookPages()
        self._known_words: dict[str, str] = {}

    def close(self) -> None:
        """End all processes."""
        self._engine.close()
        self._reader.close()
        self._pages.close()

    def do(self, unit: Unit) -> UnitReport:
        """Grade, or reuse the stored result; write result and report where they are new."""
        (assignment,) = choose(self._course, (unit.assignment,))
        if unit.content:
            return self._earlier(unit, assignment)
        stored = self._stored(unit)
        if unit.deaths >= (1 if unit.alone else DEATHS):
            result = self._engine.given_up(assignment, unit.student)
            if unit.alone:
                result = self._engine.charged(result, None, assignment)
            report = self._without_submission(unit, result, stored)
            hand_in = self._hand_in(unit, result, Submission(unit.assignment), reused=False)
            return msgspec.structs.replace(report, hand_ins=(hand_in,))
        handed, lenient = unit.handed, self._config.lenient
        submission = self._reader.read(handed, assignment, lenient=lenient)
        if submission is None or submission.absent:
            shared = self._reader.of_group(unit.shared, assignment, lenient=lenient)
            submission, handed = shared or (submission, handed)
        if submission is None or submission.absent:
            return self._missing(unit, assignment, submission, stored)
        earlier = self._reader.earlier_attempts(handed, submission, assignment)
        if earlier:
            return self._several(unit, assignment, (*earlier, submission), stored)
        held = self._held(unit, stored, submission, assignment)
        if held is not None:
            hand_in = self._hand_in(unit, held, submission, reused=True)
            return UnitReport(summarise(held), reused=True, claim=submission.claim, hand_ins=(hand_in,))
        if stored is not None and stored.status == "graded" and submission.problem is not None and not unit.covered:
            unreadable = self._engine.grade(submission, assignment, unit.student)
            return UnitReport(summarise(unreadable), reused=False, claim=submission.claim, held=True)
        why = self._why(stored, submission, assignment)
        if self._config.dry and stored is None:
            expected = self._engine.missing(assignment, unit.student)
            return UnitReport(summarise(expected), reused=False, claim=submission.claim, why=why)
        result = self._judge(unit, submission, assignment)
        self._write(unit, result, submission)
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
                self._write(unit, told, submission)
            elif not self._is_reported(unit, submission):
                self._write_report(unit, told, submission)
            return told
        if stored is not None and stored.hashes.submission != submission.digest:
            place = self._attempt(unit, submission.digest)
            attempt = self._read_result(place, unit)
            if attempt is not None and self._holds(attempt, submission, assignment):
                told = self._in_words(attempt, assignment)
                if told is not attempt:
                    self._write_attempt(place, told)
                return told
        shared = self._of_gradebook(unit, submission, assignment)
        if shared is not None:
            self._write(unit, shared, submission)
        return shared

    def _of_gradebook(self, unit: Unit, submission: Submission, assignment: Assignment) -> Result | None:
        for packed in unit.judged:
            with contextlib.suppress(GraderError, zlib.error):  # another version's
                result = store.decode(zlib.decompress(packed), "")
                if self._holds(result, submission, assignment):
                    return self._in_words(msgspec.structs.replace(result, student=unit.student), assignment)
        return None

    def _earlier(self, unit: Unit, assignment: Assignment) -> UnitReport:
        """Judge an attempt of which the gradebook has the files. It is no other attempt than it was: notebooks have no
        outputs any more."""
        submission = self._reader.read(unit.handed, assignment, lenient=True)
        if submission is None or submission.absent or submission.problem is not None:
            return UnitReport(summarise(self._engine.missing(assignment, unit.student)), reused=False)
        submission = msgspec.structs.replace(submission, digest=unit.content, modified=None)
        place = self._attempt(unit, unit.content)
        result = self._read_result(place, unit)
        if result is None or not self._holds(result, submission, assignment):
            result = self._of_gradebook(unit, submission, assignment)
        reused = result is not None
        if unit.deaths >= (1 if unit.alone else DEATHS):
            result = self._engine.given_up(assignment, unit.student)
            result = self._engine.charged(result, submission, assignment) if unit.alone else result
        elif result is None:
            result = self._judge(unit, submission, assignment)
        result = msgspec.structs.replace(result, hashes=msgspec.structs.replace(result.hashes, submission=unit.content))
        self._write_attempt(place, self._in_words(result, assignment))
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
            return UnitReport(summarise(self._engine.missing(assignment, unit.student)), reused=False, why=why)
        judged = False
        results: list[Result] = []
        hand_ins: list[HandInReport] = []
        for submission in submissions:
            place = self._attempt(unit, submission.digest)
            result = self._read_result(place, unit)
            reused = result is not None and self._holds(result, submission, assignment)
            if result is None or not reused:
                why = why or self._why(result, submission, assignment)
                result = self._judge(unit, submission, assignment)
                self._write_attempt(place, result)
            elif (told := self._in_words(result, assignment)) is not result:
                result = told
                self._write_attempt(place, result)
            results.append(result)
            hand_ins.append(self._hand_in(unit, result, submission, reused=reused))
            judged = judged or not reused
        number = counting(hand_ins, assignment, self._rules)
        result, submission = results[number], submissions[number]
        same = stored is not None and (stored.hashes, stored.words) == (result.hashes, result.words)
        if judged or not same or not self._is_reported(unit, submission):
            self._write(unit, result, submission)
        return UnitReport(
            summarise(result),
            reused=not judged,
            change=self._change(stored, result),
            starved=any(map(is_starved, results)),
            claim=submission.claim,
            hand_ins=tuple(hand_ins),
            why=why,
        )

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
        self._write(unit, result, Submission(unit.assignment))
        if not self._config.dry:
            self._notebook(unit).unlink(missing_ok=True)
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

    def _result(self, unit: Unit) -> Path:
        return store.path(self._out, unit.folder, unit.assignment)

    def _attempt(self, unit: Unit, content: str) -> Path:
        return store.attempt_path(self._out, unit.folder, unit.assignment, content)

    def _report(self, unit: Unit) -> Path:
        return store.report_path(self._out, unit.folder, unit.assignment)

    def _notebook(self, unit: Unit) -> Path:
        return self._report(unit).with_suffix(".notebook.html")

    def _with_notebook(self, submission: Submission) -> bool:
        return self._config.notebooks and bool(submission.notebook)

    def _is_reported(self, unit: Unit, submission: Submission) -> bool:
        book = not self._with_notebook(submission) or self._notebook(unit).is_file()
        return book and self._report(unit).is_file()

    def _stored(self, unit: Unit) -> Result | None:
        return self._read_result(self._result(unit), unit)

    def _read_result(self, path: Path, unit: Unit) -> Result | None:
        try:
            stored = store.read(path)
        except GraderError:
            return None  # not there, from another version, or damaged: grade it
        return stored if stored.student == unit.student else None  # another one's, whoever put it there

    def _write(self, unit: Unit, result: Result, submission: Submission) -> None:
        if self._config.dry:
            return
        self._write_report(unit, result, submission)
        write_atomically(self._result(unit), store.encode(result))

    def _write_attempt(self, place: Path, result: Result) -> None:
        if not self._config.dry:
            write_atomically(place, store.encode(result))

    def _write_report(self, unit: Unit, result: Result, submission: Submission) -> None:
        if self._config.dry:
            return
        templates = layout.templates(self._course)
        report, book = self._report(unit), self._notebook(unit)
        if self._with_notebook(submission):
            file = next((cell.file for cell in submission.cells), f"{unit.assignment}.ipynb")
            cover = Cover(
                file, result.title, unit.student, report.name, self._config.lang, str(templates), self._course.languages
            )
            write_atomically(book, self._pages.page(submission.notebook, cover))
        page = student_page(
            result.for_student(),
            lang=self._config.lang,
            sources=submission.sources,
            notebook=book.name if self._with_notebook(submission) else "",
            templates=templates,
            langs=self._course.languages,
        )
        write_atomically(report, page)


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
                report = worker.do(msgspec.msgpack.decode(frame, type=Unit))
                out.write(frames.pack(Reply(report=report)))
        finally:
            worker.close()
    except GraderError as error:
        out.write(frames.pack(Reply(failure=Failure(error.message, error.hint, error.exit_code))))
    except BrokenPipeError:
        pass  # the batch is gone


if __name__ == "__main__":
    main()

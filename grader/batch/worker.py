"""A batch's worker process: reads, grades and writes one submission after another.

    python -m grader.batch.worker CONFIG        units on standard input, summaries on standard output

It writes result and report itself, so the batch hears no more than a summary; if it dies, what it had finished
is on disk.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import msgspec

from grader.batch.notebook_pages import Pages
from grader.course import layout
from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Lang, Result, Tier
from grader.processes import frames
from grader.processes.lifetime import tie_to_parent
from grader.render.html.cover import Cover
from grader.render.html.student import student_page
from grader.results import store
from grader.results.changes import Change, change
from grader.results.summary import Summary, summarise
from grader.submission.intake import Handed
from grader.submission.reader import Reader
from grader.submission.submission import Submission

DEATHS = 2
"""Workers that may die over a unit; the next one says so in its result, and does not look at the submission."""


class Config(msgspec.Struct, frozen=True):
    """How to start a worker."""

    course: str
    out: str
    tier: Tier
    lang: Lang
    fresh: bool = False
    lenient: bool = False
    figures: bool = True
    notebooks: bool = False
    processor: int | None = None
    """The only one that this worker and what it starts run on."""


class Unit(msgspec.Struct, frozen=True):
    """One student's work on one assignment; ``folder`` is the student's name as a file's name.

    ``deaths``: how many workers have died over it.
    """

    student: str
    folder: str
    assignment: str
    handed: Handed
    deaths: int = 0


class Done(msgspec.Struct, frozen=True):
    """A unit is finished: graded now, or its stored result still holds."""

    summary: Summary
    reused: bool
    change: Change | None = None
    """What moved since the last run."""


class Failed(msgspec.Struct, frozen=True):
    """The worker cannot go on."""

    message: str
    hint: str
    exit_code: int


class Reply(msgspec.Struct, frozen=True):
    """What comes back for a unit: one of the two."""

    done: Done | None = None
    failed: Failed | None = None


class Worker:
    """Grades units with one engine."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._out = Path(config.out)
        self._course = load_course(Path(config.course))
        self._engine = Engine(self._course, config.tier, warm_up=True, figures=config.figures)
        self._reader = Reader()
        self._pages = Pages()

    def close(self) -> None:
        """End all processes."""
        self._engine.close()
        self._reader.close()
        self._pages.close()

    def do(self, unit: Unit) -> Done:
        """Grade, or reuse the stored result; write what is new."""
        (assignment,) = choose(self._course, (unit.assignment,))
        stored = self._stored(unit)
        if unit.deaths >= DEATHS:
            return self._without_submission(unit, self._engine.given_up(assignment, unit.student), stored)
        submission = self._reader.read(unit.handed, assignment, lenient=self._config.lenient)
        if submission is None:
            return self._missing(unit, assignment, stored)
        hashes = self._engine.hashes(assignment, submission)
        if stored is not None and stored.hashes == hashes and self._still_holds(stored):
            if not self._is_reported(unit, submission):
                self._write_report(unit, stored, submission)
            return Done(summarise(stored), reused=True)
        result = self._engine.grade(submission, assignment, unit.student)
        self._write(unit, result, submission)
        return Done(summarise(result), reused=False, change=change(stored, result))

    def _missing(self, unit: Unit, assignment: Assignment, stored: Result | None) -> Done:
        """Nothing is there, and nothing is written; but what was said of a submission that is gone is taken back."""
        result = self._engine.missing(assignment, unit.student)
        if stored is None or stored.status == "missing":
            return Done(summarise(result), reused=False)
        return self._without_submission(unit, result, stored)

    def _without_submission(self, unit: Unit, result: Result, stored: Result | None) -> Done:
        self._write(unit, result, Submission(unit.assignment))
        self._notebook(unit).unlink(missing_ok=True)
        return Done(summarise(result), reused=False, change=change(stored, result))

    def _still_holds(self, stored: Result) -> bool:
        """Where pictures are wanted now, one that was graded without them does not."""
        if self._config.fresh:
            return False
        if stored.status == "graded":
            return stored.figures is not None or not self._config.figures
        return stored.status == "ungradable"

    def _result(self, unit: Unit) -> Path:
        return store.path(self._out, unit.folder, unit.assignment)

    def _report(self, unit: Unit) -> Path:
        return self._out / "reports" / unit.folder / f"{unit.assignment}.html"

    def _notebook(self, unit: Unit) -> Path:
        return self._report(unit).with_suffix(".notebook.html")

    def _with_notebook(self, submission: Submission) -> bool:
        return self._config.notebooks and bool(submission.notebook)

    def _is_reported(self, unit: Unit, submission: Submission) -> bool:
        book = not self._with_notebook(submission) or self._notebook(unit).is_file()
        return book and self._report(unit).is_file()

    def _stored(self, unit: Unit) -> Result | None:
        try:
            return store.read(self._result(unit))
        except GraderError:
            return None  # not there, from another version, or damaged: grade it

    def _write(self, unit: Unit, result: Result, submission: Submission) -> None:
        self._write_report(unit, result, submission)
        write_atomically(self._result(unit), store.encode(result))

    def _write_report(self, unit: Unit, result: Result, submission: Submission) -> None:
        templates = layout.templates(self._course)
        report, book = self._report(unit), self._notebook(unit)
        if self._with_notebook(submission):
            file = next((cell.file for cell in submission.cells), f"{unit.assignment}.ipynb")
            cover = Cover(file, result.title, unit.student, report.name, self._config.lang, str(templates))
            write_atomically(book, self._pages.page(submission.notebook, cover))
        page = student_page(
            result.for_student(),
            lang=self._config.lang,
            sources=submission.sources,
            notebook=book.name if self._with_notebook(submission) else "",
            templates=templates,
        )
        write_atomically(report, page)


def main() -> None:
    """Serve units until standard input ends."""
    tie_to_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the batch, which ends its workers in order
    config = msgspec.json.decode(sys.argv[1].encode(), type=Config)
    if config.processor is not None and sys.platform == "linux":
        os.sched_setaffinity(0, {config.processor})
    units, out = frames.take_over_streams()
    try:
        worker = Worker(config)
        try:
            while (frame := frames.read(units.read)) is not None:
                done = worker.do(msgspec.msgpack.decode(frame, type=Unit))
                out.write(frames.pack(Reply(done=done)))
        finally:
            worker.close()
    except GraderError as error:
        out.write(frames.pack(Reply(failed=Failed(error.message, error.hint, error.exit_code))))
    except BrokenPipeError:
        pass  # the batch is gone


if __name__ == "__main__":
    main()

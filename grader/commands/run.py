"""``grader run``: judge a submission on this machine, print the result, and write its page and file."""

from __future__ import annotations

import shlex
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.commands.options import output_file
from grader.course.targets import Target, targets
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.grading.spare import SpareRunner
from grader.model import Course, Lang, Message, Result, SourceText
from grader.submission.assembly import refused
from grader.submission.reader import Reader
from grader.submission.submission import Submission
from grader.text.catalogue import LANGS
from grader.text.clean import printable

if TYPE_CHECKING:  # what shows a result is imported while there is none
    from grader.render.progress import Step

STDOUT = Path("-")
"""``--json -``: results go to standard output, one a line, and nothing else does."""


@dataclass(frozen=True)
class RunOptions:
    """The command line."""

    words: tuple[str, ...]
    submission: Path | None
    html: Path | None
    json: Path | None
    lang: Lang
    tasks: tuple[str, ...] = ()
    figures: bool = True
    languages: tuple[Lang, ...] = LANGS
    home: str = ""
    """The language that the course speaks by itself."""

    @property
    def writes(self) -> bool:
        """Whether a page or a file is written."""
        return self.html is not None or self.json is not None

    @property
    def pictures(self) -> bool:
        """Whether to draw pictures: they go into pages and files; the terminal shows none."""
        return self.figures and self.writes

    @property
    def typed(self) -> str:
        """What was typed after ``grader run`` to name what is judged."""
        tasks = [f"--task {task}" for task in self.tasks]
        submission = [] if self.submission is None else [f"--submission {shlex.quote(str(self.submission))}"]
        return " ".join([*map(shlex.quote, self.words), *tasks, *submission])

    @property
    def printed(self) -> bool:
        """Whether a person reads standard output."""
        return self.json != STDOUT


@dataclass(frozen=True)
class JudgedTarget:
    """What came out for one target."""

    target: Target
    submission: Submission | None
    result: Result

    @property
    def sources(self) -> tuple[SourceText, ...]:
        """The code that was judged."""
        return () if self.submission is None else self.submission.sources

    @property
    def age(self) -> float | None:
        """How many seconds ago the file that counts was last changed, as far as that is known."""
        if self.submission is None or self.submission.modified is None:
            return None
        return max(0.0, time.time() - self.submission.modified)

    @property
    def full(self) -> bool:
        """Whether no point is lost; without hidden tests, no public one."""
        from grader.render.view import totals

        return self.result.status == "graded" and totals(self.result.for_student()).full


def chosen(course: Course, options: RunOptions) -> tuple[Target, ...]:
    """Return what is to be judged. Raises GraderError."""
    found = targets(course, options.words, Path.cwd(), options.tasks)
    if options.submission is None:
        return found
    if not options.submission.exists():
        raise GraderError(f"{options.submission}: there is no such file or folder", "Check the path.")
    if options.submission.is_file() and len(found) > 1:
        raise GraderError("--submission names one file, but there are several assignments", "Name the assignment too.")
    return tuple(replace(target, submission=options.submission) for target in found)


def run(course: Course, options: RunOptions, spare: SpareRunner | None = None) -> int:
    """Judge, by a runner that has been started if there is one, and return 0 for full marks, 1 where marks were lost, 3
    where the grader failed. Raises GraderError."""
    wanted = chosen(course, options)
    pictures, stamped = options.pictures, options.writes
    with Engine(course, None, figures=pictures, spare=spare, stamped=stamped, meanwhile=_load_report) as engine:
        for target in wanted:
            engine.prepare(target.assignment)  # side by side, while the first files are read
        with Reader(course.assignments) as reader:
            done = [judge(engine, reader, target, lenient=is_lenient(target, wanted)) for target in wanted]
            reader.end()  # processes end while the result is printed
            engine.end()
            _show(course, options, done)
    if any(one.result.status == "grader-error" for one in done):
        return 3
    return 0 if all(one.full for one in done) else 1


def _load_report() -> None:
    """Import what prints: a fifth of all that this process imports."""
    from grader.render.terminal import report  # noqa: F401


def judge(engine: Engine, reader: Reader, target: Target, *, lenient: bool, figures: bool = True) -> JudgedTarget:
    """Read and judge one target; ``figures``: draw pictures if the engine does. Raises GraderError and
    JudgementCancelled."""
    assignment = target.assignment
    where = target.submission or assignment.folder
    if where.exists():
        read = reader.read(where, assignment, lenient=lenient)
    else:  # it was there when it was named: an editor may bring it again
        read = refused(assignment.name, Message("unread.gone", {"file": printable(where.name)}))
    if read is None:
        return JudgedTarget(target, None, engine.missing(assignment, ""))
    submission = reader.outlined(read, assignment)
    return JudgedTarget(target, submission, engine.grade(submission, assignment, "", target.tasks, figures=figures))


def is_lenient(target: Target, wanted: tuple[Target, ...]) -> bool:
    """Whether a file counts by whatever name: it was named, and for this assignment alone."""
    return target.submission is not None and len(wanted) == 1


def _show(course: Course, options: RunOptions, done: list[JudgedTarget]) -> None:
    """Print and write what the command line asks for."""
    if options.printed:
        _print(course, options, done)
    if not options.writes:
        return
    from grader.render.progress import progress, standings

    by_name = standings([one.result.for_student() for one in done])
    for one in done:
        steps = progress(course.assignments, by_name, now=one.result.assignment) if len(done) > 1 else ()
        write(one, options, steps)


def _print(course: Course, options: RunOptions, done: list[JudgedTarget]) -> None:
    """Print one result; of several an overview, and after it the first that is not finished: there the student goes
    on."""
    from grader.render.progress import progress, standings
    from grader.render.terminal import report

    console = report.console()
    now = done[0] if len(done) == 1 else next((one for one in done if not one.full), None)
    if len(done) > 1:
        shown = [one.result.for_student() for one in done]
        steps = progress(course.assignments, standings(shown))
        report.print_course(console, shown, steps, options.lang, options.home)
    if now is not None:
        again = options.typed if len(done) == 1 else ""
        report.print_result(console, now.result.for_student(), options.lang, now.sources, now.age, again, options.home)


def write(one: JudgedTarget, options: RunOptions, steps: tuple[Step, ...] = (), *, tell: bool = True) -> None:
    """Write result and page of one target where the command line says; ``tell``: say where the page is."""
    from grader.files.atomic import write_atomically
    from grader.results import store

    several = len(steps) > 1
    name = one.result.assignment
    if options.json == STDOUT:
        sys.stdout.write(f"{store.line(one.result)}\n")
    elif options.json is not None:
        path = output_file(options.json, f"{name}.json", several=several)
        write_atomically(path, store.encode(one.result))
    if options.html is not None:
        from grader.render.html.student import student_page

        path = output_file(options.html, f"{name}.html", several=several)
        others = {step.name for step in steps if step.points is not None} - {name}
        steps = tuple(replace(step, href=f"{step.name}.html" if step.name in others else "") for step in steps)
        page = student_page(
            one.result.for_student(),
            lang=options.lang,
            sources=one.sources,
            steps=steps,
            langs=options.languages,
            home=options.home,
        )
        write_atomically(path, page)
        if tell:
            print(path.absolute(), file=sys.stderr)

"""``grader run``: judge a submission on this machine, print the result, and write its page and file."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from grader.course.load import choose
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Lang, Result, SourceText
from grader.render.progress import Step, progress, standings
from grader.render.terminal import report
from grader.render.view import totals
from grader.results import store
from grader.sandbox import tiers
from grader.submission.reader import Reader
from grader.submission.submission import Submission


@dataclass(frozen=True)
class RunOptions:
    """The command line."""

    names: tuple[str, ...]
    submission: Path | None
    html: Path | None
    json: Path | None
    lang: Lang
    figures: bool = True

    @property
    def pictures(self) -> bool:
        """Whether to draw pictures: they go into pages and files; the terminal shows none."""
        return self.figures and (self.html is not None or self.json is not None)


def choose_here(course: Course, names: tuple[str, ...], here: Path) -> tuple[Assignment, ...]:
    """Return the named assignments; else the one in whose folder ``here`` is; else all. Raises GraderError."""
    if not names:
        inside = [a for a in course.assignments if here.resolve().is_relative_to(a.folder)]
        if inside:
            return tuple(inside)
    return choose(course, names)


def run(course: Course, options: RunOptions) -> int:
    """Judge once, and return 0 for full marks, 1 where marks were lost, 3 where the grader failed."""
    with (
        Engine(course, tiers.best(grading=False), figures=options.pictures) as engine,
        Reader(course.assignments) as reader,
    ):
        return _judge_all(engine, reader, course, options)


def watch(course: Course, options: RunOptions) -> int:
    """Judge now and whenever a file of the submission changes, until Ctrl-C."""
    from watchfiles import watch as changes

    assignments = choose_here(course, options.names, Path.cwd())
    paths = {_path(options, assignment) for assignment in assignments}
    console = report.console()
    with (
        Engine(course, tiers.best(grading=False), figures=options.pictures) as engine,
        Reader(course.assignments) as reader,
    ):
        _judge_all(engine, reader, course, options)
        folders = [path if path.is_dir() else path.parent for path in paths]
        report.print_watching(console, options.lang)
        for _ in changes(*folders, raise_interrupt=False):
            console.clear()
            _judge_all(engine, reader, course, options)
            report.print_watching(console, options.lang)
    return 0


def _judge_all(engine: Engine, reader: Reader, course: Course, options: RunOptions) -> int:
    assignments = choose_here(course, options.names, Path.cwd())
    if options.submission is not None and not options.submission.exists():
        raise GraderError(f"{options.submission}: there is no such file or folder", "Check the path.")
    if options.submission is not None and options.submission.is_file() and len(assignments) > 1:
        raise GraderError("--submission names one file, but there are several assignments", "Name the assignment too.")
    for assignment in assignments:
        engine.prepare(assignment)  # side by side, while the first files are read
    console = report.console()
    results: list[Result] = []
    submissions: list[Submission | None] = []
    for assignment in assignments:
        lenient = options.submission is not None and len(assignments) == 1
        read = reader.read(_path(options, assignment), assignment, lenient=lenient)
        submission = reader.outlined(read, assignment) if read is not None else None
        result = _judge(engine, submission, assignment)
        results.append(result)
        if len(assignments) == 1:
            age = _age(submission)
            report.print_result(console, result.for_student(), options.lang, _sources(submission), age)
        submissions.append(submission)
    shown = [result.for_student() for result in results]
    by_name = standings(shown)
    if len(assignments) > 1:
        report.print_course(console, shown, progress(course.assignments, by_name), options.lang)
    for result, submission in zip(results, submissions, strict=True):
        steps = progress(course.assignments, by_name, now=result.assignment) if len(assignments) > 1 else ()
        _write(result, submission, options, steps)
    if any(result.status == "grader-error" for result in results):
        return 3
    full = all(result.status == "graded" and totals(result).full for result in shown)  # without hidden tests: public
    return 0 if full else 1


def _judge(engine: Engine, submission: Submission | None, assignment: Assignment) -> Result:
    return engine.missing(assignment, "") if submission is None else engine.grade(submission, assignment, "")


def _path(options: RunOptions, assignment: Assignment) -> Path:
    return options.submission if options.submission is not None else assignment.folder


def _sources(submission: Submission | None) -> tuple[SourceText, ...]:
    return () if submission is None else submission.sources


def _age(submission: Submission | None) -> float | None:
    """Return how many seconds ago the file that counts was last changed, as far as that is known."""
    if submission is None or submission.modified is None:
        return None
    return max(0.0, time.time() - submission.modified)


def _write(result: Result, submission: Submission | None, options: RunOptions, steps: tuple[Step, ...]) -> None:
    several = len(steps) > 1
    if options.json is not None:
        path = options.json / f"{result.assignment}.json" if several or options.json.is_dir() else options.json
        write_atomically(path, store.encode(result))
    if options.html is not None:
        from grader.render.html.student import student_page

        path = options.html / f"{result.assignment}.html" if several or options.html.is_dir() else options.html
        others = {step.name for step in steps if step.points is not None} - {result.assignment}
        steps = tuple(replace(step, href=f"{step.name}.html" if step.name in others else "") for step in steps)
        page = student_page(result.for_student(), lang=options.lang, sources=_sources(submission), steps=steps)
        write_atomically(path, page)
        print(path.absolute(), file=sys.stderr)

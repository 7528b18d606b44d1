"""``grader run``: judge a submission here and now, print what it found, write what was asked for."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from grader.course.load import choose
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Lang, Result, SourceText
from grader.render.progress import Step, progress, standings
from grader.render.terminal import report
from grader.results import store
from grader.sandbox import tiers
from grader.submission.reader import Reader
from grader.submission.submission import Submission


@dataclass(frozen=True)
class RunOptions:
    """What the command line asked for."""

    names: tuple[str, ...]
    submission: Path | None
    html: Path | None
    json: Path | None
    lang: Lang
    figures: bool = True

    @property
    def pictures(self) -> bool:
        """Pictures go into what is written; the terminal shows none."""
        return self.figures and (self.html is not None or self.json is not None)


def chosen(course: Course, names: tuple[str, ...], here: Path) -> tuple[Assignment, ...]:
    """The named assignments; else the one whose folder ``here`` is in; else all. Raises GraderError."""
    if not names:
        inside = [a for a in course.assignments if here.resolve().is_relative_to(a.folder)]
        if inside:
            return tuple(inside)
    return choose(course, names)


def run(course: Course, options: RunOptions) -> int:
    """Judge once. 0 for full marks, 1 where marks were lost, 3 where the grader failed."""
    with Engine(course, tiers.best(grading=False), figures=options.pictures) as engine, Reader() as reader:
        return _judge_all(engine, reader, course, options)


def watch(course: Course, options: RunOptions) -> int:
    """Judge, and again whenever a file of the submission changes, until Ctrl-C."""
    from watchfiles import watch as changes

    assignments = chosen(course, options.names, Path.cwd())
    paths = {_path(options, assignment) for assignment in assignments}
    console = report.console()
    with Engine(course, tiers.best(grading=False), figures=options.pictures) as engine, Reader() as reader:
        _judge_all(engine, reader, course, options)
        folders = [path if path.is_dir() else path.parent for path in paths]
        report.print_watching(console, options.lang)
        for _ in changes(*folders, raise_interrupt=False):
            console.clear()
            _judge_all(engine, reader, course, options)
            report.print_watching(console, options.lang)
    return 0


def _judge_all(engine: Engine, reader: Reader, course: Course, options: RunOptions) -> int:
    assignments = chosen(course, options.names, Path.cwd())
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
        submission = reader.read(_path(options, assignment), assignment, lenient=options.submission is not None)
        result = _judge(engine, submission, assignment)
        results.append(result)
        if len(assignments) == 1:
            report.print_result(console, result.for_student(), options.lang, _sources(submission))
        submissions.append(submission)
    seen = [result.for_student() for result in results]
    known = standings(seen)
    if len(assignments) > 1:
        report.print_course(console, seen, progress(course.assignments, known), options.lang)
    for result, submission in zip(results, submissions, strict=True):
        steps = progress(course.assignments, known, now=result.assignment) if len(assignments) > 1 else ()
        _write(result, submission, options, steps)
    if any(result.status == "grader-error" for result in results):
        return 3
    return 0 if all(_full_marks(result) for result in results) else 1


def _judge(engine: Engine, submission: Submission | None, assignment: Assignment) -> Result:
    return engine.missing(assignment, "") if submission is None else engine.grade(submission, assignment, "")


def _full_marks(result: Result) -> bool:
    """All points; in a released folder, where hidden tests are not there, all public points."""
    if any(test.visibility == "hidden" for test in result.tests):
        return result.score == result.max_score
    return result.status == "graded" and all(task.public_points == task.public_max for task in result.tasks)


def _path(options: RunOptions, assignment: Assignment) -> Path:
    return options.submission if options.submission is not None else assignment.folder


def _sources(submission: Submission | None) -> tuple[SourceText, ...]:
    return () if submission is None else submission.sources


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

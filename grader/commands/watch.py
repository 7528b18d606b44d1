"""``grader run --watch``: the coach in a terminal; elsewhere a result after every change of a file."""

from __future__ import annotations

import itertools
import sys

from watchfiles import watch as watch_files

from grader.commands import saves
from grader.commands.run import RunOptions, chosen, is_lenient, judge, write
from grader.course.targets import Target
from grader.grading.engine import Engine
from grader.grading.spare import SpareRunner
from grader.model import Course
from grader.render.terminal import report
from grader.submission.reader import Reader


def watch(course: Course, options: RunOptions, spare: SpareRunner | None = None) -> int:
    """Judge now and whenever a file of the submission changes, until the student ends it. Raises GraderError."""
    wanted = chosen(course, options)
    with (
        Engine(course, None, figures=options.figures, spare=spare) as engine,
        Reader(course.assignments) as reader,
    ):
        engine.prepare(wanted[0].assignment)
        if all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # the screen is drawn on the last
            from grader.commands.coach import Coach

            return Coach(course, options, wanted, engine, reader).run() or 0
        _watch_plainly(options, wanted, engine, reader)
    return 0


def _watch_plainly(options: RunOptions, wanted: tuple[Target, ...], engine: Engine, reader: Reader) -> None:
    """Print every result below the one before, where nobody sees a screen."""
    paths = [target.submission or target.assignment.folder for target in wanted]
    folders = {path if path.is_dir() else path.parent for path in paths}
    console = report.console()
    judged = saves.times(())
    changes = watch_files(
        *folders,
        watch_filter=saves.is_work,
        debounce=saves.DEBOUNCE,
        step=saves.STEP,
        rust_timeout=saves.TIMEOUT,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for changed in itertools.chain([True], changes):
        before = saves.times(folders)
        if not changed and before == judged:
            continue
        judged = before
        for target in wanted:
            one = judge(engine, reader, target, lenient=is_lenient(target, wanted), figures=options.pictures)
            if options.printed:
                again = options.typed if len(wanted) == 1 else ""
                report.print_result(
                    console, one.result.for_student(), options.lang, one.sources, one.age, again, options.home
                )
            write(one, options)
        report.print_watching(console, options.lang)
        sys.stdout.flush()

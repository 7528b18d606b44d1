"""What an autograder of Gradescope runs (``grader.authoring.gradescope_archive``): judge a submission, or make a trial.

Not a command of ``grader``: the scripts of the archive start it with ``python -m``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.commands.options import choose_language
from grader.commands.run import judge
from grader.course import layout
from grader.course.load import choose, load_course
from grader.course.targets import Target
from grader.errors import GraderError
from grader.exchange.gradescope import gradescope
from grader.files.atomic import write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Course, StudentResult
from grader.render.view import totals
from grader.sandbox import tiers
from grader.submission.reader import Reader
from grader.text import gate
from grader.text.clean import line
from grader.text.sentences import error_lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge, and write the file for Gradescope; or try the reference of each assignment. Returns the exit code."""
    gate.install()
    options = _options(arguments)
    try:
        course = load_course(options.course)
        assignments = choose(course, tuple(options.names))
        if options.trial:
            return _trial(course, assignments)
        results = _judged(course, assignments, [options.submission] * len(assignments))
        write_atomically(options.results, gradescope(results, choose_language(options.lang, course.language)))
    except GraderError as error:
        print(
            "grader: " + "\n        ".join(error_lines(error, "ko" if options.lang == "ko" else "en")), file=sys.stderr
        )
        return error.exit_code
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gradescope_run")
    parser.add_argument("--trial", action="store_true")
    parser.add_argument("--submission", type=Path)
    parser.add_argument("--results", type=Path)
    parser.add_argument("--lang")
    parser.add_argument("course", type=Path)
    parser.add_argument("names", nargs="+")
    options = parser.parse_args(arguments)
    if not options.trial and (options.submission is None or options.results is None):
        parser.error("name --submission and --results, or --trial")
    return options


def _judged(course: Course, assignments: Sequence[Assignment], where: Sequence[Path]) -> list[StudentResult]:
    """Return what comes out, in a sandbox that may grade. Raises GraderError where none works."""
    with (
        Engine(course, tiers.best(grading=True), figures=False) as engine,
        Reader(course.assignments) as reader,
    ):
        engine.check_canary()
        return [
            judge(
                engine, reader, Target(assignment, submission=path), lenient=len(assignments) == 1, figures=False
            ).result.for_student()
            for assignment, path in zip(assignments, where, strict=True)
        ]


def _trial(course: Course, assignments: Sequence[Assignment]) -> int:
    """Judge the references: all of them have full marks where everything works."""
    results = _judged(course, assignments, [layout.reference(assignment) for assignment in assignments])
    for result in results:
        done = totals(result)
        print(f"{line(result.assignment)}: {'full marks' if done.full else 'no full marks'} for the reference")
    return 0 if all(totals(result).full for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())

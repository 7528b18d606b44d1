"""What a pull request is told, whoever shows it: for each task its first failure, and where in the repository it is."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from rich.console import Console

from grader.model import Place, StudentResult, TestResult
from grader.render.advice import advice
from grader.render.terminal import report
from grader.render.view import arrange, brief, stopped, totals
from grader.text import clean
from grader.text.numbers import number
from grader.text.phrases import say
from grader.text.sentences import sentence

_WIDTH = 100


@dataclass(frozen=True)
class Graded:
    """A result, and the folder of the repository that its files lie in.

    ``lines`` are those of a notebook's file where places in its cells stand.
    """

    result: StudentResult
    folder: str
    lines: Mapping[Place, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Origin:
    """What was graded, and with whose tests. ``base`` is empty where an installed course was used.

    ``unused`` are changed files that do not count; ``branch`` may not be known.
    """

    head: str
    base: str
    branch: str
    unused: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """The first failure of a task. ``line`` is None where no line of ``file`` is known, ``file`` empty for no file."""

    assignment: str
    task: str
    test: TestResult
    claim: str
    advice: str
    file: str
    line: int | None


def findings(graded: Graded, lang: str) -> list[Finding]:
    """The first failure of each task, in the order of the tasks."""
    return [_finding(graded, test, lang) for test in first_failures(graded.result)]


def first_failures(result: StudentResult) -> list[TestResult]:
    """The first test of each task that failed."""
    failed = ([one.test for one in task.problems if one.test.outcome == "failed"] for task in arrange(result).tasks)
    return [tests[0] for tests in failed if tests]


def _finding(graded: Graded, test: TestResult, lang: str) -> Finding:
    files = [file.path for file in graded.result.submission.files]
    place = test.place
    file = place.file if place is not None else next(iter(files), "")
    known = file in files
    given = advice(test, stopped=stopped(graded.result))
    return Finding(
        assignment=graded.result.assignment,
        task=test.task,
        test=test,
        claim=claim(test, lang),
        advice=say(given.phrase, lang, **{key: str(value) for key, value in given.args.items()}),
        file=PurePosixPath(graded.folder, file).as_posix() if known else "",
        line=line_of(graded, place) if place is not None and known else None,
    )


def line_of(graded: Graded, place: Place) -> int | None:
    """The line of the file; None where it is not known. A cell's line is none of the file's, which is JSON."""
    return place.line if place.cell is None else graded.lines.get(place)


def spot(place: Place, lang: str) -> str:
    """Where in a file ``place`` is, as its writer counts."""
    cell = [] if place.cell is None else [say("place.cell", lang, cell=str(place.cell))]
    return ", ".join([*cell, say("place.line", lang, line=str(place.line))])


def claim(test: TestResult, lang: str) -> str:
    """What went wrong, on one line that stands alone."""
    if test.message is None or test.visibility == "hidden":
        kind = f" ({say('hidden.test', lang)})" if test.visibility == "hidden" else ""
        return clean.line(test.title.get(lang)) + kind
    return clean.line(sentence(brief(test.message), lang), 600)


def certain_points(graded: Sequence[Graded]) -> tuple[float, float] | None:
    """Points that are certain and what they are out of, of all results together; None where the grader failed."""
    if any(one.result.status == "grader-error" for one in graded):
        return None
    each = [totals(one.result) for one in graded]
    return round(sum(one.known for one in each), 2), round(sum(one.known_max for one in each), 2)


def headline(result: StudentResult, lang: str) -> str:
    """Title and points on one line."""
    title = clean.line(result.title.get(lang), 120)
    if result.status == "grader-error":
        return f"{title}: {say('score.none', lang)}"
    points = totals(result)
    pair = say("score.pair", lang, points=number(points.known), max=number(points.known_max))
    kind = f" {say('score.public', lang)}" if points.hidden is None else ""
    return f"{title}: {pair}{kind}"


def transcript(result: StudentResult, lang: str) -> list[str]:
    """What ``grader run`` prints, line by line, without colour."""
    text = io.StringIO()
    console = Console(file=text, width=_WIDTH, color_system=None, highlight=False, markup=False, emoji=False)
    report.print_result(console, result, lang)
    return [line.rstrip() for line in clean.text(text.getvalue()).split("\n")]

"""Findings for a pull request, for any host: each task's first failure and its line in the repository."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from grader.model import Place, StudentResult, TestResult
from grader.render.advice import advice
from grader.render.claims import claim
from grader.render.terminal import report
from grader.render.view import arrange, totals
from grader.text import clean
from grader.text.numbers import number
from grader.text.phrases import say


@dataclass(frozen=True)
class Graded:
    """A result, and the folder of the repository in which its files lie.

    ``lines``: for places in cells, their lines in the notebook's file.
    """

    result: StudentResult
    folder: str
    lines: Mapping[Place, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Origin:
    """The commits that were graded, and whose tests graded them. ``base`` is empty for an installed course.

    ``unused`` are changed files that do not count; ``branch`` is empty where it is not known.
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
    """Return the first failure of each task, in the order of the tasks."""
    return [_finding(graded, test, lang) for test in first_failures(graded.result)]


def first_failures(result: StudentResult) -> list[TestResult]:
    """Return the first failed test of each task."""
    tasks = (task for task in arrange(result).tasks if task.state != "todo")
    tests = ([line.test for line in task.problems] for task in tasks)
    failures = ([test for test in each if test.outcome == "failed"] for each in tests)
    return [each[0] for each in failures if each]


def _finding(graded: Graded, test: TestResult, lang: str) -> Finding:
    files = [file.path for file in graded.result.submission.files]
    place = test.place
    file = place.file if place is not None else next(iter(files), "")
    known = file in files
    tip = advice(test)
    return Finding(
        assignment=graded.result.assignment,
        task=test.task,
        test=test,
        claim=claim(test, lang),
        advice=say(tip.phrase, lang, **tip.arguments(lang)),
        file=PurePosixPath(graded.folder, file).as_posix() if known else "",
        line=line_of(graded, place) if place is not None and known else None,
    )


def line_of(graded: Graded, place: Place) -> int | None:
    """Return the line of ``place`` in its file; None where it is not known. A notebook's file is JSON: a line of a cell
    is another line there."""
    return place.line if place.cell is None else graded.lines.get(place)


def certain_points(graded: Sequence[Graded]) -> tuple[float, float] | None:
    """Return the certain points of all results together, and what they are out of; None where the grader failed."""
    if any(one.result.status == "grader-error" for one in graded):
        return None
    each = [totals(one.result) for one in graded]
    return round(sum(one.known for one in each), 2), round(sum(one.known_max for one in each), 2)


def headline(result: StudentResult, lang: str) -> str:
    """Return title and points on one line."""
    title = clean.line(result.title.get(lang), 120)
    if result.status == "grader-error":
        return f"{title}: {say('score.none', lang)}"
    points = totals(result)
    pair = say("score.pair", lang, points=number(points.known), max=number(points.known_max))
    kind = f" {say('score.public', lang)}" if points.hidden is None else ""
    return f"{title}: {pair}{kind}"


def transcript(result: StudentResult, lang: str) -> list[str]:
    """Return what ``grader run`` prints, line by line, without colour."""
    return [line.rstrip() for line in clean.text(report.plain_text(result, lang)).split("\n")]

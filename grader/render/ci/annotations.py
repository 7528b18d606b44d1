"""Annotations on lines of the repository: where the submission stopped early, then each task's first failure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.model import Message, Place, StudentResult
from grader.render.ci.findings import Finding, Graded, findings, first_failures, line_of
from grader.render.claims import spot
from grader.render.view import early_stops
from grader.text import clean
from grader.text.sentences import sentence


@dataclass(frozen=True)
class Annotation:
    """A remark on a line. ``name`` and ``about`` identify it: they are the same in every run.

    ``file`` is empty, and ``line`` None, where there is none to name.
    """

    name: str
    about: str
    title: str
    text: tuple[str, ...]
    file: str
    line: int | None


def annotate(graded: Graded, lang: str) -> list[Annotation]:
    """Return all annotations of one result. Early stops come first: they are the cause of what follows."""
    return [*_early_stops(graded, lang), *(_failure(finding, lang) for finding in findings(graded, lang))]


def places(result: StudentResult) -> set[Place]:
    """Return the places in the submission that the annotations of ``result`` are about."""
    failed = {test.place for test in first_failures(result) if test.place is not None}
    return failed | {place for note in early_stops(result) if (place := _place(note)) is not None}


def _early_stops(graded: Graded, lang: str) -> Iterator[Annotation]:
    files = {file.path for file in graded.result.submission.files}
    for note in early_stops(graded.result):
        place = _place(note)
        if place is not None and place.file in files:
            yield Annotation(
                name=f"{graded.result.assignment}.load",
                about=f"{note.id} {place.cell}",
                title=clean.line(graded.result.title.get(lang), 120),
                text=(clean.line(sentence(note, lang), 600),),
                file=PurePosixPath(graded.folder, place.file).as_posix(),
                line=line_of(graded, place),
            )


def _failure(finding: Finding, lang: str) -> Annotation:
    place = finding.test.place
    inside = [spot(place, lang)] if place is not None and place.cell is not None else []
    return Annotation(
        name=f"{finding.assignment}.{finding.task}",
        about=finding.test.id,
        title=", ".join([finding.task, *inside]),
        text=(finding.claim, finding.advice),
        file=finding.file,
        line=finding.line,
    )


def _place(note: Message) -> Place | None:
    """Return where the submission stopped; the beginning of the cell or file where no line is known."""
    file, cell, line = (note.args.get(key) for key in ("file", "cell", "line"))
    if not isinstance(file, str):
        return None
    return Place(file, line if isinstance(line, int) else 1, cell if isinstance(cell, int) else None)

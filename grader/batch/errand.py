"""A unit on its way to a worker on another machine, with everything of it that lies here."""

from __future__ import annotations

from pathlib import Path

import msgspec

from grader.batch.hand_in_reading import ReadHandIn
from grader.batch.outputs import FolderOutputs
from grader.batch.protocol import Unit
from grader.batch.unit_files import attempt_place
from grader.results import store


class Errand(msgspec.Struct, frozen=True):
    """``hand_in`` is what was handed in; ``results`` are stored results, by their paths in the batch's folder;
    ``pages`` the paths of the pages that are there."""

    unit: Unit
    hand_in: ReadHandIn
    results: dict[str, bytes]
    pages: frozenset[str]


def errand(unit: Unit, hand_in: ReadHandIn, out: Path) -> Errand:
    """Return a unit with what it may need from the batch's folder ``out``; what was handed in goes once."""
    held = FolderOutputs(out)
    results = {path: content for path in result_paths(unit, hand_in) if (content := held.read(Path(path))) is not None}
    pages = frozenset(path for path in page_paths(unit) if held.holds(Path(path)))
    light = msgspec.structs.replace(unit, handed=msgspec.structs.replace(unit.handed, base="", parts=()), shared=())
    return Errand(light, hand_in, results, pages)


def result_paths(unit: Unit, hand_in: ReadHandIn) -> list[str]:
    """Return where the results of a unit lie: the student's, and that of each attempt."""
    submissions = [*hand_in.earlier, *([hand_in.submission] if hand_in.submission is not None else [])]
    contents = [unit.content] if unit.content else [one.digest for one in submissions]
    places = [store.path(Path(), unit.folder, unit.assignment), *(attempt_place(unit, one) for one in contents)]
    return [place.as_posix() for place in places]


def page_paths(unit: Unit) -> list[str]:
    """Return where the pages of a unit lie."""
    report = store.report_path(Path(), unit.folder, unit.assignment)
    return [report.as_posix(), report.with_suffix(".notebook.html").as_posix()]

"""Brightspace (D2L): the bulk download of an assignment, and the table of its grades.

Per attempt a folder, or a flat file with that in front of its own name:
``<number>-<number> - First Last - Mon D, YYYY hmm AM``. Beside them lies an ``index.html``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.exchange.csv_table import plain_heading
from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp
from grader.exchange.exported_table import GradeColumn, Row, System, as_number
from grader.text.moments import time_in

_ENTRY = re.compile(r"(?P<user>\d+)-\d+ - (?P<name>.+?) - (?P<time>[^-]*\b(?:19|20)\d\d\b[^-]*?)(?: - (?P<file>.+))?")
_TIME = re.compile(r"(?P<time>[A-Z][a-z]{2} \d{1,2}, \d{4} \d{3,4} [AP]M) - ")
_INDEX = "index.html"


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Brightspace named them. An attempt is a folder that is called by its time."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _ENTRY.fullmatch(entry.shown)
        time = time_in(found["time"]) if found is not None else None
        if found is None or entry.kind == "special" or time is None:
            continue
        renamed = _TIME.match(found["file"] or "")
        again = time_in(renamed["time"]) if renamed is not None else None
        time = max(time, again or time)  # of two times the first may stand in a name that the student chose
        if (entry.kind == "folder") != (found["file"] is None):
            continue
        key = f"{found['name']}_{found['user']}"
        path = found["time"] if found["file"] is None else f"{found['time']}/{found['file']}"
        identity, stamp = Identity((), found["user"], (found["name"],)), Stamp(time)
        owners[entry.name] = (
            Owner(key, found["name"], path, key, identity=identity, stamp=stamp, attempt=found["time"]),
        )
    return Download(owners, frozenset({_INDEX}) if owners else frozenset())


# The grades that Brightspace exports as points, and imports again: a student is known by ``OrgDefinedId`` or
# ``Username``, before which it puts ``#``; a column by its heading as a whole; and each row ends in ``#``.

_HEADING = re.compile(r"(?P<title>.*?) Points Grade(?:\s*<(?P<about>[^<>]*)>)?\s*", re.DOTALL)
_MAXIMUM = re.compile(r"MaxPoints:\s*(?P<points>[\d.,]+)")
_IDS = ("orgdefinedid", "username")
_END = "end-of-lineindicator"
_PEOPLE = (*_IDS, "lastname", "firstname", "email", "role", "section", "sections", "groups", _END)


def _columns(rows: Sequence[Row]) -> tuple[GradeColumn, ...]:
    found = []
    for place, cell in enumerate(rows[0]):
        heading = _HEADING.fullmatch(cell)
        if heading is not None:
            points = _MAXIMUM.search(heading["about"] or "")
            possible = as_number(points["points"]) if points is not None else None
            found.append(GradeColumn(place, cell, heading["title"], possible))
    return tuple(found)


def _places(rows: Sequence[Row], names: Sequence[str]) -> set[int]:
    return {place for place, cell in enumerate(rows[0]) if plain_heading(cell) in names}


GRADES = System(
    columns=_columns,
    kept=lambda rows: _places(rows, _PEOPLE),
    exact=lambda rows: _places(rows, (*_IDS, _END)),
)

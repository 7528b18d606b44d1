"""Gradescope: the table of grades that it exports, filled. Gradescope itself takes marks from autograders alone; the
table is for whatever reads tables that come from there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.exchange.csv_table import plain_heading
from grader.exchange.exported_table import GradeColumn, Row, System, as_number

_MAXIMUM = re.compile(r"(?P<title>.+) - Max Points\s*", re.DOTALL)
_TOTAL, _TOTAL_MAXIMUM = "totalscore", "maxpoints"
_IDS = ("sid", "email")
_PEOPLE = (*_IDS, "name", "firstname", "lastname", "section", "sections", "section_name", "submissionid", "status")


def _columns(rows: Sequence[Row]) -> tuple[GradeColumn, ...]:
    """Of a course: each title has a column, and another for its maximum. Of an assignment: the total is the mark."""
    heading = rows[0]
    plain = [plain_heading(cell) for cell in heading]
    found = []
    for place, cell in enumerate(heading):
        maximum = _MAXIMUM.fullmatch(cell)
        if maximum is not None and maximum["title"] in heading:
            title = maximum["title"]
            found.append(GradeColumn(heading.index(title), title, title, _possible(rows, place)))
    if not found and _TOTAL in plain:
        place = plain.index(_TOTAL)
        possible = _possible(rows, plain.index(_TOTAL_MAXIMUM)) if _TOTAL_MAXIMUM in plain else None
        found.append(GradeColumn(place, heading[place], heading[place], possible))
    return tuple(found)


def _possible(rows: Sequence[Row], place: int) -> float | None:
    values = {as_number(row[place]) for row in rows[1:]} - {None}
    return values.pop() if len(values) == 1 else None


def _places(rows: Sequence[Row], names: Sequence[str]) -> set[int]:
    return {place for place, cell in enumerate(rows[0]) if plain_heading(cell) in names}


def _kept(rows: Sequence[Row]) -> set[int]:
    maxima = {
        place for place, cell in enumerate(rows[0]) if _MAXIMUM.fullmatch(cell) or plain_heading(cell) == _TOTAL_MAXIMUM
    }
    return _places(rows, _PEOPLE) | maxima


GRADES = System(columns=_columns, kept=_kept, exact=lambda rows: _places(rows, _IDS))

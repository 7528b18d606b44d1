"""``matches.csv``: what an instructor decided on hand-ins that the roster does not match by itself.

A line ``handed_in,student`` says whose a hand-in is: ``handed_in`` as ``unmatched.csv`` has it, ``student`` an id of
the roster, or ``-`` for somebody who is not on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.errors import GraderError
from grader.exchange import csv_table
from grader.exchange.roster_csv import RosterRow
from grader.files.names import fold
from grader.text.clean import line

FILE = "matches.csv"
_COLUMNS = ("handed_in", "student")
_NOBODY = "-"


def read_matches(path: Path, roster: Sequence[RosterRow]) -> dict[str, RosterRow | None]:
    """Return whose hand-ins are, by their names, folded; None for nobody of the roster. Nothing is decided where the
    file is not there. Raises GraderError that names the file and the line."""
    return parse_matches(csv_table.read_bytes(path), str(path), roster) if path.exists() else {}


def parse_matches(data: bytes, file: str, roster: Sequence[RosterRow]) -> dict[str, RosterRow | None]:
    """Return the same of the content of a file (pure)."""
    columns, rows = csv_table.rows(data, file, _columns)
    if columns.keys() != set(_COLUMNS):
        raise GraderError(f"{file}: its first line has to be {','.join(_COLUMNS)}", "Write it there.")
    known = {fold(id): row for row in roster for id in (*row.logins, *row.ids, row.id)}
    decided: dict[str, RosterRow | None] = {}
    for number, cells in rows:
        student = cells["student"].removeprefix("'")  # spreadsheets keep an id as text so
        if not student or not cells["handed_in"]:
            continue  # not decided yet
        if student != _NOBODY and fold(student) not in known:
            raise GraderError(
                f"{file}, line {number}: the roster has no student {line(student, 60)}",
                f"Write an id of the roster, or {_NOBODY} for somebody who is not on it.",
            )
        handed_in, row = _without_mark(cells["handed_in"]), known.get(fold(student))
        if decided.setdefault(fold(handed_in), row) != row:
            raise GraderError(
                f"{file}, line {number}: another line says that {line(handed_in, 60)} is somebody else's",
                "Leave the one that is right.",
            )
    return decided


def _columns(heading: Sequence[str]) -> Mapping[str, int]:
    plain = [*map(csv_table.plain_heading, heading)]
    return {name: plain.index(name) for name in _COLUMNS if name in plain}


def _without_mark(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip()[:1] in tuple("=+-@") else cell

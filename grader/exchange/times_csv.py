"""``--times``: a CSV file in which an instructor says when something was handed in: ``student,assignment,time``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from grader.errors import GraderError
from grader.exchange import csv_table
from grader.text.clean import line
from grader.text.moments import time_in
from grader.text.years import usual

_COLUMNS = ("student", "assignment", "time")


class SettledTime(NamedTuple):
    """A line of the file. ``time`` has no zone where the line names none."""

    student: str
    assignment: str
    time: datetime
    line: int


def read_times(path: Path) -> tuple[SettledTime, ...]:
    """Return the lines of the file. Raises GraderError that names the file, the line and the remedy."""
    return parse_times(csv_table.read_bytes(path), str(path))


def parse_times(data: bytes, file: str) -> tuple[SettledTime, ...]:
    """Return the same of the content of a file (pure)."""
    columns, rows = csv_table.rows(data, file, _columns)
    if columns.keys() != set(_COLUMNS):
        raise GraderError(f"{file}: its first line has to be {','.join(_COLUMNS)}", "Write it there.")
    settled: list[SettledTime] = []
    for number, cells in rows:
        student, assignment, text = (cells[name].removeprefix("'") for name in _COLUMNS)
        if not text:
            continue  # not settled yet
        time = _time(text)
        if time is None or not student or not assignment:
            raise GraderError(
                f"{file}, line {number}: {line(text, 60)} is no time of a student's hand-in",
                "Write student,assignment,2026-11-28 23:59:30, with +09:00 behind it where the course has no timezone.",
            )
        settled.append(SettledTime(student, assignment, time, number))
    return tuple(settled)


def _time(text: str) -> datetime | None:
    """Return a time in ISO form, or as a spreadsheet wrote it; None for a date alone, which is no time."""
    try:
        return usual(datetime.fromisoformat(text)) if ":" in text else None
    except ValueError:
        return time_in(text) if ":" in text else None


def _columns(heading: Sequence[str]) -> Mapping[str, int]:
    plain = [*map(csv_table.plain_heading, heading)]
    return {name: plain.index(name) for name in _COLUMNS if name in plain}

"""The final marks of a class for a spreadsheet, as CSV and as a workbook: a row per student, and their total."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.exchange.exported_table import ExportedMark, number_text
from grader.text.clean import csv_cell, line

_PEOPLE = ("id", "name", "login", "email", "section")
_EXCUSED = "EX"
_WIDTHS = {"id": 14, "name": 24, "email": 28}


@dataclass(frozen=True)
class MarkedStudent:
    """A student with the final marks by assignment, and the weighted total in percent."""

    id: str
    name: str
    login: str = ""
    email: str = ""
    section: str = ""
    marks: Mapping[str, ExportedMark] = field(default_factory=dict)
    total: float | None = None

    @property
    def person(self) -> tuple[str, ...]:
        """Return the cells that say who it is."""
        return (self.id, self.name, self.login, self.email, self.section)


def class_csv(students: Sequence[MarkedStudent], assignments: Sequence[str]) -> bytes:
    """Return the table as UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_PEOPLE, *assignments, "total"])
    for student in students:
        marks = [_text(student.marks.get(name)) for name in assignments]
        total = "" if student.total is None else number_text(student.total)
        writer.writerow([*map(csv_cell, student.person), *marks, total])
    return text.getvalue().encode("utf-8-sig")


def _text(mark: ExportedMark | None) -> str:
    if mark is None or mark.points is None:
        return _EXCUSED if mark is not None and mark.excused else ""
    return number_text(mark.points)


def class_workbook(students: Sequence[MarkedStudent], assignments: Sequence[str]) -> bytes:
    """Return a workbook with two sheets: the marks, and one row per mark. Ids are text, points are numbers, and nothing
    is a formula."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    marks = book.create_sheet("marks")
    marks.freeze_panes = "C2"
    for place, name in enumerate(_PEOPLE):
        marks.column_dimensions[chr(ord("A") + place)].width = _WIDTHS.get(name, 12)
    marks.append([_cell(marks, name, bold=True) for name in (*_PEOPLE, *assignments, "total")])
    for student in students:
        row: list[str | float | None] = [*student.person, *(_value(student.marks.get(name)) for name in assignments)]
        row.append(None if student.total is None else round(student.total, 2))
        marks.append([_cell(marks, value) for value in row])
    details = book.create_sheet("details")
    details.freeze_panes = "A2"
    heading = ("id", "name", "assignment", "points", "maximum", "excused", "comment")
    details.append([_cell(details, name, bold=True) for name in heading])
    for student in students:
        for name, mark in student.marks.items():
            cells = (
                student.id,
                student.name,
                name,
                mark.points,
                mark.max_points,
                _EXCUSED * mark.excused,
                mark.comment,
            )
            details.append([_cell(details, value) for value in cells])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _value(mark: ExportedMark | None) -> str | float | None:
    if mark is None or mark.points is None:
        return _EXCUSED if mark is not None and mark.excused else None
    return round(mark.points, 2)


def _cell(sheet: Any, value: str | float | None, *, bold: bool = False) -> Any:
    """Return a cell with the type of its value. A text is one, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if value is None or value == "":
        return None
    cell = WriteOnlyCell(sheet, value=line(value, 2000) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.lstrip().startswith(("=", "+", "-", "@"))  # text also when it is edited
    if bold:
        cell.font = Font(bold=True)
    return cell

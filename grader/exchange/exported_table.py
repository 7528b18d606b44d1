"""The table of marks that a learning platform exported: read, filled with final marks, and written as it came.

Ids and headings are the platform's own, and stay as they are. So do the marks of whoever gets none here: a platform
takes an empty cell for a mark that is taken away. Columns that are not filled are left out where the platform allows
it: what they say may be older than what the platform holds by now.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from grader.errors import GraderError
from grader.exchange import csv_table, roster_csv
from grader.exchange.roster_csv import RosterRow
from grader.files.names import fold
from grader.text.clean import line, printable
from grader.text.encodings import decode
from grader.text.formulas import neutral

Row = Sequence[str]

_DELIMITERS = (",", ";", "\t")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d{1,2}")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class ExportedTable:
    """The cells of a table, the heading first, and how it was written. ``quoted``: every cell was."""

    rows: tuple[Row, ...]
    delimiter: str = ","
    encoding: str = "utf-8"
    marked: bool = False
    quoted: bool = False
    newline: str = "\n"

    @property
    def heading(self) -> Row:
        """The first row."""
        return self.rows[0]


class GradeColumn(NamedTuple):
    """A column that takes marks. ``possible`` is what they are out of, where the table says it; ``closed`` are rows in
    which nothing can be changed."""

    place: int
    heading: str
    title: str
    possible: float | None = None
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class System:
    """What a platform's import reads. All functions take the rows of its table.

    ``columns`` finds the columns for marks; ``kept`` are those that are written beside them, ``exact`` those of
    them that the import reads: they stay byte for byte, while in the others, which people read, what a spreadsheet
    would take for a formula is made plain. ``excused`` stands for an excused mark, where there is such a word.
    ``comments`` is the column for what students are told, as HTML. ``extra_ids`` are further names of a row's
    student. ``refusal`` says why a table of the platform takes no marks. ``one_assignment``: the table is of one
    assignment, and does not say of which. ``takes_mark``: whether a byte-order mark may be added, without which
    Excel takes no table for UTF-8.
    """

    columns: Callable[[Sequence[Row]], tuple[GradeColumn, ...]]
    kept: Callable[[Sequence[Row]], Collection[int]]
    exact: Callable[[Sequence[Row]], Collection[int]]
    excused: str = ""
    comments: Callable[[Row], int | None] = lambda heading: None
    extra_ids: Callable[[Row, Row], tuple[str, ...]] = lambda heading, row: ()
    refusal: Callable[[Sequence[Row]], str] = lambda rows: ""
    one_assignment: bool = False
    takes_mark: Callable[[Row], bool] = lambda heading: True


class ExportedMark(NamedTuple):
    """A final mark. ``points`` is None where there is none: the grader failed, or it is excused."""

    points: float | None
    max_points: float
    excused: bool = False
    comment: str = ""


@dataclass(frozen=True)
class Filled:
    """The table as it is to be imported. ``written`` counts marks; ``closed`` and ``above`` are rows and columns of
    marks that the platform does not take, or takes for more than the maximum; ``excused`` of those that are excused
    there and not here, and stay so; ``scaled`` are columns with another maximum: theirs, and that of the marks."""

    content: bytes
    written: int = 0
    closed: tuple[tuple[int, str], ...] = ()
    above: tuple[tuple[int, str], ...] = ()
    excused: tuple[tuple[int, str], ...] = ()
    scaled: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def read(path: Path) -> ExportedTable:
    """Return the table in a file. Raises GraderError that names the file and the remedy."""
    return parse(csv_table.read_bytes(path), str(path))


def parse(data: bytes, file: str) -> ExportedTable:
    """Return the table in ``data`` (pure). Raises GraderError, which names ``file``."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise GraderError(f"{file}: this is a workbook, not a table of text", "Take the file as the platform wrote it.")
    text, named = csv_table.without_delimiter_line(decode(data).text)
    first = csv_table.first_line(text)
    limit = csv.field_size_limit(max(len(text), 1))  # a student may have written a long text into one
    try:
        delimiter = named or max(_DELIMITERS, key=lambda one: len(next(csv.reader([first], delimiter=one), [])))
        rows = tuple(row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row)
    except csv.Error as error:
        raise GraderError(f"{file}: {error}", "Take the file as the platform wrote it.") from None
    finally:
        csv.field_size_limit(limit)
    if len(rows) < 2:
        raise GraderError(f"{file}: there is no student in it", "Export the marks with all students.")
    width = len(rows[0])
    rows = tuple([*row, *[""] * (width - len(row))] for row in rows)
    wide = data.startswith(_UTF16)
    return ExportedTable(
        rows,
        delimiter,
        "utf-16-le" if wide else "utf-8",
        wide or data.startswith(b"\xef\xbb\xbf"),
        first.startswith('"'),
        "\r\n" if "\r\n" in text else "\n",
    )


def encode(table: ExportedTable) -> bytes:
    """Return the content of the table's file."""
    text = io.StringIO()
    csv.writer(
        text,
        delimiter=table.delimiter,
        quoting=csv.QUOTE_ALL if table.quoted else csv.QUOTE_MINIMAL,
        lineterminator=table.newline,
    ).writerows(table.rows)
    return (("\ufeff" if table.marked else "") + text.getvalue()).encode(table.encoding, "replace")


def students(table: ExportedTable, system: System) -> tuple[RosterRow, ...]:
    """Return the students of a table, each once; ``line`` is the number of the row."""
    columns = roster_csv.columns_of(table.heading)
    found: dict[str, RosterRow] = {}
    for number, row in enumerate(table.rows[1:], 1):
        cells = {thing: printable(row[place]) for thing, place in columns.items()}
        if not roster_csv.is_student(cells):
            continue
        name = cells.get("name", "")
        student = roster_csv.student_row(cells, number) or (RosterRow(name, name, line=number) if name else None)
        if student is not None and fold(student.id) not in found:
            found[fold(student.id)] = student._replace(ids=(*student.ids, *system.extra_ids(table.heading, row)))
    return tuple(found.values())


def choose_column(columns: Sequence[GradeColumn], names: Collection[str], wanted: str, file: str) -> GradeColumn | None:
    """Return the column whose heading is ``wanted``, or else whose title is one of ``names``; None where there is none.
    Raises GraderError for several, and for a heading that is not there."""
    if wanted:
        found = [one for one in columns if fold(wanted) in (fold(one.heading), fold(one.title))]
    else:
        titles = {_title(name) for name in names}
        found = [one for one in columns if _title(one.title) in titles]
    if len(found) > 1:
        shown = ", ".join(line(one.heading, 80) for one in found)
        raise GraderError(f"{file}: several columns may be meant: {shown}", "Say which: --column NAME=HEADING.")
    if wanted and not found:
        raise GraderError(f"{file}: there is no column {line(wanted, 80)}", shown_columns(columns))
    return found[0] if found else None


def shown_columns(columns: Iterable[GradeColumn]) -> str:
    """Return a line that names the columns for marks."""
    shown = ", ".join(line(one.heading, 80) for one in columns)
    return f"Its columns for marks: {shown}." if shown else "It has no column for marks."


def _title(text: str) -> str:
    return fold(text.replace("_", " ")).strip()


def fill(
    table: ExportedTable,
    system: System,
    columns: Mapping[str, GradeColumn],
    marks: Mapping[int, Mapping[str, ExportedMark]],
) -> Filled:
    """Return the table with marks. ``columns`` are those of the assignments, ``marks`` the marks by row and
    assignment."""
    comma = _has_decimal_comma(table, columns.values())
    rows = [[*row] for row in table.rows]
    notes = system.comments(table.heading)
    written, closed, above, excused = 0, [], [], []
    scaled: dict[str, tuple[float, float]] = {}
    for number, of_row in marks.items():
        for assignment, mark in of_row.items():
            column = columns.get(assignment)
            if column is None:
                continue
            if mark.comment and notes is not None:
                rows[number][notes] = _with_comment(rows[number][notes], mark.comment)
            is_excused = mark.excused and bool(system.excused)
            if mark.points is None and not is_excused:
                continue
            if number in column.closed:
                closed.append((number, assignment))
                continue
            if is_excused:
                rows[number][column.place] = system.excused
                written += 1
                continue
            if system.excused and fold(rows[number][column.place].strip()) == fold(system.excused):
                excused.append((number, assignment))  # somebody decided that there
                continue
            points = _scaled(mark, column.possible)
            if column.possible and not _is_same(column.possible, mark.max_points):
                scaled[assignment] = (column.possible, mark.max_points)
            if column.possible and points > column.possible + 1e-9:
                above.append((number, assignment))
            rows[number][column.place] = number_text(points, comma=comma)
            written += 1
    content = encode(_as_written(table, system, rows, columns.values()))
    return Filled(content, written, tuple(closed), tuple(above), tuple(excused), scaled)


def _as_written(
    table: ExportedTable, system: System, rows: Sequence[Row], columns: Iterable[GradeColumn]
) -> ExportedTable:
    """Return the columns that are written, made harmless where nothing but a person reads them."""
    chosen = {column.place for column in columns}
    exact = {*system.exact(table.rows), *chosen}
    places = sorted({*system.kept(table.rows), *chosen})
    heading = [rows[0][place] for place in places]
    body = [[row[place] if place in exact else neutral(row[place]) for place in places] for row in rows[1:]]
    marked = table.marked or system.takes_mark(table.heading)
    return ExportedTable((heading, *body), table.delimiter, table.encoding, marked, table.quoted, table.newline)


def number_text(value: float, *, comma: bool = False) -> str:
    """Return a number of points with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text


def as_number(text: str) -> float | None:
    """Return the number that a cell says; None where it says none."""
    plain = text.strip()
    try:
        return float(plain.replace(",", ".") if _DECIMAL_COMMA.fullmatch(plain) else plain.replace(",", ""))
    except ValueError:
        return None


def _scaled(mark: ExportedMark, possible: float | None) -> float:
    points = mark.points or 0.0
    if not possible or not mark.max_points or _is_same(possible, mark.max_points):
        return points
    return points * possible / mark.max_points


def _is_same(a: float, b: float) -> bool:
    return abs(a - b) < 1e-6


def _has_decimal_comma(table: ExportedTable, columns: Iterable[GradeColumn]) -> bool:
    """Whether the platform writes 85,50: in its columns for marks, and in what these are out of."""
    places = {place for column in columns for place in (column.place, column.place + 1) if place < len(table.heading)}
    return any(_DECIMAL_COMMA.fullmatch(row[place].strip()) for row in table.rows[1:] for place in places)


def _with_comment(cell: str, comment: str) -> str:
    """Return what a student is told, with ``comment`` as a paragraph of it; as HTML, which begins no formula."""
    escaped = comment.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    paragraph = f"<p>{escaped}</p>"
    return cell if paragraph in cell else cell + paragraph

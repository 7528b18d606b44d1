"""A small CSV file that a person or a system wrote: any delimiter, any encoding, and one clear line for a mistake."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from grader.errors import GraderError
from grader.files.names import fold
from grader.model import MIB
from grader.text.clean import printable
from grader.text.encodings import decode

Columns = Mapping[str, int]
"""Where each thing stands in a row."""

_LIMIT = 16 * MIB
_DELIMITERS = (",", ";", "\t", "|")
_DELIMITER_LINE = re.compile(r'\s*"?sep=([^\w\s"\\]|\t)"?[,; ]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LONGEST_CELL = 400
_LONGEST_HEADING = 100_000  # characters; fields have a limit of their own


def read_bytes(path: Path) -> bytes:
    """Return the content of a table. Raises GraderError that names the file and the remedy."""
    try:
        if path.stat().st_size > _LIMIT:
            raise GraderError(f"{path}: larger than {_LIMIT // MIB} MiB", "It has to be a small CSV file.")
        return path.read_bytes()
    except OSError as error:
        raise GraderError(f"{path}: cannot be read: {error.strerror}", "Name a CSV file.") from None


def rows(
    data: bytes, file: str, columns_of: Callable[[Sequence[str]], Columns]
) -> tuple[Columns, Iterator[tuple[int, dict[str, str]]]]:
    """Return the columns of a table, and its rows by column, with the number of the line (pure).

    ``columns_of`` finds the columns in a heading; the delimiter is the one with which the heading says most. Raises
    GraderError, which names ``file``, at once and while the rows are read.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise GraderError(f"{file}: this is a workbook, not a CSV file", "Save it as CSV.")
    lines = _lines(decode(data).text, file, columns_of)
    _, heading = next(lines, (0, []))
    columns = columns_of(heading)
    return columns, ((number, _by_column(cells, columns)) for number, cells in lines)


def first_line(text: str) -> str:
    """Return the first line with something in it."""
    return next((one for one in text.splitlines() if one.strip()), "")


def without_delimiter_line(text: str) -> tuple[str, str]:
    """Return a table with an empty line for Excel's ``sep=;``, and the delimiter that this names."""
    found = _DELIMITER_LINE.match(text)
    return (text, "") if found is None else (f"\n{text[found.end() :]}", found[1])


def plain_heading(cell: str) -> str:
    """Return a heading as headings are compared: in lower case and without white space."""
    return "".join(fold(cell).split())


def _lines(text: str, file: str, columns_of: Callable[[Sequence[str]], Columns]) -> Iterator[tuple[int, list[str]]]:
    text, delimiter = without_delimiter_line(text)
    head = [first_line(text)[:_LONGEST_HEADING]]
    delimiter = delimiter or max(
        _DELIMITERS, key=lambda one: len(columns_of(next(csv.reader(head, delimiter=one), [])))
    )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [printable(cell, _LONGEST_CELL) for cell in cells]
    except csv.Error as error:
        raise GraderError(f"{file}, line {reader.line_num}: {error}", "Write it as a CSV file.") from None


def _by_column(cells: Sequence[str], columns: Columns) -> dict[str, str]:
    return {thing: cells[place] if place < len(cells) else "" for thing, place in columns.items()}

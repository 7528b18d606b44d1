"""The first sheet of an .xlsx file as rows of cells: bounded, and without anything that a workbook may run.

An .xlsx file is a zip of XML. Both come from the network or from somebody's folder, so sizes are checked before
they are read, and ``defusedxml`` refuses documents with entities.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # it has no stubs of its own
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # as above

Cell = str
"""A cell as the text that the file holds; empty where there is none."""

MEMBER_LIMIT = 32 << 20
"""Bytes of one unpacked file of an archive."""
ROWS, COLUMNS = 100_000, 1_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_SHARED = "xl/sharedStrings.xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, KeyError)


def unpack(archive: bytes) -> dict[str, bytes]:
    """The spreadsheet and CSV files of a zip, by name; the zip itself where it is a spreadsheet already.

    Raises ValueError for a file that is no zip or is too large.
    """
    names = _names(archive)
    if any(_SHEET.fullmatch(name) for name in names):
        return {"sheet.xlsx": archive}
    return {name: _member(archive, name) for name in names if name.lower().endswith((".xlsx", ".csv"))}


def first_sheet(workbook: bytes) -> list[list[Cell]]:
    """The rows of the workbook's first sheet; formulas give their stored value. Raises ValueError."""
    names = _names(workbook)
    sheets = sorted(name for name in names if _SHEET.fullmatch(name))
    if not sheets:
        raise ValueError("there is no sheet in it")
    shared = [_text(entry) for entry in _parse(workbook, _SHARED)] if _SHARED in names else []
    rows = [row for row in _parse(workbook, sheets[0]).iter() if _local(row) == "row"]
    if len(rows) > ROWS:
        raise ValueError(f"it has more than {ROWS} rows")
    return [_row(row, shared) for row in rows]


def _names(archive: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return opened.namelist()
    except _BROKEN as error:
        raise ValueError(f"it is no zip file: {error}") from None


def _member(archive: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(name) as member:
            content = member.read(MEMBER_LIMIT + 1)  # the size in the directory is only a claim
    except _BROKEN as error:
        raise ValueError(f"{name} cannot be unpacked: {error}") from None
    if len(content) > MEMBER_LIMIT:
        raise ValueError(f"{name} is larger than {MEMBER_LIMIT >> 20} MiB")
    return content


def _parse(workbook: bytes, name: str) -> Element:
    try:
        root: Element = fromstring(_member(workbook, name), forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(f"{name} is not the XML of a spreadsheet: {error}") from None
    return root


def _local(element: Element) -> str:
    """The tag without its namespace: the transitional and the strict format differ in that alone."""
    return element.tag.rpartition("}")[2]


def _text(element: Element) -> str:
    """All runs of a rich text, joined."""
    return "".join(part.text or "" for part in element.iter() if _local(part) == "t")


def _row(row: Element, shared: list[str]) -> list[Cell]:
    cells: list[Cell] = []
    for cell in (child for child in row if _local(child) == "c"):
        column = _column(cell.get("r", ""), len(cells))
        cells += [""] * (column - len(cells))
        cells.append(_value(cell, shared))
    return cells


def _column(reference: str, following: int) -> int:
    """The column, from 0, of ``AB12``; the following one where a cell does not say."""
    letters = re.match(r"[A-Z]{1,3}(?=[0-9]+$)", reference)
    if not letters:
        return following
    column = 0
    for letter in letters.group():
        column = 26 * column + ord(letter) - ord("A") + 1
    if not following < column <= COLUMNS:
        raise ValueError(f"cell {reference} is out of order or too far to the right")
    return column - 1


def _value(cell: Element, shared: list[str]) -> Cell:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = next((child.text or "" for child in cell if _local(child) == "v"), "")
    if kind != "s" or not value:
        return value
    if not value.isdecimal() or int(value[:9]) >= len(shared):
        raise ValueError("a cell names a text that is not there")
    return shared[int(value[:9])]

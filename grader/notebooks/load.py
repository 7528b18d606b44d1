"""Read the cells of an ``.ipynb``, whatever its encoding and age. Pure; runs inside ``grader.processes.confined``."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable
from typing import Any

import msgspec

from grader.errors import Refusal
from grader.model import Message
from grader.text.encodings import decode


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: str | list[str] = ""


class _Notebook(msgspec.Struct):
    cells: list[_Cell]


_decode_notebook = msgspec.json.Decoder(_Notebook).decode


class TextCell(msgspec.Struct, frozen=True):
    """A cell that is not run. ``position`` counts all cells from 1."""

    position: int
    source: str


class Book(msgspec.Struct, frozen=True):
    """What a notebook says: the sources of its code cells, and its cells of text. Outputs are not in it."""

    codes: list[str]
    texts: list[TextCell]


def read_book(file: str, data: bytes) -> Book:
    """The cells of a notebook. Outputs are skipped without being built. Raises Refusal."""
    try:
        cells = _decode_notebook(data.removeprefix(codecs.BOM_UTF8)).cells
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _read_odd(file, data)
    return _book((cell.cell_type, cell.source if type(cell.source) is str else "".join(cell.source)) for cell in cells)


def _read_odd(file: str, data: bytes) -> Book:
    """The slow way for what the fast one does not take: NaN in outputs, UTF-16, strange cells, old formats."""
    return _book((str(cell.get("cell_type")), join_lines(cell.get("source"))) for cell in load(file, data))


def _book(cells: Iterable[tuple[str, str]]) -> Book:
    book = Book([], [])
    for position, (kind, source) in enumerate(cells, 1):
        if kind == "code":
            book.codes.append(source)
        else:
            book.texts.append(TextCell(position, source))
    return book


def load(file: str, data: bytes) -> list[dict[str, Any]]:
    """Return all cells of a notebook with everything in them. Raises Refusal."""
    try:
        book = json.loads(decode(data).text, strict=False)
    except json.JSONDecodeError as error:
        raise Refusal(Message("unread.json", {"file": file, "line": error.lineno})) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; brackets in brackets in brackets
        raise Refusal(Message("unread.notebook", {"file": file})) from None
    if isinstance(book, dict) and not isinstance(book.get("cells"), list) and "worksheets" in book:
        book = _upgraded(file, book)
    if not isinstance(book, dict) or not isinstance(book.get("cells"), list):
        raise Refusal(Message("unread.notebook", {"file": file}))
    return [cell for cell in book["cells"] if isinstance(cell, dict)]


def _upgraded(file: str, book: dict[str, Any]) -> dict[str, Any]:
    try:
        import nbformat  # slow to import, and old notebooks are rare: where it is not installed none can be read

        old = nbformat.reader.reads(json.dumps(book))
        return dict(nbformat.convert(old, 4))
    except Exception:  # nbformat trusts the shape of old notebooks: anything may come of a strange one
        raise Refusal(Message("unread.notebook", {"file": file})) from None


def join_lines(source: object) -> str:
    """Return a text of a notebook, which is whole or a list of its lines. Anything else is no text."""
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""

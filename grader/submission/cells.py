"""The bytes of a script or a notebook → cells of Python (pure; meant to be run inside ``grader.processes.confined``).

A script is one cell without a number. The cells of a notebook are numbered from 1 over its code cells in the
order of the file, empty ones included, which is ``In [n]`` after *Restart and run all*; markdown does not count.
"""

from __future__ import annotations

import re

import msgspec

from grader.errors import Refusal
from grader.files.kinds import wrong_kind
from grader.model import MIB, Message
from grader.notebooks.load import read_book
from grader.notebooks.magics import Omission, plain_python
from grader.submission.work_names import is_notebook_name
from grader.text.clean import printable
from grader.text.encodings import decode

CODE_CAP = 2 * MIB  # characters of code in one notebook
CELLS_CAP = 2000

_LOOKED_AT = 1 << 16
_BOOK = re.compile(r'"(?:cells|worksheets)"\s*:\s*\[')
_CODE = re.compile(r"^(?:def|class|async def|import|from|@\w|if __name__)\b", re.MULTILINE)


class Cell(msgspec.Struct, frozen=True):
    """Code that is run as one. ``source`` is as written, ``code`` what is run; both have equally many lines."""

    file: str
    number: int | None
    source: str
    code: str

    @property
    def label(self) -> str:
        """Unique within a submission; stands in tracebacks."""
        return self.file if self.number is None else f"{self.file}[{self.number}]"


class Parsed(msgspec.Struct, frozen=True):
    """What a file holds, and what a reader of the report should know about it."""

    cells: tuple[Cell, ...]
    notes: tuple[Message, ...] = ()
    notebook: bool = False


def parse(file: str, data: bytes) -> Parsed:
    """``file`` names it in cells and notes. Its content decides what it is, its name where that does not.

    Raises Refusal.
    """
    notes: list[Message] = []
    notebook = _is_notebook(file, data)
    if notebook:
        book = read_book(file, data)
        if len(book.codes) > CELLS_CAP or sum(map(len, book.codes)) > CODE_CAP:
            raise Refusal(
                Message("unread.much-code", {"file": file, "limit": f"{CODE_CAP // MIB} MiB", "cells": CELLS_CAP})
            )
        numbered: list[tuple[int | None, str]] = [(n, _lines(s)) for n, s in enumerate(book.codes, 1) if s.strip()]
    else:
        text, guess, lost = decode(data)
        if guess:
            notes.append(Message("note.encoding", {"file": file, "encoding": guess}))
        if lost:
            notes.append(Message("note.lost-characters", {"file": file, "count": lost}))
        numbered = [(None, _lines(text))] if text.strip() else []
    if notebook != is_notebook_name(file):
        notes.append(Message("note.holds-notebook" if notebook else "note.holds-script", {"file": file}))
    cells: list[Cell] = []
    left_out: dict[str, list[tuple[int | None, Omission]]] = {}
    for number, source in numbered:
        code, found = plain_python(source)
        cells.append(Cell(file, number, source, code))
        for one in found:
            left_out.setdefault(one.kind, []).append((number, one))
    notes.extend(_note(file, kind, entries) for kind, entries in left_out.items())
    return Parsed(tuple(cells), tuple(notes), notebook)


def _is_notebook(file: str, data: bytes) -> bool:
    """Whether a file is to be read as a notebook. Raises Refusal for what is neither a notebook nor code."""
    kind = wrong_kind(data)
    if kind:
        known = kind if kind in ("html", "lfs") else "kind"
        raise Refusal(Message(f"unread.{known}", {"file": file, **({"kind": kind} if known == "kind" else {})}))
    head = decode(data[:_LOOKED_AT]).text.lstrip()
    if is_notebook_name(file):
        return head.startswith(("{", "[")) or _CODE.search(head) is None
    return head.startswith("{") and _BOOK.search(decode(data).text) is not None


def _lines(text: str) -> str:
    """Line ends as Python reads them; half a surrogate pair, which UTF-8 cannot carry, is U+FFFD."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _note(file: str, kind: str, entries: list[tuple[int | None, Omission]]) -> Message:
    numbers = dict.fromkeys(str(number) for number, _ in entries if number is not None)
    texts = dict.fromkeys(found.text for _, found in entries)
    args: dict[str, str | int | float] = {"file": file, "text": printable(", ".join(texts), 120)}
    if numbers:
        args["cells"] = printable(", ".join(numbers), 60)
    return Message(f"note.{kind}", args)

"""Find lines of a notebook's cells in its file. Pure; runs inside ``grader.processes.confined``.

A diff shows a notebook as JSON: line 3 of cell 2 is some line of the file. Only the way to the cells' sources is walked
in Python; everything beside it is skipped by the JSON scanner, which is fast. The last of two equal keys counts, as it
does where the cells are read, and a line with another text than the wanted one is not reported.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from grader.text.encodings import decode

_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")

_Wanted = tuple[int, int, str]
_Pieces = list[tuple[int, str]]  # strings that make up a source, each with the place where it begins in the file


def file_lines(data: bytes, wanted: list[_Wanted]) -> list[int]:
    """Return the line of the file for each of ``wanted``: the cell's number, the line in it, the text of that line.

    0 where it is not found. Raises ValueError, IndexError or RecursionError for what is no notebook.
    """
    text = decode(data).text
    sources = _sources(text)
    return [
        _line(text, sources[cell - 1], line, content) if 0 < cell <= len(sources) else 0
        for cell, line, content in wanted
    ]


def _line(text: str, pieces: _Pieces, line: int, content: str) -> int:
    source = "".join(piece for _, piece in pieces)
    starts = [0, *(end.end() for end in _BREAK.finditer(source))]
    if not pieces or not 0 < line <= len(starts) or _BREAK.split(source[starts[line - 1] :], maxsplit=1)[0] != content:
        return 0
    begins = [0, *accumulate(len(piece) for _, piece in pieces[:-1])]
    place, _ = pieces[bisect_right(begins, starts[line - 1]) - 1]
    return text.count("\n", 0, place) + 1


def _sources(text: str) -> list[_Pieces]:
    """Return the sources of the code cells."""
    sources: list[_Pieces] = []

    def cell(at: int) -> int:
        kind: object = None
        pieces: _Pieces = []

        def member(key: str, at: int) -> int:
            nonlocal kind, pieces
            if key == "source":
                pieces = []
                return _strings(text, at, pieces)
            value, end = _DECODER.raw_decode(text, at)
            if key == "cell_type":
                kind = value
            return end

        if text[at] != "{":
            return _DECODER.raw_decode(text, at)[1]
        end = _object(text, at, member)
        if kind == "code":
            sources.append(pieces)
        return end

    def member(key: str, at: int) -> int:
        if key != "cells" or text[at] != "[":
            return _DECODER.raw_decode(text, at)[1]
        sources.clear()
        return _array(text, at, cell)

    _object(text, _skip(text, 0), member)
    return sources


def _strings(text: str, at: int, pieces: _Pieces) -> int:
    """Add the string at ``at``, or those of the list there, to ``pieces``."""

    def item(at: int) -> int:
        value, end = _DECODER.raw_decode(text, at)
        if isinstance(value, str):
            pieces.append((at, value))
        return end

    return _array(text, at, item) if text[at] == "[" else item(at)


def _object(text: str, at: int, member: Callable[[str, int], int]) -> int:
    """Walk the object at ``at`` and return its end. ``member`` gets a key and where its value begins, and returns where
    that ends.
    """
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        at = _next(text, member(key, at))
    return at + 1


def _array(text: str, at: int, item: Callable[[int], int]) -> int:
    """Walk the array at ``at`` and return its end. ``item`` gets where an element begins, and returns where it ends."""
    at = _skip(text, at + 1)
    while text[at] != "]":
        at = _next(text, item(at))
    return at + 1


def _next(text: str, at: int) -> int:
    """Return the place behind the comma, if there is one."""
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    """Return the place behind white space."""
    space = _SPACE.match(text, at)
    return space.end() if space is not None else at

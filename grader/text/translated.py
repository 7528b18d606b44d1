"""Lines that are English where they arise, such as those of errors → the reader's language.

Where an error is raised no language is known, and it may have come from another process. So the table ``errors.toml``
beside a catalogue has a translation for each pattern of such a line, and a line is found by the pattern that it fits.
Where a library has added words of its own that the table does not have, they are set apart as a quotation.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from grader.model import Lang
from grader.text import particles
from grader.text.catalogue import LOCALE

_PLACE = "{}"
_COLONS = 8  # of a line that are looked behind
_DEPTH = 4  # of values in values: names may hold any number of words of ours
_PLACES = re.compile(rf"\{{(\d?)(q?)\}}({particles.PATTERN})?")
"""A value in a translation: the next one, or the one of this number. With q the words are a library's. A Korean
particle may follow."""
_WORDS = re.compile(r"[A-Za-z]+ [a-z]+")


def translated(line: str, lang: Lang) -> str:
    """Return ``line`` in ``lang``, and also those of its values that are known. Where the whole is not known, what
    stands behind a file and a colon may be; else it stays as it is."""
    return line if lang == "en" else _known(line, lang, _DEPTH) or line


def set_apart(line: str, lang: Lang) -> str:
    """Return ``line`` in ``lang`` as ``translated`` does; where it is not known, as a quotation behind what it is
    about."""
    return line if lang == "en" else _known(line, lang, _DEPTH) or _quoted(line)


def _quoted(line: str) -> str:
    """Return words behind what they are about as a quotation; what holds no words as it is."""
    if not _WORDS.search(line):
        return line
    place, colon, rest = line.partition(": ")
    return f"{place}: “{rest}”" if colon and not _WORDS.search(place) else f"“{line}”"


def _known(line: str, lang: Lang, depth: int) -> str | None:
    """Return the translation of a line; None where neither it nor what stands behind a colon is known, or it is a value
    in a value ``depth`` times over."""
    if not depth:
        return None
    before, rest = "", line
    for _ in range(_COLONS):
        found = _fitted(rest, lang, depth)
        if found is not None:
            return before + found
        place, colon, rest = rest.partition(": ")
        before += place + colon
    return None


def _fitted(line: str, lang: Lang, depth: int) -> str | None:
    """Return the translation of a line by the pattern that says most of it; None where it fits none."""
    table = _table(lang)
    if line in table.lines:
        return table.lines[line]
    for pieces, translation in table.patterns:
        values = _values(pieces, line)
        if values is not None:
            return _filled(translation, values, lang, depth)
    return None


def _filled(translation: str, values: Sequence[str], lang: Lang, depth: int) -> str:
    in_order = iter(values)

    def told(place: re.Match[str]) -> str:
        value = values[int(place[1]) - 1] if place[1] else next(in_order)
        text = _known(value, lang, depth - 1) or (_quoted(value) if place[2] else value)
        return text + particles.chosen(place[3], text) if place[3] else text

    return _PLACES.sub(told, translation)


def _values(pieces: Sequence[str], line: str) -> Sequence[str] | None:
    """Return what stands in ``line`` between the pieces of a pattern; None where it does not fit."""
    first, *others = pieces
    if not line.startswith(first) or not line.endswith(others[-1]):
        return None
    values, start = [], len(first)
    for number, piece in enumerate(others, 1):
        is_last = number == len(others)
        end = len(line) - len(piece) if is_last else line.find(piece, start)
        if end < start:
            return None
        values.append(line[start:end])
        start = end + len(piece)
    return values if all(values) else None


class _Table(NamedTuple):
    """Whole lines, and the pieces of patterns, the longest first, with their translations."""

    lines: Mapping[str, str]
    patterns: tuple[tuple[tuple[str, ...], str], ...]


@lru_cache(maxsize=1)
def _table(lang: Lang) -> _Table:
    written = tomllib.loads((LOCALE / lang / "errors.toml").read_text(encoding="utf-8"))
    longest_first = sorted((pattern for pattern in written if _PLACE in pattern), key=len, reverse=True)
    lines = {line: written[line] for line in written if _PLACE not in line}
    return _Table(lines, tuple((tuple(pattern.split(_PLACE)), written[pattern]) for pattern in longest_first))

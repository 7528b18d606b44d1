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

from grader.model import Lang
from grader.text import particles
from grader.text.catalogue import LOCALE

_PLACE = "{}"
_COLONS = 8  # of a line that are looked behind
_PLACES = re.compile(rf"\{{(\d?)(q?)\}}({particles.PATTERN})?")
"""A value in a translation: the next one, or the one of this number. With q the words are a library's. A Korean
particle may follow."""
_WORDS = re.compile(r"[A-Za-z]+ [a-z]+")


def translated(line: str, lang: Lang) -> str:
    """Return ``line`` in ``lang``, and also those of its values that are known. Where the whole is not known, what
    stands behind a file and a colon may be; else it stays as it is."""
    return line if lang == "en" else _known(line, lang) or line


def set_apart(line: str, lang: Lang) -> str:
    """Return ``line`` in ``lang`` as ``translated`` does; where it is not known, as a quotation behind what it is
    about."""
    known = None if lang == "en" else _known(line, lang)
    if known is not None or lang == "en" or not _WORDS.search(line):
        return known or line
    place, colon, rest = line.partition(": ")
    return f"{place}: “{rest}”" if colon and not _WORDS.search(place) else f"“{line}”"


def _known(line: str, lang: Lang) -> str | None:
    before, rest = "", line
    for _ in range(_COLONS):
        found = _fitted(rest, lang)
        if found is not None:
            return before + found
        place, colon, rest = rest.partition(": ")
        before += place + colon
    return None


def _fitted(line: str, lang: Lang) -> str | None:
    """Return the translation of a line by the pattern that says most of it; None where it fits none."""
    fitting = [(pattern, values) for pattern in _table(lang) if (values := _values(pattern, line)) is not None]
    if not fitting:
        return None
    pattern, values = max(fitting, key=lambda one: len(one[0]))
    in_order = iter(values)

    def told(place: re.Match[str]) -> str:
        value = values[int(place[1]) - 1] if place[1] else next(in_order)
        text = set_apart(value, lang) if place[2] else translated(value, lang)
        return text + particles.chosen(place[3], text) if place[3] else text

    return _PLACES.sub(told, _table(lang)[pattern])


def _values(pattern: str, line: str) -> Sequence[str] | None:
    """Return what stands in ``line`` in the places of ``pattern``; None where it does not fit."""
    first, *others = pattern.split(_PLACE)
    if not others:
        return () if line == pattern else None
    if not line.startswith(first):
        return None
    values, start = [], len(first)
    for number, piece in enumerate(others, 1):
        is_last = number == len(others)
        end = len(line) - len(piece) if is_last else line.find(piece, start)
        if end < start or not line.startswith(piece, end):
            return None
        values.append(line[start:end])
        start = end + len(piece)
    return values if all(values) else None


@lru_cache(maxsize=1)
def _table(lang: Lang) -> Mapping[str, str]:
    return tomllib.loads((LOCALE / lang / "errors.toml").read_text(encoding="utf-8"))

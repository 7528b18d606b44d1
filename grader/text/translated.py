"""Lines that are English where they arise, such as those of errors → the reader's language.

Where an error is raised no language is known, and it may have come from another process. So the table ``errors.toml``
beside a catalogue has a translation for each pattern of such a line, and a line is found by the pattern that it fits.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from grader.model import Lang
from grader.text.catalogue import LOCALE

_PLACE = "{}"
_COLONS = 8  # of a line that are looked behind
_PLACES = re.compile(r"\{(\d?)\}")


def translated(line: str, lang: Lang) -> str:
    """Return ``line`` in ``lang``, and also those of its values that are known. Where the whole is not known, what
    stands behind a file and a colon may be; else it stays as it is."""
    if lang == "en":
        return line
    before, rest = "", line
    for _ in range(_COLONS):
        found = _fitted(rest, lang)
        if found is not None:
            return before + found
        place, colon, rest = rest.partition(": ")
        before += place + colon
    return line


def _fitted(line: str, lang: Lang) -> str | None:
    """Return the translation of a line by the pattern that says most of it; None where it fits none."""
    fitting = [(pattern, values) for pattern in _table(lang) if (values := _values(pattern, line)) is not None]
    if not fitting:
        return None
    pattern, values = max(fitting, key=lambda one: len(one[0]))
    told = [translated(value, lang) for value in values]
    in_order = iter(told)
    return _PLACES.sub(lambda place: told[int(place[1]) - 1] if place[1] else next(in_order), _table(lang)[pattern])


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

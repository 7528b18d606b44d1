"""Names of files and students as they come from other machines, and names that are safe to write."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from grader.text.clean import csv_cell, normal, printable
from grader.text.lookalikes import look

BETWEEN = re.compile(r"[\s_,;()\[\]{}]+")
"""What stands between the words of a name."""

LONGEST = 60
LONGEST_BYTES = 150  # with a suffix and ``.html`` it still fits the 255 bytes of common file systems

_IGNORED = frozenset({"__macosx", "__pycache__", "thumbs.db", "desktop.ini"})
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ ]*(\.|$)", re.IGNORECASE)
_TAG = 6  # digits of a hash that tells names apart; the first is a letter, as it is in no student's number
_TAGGED = re.compile(rf" \([a-f][0-9a-f]{{{_TAG - 1},}}\)$")
_UNSAFE = frozenset('<>:"/\\|?*')


def fold(name: str) -> str:
    """Return the key for comparison: two names with equal keys are one file on some file system."""
    return normal(normal(name).casefold())


def name_forms(name: str, family: str = "") -> frozenset[str]:
    """Return the ways to write a name, without all but its letters: as it stands, the family name first, and last.

    Which word is the family name is known from a comma, or from ``family``; else it is the first or the last.
    """
    before, comma, after = name.partition(",")
    if comma and after.strip():
        family, name = before, after
    elif family and fold(name).startswith(fold(family)):
        name = name[len(family) :]
    elif family and fold(name).endswith(fold(family)):
        name = name[: len(name) - len(family)]
    else:
        words = list(filter(None, map(letters, BETWEEN.split(name))))
        return frozenset(map("".join, (words, [*words[1:], *words[:1]], [*words[-1:], *words[:-1]]))) - {""}
    first, last = letters(name), letters(family)
    return frozenset({first + last, last + first}) - {""}


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return "".join(c for c in fold(text) if unicodedata.category(c)[0] in "LMN")


def text_of(raw: bytes) -> str:
    """A file name of unknown encoding: UTF-8, else what Korean Windows writes, else the old zip code page."""
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def decode_name(raw: bytes) -> str:
    """A file name of unknown encoding as it is shown and compared: composed."""
    return normal(text_of(raw))


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is never part of a submission: hidden, or left by a tool."""
    return name.startswith(".") or name.casefold() in _IGNORED


def safe_name(raw: str) -> str:
    """Return ``raw`` as the name of a file on any system: never empty, hidden or reserved, and without separators."""
    allowed = "".join("_" if c in _UNSAFE else c for c in printable(normal(raw), 4 * LONGEST))
    short = allowed[:LONGEST].encode()[:LONGEST_BYTES].decode(errors="ignore")
    name = short.lstrip(" .-~").rstrip(" .") or "unnamed"
    return f"_{name}" if _RESERVED.match(name) else name


class Reading(NamedTuple):
    """How a key reads. ``exact``: there is nothing in the key that the text does not show."""

    text: str
    exact: bool


def folder_names(readings: Mapping[str, Reading], held: Container[str] = ()) -> dict[str, str]:
    """Return a folder's name for each key: no two are one on any file system.

    A key that is safe as it reads keeps that name, whoever comes or goes. Any other has a hash of the key behind what
    is left of it, and so has one that looks as if it had a hash. Of two that differ in nothing but case, which is one
    name on some systems, the one whose folder is among ``held`` keeps it.
    """
    plain = {key: safe_name(reading.text) for key, reading in readings.items()}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(readings, key=lambda key: (plain[key] not in held, key)):
        text, exact = readings[key]
        if exact and text == plain[key] and not _TAGGED.search(text) and fold(text) not in taken:
            names[key] = text
            taken.add(fold(text))
    return {**names, **_tagged({key: plain[key] for key in readings if key not in names})}


def shown_names(readings: Mapping[str, Reading]) -> dict[str, str]:
    """Return a text for each key, unlike all others: with a hash of the key where something of it cannot be seen, and
    where another key reads or looks the same, on a page or in a spreadsheet. Of those that look the same, the one that
    is what it looks like keeps its name."""
    texts = {key: printable(reading.text) for key, reading in readings.items()}
    looks = {key: look(csv_cell(text)) for key, text in texts.items()}
    lookers = Counter(looks.values())
    names = {
        key: text
        for key, text in texts.items()
        if text == readings[key].text
        and not _TAGGED.search(text)
        and (lookers[looks[key]] == 1 or (readings[key].exact and text == looks[key]))
    }
    return {**names, **_tagged({key: texts[key] for key in readings if key not in names})}


def _tagged(texts: Mapping[str, str]) -> dict[str, str]:
    """Each text with as much of a hash of its key as tells it apart."""
    import hashlib  # with OpenSSL: it takes as long as half of this room, and few names are alike

    digests = {key: hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest() for key in texts}
    digests = {key: digest.lstrip("0123456789") for key, digest in digests.items()}
    length = _TAG
    while True:
        names = {key: f"{text} ({digests[key][:length]})".lstrip() for key, text in texts.items()}
        clashes = Counter(map(fold, names.values()))
        if len(clashes) == len(names):
            return names
        length += _TAG


@lru_cache(maxsize=4096)  # asked of every file many times
def suffix(path: str) -> str:
    """Return the end of a file's name in lower case, ``.tar.gz`` in one piece."""
    name = PurePath(path).name.lower()
    dot = name.rfind(".")
    end = name[dot:] if 0 < dot < len(name) - 1 else ""  # to pathlib, since Python 3.14, a dot alone is a suffix
    return f".tar{end}" if name.endswith(f".tar{end}") and end else end

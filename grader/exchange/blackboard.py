"""Blackboard: the bulk download of a column of its grade centre, and the grade centre itself.

Flat files, ``<column>_<user>_attempt_<YYYY-MM-DD-hh-mm-ss>_<file>``, and beside those of each attempt one that ends
after the time in ``.txt``. It begins with ``Name: First Last (user)``, and says after ``Files:`` what each file was
called before Blackboard renamed it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from grader.exchange.csv_table import plain_heading
from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp, is_file_name
from grader.exchange.exported_table import GradeColumn, Row, System, as_number
from grader.model import MIB
from grader.text.encodings import decode

_ENTRY = re.compile(
    r"(?P<head>.+?)_attempt_(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.+)|(?P<about>\.txt))", re.DOTALL
)
_NAME = re.compile(r"[^:\n]{1,40}: *(?P<name>[^\n]+?) *\((?P<user>[^()\n]+)\) *\r?\n")
_FILE = re.compile(
    r"^\s*[^:\n]{1,40}: *(?P<original>[^\n]+?)\s*\n\s*[^:\n]{1,40}: *(?P<file>[^\n]+?)\s*$", re.MULTILINE
)


class _About(NamedTuple):
    name: str
    user: str
    originals: dict[str, str]


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Blackboard named them. Attempts become folders that are called by their time."""
    files = [entry for entry in folder.entries if entry.kind in ("file", "link")]
    found = {entry.name: match for entry in files if (match := _ENTRY.fullmatch(entry.shown)) is not None}
    texts = folder.contents([entry for entry in files if entry.name in found and found[entry.name]["about"]], MIB)
    abouts = dict(_abouts(found, texts))
    users = sorted({about.user for about in abouts.values()}, key=len, reverse=True)
    names = {about.user: about.name for about in abouts.values()}
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in files:
        match = found.get(entry.name)
        if match is None:
            continue
        head, time = match["head"], match["time"]
        user = next((user for user in users if head.endswith(f"_{user}")), head.rpartition("_")[2])
        about = abouts.get((head, time))
        file = match["file"] or "submission.txt"
        original = about.originals.get(entry.shown, file) if about is not None else file
        shown = f"{names[user]} ({user})" if user in names else user
        identity = Identity((user,), "", (names[user],) if user in names else ())
        owners[entry.name] = (
            Owner(user, shown, f"{time}/{original}", user, identity=identity, stamp=_stamp(time), attempt=time),
        )
    return Download(owners)


def _stamp(time: str) -> Stamp:
    with contextlib.suppress(ValueError):  # 2026-13-45 is no time
        return Stamp(datetime.strptime(time, "%Y-%m-%d-%H-%M-%S"))
    return Stamp()


def _abouts(found: dict[str, re.Match[str]], texts: Mapping[str, bytes]) -> Iterator[tuple[tuple[str, str], _About]]:
    """What the text beside an attempt says, as far as its first line is about the user it is named for."""
    for entry, data in texts.items():
        match = found[entry]
        text = decode(data).text
        name = _NAME.match(text)
        if name is not None and match["head"].endswith(f"_{name['user']}"):
            listed = _FILE.finditer(text, text.rfind("\nFiles:")) if "\nFiles:" in text else ()
            originals = {one["file"]: one["original"] for one in listed if is_file_name(one["original"])}
            yield (match["head"], match["time"]), _About(name["name"], name["user"], originals)


# The grade centre as it is downloaded to work offline, and uploaded again: comma or tab, UTF-8 or UTF-16. A student is
# known by the user name, a column by the number behind the bar; a heading without one would make a new column.

_HEADING = re.compile(r"(?P<title>.*?)\s*\[[^\[\]]*?(?P<possible>\d[\d.,]*)[^\[\]]*\]\s*\|\d+\s*", re.DOTALL)
_USER = ("username", "사용자이름", "사용자아이디", "아이디")
_UP_TO = re.compile(r"up to|최대", re.IGNORECASE)  # totals, which Blackboard computes


def _columns(rows: Sequence[Row]) -> tuple[GradeColumn, ...]:
    found = [(place, cell, _HEADING.fullmatch(cell)) for place, cell in enumerate(rows[0])]
    return tuple(
        GradeColumn(place, cell, match["title"], as_number(match["possible"]))
        for place, cell, match in found
        if match is not None and not _UP_TO.search(cell[match.end("title") :])
    )


def _kept(rows: Sequence[Row]) -> set[int]:
    return {place for place, cell in enumerate(rows[0]) if "|" not in cell}


def _exact(rows: Sequence[Row]) -> set[int]:
    return {place for place, cell in enumerate(rows[0]) if plain_heading(cell) in _USER}


GRADE_CENTRE = System(columns=_columns, kept=_kept, exact=_exact)

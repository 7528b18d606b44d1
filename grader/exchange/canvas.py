"""Canvas: its bulk download, its gradebook, and the names of feedback files.

Flat files, ``<name>[_LATE]_<user>_<attachment>_<file>``, the name without blanks and in lower case; anonymous ones
``[LATE_]anon_<id>_…``. A quiz has ``_question_<id>`` behind the user. What was typed into Canvas comes as
``<name>_<user>_text.html`` or ``_link.html``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp, is_word
from grader.exchange.exported_table import GradeColumn, Row, System, as_number
from grader.files.names import fold

_FILE = re.compile(
    r"(?:(?P<name>.+?)_)??(?P<late>LATE_)?(?:(?P<user>\d+)|(?P<anonymous>anon_\w+?))(?:_question_\d+)?"
    r"_(?:(?P<attachment>\d{1,18})_(?P<file>.+)|(?P<typed>(?:text|link)\.html))"
)


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Canvas named them."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _FILE.fullmatch(entry.shown) if entry.kind in ("file", "link") else None
        if found is None or not is_word(found["name"] or ""):
            continue
        key = found["anonymous"] or "_".join(filter(None, (found["name"], found["user"])))
        file, number = found["file"] or found["typed"], int(found["attachment"] or 0)
        identity = Identity((), found["user"] or "", tuple(filter(None, (found["name"],))))
        late = found["late"] is not None
        stamp = Stamp(late=late, on_time=not late)
        owners[entry.name] = (Owner(key, key, file, key, number, identity, stamp),)
    return Download(owners)


# The gradebook that Canvas exports, and what its import reads (lib/gradebook_importer.rb): columns up to ``Section``
# say who it is, by ``ID`` first; an assignment is known by the number in its heading. A row of blanks or of ``Manual
# Posting``, and one of ``Points Possible``, stand above the students: the second would change what is possible, and
# stays as it is. ``(read only)`` stands in it for what Canvas computes.

_HEADING = re.compile(r"(?P<title>.*?) \((?P<id>\d+)\)\s*", re.DOTALL)
_IMPORTED = frozenset({"id", "sis user id", "sis login id", "integration id", "root account"})


def _last_of_student(heading: Row) -> int:
    return next((place for place, cell in enumerate(heading) if fold(cell.strip()) == "section"), -1)


def _columns(rows: Sequence[Row]) -> tuple[GradeColumn, ...]:
    possible = next((row for row in rows[1:] if "Points Possible" in row[0]), ())
    last = _last_of_student(rows[0])
    if last < 0:
        return ()  # the import wants it
    found = []
    for place, cell in enumerate(rows[0]):
        heading = _HEADING.fullmatch(cell)
        points = possible[place] if place < len(possible) else ""
        if place > last and heading is not None and "read only" not in points.casefold():
            found.append(GradeColumn(place, cell, heading["title"], as_number(points)))
    return tuple(found)


def _exact(rows: Sequence[Row]) -> set[int]:
    return {place for place in _of_student(rows) if fold(rows[0][place].strip()) in _IMPORTED}


def _of_student(rows: Sequence[Row]) -> range:
    return range(_last_of_student(rows[0]) + 1)


GRADEBOOK = System(
    columns=_columns,
    kept=_of_student,
    exact=_exact,
    excused="EX",
    takes_mark=lambda heading: "LastName" not in heading[0],  # which Canvas compares with the whole of the first cell
)


def feedback_names(entries: Iterable[str]) -> dict[tuple[str, str], str]:
    """Return the beginnings of names under which Canvas takes feedback back, by name and number of the student.

    Canvas knows a file by the two numbers of one that the student handed in, as its download has them
    (``infer_comment_context_from_filename``). What was typed has one number only, and takes no file.
    """
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for entry in entries:
        found = _FILE.fullmatch(entry)
        if found is None or found["attachment"] is None or not is_word(found["name"] or ""):
            continue
        owner = found["name"] or "", found["user"] or found["anonymous"]
        beginning = entry[: found.start("file")]
        newest[owner] = max(newest.get(owner, (0, "")), (int(found["attachment"]), beginning))
    return {owner: beginning for owner, (_, beginning) in newest.items()}

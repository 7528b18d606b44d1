"""Moodle: the bulk download of an assignment, its grading worksheet, and the names of feedback files.

A folder per student, ``<full name>_<number>_assignsubmission_file`` (older versions add ``_``), or flat files with
that in front. The number is the participant's in this assignment, and another one in the next. Some sites put the
time of an attempt between the number and the rest; there is no ``_`` in a name, so that no student can write one
there. Such an attempt is a folder that is called by its time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.exchange.csv_table import plain_heading
from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp
from grader.exchange.exported_table import GradeColumn, Row, System, as_number
from grader.text.clean import printable
from grader.text.moments import time_in

_ENTRY = re.compile(r"(?P<name>.+?)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.+)|_?)")
_NUMBER = re.compile(r"_\d+$")
_TIMED = re.compile(r"(?P<name>[^_]+_\d+)_(?P<time>\d{4}-?\d\d-?\d\d[-_ T]\d\d[-:]?\d\d(?:[-:]?\d\d)?)")


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Moodle named them."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _ENTRY.fullmatch(entry.shown)
        if found is not None and entry.kind != "special":
            timed = _TIMED.fullmatch(found["name"])
            time = time_in(timed["time"]) if timed is not None else None
            name, attempt = (timed["name"], timed["time"]) if timed is not None and time else (found["name"], "")
            file = "" if entry.kind == "folder" else found["file"] or entry.shown
            path = "/".join(filter(None, (attempt, file)))
            person, stamp = _NUMBER.sub("", name), Stamp(time)
            owners[entry.name] = (Owner(name, name, path, person, 0, Identity((), "", (person,)), stamp, attempt),)
    return Download(owners)


# The grading worksheet of one assignment, and what its import reads (feedback/offline/importgradeslib.php): the number
# in ``Identifier``, ``Grade``, ``Last modified (grade)``, by which it sees whether somebody has graded since, and
# ``Feedback comments``. Headings are in the site's language, so what can be told from the cells is told from them.

_IDENTIFIER = ("identifier", "식별자", "식별번호")
_GRADE = ("grade", "성적", "점수")
_MAXIMUM = ("maximumgrade", "최대성적", "최대점수")
_SCALE = ("scale", "척도")
_CHANGEABLE = ("gradecanbechanged", "성적변경가능", "성적을변경할수있음")
_FEEDBACK = ("feedbackcomments", "피드백댓글", "피드백덧글", "피드백의견", "피드백코멘트", "의견피드백")
_NO = ("no", "아니오", "아니요")
_PARTICIPANT = re.compile(r"\D*(?P<number>\d+)")


def _place(heading: Row, names: Sequence[str]) -> int | None:
    plain = [plain_heading(cell) for cell in heading]
    return next((plain.index(name) for name in names if name in plain), None)


def _columns(rows: Sequence[Row]) -> tuple[GradeColumn, ...]:
    heading = rows[0]
    place, maximum, open_ = (_place(heading, names) for names in (_GRADE, _MAXIMUM, _CHANGEABLE))
    if place is None or not _is_worksheet(rows):
        return ()
    possible = {as_number(row[maximum]) for row in rows[1:]} if maximum is not None else set()
    closed = [number for number, row in enumerate(rows) if open_ is not None and plain_heading(row[open_]) in _NO]
    found = possible.pop() if len(possible) == 1 else None
    if _scale(rows):
        return ()
    return (GradeColumn(place, heading[place], heading[place], found, frozenset(closed)),)


def _scale(rows: Sequence[Row]) -> str:
    """Return what is said of a worksheet whose grades are words: Moodle names their scale in a column, or in the place
    of the maximum."""
    maximum = _place(rows[0], _MAXIMUM)
    words = maximum is not None and any(as_number(row[maximum]) is None for row in rows[1:])
    if not _is_worksheet(rows) or not (words or _place(rows[0], _SCALE) is not None):
        return ""
    return "this assignment is graded with a scale: words, and no points"


def _is_worksheet(rows: Sequence[Row]) -> bool:
    place = _place(rows[0], _IDENTIFIER)
    return place is not None and all(_PARTICIPANT.fullmatch(row[place].strip()) for row in rows[1:])


def _exact(rows: Sequence[Row]) -> set[int]:
    """All but names and texts of students: also the times, with which the import compares."""
    written = {_place(rows[0], names) for names in (_IDENTIFIER, _GRADE, _MAXIMUM, _FEEDBACK)} - {None}
    times = {place for place, cell in enumerate(rows[0]) if "modified" in cell.casefold() or "수정" in cell}
    return {*times, *(place for place in written if place is not None)}


def participant(heading: Row, row: Row) -> str:
    """Return the number of the participant in this assignment; empty where the row says none."""
    place = _place(heading, _IDENTIFIER)
    found = _PARTICIPANT.fullmatch(row[place].strip()) if place is not None else None
    return found["number"] if found is not None else ""


def _numbers(heading: Row, row: Row) -> tuple[str, ...]:
    """Return the participant's number, and what a download without names calls the participant."""
    place = _place(heading, _IDENTIFIER)
    number = participant(heading, row)
    return (number, row[place].strip().replace(" ", "_")) if place is not None and number else ()


WORKSHEET = System(
    columns=_columns,
    kept=lambda rows: range(len(rows[0])),
    exact=_exact,
    comments=lambda heading: _place(heading, _FEEDBACK),
    extra_ids=_numbers,
    refusal=_scale,
    one_assignment=True,
)


def feedback_name(name: str, number: str, file: str) -> str:
    """Return the name under which Moodle takes feedback for a participant: the number stands behind the first ``_``
    (``is_valid_filename_for_import``)."""
    plain = re.sub(r"[_/\\:*?\"<>|]+", " ", printable(name, 100)).strip(" .~") or "participant"
    return f"{plain}_{number}_assignfeedback_file_{file}"

"""What the report says of how a submission was loaded: entries of a guest's log → messages.

A guest may say what it likes of itself: shapes are checked, places must lie in the submission, texts are cleaned.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from grader.model import Limits, Message, Place
from grader.sandbox.guest.no_effect import NO_PROCESS
from grader.sandbox.losses import GuestDied, GuestLost, GuestTimeout
from grader.testing.messages import JobCell
from grader.text.clean import plain, printable

Arguments = dict[str, str | int | float]
Frames = list[tuple[str, int]]

_ITS_PLACE = re.compile(r" \([^()]*, line \d+\)$")
_ENDING = re.compile(r"exit code (?P<code>\d+)|signal \d+ \((?P<signal>\w+)\)")
_FLOODS = {"output": "note.statement-output", "disk": "note.statement-disk"}
NOT_PYTHON = "unread.syntax"
"""Of one piece of code that is not Python: nothing of it can be judged."""
_EXCERPT = 60
"""Characters of a line on either side of the place where it stops to be Python."""
_NETWORK = ("URLError", "gaierror", "ConnectionError", "NewConnectionError", "MaxRetryError")
_MISSING = "FileNotFoundError"
_SYNTAX = ("SyntaxError", "IndentationError", "TabError")


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    cell: int
    line: int


class _Raised(_Entry, frozen=True, array_like=True, tag="raised"):
    error: str
    builtin: bool
    text: str
    frames: list[Any]


class _Unparsed(_Entry, frozen=True, array_like=True, tag="unparsed"):
    column: int
    text: str
    whole: bool


class _Needs(_Entry, frozen=True, array_like=True, tag="needs"):
    last_cell: int
    last_line: int
    name: str
    made_cell: int
    made_line: int


class _Absent(_Entry, frozen=True, array_like=True, tag="absent"):
    module: str


class _Input(_Entry, frozen=True, array_like=True, tag="input"):
    prompt: str


class _NoEffect(_Entry, frozen=True, array_like=True, tag="no-effect"):
    call: str


_Known = _Raised | _Unparsed | _Needs | _Absent | _Input | _NoEffect


def load_notes(cells: Sequence[JobCell], entries: object) -> Iterator[Message]:
    """What a reader should know, in the order in which it was met."""
    known = list(_known(cells, entries))
    asked = [(entry.cell, entry.line) for entry in known if isinstance(entry, _Input)]
    missing = Counter(one.text for one in known if isinstance(one, _Raised) and one.error == _MISSING)
    told: set[str] = set()
    for entry in known:
        place = _place(cells, entry.cell, entry.line)
        match entry:
            case _Unparsed():
                yield _not_python(cells, place, entry)
            case _Raised() if entry.error == _MISSING:
                if entry.text not in told:  # one missing file is one note, however often it is asked for
                    yield _stopped(place_of(cells, entry.frames) or place, entry, missing[entry.text] - 1)
                told.add(entry.text)
            case _Raised() if (entry.cell, entry.line) not in asked:
                yield _stopped(place_of(cells, entry.frames) or place, entry)
            case _Input() if (entry.cell, entry.line) == asked[0]:
                errors = [one for one in known if isinstance(one, _Raised) and (one.cell, one.line) in asked]
                yield Message("note.input", {**_where(place), **(_named(errors[0]) if errors else {})})
            case _Needs():
                yield _follows(place, entry, cells)
            case _Absent() if entry.module.isidentifier():
                yield Message("note.placeholder-module", {**_where(place), "module": entry.module[:50]})
            case _NoEffect():
                yield Message("note.no-effect", {**_where(place), "text": printable(entry.call, 100)})


def lost_note(place: Place, error: GuestLost, limits: Limits) -> Message:
    """What a reader should know of a statement in which a guest was lost."""
    where = _where(place)
    if isinstance(error, GuestTimeout):
        if error.kind in _FLOODS:
            return Message(_FLOODS[error.kind], where)
        seconds = limits.load_wall if error.kind == "wall" else limits.load_cpu
        return Message("note.statement-timeout", {**where, "seconds": seconds})
    if isinstance(error, GuestDied) and error.reason == "memory":
        return Message("note.statement-memory", where)
    return Message("note.statement-died", {**where, **ending(error)})


def ending(error: GuestLost) -> Arguments:
    """How a guest has ended, as any language writes it: its exit code, or the name of a signal."""
    known = _ENDING.fullmatch(error.reason) if isinstance(error, GuestDied) else None
    return {name: value for name, value in known.groupdict().items() if value} if known else {}


def place_of(cells: Sequence[JobCell], frames: list[Any]) -> Place | None:
    """The innermost frame that lies in the submission. Frames come from the guest: checked against its cells."""
    by_label = {cell.label: cell for cell in cells}
    for frame in reversed(frames):
        if type(frame) is list and len(frame) == 2 and type(frame[0]) is str and type(frame[1]) is int:
            cell = by_label.get(frame[0])
            if cell is not None and 1 <= frame[1] <= max(cell.lines, 1):
                return Place(cell.file, frame[1], cell.number)
    return None


def _known(cells: Sequence[JobCell], entries: object) -> Iterator[_Known]:
    """The entries of known shapes whose places lie in the submission."""
    for entry in entries if isinstance(entries, list) else []:
        try:
            known: _Known = msgspec.convert(entry, _Known)
        except (msgspec.ValidationError, TypeError):
            continue
        places = [(known.cell, known.line)]
        if isinstance(known, _Needs):
            places += [(known.last_cell, known.last_line), (known.made_cell, known.made_line)]
        if all(0 <= cell < len(cells) and 1 <= line <= cells[cell].lines for cell, line in places):
            yield known


def _place(cells: Sequence[JobCell], cell: int, line: int) -> Place:
    return Place(cells[cell].file, line, cells[cell].number)


def _where(place: Place) -> Arguments:
    where: Arguments = {"file": place.file, "line": place.line}
    return where if place.cell is None else {**where, "cell": place.cell}


def _stopped(place: Place, error: _Raised, again: int = 0) -> Message:
    if error.text == NO_PROCESS:
        return Message("note.no-process", _where(place))
    if error.error in _NETWORK:
        return Message("note.no-network", _where(place))
    kind, text = "note.statement-failed", error.text
    if error.error in _SYNTAX:
        kind, text = "note.syntax-error", _ITS_PLACE.sub("", text)  # its place is told already
    args: Arguments = {**_where(place), **_named(error), "text": printable(text, 500)}
    return Message(kind, {**args, "again": again} if again else args)


def _named(error: _Raised) -> Arguments:
    return {"type": printable(error.error, 100), "text": printable(error.text, 500)}


def _not_python(cells: Sequence[JobCell], place: Place, error: _Unparsed) -> Message:
    """What is one piece and not Python cannot be read at all, script or notebook; of anything else a cell is lost."""
    line = cells[error.cell].code.split("\n")[place.line - 1]
    at = min(max(error.column - 1, len(line) - len(line.lstrip())), len(line))
    args = {
        **_where(place),
        "text": printable(error.text, 500),
        "before": plain(line[:at].lstrip().expandtabs(4)[-_EXCERPT:], _EXCERPT * 4),
        "after": plain(line[at : at + _EXCERPT].rstrip().expandtabs(4), _EXCERPT * 4),
    }
    return Message(NOT_PYTHON if len(cells) == 1 and error.whole else "note.syntax-error", args)


def _follows(place: Place, entry: _Needs, cells: Sequence[JobCell]) -> Message:
    made = _place(cells, entry.made_cell, entry.made_line)
    args: Arguments = {**_where(place), "name": printable(entry.name, 60), "made_line": made.line}
    if made.cell is not None and entry.made_cell != entry.cell:
        args["made_cell"] = made.cell
    if entry.last_cell != entry.cell:
        last = cells[entry.last_cell].number
        return Message("note.needs-cells", {**args, "last_cell": last if last is not None else 1})
    if entry.last_line != entry.line:
        return Message("note.needs-lines", {**args, "last_line": entry.last_line})
    return Message("note.needs-line", args)

"""Replies of a guest: their shape checked, and notes for the report on how cells loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from grader.model import Limits, Message, Place
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout
from grader.testing.messages import JobCell
from grader.text.clean import printable

Arguments = dict[str, str | int | float]
MODULES_NOTED = 20
_ITS_PLACE = re.compile(r" \([^()]*, line \d+\)$")


def checked(reply: Any) -> list[Any]:
    """Return a reply of one of the three shapes. Raises GuestProtocol for any other."""
    if type(reply) is list and reply and type(reply[0]) is str:  # an array is asked for no truth value
        kind, size = reply[0], len(reply)
        if kind == "ok" and size == 2:
            return reply
        if (
            kind == "full"
            and size == 5
            and type(reply[2]) is list
            and type(reply[3]) is dict
            and type(reply[4]) is list
        ):
            return reply
        if kind == "raise" and size == 5 and type(reply[1]) is type(reply[3]) is str and type(reply[4]) is list:
            return reply
    raise GuestProtocol("a reply of the wrong shape")


def checked_names(reply: list[Any]) -> dict[str, str]:
    """Return public names of a submission and what each is, as far as the reply is of the right kinds."""
    names: dict[str, str] = {}
    if reply[0] == "ok" and type(reply[1]) is list:
        for entry in reply[1]:
            if type(entry) is list and len(entry) == 2 and type(entry[0]) is type(entry[1]) is str:
                names[entry[0]] = entry[1]
    return names


def cell_notes(cell: JobCell, reply: list[Any], place_of: Callable[[list[Any]], Place | None]) -> Iterator[Message]:
    """Yield what a reader should know of a cell that has run: its exception, or modules that are not installed."""
    if reply[0] == "raise":
        place = place_of(reply[4]) or Place(cell.file, 1, cell.number)
        kind = "note.script-failed" if cell.number is None else "note.cell-failed"
        if reply[1] in ("SyntaxError", "IndentationError", "TabError"):
            kind = "note.syntax-error"
        args: Arguments = {"file": place.file, "line": place.line}
        # Python ends the message of a SyntaxError with its place, which the note has already
        text = _ITS_PLACE.sub("", reply[3]) if kind == "note.syntax-error" else reply[3]
        args |= {"type": printable(reply[1], 100), "text": printable(text, 300)}
        if place.cell is not None:
            args["cell"] = place.cell
        yield Message(kind, args)
    elif type(reply[1]) is list:
        for module in reply[1][:MODULES_NOTED]:
            if type(module) is str and module.isidentifier():
                yield Message("note.placeholder-module", {"module": module[:50]})


def lost_note(cell: JobCell, error: GuestLost, limits: Limits) -> Message:
    """Return what a reader should know of a cell in which the guest was lost."""
    args: Arguments = {"file": cell.file}
    if cell.number is not None:
        args["cell"] = cell.number
    which = "script" if cell.number is None else "cell"
    if isinstance(error, GuestTimeout) and error.kind in ("cpu", "wall", "suite"):
        args["seconds"] = limits.load_wall if error.kind == "wall" else limits.load_cpu
        return Message(f"note.{which}-timeout", args)
    reason = error.reason if isinstance(error, GuestDied) else str(error)
    return Message(f"note.{which}-died", {**args, "reason": printable(reason, 200)})

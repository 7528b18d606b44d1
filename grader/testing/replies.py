"""Replies of a guest, their shape checked."""

from __future__ import annotations

from typing import Any

from grader.sandbox.losses import GuestProtocol


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


def checked_names(entries: object) -> dict[str, str]:
    """Return public names of a submission and what each is, as far as the entries are of the right kinds."""
    names: dict[str, str] = {}
    for entry in entries if type(entries) is list else []:
        if type(entry) is list and len(entry) == 2 and type(entry[0]) is type(entry[1]) is str:
            names[entry[0]] = entry[1]
    return names

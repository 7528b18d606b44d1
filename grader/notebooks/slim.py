"""A notebook without its outputs, made piece by piece: however much was printed, its code is small.

Pure, for ``grader.processes.confined``: what is known after one piece goes with the next. Only brackets and keys are
looked at; whether the file is a notebook is for whoever reads what is left.
"""

from __future__ import annotations

import re

import msgspec

from grader.errors import Refusal
from grader.model import Message

_DEPTH = 64
_DROPPED = (b'"outputs"', b'"attachments"', b'"metadata"')  # of a cell; of the notebook only the last
_CELLS = ([b'"cells"', b"["], [b'"worksheets"', b"[", b'"cells"', b"["])

# Possessive quantifiers would say it better; Python 3.11 gets them wrong where they stand in a group that fails.
_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = re.compile(rb"\s*(?:[\[\]{}:,]|" + _STRING + rb'|[^\s"\[\]{}:,]+)', re.DOTALL)
_SKIPPED = re.compile(rb'(?:[^"\[\]{}\\]*' + _STRING + rb')*[^"\[\]{}\\]*', re.DOTALL)
_REST_OF_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)


class Slimmed(msgspec.Struct, frozen=True):
    """What is left of a piece, and the state that goes with the next one."""

    left: bytes
    state: bytes


class _State(msgspec.Struct):
    """How far it is. ``above`` are the open collections, an object as the key whose value comes, or empty before one.

    ``skipped`` counts open collections of a value that is dropped, ``in_string`` is about a string in there. ``rest``
    is the beginning of what the next piece goes on with, and ``kept`` the size of what is left so far.
    """

    above: list[bytes] = []
    skipped: int = 0
    in_string: bool = False
    rest: bytes = b""
    kept: int = 0


def slim(state: bytes, piece: bytes, limit: int) -> Slimmed:
    """What is left of ``piece``; the first one comes with an empty state, and an empty one is the last.

    Raises Refusal where more than ``limit`` bytes are left, or brackets are nested too deeply.
    """
    now = msgspec.msgpack.decode(state, type=_State) if state else _State()
    data = now.rest + piece
    out: list[bytes] = []
    at, more = 0, True
    while more and at < len(data):
        at, more = _skip(now, data, at) if now.skipped else _keep(now, data, at, out)
    now.rest = data[at:]
    left = b"".join(out) if piece else b"".join(out) + now.rest
    now.kept += len(left)
    if now.kept + (0 if now.skipped else len(now.rest)) > limit:
        raise Refusal(Message("unread.large-notebook"))
    return Slimmed(left, msgspec.msgpack.encode(now))


def _keep(state: _State, data: bytes, at: int, out: list[bytes]) -> tuple[int, bool]:
    """Take one token. False where it is not all there."""
    found = _TOKEN.match(data, at)
    if found is None:
        return (at, False) if data[at:].lstrip()[:1] == b'"' or not data[at:].strip() else (at + 1, True)
    token = found[0].lstrip()
    above = state.above
    if token in (b"{", b"["):
        if above and _is_dropped(above):
            state.skipped = 1
            out.append(b"{}" if token == b"{" else b"[]")
            return found.end(), True
        if len(above) >= _DEPTH:
            raise Refusal(Message("unread.notebook"))
        above.append(b"" if token == b"{" else b"[")
    elif token in (b"}", b"]"):
        if above:
            above.pop()
    elif token == b",":
        if above and above[-1] != b"[":
            above[-1] = b""
    elif token.startswith(b'"') and above and above[-1] == b"":
        above[-1] = token
    out.append(found[0])
    return found.end(), True


def _is_dropped(above: list[bytes]) -> bool:
    if len(above) == 1:
        return above[0] == _DROPPED[2]
    return above[-1] in _DROPPED and above[:-1] in _CELLS


def _skip(state: _State, data: bytes, at: int) -> tuple[int, bool]:
    """Go on in a value that is dropped. False where the piece ends."""
    if state.in_string:
        found = _REST_OF_STRING.match(data, at)
        at = found.end() if found is not None else at
        if data[at : at + 1] != b'"':  # the end, or a backslash whose other half is in the next piece
            return at, False
        state.in_string = False
        return at + 1, True
    found = _SKIPPED.match(data, at)
    at = found.end() if found is not None else at
    bracket = data[at : at + 1]
    if bracket == b'"':
        state.in_string = True
        return at + 1, True
    if not bracket:
        return at, False
    state.skipped += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(bracket, 0)
    return at + 1, True

"""Notebooks of any size that people make: what was printed and drawn is dropped while reading, in bounded memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from grader.errors import Refusal
from grader.files.safe_folder import mib
from grader.model import MIB, Message
from grader.notebooks.slim import slim
from grader.processes.confined import Confined

LARGEST = 256 * MIB
WHOLE = 20 * MIB  # up to here a notebook is kept as it is, with its outputs
_PIECE = 4 * MIB


def read_notebook(pieces: Iterable[bytes], confined: Confined) -> tuple[bytes, str]:
    """A notebook from its pieces; a large one without outputs, and then with the SHA-256 of the whole file.

    Raises Refusal, HelperLost.
    """
    rest = iter(pieces)
    whole = bytearray()
    for piece in rest:
        whole += piece
        if len(whole) > WHOLE:
            break
    else:
        return bytes(whole), ""
    digest = hashlib.sha256()
    left, state, size = bytearray(), b"", 0
    for piece in _evenly(bytes(whole), rest):
        digest.update(piece)
        size += len(piece)
        try:
            slimmed = confined.call(slim, state, piece, WHOLE)
        except Refusal as refusal:
            size += sum(map(len, rest))
            raise Refusal(Message(refusal.message.id, {"size": mib(size), "limit": mib(WHOLE)})) from None
        left += slimmed.left
        state = slimmed.state
    return bytes(left) + confined.call(slim, state, b"", WHOLE).left, digest.hexdigest()


def _evenly(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    for start in range(0, len(first), _PIECE):
        yield first[start : start + _PIECE]
    yield from rest

"""The codec between a trusted process and a hostile guest: values only, never code, never pickle.

A frame is ``HEADER``, a JSON head, then the raw buffers that the head refers to, in the order in which it does.
In the head a plain scalar stands for itself and an array is a node, whose first element says what it is:

    ["list", node...]   ["pack", code, n]   ["scalars", dtype, n]        three spellings of one list
    ["tuple", list]   ["set", list]   ["frozenset", list]   ["dict", list of keys, list of values]
    ["int", hex]   ["complex", real, imaginary]   ["bytes", n]   ["text", n]   ["points", list of code points]
    ["scalar", dtype]   ["str_", node]   ["bytes_", node]   ["array", dtype, shape]   ["cells", shape, list]
    ["handle", id, type name]   ["series" | "frame" | "index" | "range" | "multi", ...] (``wire.tables``)

    >>> parts = encode({"a": [1, 2.5]})
    >>> total, head_length = read_header(bytes(parts[0][: HEADER.size]))
    >>> decode(b"".join(parts)[HEADER.size :], head_length)
    {'a': [1, 2.5]}
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from grader.sandbox.wire.format import CAPS, HEADER, PLACE, Caps, Handle, ProtocolError

if TYPE_CHECKING:
    from grader.sandbox.wire.decode import Decoder
    from grader.sandbox.wire.encode import Encoder

__all__ = [
    "CAPS", "GREETING", "HEADER", "MARK", "POSITION_SIZE", "TOKEN", "Caps", "Handle", "ProtocolError",
    "batch", "decode", "decode_weighed", "encode", "is_position", "position", "position_in", "read_header",
]  # fmt: skip

GREETING = HEADER.pack(16, 16) + b'["list","hello"]'
"""The frame that a guest sends before it serves. Who only waits for guests does without NumPy."""
POSITION_SIZE = HEADER.size + PLACE.size
_POSITION = HEADER.pack(PLACE.size, 0)
"""The header of a frame without a head, which no value has."""
TOKEN = HEADER.size
MARK = HEADER.pack(0, 0)
"""Within a batch: before a reply, that something was printed; from the other end, that it was read."""

_dump = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def read_header(header: bytes, caps: Caps = CAPS) -> tuple[int, int]:
    """Return payload length and head length in bytes, from the 8 bytes that begin a frame. Raises ProtocolError."""
    if len(header) != HEADER.size:
        raise ProtocolError("a header of another length")
    total, head_length = HEADER.unpack(header)
    _check_lengths(total, head_length, caps)
    return total, head_length


def encode(value: object, keep: Callable[[object], int] | None = None, caps: Caps = CAPS) -> list[bytes | memoryview]:
    """Return the parts of one frame, header first. Large arrays are not copied: send the parts before they change.

    Subclasses of what can cross do so as their base, by value. ``keep`` registers an object that cannot and gives
    its number; a set, dict, array or table with such an object where no handle may stand (keys, cells, labels)
    stays as a whole. ProtocolError for a value over a cap, or, without ``keep``, for one that cannot cross.
    """
    encoder = _encoder()(keep, caps)
    head = _dump(encoder.node(value, 0)).encode()
    encoder.weigh(head)
    total = len(head) + encoder.size
    _check_lengths(total, len(head), caps)
    return [HEADER.pack(total, len(head)) + head, *encoder.parts]


def decode(
    body: bytes | bytearray,
    head_length: int,
    resolve: Callable[[Handle], object] | None = None,
    caps: Caps = CAPS,
) -> Any:
    """Return the value of a frame without its header. Arrays are writable and own their memory.

    ``resolve`` makes what stands for a handle; without it a ``Handle`` does.
    Raises only ProtocolError, whatever the bytes.
    """
    return decode_weighed(body, head_length, resolve, caps)[0]


def decode_weighed(
    body: bytes | bytearray,
    head_length: int,
    resolve: Callable[[Handle], object] | None = None,
    caps: Caps = CAPS,
) -> tuple[Any, int]:
    """Like ``decode``, with about how many bytes of memory the value takes: a short frame may hold a long list."""
    _check_lengths(len(body), head_length, caps)
    try:
        decoder = _decoder()(body, head_length, resolve, caps)
        value = decoder.node(decoder.head(), 0)
    except ProtocolError:
        raise
    except Exception as error:  # hostile bytes find every error that Python, NumPy and pandas have
        raise ProtocolError(f"a malformed frame ({type(error).__name__})") from None
    if decoder.position != len(body):
        raise ProtocolError("bytes that belong to nothing")
    return value, decoder.weight()


@functools.cache
def _encoder() -> type[Encoder]:
    from grader.sandbox.wire.encode import Encoder  # with NumPy

    return Encoder


@functools.cache
def _decoder() -> type[Decoder]:
    from grader.sandbox.wire.decode import Decoder  # with NumPy

    return Decoder


def position(cell: int, statement: int, line: int) -> bytes:
    """A frame that says no more than where a guest is."""
    return _POSITION + PLACE.pack(cell, statement, line)


def batch(frames: Sequence[bytes], token: bytes) -> bytes:
    """Several requests in one: a header of no value says how many they are. ``token``, ``TOKEN`` bytes, comes before
    each reply: what somebody else writes is none."""
    return HEADER.pack(len(frames), 0) + token + b"".join(frames)


def is_position(header: bytes | bytearray) -> bool:
    """Whether the frame that begins with ``header`` is a position, which has ``POSITION_SIZE`` bytes."""
    return header.startswith(_POSITION)


def position_in(frame: bytes | bytearray) -> tuple[int, int, int]:
    """The place that such a frame says."""
    cell, statement, line = PLACE.unpack_from(frame, HEADER.size)
    return cell, statement, line


def _check_lengths(total: int, head_length: int, caps: Caps) -> None:
    if total > caps.frame or not 0 < head_length <= min(total, caps.head):
        raise ProtocolError(f"a frame of {total} bytes with a head of {head_length} cannot cross")

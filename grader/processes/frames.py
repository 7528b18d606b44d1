"""Frames on a pipe between two trusted processes: four bytes of length, then a message in MessagePack."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from typing import BinaryIO

import msgspec

_LENGTH = struct.Struct("<I")
_encoder = msgspec.msgpack.Encoder()


def pack(message: object) -> bytes:
    """Return the frame of ``message``."""
    return framed(_encoder.encode(message))


def framed(body: bytes) -> bytes:
    """Return the frame of a message that is encoded already."""
    return _LENGTH.pack(len(body)) + body


def read(read_bytes: Callable[[int], bytes]) -> bytes | None:
    """Return the body of the next frame; None where the stream ended, also in the middle of a frame."""
    header = read_bytes(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(header)
    body = read_bytes(size)
    return body if len(body) == size else None


def take(buffer: bytearray) -> bytes | None:
    """Remove the first frame from ``buffer`` and return its body; None while it is not complete."""
    if len(buffer) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack_from(buffer)
    end = _LENGTH.size + size
    if len(buffer) < end:
        return None
    body = bytes(buffer[_LENGTH.size : end])
    del buffer[:end]
    return body


def take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return standard input and output for frames alone: other code reads nothing, and prints to standard error."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    return requests, replies


def unpack_bytes(body: bytes) -> bytes:
    """Return the bytes that a frame's body holds."""
    return msgspec.msgpack.decode(body, type=bytes)

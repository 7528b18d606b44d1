"""Frames over a stream socket, as the trusted end sends and receives them. What comes back is hostile."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Sequence
from typing import Any

from grader.sandbox.wire import codec

Wait = Callable[[bool], None]
"""Waits until the socket is writable (True) or readable (False); raises when waiting is over."""

POSITIONS = 100_000
"""Positions that a guest may send before it answers."""
_FIRST = 1 << 16
"""Bytes asked for at once: most replies come whole with the first call."""


class Channel:
    """A request goes out, one reply comes back. ``frame`` is the most bytes that a reply may have."""

    def __init__(self, connection: socket.socket, frame: int) -> None:
        connection.setblocking(False)
        self.connection = connection
        self.place: tuple[int, int, int] | None = None
        """Where the guest says it is in what it was sent last: a cell, a statement, a line. Nobody checks it."""
        self.received = 0
        """Bytes of replies."""
        self.awaited = 0
        """Replies of a batch that are still to come."""
        self.printed = False
        """Whether the guest, in the middle of a batch, says that something was printed before its last reply. It waits
        for a mark before it goes on."""
        self._caps = codec.Caps(frame=frame)
        self._next = bytearray()
        self._token = b""

    def exchange(self, parts: list[Any], wait: Wait) -> tuple[bytearray, int]:
        """Return the reply's body and its head's length. Raises EOFError, ProtocolError, and what ``wait`` raises."""
        self.send(parts, wait)
        return self.receive(wait)

    def send(self, parts: list[Any], wait: Wait) -> None:
        """Send one encoded frame. Raises as ``exchange`` does."""
        self.place = None
        self._send(parts[0] if len(parts) == 1 else b"".join(parts), wait)

    def send_batch(self, frames: Sequence[bytes], wait: Wait) -> None:
        """Send several requests, whose replies are received one by one. Raises as ``exchange`` does."""
        self._token = secrets.token_bytes(codec.TOKEN)
        self._send(codec.batch(frames, self._token), wait)
        self.awaited = len(frames)

    def go_on(self, wait: Wait) -> None:
        """Tell the guest that what was printed was read. Raises as ``exchange`` does."""
        self._send(codec.MARK, wait)

    def _send(self, frame: bytes, wait: Wait) -> None:
        data = memoryview(frame)
        while data:
            try:
                data = data[self.connection.send(data) :]
            except BlockingIOError:
                wait(True)
            except (BrokenPipeError, ConnectionResetError):
                raise EOFError from None

    def receive(self, wait: Wait) -> tuple[bytearray, int]:
        """Receive one frame, and check its size before there is memory for it. Raises as ``exchange`` does."""
        self.printed = False
        start = self._receive_positions(wait)
        total, head_length = codec.read_header(bytes(start[: codec.HEADER.size]), self._caps)
        del start[: codec.HEADER.size]
        self.received += total
        self.awaited = max(0, self.awaited - 1)
        if len(start) > total:
            if not self.awaited:
                raise codec.ProtocolError("more than one reply")
            self._next = start[total:]
            del start[total:]
        if len(start) == total:
            return start, head_length
        return self._receive_rest(start, total, wait), head_length

    def _receive_positions(self, wait: Wait) -> bytearray:
        """Take the positions that come first. Returns what has come of the frame behind them, its header at least."""
        start, self._next = self._next, bytearray()
        if self.awaited:
            while len(start) < codec.TOKEN:
                start += self._receive_some(wait)
            if not start.startswith(self._token):
                raise codec.ProtocolError("more than one reply")
            del start[: codec.TOKEN]
        for _ in range(POSITIONS):
            while len(start) < codec.HEADER.size:
                start += self._receive_some(wait)
            if self.awaited > 1 and not self.printed and start.startswith(codec.MARK):
                self.printed = True
                del start[: codec.HEADER.size]
                continue
            if not codec.is_position(start):
                return start
            while len(start) < codec.POSITION_SIZE:
                start += self._receive_some(wait)
            self.place = codec.position_in(start)
            del start[: codec.POSITION_SIZE]
        raise codec.ProtocolError("more positions than a submission has statements")

    def _receive_some(self, wait: Wait) -> bytes:
        while True:
            wait(False)
            try:
                data = self.connection.recv(_FIRST)
            except BlockingIOError:
                continue
            except ConnectionResetError:
                raise EOFError from None
            if not data:
                raise EOFError
            return data

    def _receive_rest(self, start: bytearray, total: int, wait: Wait) -> bytearray:
        body = bytearray(total)
        body[: len(start)] = start
        free = memoryview(body)[len(start) :]
        while free:
            try:
                count = self.connection.recv_into(free)
            except BlockingIOError:
                wait(False)
                continue
            except ConnectionResetError:
                raise EOFError from None
            if not count:
                raise EOFError
            free = free[count:]
        return body

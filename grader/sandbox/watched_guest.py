"""A guest as the trusted end sees it: requests with deadlines, and printed output.

What differs by platform is abstract here: ``forked_guest`` watches guests of the fork server, ``subprocess_tier`` mere
subprocesses.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from abc import abstractmethod
from typing import Any

from grader.model import MIB, Limits
from grader.sandbox.channel import Channel
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout
from grader.sandbox.protocols import Guest
from grader.sandbox.wire import codec

TICK = 0.05
"""Seconds between two looks at what is limited while a guest works."""
_CHUNK = 1 << 16
_OUTPUT_FACTOR = 64


class WatchedGuest(Guest):
    """A guest behind a connection and a pipe for what it prints."""

    def __init__(self, connection: socket.socket, output: int, limits: Limits) -> None:
        self.output_overflow = False
        self._channel = Channel(connection, limits.frame * MIB)
        self._output = output
        self._limits = limits
        self._kept = bytearray()
        self._printed = 0
        self._deadline = self._cpu_deadline = 0.0
        self._error: GuestLost | None = None
        self._losses = _Losses(self)

    def greet(self, seconds: float) -> None:
        """Wait for the greeting that a guest sends before it serves. Raises GuestLost."""
        self._begin(seconds, seconds)
        with self._losses:
            if self._channel.receive(self._wait)[0] != codec.GREETING[codec.HEADER.size :]:
                raise codec.ProtocolError("no greeting")

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """See ``host.Guest``."""
        if self._error is not None:
            raise self._error
        self._begin(cpu, wall)
        with self._losses:
            self._look_at_size()
            return self._channel.exchange(parts, self._wait)

    @property
    def place(self) -> tuple[int, int, int] | None:
        """See ``host.Guest``."""
        return self._channel.place

    @property
    def received(self) -> int:
        """See ``host.Guest``."""
        return self._channel.received

    def request(self, message: list[Any], *, cpu: float, wall: float) -> list[Any]:
        """See ``host.Guest``."""
        body = self.exchange(codec.encode(message), cpu=cpu, wall=wall)
        with self._losses:
            return _checked(codec.decode(*body))

    def output(self) -> bytes:
        """See ``host.Guest``. In the middle of a batch nothing is read: it may come from a later request."""
        if not self._channel.awaited:
            self._drain_all()
        kept = bytes(self._kept)
        self._kept.clear()
        return kept

    def close(self) -> None:
        """See ``host.Guest``."""
        self._error = self._error or GuestDied("it was closed")
        self._kill()
        self._channel.connection.close()
        self._close_output()

    # -- what differs from platform to platform

    @abstractmethod
    def cpu(self) -> float:
        """See ``host.Guest``."""

    @abstractmethod
    def _event(self, seconds: float, writable: bool) -> bool:
        """Wait a little, take what is printed, return whether the connection is ready. Raises EOFError at its end."""

    @abstractmethod
    def _look_closely(self) -> None:
        """Raise a GuestLost where a limit is exceeded that is only seen from outside."""

    @abstractmethod
    def _something_printed(self) -> bool:
        """Whether ``_output`` can be read without waiting."""

    @abstractmethod
    def _gone(self) -> GuestLost:
        """Return why the connection has ended."""

    @abstractmethod
    def _kill(self) -> None:
        """End the process if it still runs."""

    # -- waiting

    def _begin(self, cpu: float, wall: float) -> None:
        self._deadline = time.monotonic() + wall
        self._cpu_deadline = self.cpu() + cpu

    def _wait(self, writable: bool) -> None:
        while True:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise GuestTimeout("wall")
            if self._event(min(left, TICK), writable):
                return
            self._look()

    def _look(self) -> None:
        if self.cpu() > self._cpu_deadline:
            raise GuestTimeout("cpu")
        self._look_at_size()

    def _look_at_size(self) -> None:
        if self._printed > self._limits.output_kib * 1024 * _OUTPUT_FACTOR:
            raise GuestTimeout("output")
        self._look_closely()

    def _drain_all(self) -> None:
        for _ in range(self._limits.output_kib):  # far more than can have been printed since the last look
            if self._output < 0 or not self._drain():
                break

    def _drain(self, size: int = _CHUNK) -> bool:
        """Take some of what was printed. Return whether there was anything to take."""
        if not self._something_printed():
            return False
        data = os.read(self._output, size)
        if not data:
            self._close_output()
            return False
        room = max(self._limits.output_kib * 1024 - self._printed, 0)
        self._kept += data[:room]
        self._printed += len(data)
        self.output_overflow = self.output_overflow or len(data) > room
        return True

    def _close_output(self) -> None:
        if self._output >= 0:
            os.close(self._output)
            self._output = -1

    def lose(self, error: BaseException) -> GuestLost | None:
        """Kill the guest over what went wrong with it. Return that; None for what is not the guest's own: after an
        interrupt, say, its reply would be taken for the next one."""
        if isinstance(error, EOFError):
            self._error = self._gone()
        elif isinstance(error, codec.ProtocolError):
            self._error = GuestProtocol(str(error))
        elif isinstance(error, GuestLost):
            self._error = error
        else:
            self._error = GuestDied("it was interrupted")
            self._kill()
            return None
        self._kill()
        self._channel.awaited = 0  # no further reply comes, and all that was printed is that of this request
        return self._error


class _Losses:
    """Inside, whatever goes wrong is the loss of a guest. Not a generator: it stands around each exchange."""

    def __init__(self, guest: WatchedGuest) -> None:
        self._guest = guest

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if error is not None and (lost := self._guest.lose(error)) is not None:
            raise lost from None


def _checked(reply: object) -> list[Any]:
    """Return a decoded reply if it is of a known kind and length. Raises ProtocolError."""
    if type(reply) is list and reply and (reply[0], len(reply)) in (("ok", 2), ("full", 5), ("raise", 5)):
        return reply
    raise codec.ProtocolError("a reply of no known shape")


def cause_of_death(code: int) -> str:
    """Return in words why a process has ended that the grader did not kill. ``code`` is negative for a signal."""
    if code >= 0:
        return f"exit code {code}"
    if code == -9:
        return "memory"  # SIGKILL, and not from the grader: the kernel needed what it had
    return f"signal {-code} ({signal.Signals(-code).name})"


def last_line(output: bytes) -> str:
    """Return the last line of what a process printed: of a traceback, the part that names the error."""
    return output.decode(errors="replace").strip().rpartition("\n")[2][-500:]

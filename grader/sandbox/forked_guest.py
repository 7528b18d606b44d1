"""A guest of the fork server, watched from outside: its CPU clock, its threads, its scratch. Linux only."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.model import MIB, Limits
from grader.sandbox.linux import kernel, scratch
from grader.sandbox.losses import GuestDied, GuestLost, GuestTimeout, SandboxBroken
from grader.sandbox.watched_guest import TICK, WatchedGuest, cause_of_death
from grader.sandbox.wire.pipes import bytes_waiting

_SOON = 0.001
"""Seconds until the next look at what a call prints that is known to print."""
_GOODBYE = 0.1
"""Seconds that a guest has to end once it has closed its connection."""

Exit = tuple[int, float]
"""Exit code, negative for a signal, and the CPU seconds of a whole life."""


def total_cpu(limits: Limits) -> int:
    """Return the CPU seconds of a guest's whole life: a last resort, enforced by the kernel."""
    return int(limits.suite + limits.load_cpu) + 1


class ForkedGuest(WatchedGuest):
    """A guest with its pidfd. ``exit_of`` waits until the server reports how the guest has ended."""

    def __init__(
        self,
        connection: socket.socket,
        output: int,
        pidfd: int,
        limits: Limits,
        folder: str | None,
        exit_of: Callable[[], Exit],
    ) -> None:
        super().__init__(connection, output, limits)
        self._socket, self._pidfd = connection.fileno(), pidfd
        self._folder, self._exit_of = folder, exit_of
        self._process = _process_of(pidfd)
        self._next_look = time.monotonic() + TICK
        self._poll = select.poll()
        for descriptor in (self._socket, output, pidfd):
            self._poll.register(descriptor, select.POLLIN)
        self._poll_in_batch = select.poll()
        for descriptor in (self._socket, pidfd):
            self._poll_in_batch.register(descriptor, select.POLLIN)
        self._talks = False
        """Whether a call in the middle of a batch has printed while it was waited for."""
        self._silent = False
        """Whether nothing printed was there when the reply was: what a call prints is written before its reply."""

    def greet(self, seconds: float) -> None:
        """See ``WatchedGuest``. Raises SandboxBroken where there is a guest, but its clock cannot be read."""
        super().greet(seconds)
        if not self._process:
            raise SandboxBroken("guests are out of sight: the server is not in this process's namespace")

    def cpu(self) -> float:
        """See ``host.Guest``."""
        return kernel.cpu_seconds(self._process) if self._process else 0.0

    def send(self, frames: Sequence[bytes], *, cpu: float, wall: float) -> None:
        """Send several requests at once. ``receive`` gives the reply of each, in their order. Raises GuestLost."""
        if self._error is not None:
            raise self._error
        self._begin(cpu, wall)
        with self._losses:
            self._channel.send_batch(frames, self._wait)

    def receive(self, *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """Return the next reply of a batch. Its limits count from now on: the reply before it has come. Raises
        GuestLost."""
        if self._error is not None:
            raise self._error
        self._begin(cpu, wall)
        with self._losses:
            self._look_at_size()
            reply = self._channel.receive(self._wait)
            if self._channel.printed:
                self._drain_all()
                self._channel.go_on(self._wait)
            return reply

    def close(self) -> None:
        """See ``host.Guest``."""
        if self._pidfd >= 0:
            super().close()
            os.close(self._pidfd)
            self._pidfd = -1

    def _begin(self, cpu: float, wall: float) -> None:
        super()._begin(cpu, wall)
        self._silent = False

    def _event(self, seconds: float, writable: bool) -> bool:
        if self._channel.awaited > 1 and not writable:
            return self._event_in_batch(seconds)
        if writable:
            self._poll.modify(self._socket, select.POLLOUT)
        ready = ended = printed = False
        for descriptor, _ in self._poll.poll(seconds * 1000):
            if descriptor == self._socket:
                ready = True
            elif descriptor == self._output:
                printed = True
                self._drain()
            else:
                ended = True
        self._silent = ready and not printed
        if writable:
            self._poll.modify(self._socket, select.POLLIN)
        if ended and not ready:
            raise EOFError
        return ready

    def _event_in_batch(self, seconds: float) -> bool:
        """Wait for a reply behind which the guest goes on. What it prints meanwhile is left where it is, so that it
        tells by itself before the reply; only a call that takes long, and may wait for room there, is read from."""
        events = self._poll_in_batch.poll((_SOON if self._talks else seconds) * 1000)
        if not events:
            size = bytes_waiting(self._output) if self._output >= 0 else 0
            if size and not self._poll_in_batch.poll(0):  # no reply yet: so much was printed by the call that runs
                self._talks = True
                self._drain(size)
        elif all(descriptor != self._socket for descriptor, _ in events):
            raise EOFError
        return bool(events)

    def _look_closely(self) -> None:
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + TICK
        if _threads(self._process) > self._limits.threads:
            raise GuestDied("too many threads")
        size, files = self._limits.scratch * MIB, self._limits.scratch_files
        if self._folder is not None:
            removed = scratch.removed_bytes(self._process)
            if removed > size or scratch.exceeds(self._folder, size - removed, files):
                raise GuestTimeout("disk")

    def _something_printed(self) -> bool:
        if self._silent and self._channel.place is None:  # a position comes before what is printed then
            return False
        return any(descriptor == self._output for descriptor, _ in self._poll.poll(0))

    def _close_output(self) -> None:
        if self._output >= 0:
            self._poll.unregister(self._output)
        super()._close_output()

    def _gone(self) -> GuestLost:
        ended = select.poll()
        ended.register(self._pidfd, select.POLLIN)
        if not ended.poll(_GOODBYE * 1000):
            return GuestDied("it closed its connection")
        code, cpu = self._exit_of()
        if code == -signal.SIGXCPU or (code == -signal.SIGKILL and cpu >= total_cpu(self._limits)):
            return GuestTimeout("suite")
        return GuestDied(cause_of_death(code))

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)


def _process_of(pidfd: int) -> int:
    """Return the process id that a pidfd stands for, as it is known here; 0 where it is not, or has ended."""
    with Path(f"/proc/self/fdinfo/{pidfd}").open("rb", buffering=0) as info:
        numbers = [int(line.split()[1]) for line in info.read().splitlines() if line.startswith(b"Pid:")]
    return max(0, *numbers)


def _threads(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:  # it has ended
        return 0
    return int(status.rpartition(b")")[2].split()[17])

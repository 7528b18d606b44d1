"""Loading a submission into guests: what ends a guest is left out of the next one, and stays left out.

Which statement it was is the guest's own word. A submission that lies loses other statements of its own, no more than
``LEFT_OUT`` of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from grader.model import Message, Place
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout, SandboxBroken
from grader.sandbox.wire import codec
from grader.testing.load_notes import NOT_PYTHON, load_notes, lost_note
from grader.testing.messages import Job
from grader.testing.replies import checked, checked_names
from grader.testing.visible import Visible
from grader.text.clean import printable

Reply = tuple[bytearray, int]
"""A reply as it came: its body, and the length of its head."""

LEFT_OUT = 3
"""Statements of one submission that may be left out; one that has more of them cannot be loaded."""
WHOLE_CELL = 0
"""The number that stands for a cell as a whole; its statements count from 1."""


class Transport(Protocol):
    """A guest as the session needs it: bytes over, bytes back, output, end."""

    @property
    def place(self) -> tuple[int, int, int] | None:
        """Where the guest says it was in the last request: a cell, a statement, a line. Nobody has checked it."""
        ...

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """Send one frame, return the reply. Raises GuestLost."""
        ...

    def output(self) -> bytes:
        """Return what was printed since the last call."""
        ...

    def close(self) -> None:
        """End the guest."""
        ...


@runtime_checkable
class BatchTransport(Transport, Protocol):
    """A guest that can be sent several requests at once. None begins before the one before it is answered, and what was
    printed belongs to the request during which it was."""

    def send(self, frames: Sequence[bytes], *, cpu: float, wall: float) -> None:
        """Send several frames; ``receive`` gives a reply for each. Raises GuestLost."""
        ...

    def receive(self, *, cpu: float, wall: float) -> Reply:
        """Return the next reply, within limits that count from now. Raises GuestLost."""
        ...


class LoadFailed(Exception):
    """The submission could not be loaded, so no test of it can run; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class Loader:
    """Loads one submission as often as it needs a fresh guest.

    ``visible`` gets what the submission printed the first time, and the notes. ``opened``: the code is in the guest
    already, and only its names are asked for.
    """

    def __init__(
        self,
        job: Job,
        spawn: Callable[[], Transport],
        visible: Visible,
        opened: bool,
    ) -> None:
        self._job, self._spawn, self._visible, self._opened = job, spawn, visible, opened
        self._left_out: list[list[int]] = []
        self._killed = False
        self._failure: Message | None = None
        self._spent = 0.0
        self.names: dict[str, str] | None = None
        """Public names of the submission and what each is; None before the first guest is loaded."""

    def load(self) -> Transport:
        """A fresh guest with the submission in it. Raises LoadFailed, GuestLost, SandboxBroken."""
        while True:
            if self._failure is not None:
                raise LoadFailed(self._failure)
            if self._spent >= self._job.limits.suite:  # as much as all calls may take: there is no end to it else
                raise GuestTimeout("suite")
            guest = self._spawn()
            try:
                loaded = self._load_into(guest)
            except _StatementLost as lost:
                guest.close()
                self._leave_out(lost)
            except BaseException:
                guest.close()
                raise
            else:
                self._learn(guest, loaded)
                if self._failure is None:
                    return guest
                guest.close()

    def _load_into(self, guest: Transport) -> object:
        """The names that are there then, and the log of how it went."""
        if self._opened:
            return [self._ask(guest, ["names"])[1], []]
        self._prepare(guest)
        cells = [[cell.label, cell.code] for cell in self._job.cells]
        try:
            reply = self._ask(guest, ["load", cells, self._left_out])
        except GuestLost as error:
            raise _StatementLost(guest.place, error) from None
        return reply[1] if reply[0] == "ok" else [[], [["raised", 0, 1, *reply[1:]]]]

    def _prepare(self, guest: Transport) -> None:
        """Before a line of the submission runs, what goes wrong is none of its faults; but its own files may."""
        job = self._job
        reply = self._ask(guest, ["open", job.main, job.cells[0].file if job.cells else ""])
        if reply[0] != "ok":
            raise SandboxBroken(f"a guest could not be prepared: {printable(f'{reply[1]}: {reply[3]}')}")
        if job.files:
            self._ask(guest, ["bring", job.files])

    def _ask(self, guest: Transport, message: list[Any]) -> list[Any]:
        limits = self._job.limits
        start = time.monotonic()
        try:
            reply = guest.exchange(codec.encode(message), cpu=limits.load_cpu, wall=limits.load_wall)
            return checked(codec.decode(*reply))
        except codec.ProtocolError as error:
            raise GuestProtocol(str(error)) from None
        finally:
            self._spent += time.monotonic() - start

    def _learn(self, guest: Transport, loaded: object) -> None:
        printed = guest.output()
        if self.names is not None:
            return
        names, entries = loaded if type(loaded) is list and len(loaded) == 2 else ([], [])
        self.names = checked_names(names)
        self._visible.add_output(printed)
        for note in load_notes(self._job.cells, entries):
            self._visible.add_note(note)
            if note.id == NOT_PYTHON:
                self._failure = note

    def _leave_out(self, lost: _StatementLost) -> None:
        if lost.was_killed and not self._killed:  # by the kernel, or by somebody: not for what it did
            self._killed = True
            return
        cells = self._job.cells
        number, statement, line = lost.place or (0, WHOLE_CELL, 1)
        if not 0 <= number < len(cells) or not 1 <= line <= cells[number].lines:
            number, statement, line = 0, WHOLE_CELL, 1
        if [number, statement] in self._left_out:
            statement, line = WHOLE_CELL, 1
        cell = cells[number]
        message = lost_note(Place(cell.file, line, cell.number), lost.error, self._job.limits)
        self._visible.add_note(message)
        again = [number, statement] in self._left_out
        self._left_out.append([number, statement])
        whole = sum(left[1] == WHOLE_CELL for left in self._left_out)
        if again or len(self._left_out) > LEFT_OUT or whole == len(cells):
            self._failure = message


class _StatementLost(Exception):
    def __init__(self, place: tuple[int, int, int] | None, error: GuestLost) -> None:
        super().__init__(str(error))
        self.place, self.error = place, error
        self.was_killed = isinstance(error, GuestDied) and error.reason == "memory"

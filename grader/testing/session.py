"""One submission across the wall: which guest serves, when a fresh one is needed, what may be seen of it.

Rules kept here: public tests come before hidden ones and a guest that has served a hidden test never serves a
public one; a guest that is lost costs the test that lost it; a submission that cannot be loaded fails fast;
printed output and notes are kept only from public calls and from loading before any hidden one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from grader.model import Limits, Message, Place, Visibility
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout, SandboxBroken
from grader.sandbox.wire import codec
from grader.testing.messages import Job, JobCell
from grader.testing.replies import cell_notes, checked, checked_names, lost_note
from grader.text.clean import printable

OUTPUT_KEPT = 64 * 1024
NOTES_KEPT = 50
EXCHANGES_KEPT = 64 * 1024 * 1024
"""Bytes kept for the diagnosis: a submission must not fill the trusted side's memory with its replies, nor with
requests that hand its values back to it."""


class Transport(Protocol):
    """A guest as the session needs it: bytes over, bytes back, output, end."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """Send one frame, return the reply's body and head length. Raises GuestLost."""
        ...

    def output(self) -> bytes:
        """What was printed since the last call."""
        ...

    def close(self) -> None:
        """End the guest."""
        ...


class LoadFailed(Exception):
    """The submission could not be loaded, so no test of it can run; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


@dataclass(frozen=True)
class Exchange:
    """A recorded call of a task: the encoded request and reply, for replay on variants. ``reply`` is None if lost."""

    test: str
    name: str
    request: bytes
    reply: tuple[bytes, int] | None


class Session:
    """Owns the guests of one submission, one at a time."""

    def __init__(
        self, spawn: Callable[[Limits], Transport], job: Job, record: bool = False, opened: bool = False
    ) -> None:
        self._spawn = spawn
        self._job = job
        self._guest: Transport | None = None
        self._served_hidden = False
        self._skipped: set[str] = set()
        self._killed = False
        self._failure: Message | None = None
        self._names: dict[str, str] | None = None
        self._spent = job.spent
        self._told_hidden = bool(job.judged)  # by an earlier worker, perhaps
        self._visibility: Visibility = "public"
        self._limits = job.limits
        self._seed: int | None = None
        self._test = ""
        self._record = record
        self._room = EXCHANGES_KEPT
        self._opened = opened  # the namespace is there already; do not make a new one
        self._output = bytearray()
        self._cells = {cell.label: cell for cell in job.cells}
        self.notes: list[Message] = []
        self.exchanges: list[Exchange] = []
        self.lost: GuestLost | LoadFailed | None = None
        self.broken: SandboxBroken | None = None
        """How the sandbox itself failed, if it did: then no outcome of this session counts."""
        self.last_output = b""

    # -- a test's frame

    def begin(self, test: str, visibility: Visibility, seed: int, limits: dict[str, float]) -> None:
        """A test starts: its limits hold, its seed goes with the first call, a fresh guest where rules ask."""
        if visibility == "public" and self._served_hidden:
            self.drop_guest()
        self._visibility, self._seed, self._test, self.lost = visibility, seed, test, None
        self._limits = msgspec.structs.replace(self._job.limits, **limits) if limits else self._job.limits

    def stdout(self) -> str:
        """What the submission printed while loading and in public calls, at most 64 KiB."""
        return bytes(self._output).decode("utf-8", "replace")

    def seconds(self, kind: str) -> float:
        """The limit in seconds that a time-out of this kind has reached."""
        limits = self._limits
        return {"cpu": limits.cpu, "wall": limits.wall, "suite": limits.suite}.get(kind, 0.0)

    def drop_guest(self) -> None:
        """End the current guest; the next request gets a fresh one."""
        if self._guest is not None:
            self._guest.close()
        self._guest, self._served_hidden = None, False

    # -- requests

    def names(self) -> dict[str, str]:
        """Public names of the submission and what each is: function, class or value. Loads it if need be."""
        self._ready()
        return self._names or {}

    def take_seed(self) -> int | None:
        """The test's seed, once: it goes with the first call of the test."""
        seed, self._seed = self._seed, None
        return seed

    def request(
        self,
        message: list[Any],
        *,
        name: str = "",
        keep: Callable[[object], int] | None = None,
        resolve: Callable[[int], object] | None = None,
    ) -> list[Any]:
        """Send a message, return the checked reply. Raises GuestLost or LoadFailed; after a loss the guest is gone."""
        parts = codec.encode(message, keep)
        try:
            guest = self._ready()
            if self._visibility == "hidden":
                self._served_hidden = self._told_hidden = True
            reply = self._exchange(guest, parts, self._limits.cpu, self._limits.wall)
        except (GuestLost, LoadFailed) as error:
            self.lost = error
            self._note_exchange(name, parts, None)
            self.drop_guest()
            raise
        self._note_exchange(name, parts, reply)
        start = time.monotonic()
        try:
            return checked(codec.decode(*reply, resolve))
        except (codec.ProtocolError, GuestProtocol) as error:
            self.drop_guest()
            self.lost = GuestProtocol(str(error))
            raise self.lost from None
        finally:
            self._spent += time.monotonic() - start  # a large reply takes longer to read than to make

    def place(self, frames: list[Any]) -> Place | None:
        """The innermost frame that lies in the submission. Frames come from the guest: checked against its cells."""
        for frame in reversed(frames):
            if type(frame) is list and len(frame) == 2 and type(frame[0]) is str and type(frame[1]) is int:
                cell = self._cells.get(frame[0])
                if cell is not None and 1 <= frame[1] <= max(cell.lines, 1):
                    return Place(cell.file, frame[1], cell.number)
        return None

    def _note_exchange(self, name: str, parts: list[Any], reply: tuple[bytearray, int] | None) -> None:
        if not (self._record and name):
            return
        size = sum(memoryview(part).nbytes for part in parts) + (0 if reply is None else len(reply[0]))
        if size <= self._room:
            self._room -= size
            kept = None if reply is None else (bytes(reply[0]), reply[1])
            self.exchanges.append(Exchange(self._test, name, b"".join(parts), kept))

    def _exchange(self, guest: Transport, parts: list[Any], cpu: float, wall: float) -> tuple[bytearray, int]:
        left = self._job.limits.suite - self._spent
        if left <= 0:
            raise GuestTimeout("suite")
        start = time.monotonic()
        try:
            return guest.exchange(parts, cpu=cpu, wall=min(wall, left))
        except GuestTimeout as error:
            if error.kind == "wall" and wall >= left:
                raise GuestTimeout("suite") from None
            raise
        except SandboxBroken as error:
            self.broken = error
            raise
        finally:
            self._spent += time.monotonic() - start
            self._keep_output(guest)

    def _may_tell(self) -> bool:
        """May a student see what the submission says now? Not once some guest of it knows what a hidden test gives:
        there may be ways to leave that for the next guest, which says it while it is loaded."""
        return self._visibility == "public" or not self._told_hidden

    def _keep_output(self, guest: Transport) -> None:
        self.last_output = guest.output()
        if self._may_tell():
            self._output += self.last_output[: OUTPUT_KEPT - len(self._output)]

    # -- loading

    def _ready(self) -> Transport:
        if self._failure is not None:
            raise LoadFailed(self._failure)
        if self._guest is None:
            self._guest = self._load()
        return self._guest

    def _load(self) -> Transport:
        """A guest with the submission loaded. A cell that loses the guest is skipped in one fresh reload."""
        while True:
            guest = self._new_guest()
            try:
                self._load_into(guest)
                return guest
            except GuestLost:
                guest.close()
                raise
            except _CellLost as lost:
                guest.close()
                if lost.was_killed and not self._killed:  # by the kernel, or by somebody: not for what it did
                    self._killed = True
                    continue
                first = not self._skipped
                self._skipped.add(lost.cell.label)
                message = lost_note(lost.cell, lost.error, self._job.limits)
                self._note(message)
                if not first or len(self._skipped) == len(self._job.cells):
                    self._failure = message
                    raise LoadFailed(message) from None

    def _new_guest(self) -> Transport:
        try:
            return self._spawn(self._limits)
        except SandboxBroken as error:
            self.broken = error
            raise

    def _load_into(self, guest: Transport) -> None:
        job, limits = self._job, self._job.limits
        first_load = self._names is None
        if not self._opened:
            self._open(guest)
        for cell in job.cells:
            if self._opened or cell.label in self._skipped:
                continue
            try:
                reply = self._ask(guest, ["run", cell.label, cell.code], limits)
            except GuestLost as error:
                raise _CellLost(cell, error) from None
            if first_load:
                for note in cell_notes(cell, reply, self.place):
                    self._note(note)
        names = self._ask(guest, ["names"], limits)
        self._names = checked_names(names)

    def _open(self, guest: Transport) -> None:
        """Before a line of the submission runs. Data that cannot be written (a full disk, say) are none of its faults;
        what it brought along itself is another matter."""
        reply = self._ask(guest, ["open", self._job.main, self._job.data], self._job.limits)
        if reply[0] != "ok":
            self.broken = SandboxBroken(f"a guest could not be prepared: {printable(f'{reply[1]}: {reply[3]}')}")
            raise self.broken
        if self._job.files:
            self._ask(guest, ["bring", self._job.files], self._job.limits)

    def _ask(self, guest: Transport, message: list[Any], limits: Limits) -> list[Any]:
        reply = self._exchange(guest, codec.encode(message), limits.load_cpu, limits.load_wall)
        try:
            return checked(codec.decode(*reply))
        except codec.ProtocolError as error:
            raise GuestProtocol(str(error)) from None

    def _note(self, message: Message) -> None:
        if self._may_tell() and len(self.notes) < NOTES_KEPT and message not in self.notes:
            self.notes.append(message)


class _CellLost(Exception):
    def __init__(self, cell: JobCell, error: GuestLost) -> None:
        super().__init__(cell.label)
        self.cell, self.error = cell, error
        self.was_killed = isinstance(error, GuestDied) and error.reason == "memory"

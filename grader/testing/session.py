"""One submission across the wall: which guest serves, and when a fresh one is needed.

Rules kept here: a guest that has served a hidden test never serves a public one; a guest that is lost costs the test
that lost it; a submission that cannot be loaded fails fast.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from grader.model import Limits, Message, Place, Visibility
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout, SandboxBroken
from grader.sandbox.wire import codec
from grader.testing.messages import Job, JobCell
from grader.testing.replies import cell_notes, checked, checked_names, lost_note
from grader.testing.time_limits import TimeLimits
from grader.testing.visible import Visible
from grader.text.clean import printable

Reply = tuple[bytearray, int]
"""A reply as it came: its body, and the length of its head."""


class Transport(Protocol):
    """A guest as the session needs it: bytes over, bytes back, output, end."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """Send one frame, return the reply. Raises GuestLost."""
        ...

    def output(self) -> bytes:
        """Return what was printed since the last call."""
        ...

    def close(self) -> None:
        """End the guest."""
        ...


class LoadFailed(Exception):
    """The submission could not be loaded, so no test of it can run; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class Listener(Protocol):
    """Hears what passes between a session and its guests. Loading is heard as a whole."""

    def loaded(self, names: dict[str, str]) -> None:
        """A fresh guest has loaded the submission, which has these public names, of these kinds."""

    def exchanged(self, test: str, task: str, request: list[Any], reply: Reply | None, printed: bytes) -> None:
        """In ``test``, the parts of a request had this reply; None if the guest was lost. ``task``: whose call it is,
        empty for what is no call of a task."""


class Session:
    """Owns the guests of one submission, one at a time.

    ``only``: the public names that the submission is taken to have, where these are not all. ``opened``: the namespace
    is there already, and has the submission's cells in it. ``reference_seconds``: CPU seconds of the reference's
    slowest call of each task, as far as they are known.
    """

    def __init__(
        self,
        spawn: Callable[[Limits], Transport],
        job: Job,
        *,
        listener: Listener | None = None,
        only: frozenset[str] | None = None,
        opened: bool = False,
        reference_seconds: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        self._spawn = spawn
        self._time_limits = TimeLimits(reference_seconds)
        self._job = job
        self._guest: Transport | None = None
        self._served_hidden = False
        self._skipped: set[str] = set()
        self._killed = False
        self._failure: Message | None = None
        self._names: dict[str, str] | None = None
        self._spent = job.spent
        self._visibility: Visibility = "public"
        self._limits = self._call_limits = job.limits
        self._seed: int | None = None
        self._test = ""
        self._listener, self._only, self._opened = listener, only, opened
        self._cells = {cell.label: cell for cell in job.cells}
        self.visible = Visible(hidden_input=bool(job.judged))
        self.lost: GuestLost | LoadFailed | None = None
        self.broken: SandboxBroken | None = None
        """How the sandbox itself failed, if it did: then no outcome of this session counts."""
        self.last_output = b""

    # -- a test's frame

    def begin(self, test: str, visibility: Visibility, seed: int, limits: dict[str, float]) -> None:
        """A test starts: its limits hold, its seed goes with the first call, a fresh guest where rules ask."""
        if visibility == "public" and self._served_hidden:
            self.close()
        self.visible.begin(visibility)
        self._visibility, self._seed, self._test, self.lost = visibility, seed, test, None
        self._limits = msgspec.structs.replace(self._job.limits, **limits) if limits else self._job.limits

    def seconds(self, kind: str) -> float:
        """Return the limit in seconds that a time-out of this kind has reached."""
        limits = self._call_limits
        return {"cpu": limits.cpu, "wall": limits.wall, "suite": limits.suite}.get(kind, 0.0)

    def close(self) -> None:
        """End the current guest. A further request would get a fresh one."""
        if self._guest is not None:
            self._guest.close()
        self._guest, self._served_hidden = None, False

    # -- requests

    def names(self) -> dict[str, str]:
        """Return the public names of the submission, each with function, class or value. Loads it if need be."""
        self._ready()
        return self._names or {}

    def take_seed(self) -> int | None:
        """Return the test's seed, once: it goes with the first call of the test."""
        seed, self._seed = self._seed, None
        return seed

    def request(
        self,
        message: list[Any],
        *,
        task: str = "",
        keep: Callable[[object], int] | None = None,
        resolve: Callable[[int], object] | None = None,
    ) -> list[Any]:
        """Send a message, return the checked reply. Raises GuestLost or LoadFailed; after a loss the guest is gone."""
        reply = self.exchange(codec.encode(message, keep), task)
        start = time.monotonic()
        try:
            return checked(codec.decode(*reply, resolve))
        except (codec.ProtocolError, GuestProtocol) as error:
            self.close()
            self.lost = GuestProtocol(str(error))
            raise self.lost from None
        finally:
            self._spent += time.monotonic() - start  # a large reply takes longer to read than to make

    def exchange(self, request: list[Any], task: str = "") -> Reply:
        """Send an encoded request, return the reply as it came. Raises as ``request`` does."""
        try:
            guest = self._ready()
            self.visible.meet_input()
            self._served_hidden |= self._visibility == "hidden"
            self._call_limits = self._time_limits.of_call(task, self._limits)
            reply = self._exchange(guest, request, self._call_limits.cpu, self._call_limits.wall)
        except (GuestLost, LoadFailed) as error:
            self.lost = error
            note = self._time_limits.lost(task, error, self._limits)
            if note is not None:
                self.visible.add_note(note)
            self._tell_listener(task, request, None)
            self.close()
            raise
        self._tell_listener(task, request, reply)
        return reply

    def place(self, frames: list[Any]) -> Place | None:
        """Return the innermost frame that lies in the submission. The guest sends them: checked against its cells."""
        for frame in reversed(frames):
            if type(frame) is list and len(frame) == 2 and type(frame[0]) is str and type(frame[1]) is int:
                cell = self._cells.get(frame[0])
                if cell is not None and 1 <= frame[1] <= max(cell.lines, 1):
                    return Place(cell.file, frame[1], cell.number)
        return None

    def _tell_listener(self, task: str, request: list[Any], reply: Reply | None) -> None:
        if self._listener is not None:
            self._listener.exchanged(self._test, task, request, reply, self.last_output)

    def _exchange(self, guest: Transport, parts: list[Any], cpu: float, wall: float) -> Reply:
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
            self.last_output = guest.output()
            self.visible.add_output(self.last_output)

    # -- loading

    def _ready(self) -> Transport:
        if self._failure is not None:
            raise LoadFailed(self._failure)
        if self._guest is None:
            self._guest = self._load()
            if self._listener is not None:
                self._listener.loaded(self._names or {})
        return self._guest

    def _load(self) -> Transport:
        """Return a guest with the submission loaded. A cell that loses the guest is skipped in one fresh reload."""
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
                if lost.was_killed and not self._killed:  # by the kernel or another process: not for what it did
                    self._killed = True
                    continue
                first = not self._skipped
                self._skipped.add(lost.cell.label)
                message = lost_note(lost.cell, lost.error, self._job.limits)
                self.visible.add_note(message)
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
                    self.visible.add_note(note)
        names = checked_names(self._ask(guest, ["names"], limits))
        self._names = {name: kind for name, kind in names.items() if self._only is None or name in self._only}

    def _open(self, guest: Transport) -> None:
        """Prepare the guest before student code runs. Failing to write course data is a sandbox failure; failing to
        write the student's own files is not."""
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


class _CellLost(Exception):
    """A cell in which the guest was lost."""

    def __init__(self, cell: JobCell, error: GuestLost) -> None:
        super().__init__(cell.label)
        self.cell, self.error = cell, error
        self.was_killed = isinstance(error, GuestDied) and error.reason == "memory"

"""One submission across the wall: which guest serves, and when a fresh one is needed.

Rules kept here: a guest that has served a hidden test never serves a public one; a guest that is lost costs the test
that lost it, but for the first one that somebody else has killed; a submission that cannot be loaded fails fast.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from grader.model import Limits, Place, Visibility
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout, SandboxBroken
from grader.sandbox.wire import codec
from grader.testing.load_notes import place_of
from grader.testing.loading import BatchTransport, Loader, LoadFailed, Reply, Transport
from grader.testing.messages import Job
from grader.testing.replies import checked
from grader.testing.time_limits import TimeLimits
from grader.testing.visible import Visible

MOST_AT_ONCE = 1 << 20
"""Bytes of the requests that follow one."""


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
        self._spent = job.spent
        self._visibility: Visibility = "public"
        self._limits = self._call_limits = job.limits
        self._seed: int | None = None
        self._test = ""
        self._listener, self._only = listener, only
        self.visible = Visible(hidden_input=bool(job.judged))
        self._loader = Loader(job, self._new_guest, self.visible, opened)
        self.followed = 0
        """Tests that were followed to their end instead of being run."""
        self.steps = 0
        """Requests that the running test has made."""
        self.step = 0
        """The number of the one whose reply the test has looked at last."""
        self.unseen_loss: GuestLost | LoadFailed | None = None
        """How one of many calls was lost that the running test has not looked at."""
        self.lost: GuestLost | LoadFailed | None = None
        self._killed = 0
        """Guests that neither the grader nor they themselves have ended."""
        self._is_spoilt = False
        """Whether the running test has lost the first of these."""
        self.broken: SandboxBroken | None = None
        """How the sandbox itself failed, if it did: then no outcome of this session counts."""
        self.last_output = b""
        self.called: set[str] = set()
        """Tasks that the running test has called."""
        self.announced: Sequence[bytes] = ()
        """Requests that are made after the next one in any case."""
        self._sent: deque[bytes] = deque()
        """Requests that the guest has, and whose replies nobody has asked for yet."""
        self._together: BatchTransport | None = None
        """The guest, if it takes several requests at once."""
        self.message: list[Any] | None = None
        """The last message of the running test."""

    # -- a test's frame

    def begin(self, test: str, visibility: Visibility, seed: int, limits: dict[str, float]) -> None:
        """A test starts: its limits hold, its seed goes with the first call, a fresh guest where rules ask."""
        if visibility == "public" and self._served_hidden:
            self.close()
        self.visible.begin(visibility)
        self.steps, self.step, self.message, self.unseen_loss = 0, 0, None, None
        self.called.clear()
        self._is_spoilt = False
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
        self._sent.clear()

    # -- requests

    def names(self) -> dict[str, str]:
        """Return the public names of the submission, each with function, class or value. Loads it if need be."""
        self._ready()
        names = self._loader.names or {}
        if self._only is None:
            return names
        return {name: kind for name, kind in names.items() if name in self._only}

    def kind_of(self, name: str) -> str | None:
        """Return what the submission has under a public name: function, class or value; None for nothing."""
        return self.names().get(name)

    def follow(self, test: str) -> bool:
        """Make the requests of a test as far as they are known. Return whether it passes; where that is not known, the
        test is to be run, and gets the replies that are there already."""
        return False

    def must_run_again(self) -> bool:
        """Whether the test that was run is to be run again, alone, in a fresh guest: it asked for something else than
        what was known of it, or its guest was killed from outside. When memory runs out, the kernel chooses whom it
        kills, and may choose one that has little; whoever is chosen twice has much."""
        return self._is_spoilt

    def raised(self, kind: type[Exception], text: str, student: object) -> Exception:
        """Return the exception that the test gets for one of the submission; ``student`` describes that."""
        error = kind(text)
        vars(error)["student"] = student
        return error

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
        resolve: Callable[[codec.Handle], object] | None = None,
    ) -> list[Any]:
        """Send a message, return the checked reply. Raises GuestLost or LoadFailed; after a loss the guest is gone."""
        self.message = message
        return self.read(self.exchange(codec.encode(message, keep), task), resolve)

    def read(self, reply: Reply, resolve: Callable[[codec.Handle], object] | None) -> list[Any]:
        """Return what a reply holds, checked. Raises GuestLost."""
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
        self._count(task)
        try:
            guest = self._ready()
            self.visible.meet_input()
            self._served_hidden |= self._visibility == "hidden"
            self._call_limits = self._time_limits.of_call(task, self._limits)
            reply = self._exchange(guest, request, self._call_limits.cpu, self._call_limits.wall)
        except (GuestLost, LoadFailed) as error:
            self.lost = error
            if isinstance(error, GuestDied) and error.reason == "memory":
                self._killed += 1
                self._is_spoilt = self._killed == 1
            if self._is_spoilt:
                self.close()
                raise
            note = self._time_limits.lost(task, error, self._limits)
            if note is not None:
                self.visible.add_note(note)
            self._tell_listener(task, request, None)
            self.close()
            raise
        self._tell_listener(task, request, reply)
        return reply

    def exchange_all(self, requests: Sequence[list[Any]], task: str) -> list[Reply | GuestLost | LoadFailed]:
        """Make many requests, whatever is replied to each. Return the replies; from one that is lost on, how it was:
        none is made after it. Who looks at a lost one says so with ``see_loss``."""
        frames: list[bytes] = [b"".join(request) for request in requests]
        replies: list[Reply | GuestLost | LoadFailed] = []
        try:
            for number, frame in enumerate(frames, 1):
                self.announced = frames[number:]
                replies.append(self.exchange([frame], task))
        except (GuestLost, LoadFailed) as error:
            self.lost, self.unseen_loss = None, error
            replies += [error] * (len(frames) - len(replies))
        finally:
            self.announced = ()
        return replies

    def see_loss(self) -> None:
        """The test looks at a call that was lost, or has ended without a look at it."""
        self.lost, self.unseen_loss = self.lost or self.unseen_loss, None

    def place(self, frames: list[Any]) -> Place | None:
        """Return the innermost frame that lies in the submission. The guest sends them: checked against its cells."""
        return place_of(self._job.cells, frames)

    def _count(self, task: str) -> None:
        self.steps += 1
        self.step = self.steps
        self.called.add(task)

    def _tell_listener(self, task: str, request: list[Any], reply: Reply | None) -> None:
        if self._listener is not None:
            self._listener.exchanged(self._test, task, request, reply, self.last_output)

    def _exchange(self, guest: Transport, parts: list[Any], cpu: float, wall: float) -> Reply:
        left = self._job.limits.suite - self._spent
        if left <= 0:
            raise GuestTimeout("suite")
        start = time.monotonic()
        try:
            return self._answer(guest, parts, cpu, min(wall, left))
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

    def _answer(self, guest: Transport, parts: list[Any], cpu: float, wall: float) -> Reply:
        """Return the guest's reply to a request; with the first of many go the others, as far as there is room."""
        if self._together is None or not (self._sent or self.announced):
            return guest.exchange(parts, cpu=cpu, wall=wall)
        if self._sent:
            self._sent.popleft()
        else:
            room = MOST_AT_ONCE
            for frame in self.announced:
                room -= len(frame)
                if room < 0:
                    break
                self._sent.append(frame)
            self._together.send([b"".join(parts), *self._sent], cpu=cpu, wall=wall)
        return self._together.receive(cpu=cpu, wall=wall)

    # -- loading

    def _ready(self) -> Transport:
        if self._guest is None:
            try:
                self._guest = guest = self._loader.load()  # its time is not taken from the suite's
                self._together = guest if isinstance(guest, BatchTransport) else None  # slow to find out
            except SandboxBroken as error:
                self.broken = error
                raise
            if self._listener is not None:
                self._listener.loaded(self.names())
        return self._guest

    def _new_guest(self) -> Transport:
        return self._spawn(self._limits)

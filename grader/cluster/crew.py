"""The workers of a cluster that work for one batch: who comes is asked who it is, gets the course, and may refuse."""

from __future__ import annotations

import contextlib
import logging
import operator
import pkgutil
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

import msgspec
from distributed import Client, Future

from grader.cluster import remote
from grader.cluster.answers import SchedulerLost, failure
from grader.cluster.connection import SchedulerAccess, is_safe, security, short
from grader.cluster.messages import Admission, Introduction, introduction
from grader.errors import GraderError
from grader.model import Tier
from grader.text.clean import line

_ANSWER = 10.0  # seconds in which a scheduler answers
_PATIENCE = 600.0  # seconds for which a scheduler may be away
_GRACE = 20.0  # seconds in which others may come where all workers that are there refuse

_ALONE = 3.0  # seconds without any worker after which the user is told

Say = Callable[..., None]
"""Takes a phrase of the catalogue and its arguments, for the user to read."""

Events = Callable[[Callable[[], None]], None]
"""Takes what the batch's own thread has to do."""


_Answered = Callable[["CrewMember", Future[Any]], None]


@dataclass(eq=False)
class CrewMember:
    """A worker. ``sent`` are the units that it has, None for one that is on its way; ``by_itself``: it gets no other
    beside the one that it has; ``starved``: over how many the grader has failed there, one after the other. ``heard``
    is when it last replied, or got something to do, and ``seconds`` the longest that a judgement of it may take.
    ``functions`` are those of the grader there, by name."""

    address: str
    slots: int
    room: Future[Any] | None = None
    ready: bool = False
    sent: dict[int, Future[Any] | None] = field(default_factory=dict)
    by_itself: bool = False
    starved: int = 0
    heard: float = 0.0
    seconds: float = 0.0
    functions: dict[str, Future[Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Supplies:
    """What every worker gets: how to judge, the tier that is asked for, and the course, which is known by its hash."""

    config: bytes
    tier: Tier | None
    course: bytes
    digest: str


class Crew:
    """``gone`` is told of each member that leaves, and whether that was by no will of its own. All methods are for the
    batch's own thread, ``submit`` aside."""

    def __init__(
        self,
        connection: SchedulerAccess,
        supplies: Supplies,
        say: Say,
        events: Events,
        carriers: Executor,
        gone: Callable[[CrewMember, bool], None],
    ) -> None:
        self._connection, self._supplies, self._say = connection, supplies, say
        self._events, self._carriers, self._gone = events, carriers, gone
        self._here = introduction()
        self._members: dict[str, CrewMember] = {}
        self._refused: dict[str, str] = {}
        self._hint = "Start others with: grader worker ADDRESS. The finished results are kept."
        self._client = self._connected(_ANSWER)
        self._hopeful = time.monotonic()
        self._waiting = False
        self.tiers: set[str] = set()

    def close(self) -> None:
        """Let the workers close their rooms, and leave the scheduler."""
        self.forget(member.room for member in self._members.values())
        with contextlib.suppress(OSError, TimeoutError):
            self._client.close(5)

    @property
    def ready(self) -> list[CrewMember]:
        """Those that judge."""
        return [member for member in self._members.values() if member.ready]

    def holds(self, member: CrewMember) -> bool:
        """Whether a member is still there."""
        return self._members.get(member.address) is member

    def submit(self, member: CrewMember, function: Callable[..., object], *args: object) -> Future[Any]:
        """Let a member, and nobody else, call a function of the grader, which the scheduler need not have: it sees a
        name. Raises OSError where the scheduler is lost."""
        client = self._client
        name = f"{function.__module__}:{function.__qualname__}"
        where = {"workers": [member.address], "allow_other_workers": False, "pure": False, "retries": 0}
        try:
            if name not in member.functions:
                member.functions[name] = client.submit(pkgutil.resolve_name, name, **where)
            return client.submit(operator.call, member.functions[name], *args, **where)
        except Exception as error:
            if client.status == "running":
                raise
            raise OSError(short(error)) from None  # Dask says so in an exception of no class of its own

    def forget(self, futures: Iterable[Future[Any] | None]) -> None:
        """Take back what was asked for."""
        with contextlib.suppress(Exception):  # of a scheduler that is lost nothing is to be taken back
            self._client.cancel([future for future in futures if future is not None])

    def look(self) -> None:
        """Take in who has come, and take back what those had who are gone. Raises GraderError."""
        try:
            self._look()
        except (OSError, TimeoutError) as error:
            self.await_scheduler(error)
        self._check_hope()

    def _look(self) -> None:
        if self._client.status != "running":
            raise SchedulerLost
        there = self._client.nthreads()
        for address in self._members.keys() - there.keys():
            self.lose(self._members[address])
        for address in self._refused.keys() - there.keys():
            del self._refused[address]
        for address, threads in there.items():
            if address not in self._members and address not in self._refused:
                self._greet(CrewMember(address, threads))

    def refuse(self, member: CrewMember, reason: str, hint: str = "") -> None:
        """Go on without a worker; ``hint`` says what helps where that is the last one."""
        reason, self._hint = line(reason, 300), hint or self._hint
        del self._members[member.address]
        if reason not in self._refused.values():
            self._say("batch.worker-refused", address=member.address, reason=reason)
        self._refused[member.address] = reason
        self._dismiss(member, lost=False)

    def lose(self, member: CrewMember) -> None:
        """Let others have what a worker had; it may come again."""
        del self._members[member.address]
        if member.sent:
            self._say("batch.worker-lost", address=member.address)
        self._dismiss(member, lost=True)

    def examine(self, member: CrewMember) -> None:
        """Let a member begin again, as over everything that it gets the grader fails."""
        self._members[member.address] = again = CrewMember(member.address, member.slots)
        self._dismiss(member, lost=False)
        self._carriers.submit(self._open, again)

    def _dismiss(self, member: CrewMember, *, lost: bool) -> None:
        self.forget([member.room, *member.sent.values()])
        self._gone(member, lost)

    def _connected(self, seconds: float) -> Client:
        """Return a client of the scheduler. Raises GraderError."""
        address = self._connection.address
        _silence_dask()
        tls = security(self._connection, "client")
        try:
            return Client(address, security=tls, timeout=seconds, set_as_default=False, direct_to_workers=False)
        except (OSError, TimeoutError, ValueError, TypeError, ImportError) as error:
            raise GraderError(
                f"--cluster {address}: the scheduler cannot be reached: {short(error)}",
                "Check the address, which begins with tls:// where it is encrypted, and the files of TLS.",
                exit_code=3,
            ) from None

    def await_scheduler(self, error: Exception) -> None:
        """Wait until the scheduler is there again; what was away is sent again. Raises GraderError."""
        address = self._connection.address
        self._say("batch.scheduler-away", address=address, reason=short(error))
        members, self._members = self._members, {}
        self._refused.clear()
        for member in members.values():
            self._gone(member, False)
        with contextlib.suppress(Exception):  # whatever is left of it
            self._client.close(1)
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                self._client = self._connected(5)
            except GraderError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(1)
            else:
                self._say("batch.scheduler-back", address=address)
                return

    def _check_hope(self) -> None:
        """Raise GraderError where all workers have refused for a while, and no others have come."""
        if not self._members and not self._refused and time.monotonic() - self._hopeful > _ALONE and not self._waiting:
            self._say("batch.scheduler-waiting", address=self._connection.address)
            self._waiting = True
        if self._members or (self._waiting and not self._refused):
            self._hopeful = time.monotonic()
            self._waiting = self._waiting and not self._members
        elif time.monotonic() - self._hopeful > _GRACE:
            reasons = "; ".join(sorted(set(self._refused.values())))
            raise GraderError(
                f"--cluster {self._connection.address}: no worker may judge: {reasons}",
                self._hint,
                exit_code=3,
            )

    # a new worker: who it is, then the course, then whether it may judge

    def _greet(self, member: CrewMember) -> None:
        self._members[member.address] = member
        if not is_safe(member.address) and not self._connection.insecure:
            self.refuse(member, "it is not encrypted; --insecure-cluster is for a network that is yours alone")
            return
        member.room = self.submit(member, remote.introduce)
        self._when_done(member, member.room, self._introduced)

    def _when_done(
        self, member: CrewMember, future: Future[Any], then: Callable[[CrewMember, Future[Any]], None]
    ) -> None:
        def event() -> None:
            if not self.holds(member):
                return
            if future.status != "cancelled":
                then(member, future)
            elif isinstance(lost := failure(future), SchedulerLost):
                self.await_scheduler(lost)
            else:
                self.lose(member)

        future.add_done_callback(lambda _: self._events(event))

    def _introduced(self, member: CrewMember, future: Future[Any]) -> None:
        here = self._here
        if future.status != "finished":
            self.refuse(member, f"it has not the grader of this batch, {here.named}: {short(failure(future))}")
            return
        there = msgspec.json.decode(future.result(), type=Introduction)
        if (there.version, there.code) != (here.version, here.code):
            self.refuse(member, f"it has the grader {there.named}, and this batch {here.named}")
            return
        for name, version in here.libraries.items():
            if there.libraries.get(name) != version:
                self.refuse(member, f"it has {name} {there.libraries.get(name)}, and this batch {version}")
                return
        self._carriers.submit(self._open, member)

    def _open(self, member: CrewMember) -> None:
        """Send the course. In a carrier's thread."""
        supplies = self._supplies
        try:
            course = self._client.scatter(supplies.course, workers=[member.address], hash=False, timeout=_ANSWER)
            room = self.submit(member, remote.open_room, supplies.config, supplies.tier, supplies.digest, course)
            answer = self.submit(member, remote.admission, room)
        except (OSError, TimeoutError, ValueError, KeyError):
            return  # it is gone: the next look tells

        def opened() -> None:
            if self.holds(member):
                member.room = room
                self._when_done(member, answer, self._admitted)

        self._events(opened)

    def _admitted(self, member: CrewMember, future: Future[Any]) -> None:
        if future.status != "finished":
            self.refuse(member, short(failure(future)))
            return
        admission = msgspec.json.decode(future.result(), type=Admission)
        if admission.tier is None:
            self.refuse(member, admission.refusal)
        else:
            self.tiers.add(admission.tier)
            member.ready = True


def _silence_dask() -> None:
    """Keep Dask's own log from the terminal: what matters to the user is said in the words of a batch."""
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL)

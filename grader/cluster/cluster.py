"""A Dask cluster as the workplace of a batch: each worker gets the course once, and bytes from then on.

Every unit goes to a worker that this module chooses, not Dask: so it is known over which units a worker was lost, and
these are tried again by themselves.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

import msgspec
from distributed import Future

from grader.batch.errand import Errand, errand
from grader.batch.protocol import LOST, LightReports, Reply, Unit, UnitReport, WorkerConfig
from grader.batch.settled import Preparation
from grader.batch.workplace import Take, Tell, at_once
from grader.cluster import course_archive, remote
from grader.cluster.answers import SchedulerLost, reply_of
from grader.cluster.connection import SchedulerAccess
from grader.cluster.crew import Crew, CrewMember, Say, Supplies
from grader.cluster.ledger import Turn, UnitLedger
from grader.cluster.returned_files import write_files
from grader.errors import GraderError
from grader.model import Assignment, Course, Tier

_POLL = 0.5  # seconds between two looks at who is there
_STARVED = 3  # submissions one after the other over which the grader fails on a worker: it has to begin again
_CARRIERS = 8
_START = 60.0  # seconds in which what judges is ready, and in which it compares, explains and draws
_SLACK = 30.0  # seconds until a worker has said that what judged took too long


class DaskCluster:
    """Use as a context manager. ``tier`` is the one that is asked for, None for each worker's best; ``say`` gets what
    is for the user: who refuses, who is lost."""

    def __init__(
        self,
        connection: SchedulerAccess,
        course: Course,
        config: WorkerConfig,
        tier: Tier | None,
        say: Say,
    ) -> None:
        self._course, self._config, self._out = course, config, Path(config.out or "")
        self._longest = {assignment.name: longest(assignment) for assignment in course.assignments}
        self._events: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._carriers = ThreadPoolExecutor(min(_CARRIERS, 2 * (os.cpu_count() or 1)), "carrier")
        self._local = threading.local()
        self._preparations: list[Preparation] = []
        self._run: _Run | None = None
        archive = course_archive.packed(course)
        remote_config = msgspec.json.encode(msgspec.structs.replace(config, course="", out=None))
        supplies = Supplies(remote_config, tier, archive, course_archive.digest(archive))
        self._crew = Crew(connection, supplies, say, self._events.put, self._carriers, self._take_back)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._carriers.shutdown(cancel_futures=True)
        self._crew.close()
        for preparation in self._preparations:
            preparation.close()

    @property
    def tier(self) -> str:
        """The tiers of the workers that judge."""
        return ", ".join(sorted(self._crew.tiers))

    def run(self, units: Sequence[Unit], tell: Tell, take: Take = at_once) -> tuple[UnitReport, ...]:
        """Grade all units, as ``Workplace.run`` says."""
        self._run = run = _Run(tuple(units), tell, take)
        looked = 0.0
        try:
            while run.ledger.unfinished:
                if time.monotonic() - looked >= _POLL:
                    self._crew.look()
                    looked = time.monotonic()
                    self._lose_silent(looked)
                self._hand_out(run)
                with contextlib.suppress(queue.Empty):
                    self._events.get(timeout=_POLL)()
                    while True:
                        self._events.get_nowait()()
        finally:
            self._run = None
            for member in self._crew.ready:  # of what is judged twice, or was stopped
                self._crew.forget(member.sent.values())
                member.sent.clear()
        return tuple(run.reports[number] for number in range(len(units)))

    def _lose_silent(self, now: float) -> None:
        """Let others have what a worker had that says nothing for longer than any judgement of it may take."""
        for member in self._crew.ready:
            if member.sent and now - member.heard > member.seconds + _SLACK:
                self._crew.lose(member)

    def _hand_out(self, run: _Run) -> None:
        """Let every worker have as many units as it judges at a time, and as many again that wait there."""
        ready = self._crew.ready
        addresses = frozenset(member.address for member in ready)
        handed = True
        while handed:
            handed = False
            for member in sorted(ready, key=lambda one: len(one.sent) / one.slots):
                held = len(member.sent)
                if held >= 2 * member.slots or (held and member.by_itself):
                    continue
                turn = run.ledger.turn(member.address, held, time.monotonic(), slots=member.slots, crew=addresses)
                if turn is not None:
                    handed = True
                    member.by_itself = turn.by_itself
                    if not member.sent:
                        member.heard, member.seconds = time.monotonic(), 0.0
                    member.sent[turn.number] = None
                    self._carry(self._send, run, member, turn, run.unit(turn.number))

    def _take_back(self, member: CrewMember, lost: bool) -> None:
        """Let others have what a worker had."""
        for number in member.sent:
            if self._run is not None and lost:
                self._run.check(number)
                self._run.ledger.lost(number, member.address)
            elif self._run is not None:
                self._run.ledger.returned(number, member.address)

    # in a carrier's thread

    def _carry(self, work: Callable[..., None], *args: object) -> None:
        with contextlib.suppress(RuntimeError):  # the batch has ended
            self._carriers.submit(work, *args)

    def _send(self, run: _Run, member: CrewMember, turn: Turn, unit: Unit) -> None:
        """Pack a unit and send it, unless it is settled."""
        try:
            taken = run.take(unit)
            if taken is None:
                self._events.put(lambda: self._put_off(run, member, turn))
                return
            prepared = self._preparation().prepared(taken)
            if isinstance(prepared, UnitReport):
                self._events.put(lambda: self._settle(run, member, turn, prepared))
                return
            packed = errand(taken, prepared, self._out)
            attempts = 1 + len(prepared.earlier) + taken.alone  # which compares with the reference
            seconds = attempts * self._longest[taken.assignment]
            body = msgspec.msgpack.encode(packed)
            future = self._crew.submit(member, remote.judge, member.room, body, seconds)
        except (OSError, TimeoutError, ValueError):
            return  # the scheduler is gone, and the next look tells
        except Exception as error:
            self._events.put(_raising(error))
            return

        def sent() -> None:
            if not self._is_current(run, member, turn):
                self._crew.forget([future])
                return
            member.sent[turn.number] = future
            member.seconds = max(seconds, member.seconds)
            future.add_done_callback(lambda _: self._carry(self._receive, run, member, turn, packed, future))

        self._events.put(sent)

    def _preparation(self) -> Preparation:
        """Return what prepares units in this thread."""
        if not hasattr(self._local, "preparation"):
            self._local.preparation = Preparation(self._config, self._course)
            self._preparations.append(self._local.preparation)
        found: Preparation = self._local.preparation
        return found

    def _receive(self, run: _Run, member: CrewMember, turn: Turn, packed: Errand, future: Future[Any]) -> None:
        """Take a reply, and write its files."""
        try:
            reply = reply_of(future)
            if isinstance(reply, Reply) and reply.report is not None and not reply.report.starved:
                write_files(self._out, packed, reply)
        except Exception as error:
            self._events.put(_raising(error))
            return
        self._events.put(lambda: self._take(run, member, turn, packed, reply))

    # in the batch's own thread

    def _is_current(self, run: _Run, member: CrewMember, turn: Turn) -> bool:
        return self._run is run and self._crew.holds(member) and turn.number in member.sent

    def _put_off(self, run: _Run, member: CrewMember, turn: Turn) -> None:
        if self._is_current(run, member, turn):
            del member.sent[turn.number]
            run.ledger.put_off(turn.number, member.address, time.monotonic())

    def _settle(self, run: _Run, member: CrewMember, turn: Turn, report: UnitReport) -> None:
        """Count a unit that nobody has to judge."""
        if self._is_current(run, member, turn):
            del member.sent[turn.number]
            if run.ledger.settled(turn.number, member.address):
                run.count(turn.number, report)

    def _take(self, run: _Run, member: CrewMember, turn: Turn, packed: Errand, reply: Reply | OSError | None) -> None:
        """Count a reply, or let others try."""
        if not self._is_current(run, member, turn):
            return  # it was taken back meanwhile
        if isinstance(reply, SchedulerLost):
            self._crew.await_scheduler(reply)
            return
        if isinstance(reply, OSError):
            self._crew.lose(member)
            return
        member.heard = time.monotonic()
        del member.sent[turn.number]
        number, address, ledger = turn.number, member.address, run.ledger
        if reply is None:
            run.check(number)
            ledger.died(number, address)
        elif reply.failure is not None:
            ledger.returned(number, address)
            self._crew.refuse(member, reply.failure.message, reply.failure.hint)
        elif reply.report is not None:
            if not reply.report.starved:
                member.starved = 0
            elif not ledger.starved(number, address, final=len(self._crew.ready) == 1):
                member.starved += 1
                if member.starved >= _STARVED:
                    self._crew.examine(member)
                return
            else:
                write_files(self._out, packed, reply)
            if ledger.finished(number, address, time.monotonic()):
                run.count(number, reply.report)


class _Run:
    """Some units, and their reports."""

    def __init__(self, units: tuple[Unit, ...], tell: Tell, take: Take) -> None:
        self._units, self._tell, self.take = units, tell, take
        self.ledger = UnitLedger(len(units))
        self.reports: dict[int, UnitReport] = {}
        self._lights = LightReports()

    def unit(self, number: int) -> Unit:
        """Return a unit as it stands after what has happened over it."""
        deaths, lost, alone = self.ledger.standing(number)
        return msgspec.structs.replace(self._units[number], deaths=deaths, lost=lost, alone=alone)

    def count(self, number: int, report: UnitReport) -> None:
        """Take the report of a unit."""
        self._tell(report)
        self.reports[number] = self._lights.light(report)

    def check(self, number: int) -> None:
        """Raise GraderError where workers are lost over a unit that they only have to give up."""
        if self.ledger.losses(number) >= 2 * LOST:
            unit = self._units[number]
            raise GraderError(
                f"{unit.student}, {unit.assignment}: the cluster's workers are lost, whatever they are given",
                "The finished results are kept.",
                exit_code=3,
            )


def longest(assignment: Assignment) -> float:
    """Return the seconds after which whatever judges a submission hangs."""
    return assignment.limits.suite + assignment.limits.load_wall + _START


def _raising(error: Exception) -> Callable[[], None]:
    def event() -> None:
        raise error

    return event

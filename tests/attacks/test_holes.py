"""Holes that attacks have found, each closed where it was: what must not come back."""

from __future__ import annotations

import os
from typing import Any

import pytest

from grader.model import TestResult, Text
from grader.sandbox import wire
from grader.sandbox.lost import GuestDied
from grader.testing import events, supervise
from grader.testing.events import Job, JobCell
from grader.testing.session import EXCHANGES_KEPT, LoadFailed, Session


class Padding:
    """A guest whose right answers are megabytes long: JSON may hold as many spaces as it likes."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """The number 3, padded."""
        body = b'["list","ok",3' + b" " * (8 << 20) + b"]"
        return bytearray(body), len(body)

    def output(self) -> bytes:
        """Nothing."""
        return b""

    def close(self) -> None:
        """Nothing to end."""


def test_replies_are_not_hoarded() -> None:
    """Recorded replies have a limit together: a hundred large right answers do not fill the runner's memory."""
    session = Session(lambda limits: Padding(), Job(main="sums", cells=()), record=True, opened=True)
    session.begin("test", "public", 0, {})
    for _ in range(20):
        assert session.request(["call", "add", [1, 2], {}, None, False], name="add") == ["ok", 3]
    assert sum(len(one.reply[0]) for one in session.exchanges if one.reply is not None) <= EXCHANGES_KEPT
    assert wire.CAPS.head < EXCHANGES_KEPT


def test_a_death_between_two_tests_costs_nothing() -> None:
    """A worker that dies between tests is replaced; only one that has judged nothing at all is the grader's fault."""
    results = [blank("a"), blank("b"), blank("c")]

    def start(job: events.Job) -> supervise.Worker:
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:  # judges one test, and dies
            name = next(one.id for one in results if one.id not in job.judged)
            for event in (events.Started(name), events.Judged(blank(name))):
                os.write(writing, events.pack(event))
            os._exit(1)
        os.close(writing)
        return supervise.ForkedWorker(pid, reading)

    *judged, last = supervise.run(Job("sums", ()), results, start)
    assert [one.result.id for one in judged if isinstance(one, events.Judged)] == ["a", "b", "c"]
    assert last == events.Finished()


def blank(name: str) -> TestResult:
    """A result that says nothing."""
    return TestResult(name, "add", Text("add"), "public", "passed", 1.0, 1.0)


class Willing(Padding):
    """A guest that loads and defines add."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """What is asked for."""
        names = b'["list","ok",["list",["list","add","function"]]]'
        body = names if b'"names"' in bytes(parts[0]) else b'["list","ok",["list"]]'
        return bytearray(body), len(body)


class Killed(Willing):
    """A guest that is killed from outside while it loads."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """No answer to a cell."""
        if b'"run"' in bytes(parts[0]):
            raise GuestDied("memory")
        return super().exchange(parts, cpu=cpu, wall=wall)


def test_a_guest_that_is_killed_while_it_loads_is_replaced() -> None:
    """Once: a kernel short of memory takes nobody's whole mark; a submission that kills itself gains nothing."""
    job = Job("sums", (JobCell("sums.py", "sums.py", None, 1, "def add(a, b): return a + b"),))
    guests = iter([Killed(), Willing()])
    assert Session(lambda limits: next(guests), job).names() == {"add": "function"}
    guests = iter([Killed(), Killed()])
    with pytest.raises(LoadFailed):
        Session(lambda limits: next(guests), job).names()

"""Many calls in one trip to a guest: what is found out of a submission is the same as when they are made one by one."""

from __future__ import annotations

import contextlib
from typing import Any, cast

import msgspec
import pytest

from grader.diagnosis.recording import Recording
from grader.model import Limits
from grader.sandbox import host
from grader.sandbox.protocols import Guest
from grader.testing.known_answers import KnowingSession, KnownAnswers
from grader.testing.loading import Reply
from grader.testing.messages import Job, JobCell
from grader.testing.suite import Suite
from grader.testing.teaching import teach
from tests.sandbox.support import need
from tests.testing.test_known_answers import RIGHT, small_suite

TESTS = """
import pytest
from grader.testing import check

pytestmark = pytest.mark.task("add")


@pytest.mark.points(10)
def test_numbers(submission):
    for number, answer in enumerate(submission.map("add", [(number, 1) for number in range(6)])):
        check.equal(answer, number + 1)


def test_one(submission):
    check.equal(submission.add(2, 2), 4)


def test_refuses(submission):
    answers = submission.map("add", [("a", 1), (1, 1), ("b", 1)])
    check.equal(answers[1], 2)
    for number in (0, 2):
        with pytest.raises(ValueError):
            answers[number]


def test_objects(submission):
    counters = submission.map("Counter", [(1,), (2,)])
    check.equal([one.more(1) for one in counters], [2, 3])
    one, two = counters
    pairs = submission.map("add", [([one], [two]), ([two], [one])])
    check.equal([pairs[0][1].more(1), pairs[1][1].more(1)], [4, 3])


def test_printed(submission):
    called = submission.call("add", 4, 4)
    check.equal((called.value, called.stdout), (8, ""))


@pytest.mark.parametrize("number", range(3))
def test_large(submission, number):
    answers = submission.map("add", [(bytes([number]) * 600_000, b"") for number in range(3)])
    check.equal([len(answer) for answer in answers], [600_000] * 3)
"""
COUNTING = """
import os
import sys

calls = 0
right = add


def add(a, b):
    global calls
    calls += 1
    EXTRA
    return right(a, b)
"""
EXTRAS = {
    "nothing": "pass",
    "one wrong": "if calls == 3: return 0",
    "wrong in a test of two": "if calls == 7: return 0",
    "prints once": "if calls == 2: print('x')",
    "prints always": "print(calls, type(a))",
    "prints to both": "print(calls); print(type(b), file=sys.stderr, flush=True)",
    "writes": "os.write(1 + calls % 2, b'%d ' % calls)",
    "writes without standard output": "calls == 1 and os.close(1); os.write(2, b'%d ' % calls)",
    "prints more than a pipe holds": "if calls == 2: print('x' * 300_000)",
    "prints slowly": "if calls == 2: [print(i, flush=True) or __import__('time').sleep(0.06) for i in range(3)]",
    "raises": "if calls in (2, 8): 1 / 0",
    "ends": "if calls == 4: print('x', flush=True); os._exit(3)",
    "hangs": "while (a, b) == (2, 1): pass",
    "an object": "if calls == 4: return add",
}


class Trips:
    """A guest whose trips are counted. ``many``: whether it takes many requests at once."""

    def __init__(self, guest: Guest, trips: list[int], *, many: bool) -> None:
        self._guest, self._trips = guest, trips
        self.place, self.output, self.close = guest.place, guest.output, guest.close
        if many:
            self.send, self.receive = self._send, cast("Any", guest).receive

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """Ask for one thing."""
        self._trips.append(1)
        return self._guest.exchange(parts, cpu=cpu, wall=wall)

    def _send(self, frames: list[bytes], *, cpu: float, wall: float) -> None:
        self._trips.append(len(frames))
        cast("Any", self._guest).send(frames, cpu=cpu, wall=wall)


class Judged(msgspec.Struct):
    """What is found out of a submission, and the requests of each trip."""

    seen: list[object]
    trips: list[int]


def judge(suite: Suite, known: KnownAnswers, spawner: host.Spawner, source: str, *, many: bool) -> Judged:
    """Judge a submission with guests behind a wall."""
    trips: list[int] = []
    recording, results = Recording(), list[object]()
    cells = (JobCell("sums.py", "sums.py", None, source.count("\n") + 1, source),)
    job = Job(main="sums", cells=cells, limits=Limits(cpu=0.4))
    spawn = lambda limits: Trips(spawner.spawn(limits), trips, many=many)  # noqa: E731
    with contextlib.closing(KnowingSession(known, spawn, job, listener=recording)) as session:
        suite.run(session, judged=lambda one: results.append(msgspec.structs.replace(one, duration=0.0)))
    seen = [results, recording.exchanges, session.visible.stdout(), session.visible.notes]
    return Judged(seen, trips)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Judged, Judged]]:
    """All of them, with calls that go out together and without."""
    need("namespaces")
    found = {}

    def use(suite: Suite) -> None:
        known = teach(suite)
        with host.start("namespaces", libraries=("numpy",)) as server, server.connect() as spawner:
            for name, extra in EXTRAS.items():
                source = RIGHT + COUNTING.replace("EXTRA", extra)
                many, alone = (judge(suite, known, spawner, source, many=batches) for batches in (True, False))
                found[name] = many, alone

    with small_suite(tmp_path_factory.mktemp("course"), TESTS) as run:
        run(use)
    return found


@pytest.mark.parametrize("name", EXTRAS)
def test_nothing_differs(judged: dict[str, tuple[Judged, Judged]], name: str) -> None:
    """Neither with functions that count their calls, print, end the process or hang, nor with objects."""
    many, alone = judged[name]
    assert many.seen == alone.seen
    assert set(alone.trips) == {1}


def test_many_requests_make_one_trip(judged: dict[str, tuple[Judged, Judged]]) -> None:
    """All calls of a map, as far as there is room; nothing that another test asks."""
    many, alone = judged["nothing"]
    assert sorted(set(many.trips)) == [1, 2, 3, 6]
    assert len(many.trips) < 0.7 * len(alone.trips) == 0.7 * sum(many.trips)

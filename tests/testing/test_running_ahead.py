"""Requests that go out ahead: what is found out of a submission is the same as when they are made one by one."""

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
import numpy as np
import pytest
from grader.testing import check

pytestmark = pytest.mark.task("add")


@pytest.mark.points(10)
@pytest.mark.parametrize("number", range(6))
def test_number(submission, number):
    check.equal(submission.add(number, 1), number + 1)


def test_two(submission):
    check.equal(submission.add(2, 2), 4)
    check.equal(submission.add(2, 3), 5)


def test_shape(submission):
    check.equal(np.shape(submission.add(3, 3)), ())  # an object is asked for its shape


def test_printed(submission):
    called = submission.call("add", 4, 4)
    check.equal((called.value, called.stdout), (8, ""))


@pytest.mark.parametrize("number", range(3))
def test_more(submission, number):
    check.equal(submission.add(number, 5), number + 5)


@pytest.mark.parametrize("number", range(3))
def test_object(submission, number):
    check.equal(submission.Counter(number).more(1), number + 1)
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
    "prints always": "print(calls, a)",
    "prints to both": "print(a); print(b, file=sys.stderr, flush=True)",
    "writes": "os.write(1 + calls % 2, b'%d ' % calls)",
    "writes without standard output": "calls == 1 and os.close(1); os.write(2, b'%d ' % calls)",
    "prints more than a pipe holds": "if calls == 2: print('x' * 300_000)",
    "prints slowly": "if calls == 2: [print(i, flush=True) or __import__('time').sleep(0.06) for i in range(3)]",
    "raises": "if calls in (2, 8): 1 / 0",
    "ends": "if calls == 4: print('x', flush=True); os._exit(3)",
    "hangs": "while (a, b) == (2, 1): pass",
    "an object": "if calls == 4: return add",
    "objects whose shape counts": "if calls == 9: return type('T', (), {'shape': property(lambda s: right(a, b))})()",
    "objects that count": "if calls == 9: return Shaped()\n    if calls in (12, 111): return 0",
}
SHAPED = """
class Shaped:
    @property
    def shape(self):
        global calls
        calls += 100
        return ()
"""


class Watched(KnowingSession):
    """A session that counts how often it begins again with a fresh guest."""

    fresh = 0

    def _fresh(self) -> Any:
        self.fresh += 1
        return super()._fresh()


class Trips:
    """A guest whose trips are counted. ``ahead``: whether it can be asked ahead."""

    def __init__(self, guest: Guest, trips: list[int], *, ahead: bool) -> None:
        self._guest, self._trips = guest, trips
        self.place, self.output, self.close = guest.place, guest.output, guest.close
        if ahead:
            self.send, self.receive = self._send, cast("Any", guest).receive

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """Ask for one thing."""
        self._trips.append(1)
        return self._guest.exchange(parts, cpu=cpu, wall=wall)

    def _send(self, frames: list[bytes], *, cpu: float, wall: float) -> None:
        self._trips.append(len(frames))
        cast("Any", self._guest).send(frames, cpu=cpu, wall=wall)


class Judged(msgspec.Struct):
    """What is found out of a submission, the requests of each trip, and how often a fresh guest took over."""

    seen: list[object]
    trips: list[int]
    fresh: int


def judge(suite: Suite, known: KnownAnswers, spawner: host.Spawner, source: str, *, ahead: bool) -> Judged:
    """Judge a submission with guests behind a wall."""
    trips: list[int] = []
    recording, results = Recording(), list[object]()
    cells = (JobCell("sums.py", "sums.py", None, source.count("\n") + 1, source),)
    job = Job(main="sums", cells=cells, limits=Limits(cpu=0.4))
    spawn = lambda limits: Trips(spawner.spawn(limits), trips, ahead=ahead)  # noqa: E731
    with contextlib.closing(Watched(known, spawn, job, listener=recording)) as session:
        suite.run(session, judged=lambda one: results.append(msgspec.structs.replace(one, duration=0.0)))
    seen = [results, recording.exchanges, session.visible.stdout(), session.visible.notes]
    return Judged(seen, trips, session.fresh)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Judged, Judged]]:
    """All of them, with requests that go ahead and without."""
    need("namespaces")
    found = {}

    def use(suite: Suite) -> None:
        known = teach(suite)
        with host.start("namespaces", libraries=("numpy",)) as server, server.connect() as spawner:
            for name, extra in EXTRAS.items():
                source = RIGHT + COUNTING.replace("EXTRA", extra) + SHAPED
                ahead, alone = (judge(suite, known, spawner, source, ahead=ahead) for ahead in (True, False))
                found[name] = ahead, alone

    with small_suite(tmp_path_factory.mktemp("course"), TESTS) as run:
        run(use)
    return found


@pytest.mark.parametrize("name", EXTRAS)
def test_nothing_differs(judged: dict[str, tuple[Judged, Judged]], name: str) -> None:
    """Neither with functions that count their calls, print, end the process or hang, nor with objects."""
    ahead, alone = judged[name]
    assert ahead.seen == alone.seen
    assert set(alone.trips) == {1}
    assert ahead.fresh == name.startswith("objects")


def test_many_requests_make_one_trip(judged: dict[str, tuple[Judged, Judged]]) -> None:
    """All tests of one call, up to the first that has two."""
    ahead, alone = judged["nothing"]
    assert max(ahead.trips) >= 7
    assert len(ahead.trips) < 0.6 * len(alone.trips)

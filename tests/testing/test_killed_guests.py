"""A guest that somebody else kills costs no mark: memory that runs out may be a neighbour's. A second one does."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path

import msgspec

from grader.diagnosis.recording import Exchange, Recording
from grader.model import Limits, TestResult
from grader.sandbox import host
from grader.sandbox.forked_guest import ForkedGuest
from grader.testing.known_answers import NOTHING, KnowingSession, KnownAnswers
from grader.testing.messages import Job, JobCell
from grader.testing.suite import Suite
from grader.testing.teaching import teach
from tests.sandbox.support import need
from tests.testing.test_known_answers import RIGHT, small_suite

TESTS = """
import pytest
from grader.testing import check

pytestmark = [pytest.mark.task("add"), pytest.mark.points(2)]


@pytest.fixture(scope="module")
def shared():
    return 3


def test_first(submission):
    check.equal(submission.add(1, 1), 2)


def test_two_calls(submission):
    check.equal(submission.add(2, 2), 4)
    check.equal(submission.add(7000, 1), 7001)


def test_many(submission):
    for answer, number in zip(submission.map("add", [(number, 8000) for number in range(5)]), range(5)):
        check.equal(answer, 8000 + number)


def test_swallows(submission):
    try:
        submission.add(9000, 1)
    except Exception:
        pass


def test_by_the_protocol(submission, shared, tmp_path):
    check.equal(submission.add(6000, shared), 6003)
"""
CALLS = {"test_two_calls": b"7000", "test_many": b"3,8000", "test_swallows": b"9000", "test_by_the_protocol": b"6000"}


class Killer:
    """Makes real guests, and kills one from outside, as often as it may, before it answers a certain call."""

    def __init__(self, spawner: host.Spawner, call: bytes, times: int) -> None:
        self.kills = 0
        self._spawner, self._call, self._times = spawner, call, times

    def spawn(self, limits: Limits) -> ForkedGuest:
        """See ``Spawner``."""
        guest = self._spawner.spawn(limits)
        assert isinstance(guest, ForkedGuest)
        send = guest._channel._send

        def watched(frame: bytes, wait: Callable[[bool], None]) -> None:
            if self._call in frame and self.kills < self._times:
                self.kills += 1
                os.kill(guest._process, signal.SIGKILL)
            send(frame, wait)

        guest._channel._send = watched  # type: ignore[method-assign]
        return guest


class Seen(msgspec.Struct):
    """What is found out of a submission."""

    outcomes: dict[str, str]
    points: float
    exchanges: list[Exchange]
    gaps: list[str]


def judged(suite: Suite, known: KnownAnswers, killer: Killer, source: str = RIGHT) -> Seen:
    """Judge a submission by guests that are killed."""
    cells = (JobCell("sums.py", "sums.py", None, source.count("\n") + 1, source),)
    recording, results = Recording(), list[TestResult]()
    job = Job(main="sums", cells=cells, limits=Limits())
    with contextlib.closing(KnowingSession(known, killer.spawn, job, listener=recording)) as session:
        suite.run(session, judged=results.append)
    return Seen(
        {one.id.partition("::")[2]: one.outcome for one in results},
        sum(one.points for one in results),
        recording.exchanges,
        [one.gap.kind for one in results if one.gap is not None],
    )


def test_what_is_killed_once_is_asked_again_and_what_is_killed_twice_is_lost(tmp_path: Path) -> None:
    """With and without known answers; whether the test runs plainly, by pytest's protocol, or swallows the loss."""
    need("namespaces")

    def use(suite: Suite) -> None:
        with host.start("namespaces", libraries=("numpy",)) as server, server.connect() as spawner:
            for known in (NOTHING, teach(suite)):
                whole = judged(suite, known, Killer(spawner, b"", times=0))
                assert {*whole.outcomes.values()} == {"passed"}
                for test, call in CALLS.items():
                    killer = Killer(spawner, call, times=1)
                    found = judged(suite, known, killer)
                    assert killer.kills == 1
                    assert (found.outcomes, found.points, found.gaps) == (whole.outcomes, whole.points, []), test
                    assert asked(found) == asked(whole), test
                    killer = Killer(spawner, call, times=2)
                    found = judged(suite, known, killer)
                    assert killer.kills == 2
                    assert found.outcomes == whole.outcomes | {test: "failed"} and found.gaps == ["memory"], test

    with small_suite(tmp_path / "course", TESTS) as run:
        run(use)


def asked(found: Seen) -> set[tuple[object, ...]]:
    """Return which calls are recorded, and their replies."""
    return {(one.test, one.request, one.reply) for one in found.exchanges}


def test_only_the_first_of_a_submission_is_asked_again(tmp_path: Path) -> None:
    """Each test of a submission that needs too much memory would be run twice."""
    need("namespaces")

    def use(suite: Suite) -> None:
        with host.start("namespaces", libraries=("numpy",)) as server, server.connect() as spawner:
            killer = Killer(spawner, b'"add"', times=100)
            found = judged(suite, NOTHING, killer)
            assert {*found.outcomes.values()} == {"failed"}
            assert killer.kills == 1 + len(found.outcomes)

    with small_suite(tmp_path / "course", TESTS) as run:
        run(use)

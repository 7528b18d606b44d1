"""What a guest has not been asked yet it cannot know: the next request may hold what the last one is to answer."""

from __future__ import annotations

import contextlib
from pathlib import Path

from grader.model import Limits
from grader.sandbox import host
from grader.testing.known_answers import NOTHING, KnowingSession, KnownAnswers
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
def test_sum(submission):
    check.equal(submission.add(8675, 309), 8984)


def test_counter_of_the_sum(submission):
    check.equal(submission.Counter(8984).more(1), 8985)


def test_two_sums(submission):
    check.equal(submission.add(7182, 818), 8000)
    check.equal(submission.add(8000, 1), 8001)
"""
PEEKS = """
import re
import socket
import sys

from_outside = socket.socket(fileno=3)


def pending():
    found = []
    for kind in (socket.MSG_PEEK | socket.MSG_DONTWAIT,):
        try:
            found.append(from_outside.recv(1 << 16, kind))
        except OSError:
            pass
    frame = sys._getframe()
    while frame is not None:
        for value in frame.f_locals.values():
            for one in [value, *vars(value).values()] if hasattr(value, "__dict__") else [value]:
                for part in one if isinstance(one, (list, tuple)) else [one]:
                    for piece in part if isinstance(part, tuple) else [part]:
                        if isinstance(piece, (bytes, bytearray)):
                            found.append(bytes(piece))
        frame = frame.f_back
    return b"".join(found)


def add(a, b):
    numbers = {int(number) for number in re.findall(rb"[0-9]{4}", pending())} - {a, b}
    return max(numbers, default=0)
"""


def test_pending_requests_answer_nothing(tmp_path: Path) -> None:
    """A function looks for requests that it may be asked next, and answers from them."""
    need("namespaces")
    outcomes: list[list[str]] = []

    def judge(suite: Suite, known: KnownAnswers, source: str, spawner: host.Spawner) -> None:
        cells = (JobCell("sums.py", "sums.py", None, source.count("\n") + 1, source),)
        job, found = Job(main="sums", cells=cells, limits=Limits()), list[str]()
        with contextlib.closing(KnowingSession(known, spawner.spawn, job)) as session:
            suite.run(session, judged=lambda result: found.append(result.outcome))
        outcomes.append(found)

    def use(suite: Suite) -> None:
        known = teach(suite)
        with host.start("namespaces", libraries=("numpy",)) as server, server.connect() as spawner:
            for source in (RIGHT, RIGHT + PEEKS):
                judge(suite, known, source, spawner)
                judge(suite, NOTHING, source, spawner)

    with small_suite(tmp_path / "course", TESTS) as run:
        run(use)
    assert outcomes[:2] == [["passed"] * 3] * 2
    assert outcomes[2:] == [["failed", "passed", "failed"]] * 2

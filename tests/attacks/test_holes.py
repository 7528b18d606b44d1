"""Holes that attacks have found, each closed where it was: what must not come back."""

from __future__ import annotations

import os
from typing import Any

import pytest

from grader.diagnosis.recording import RECORDED_BYTES, Recording
from grader.grading import supervise
from grader.model import TestResult, Text, Visibility
from grader.sandbox.losses import GuestDied, GuestTimeout, SandboxBroken
from grader.sandbox.wire import codec
from grader.testing import messages
from grader.testing.loading import LoadFailed
from grader.testing.messages import Job, JobCell
from grader.testing.proxy import SubmissionProxy
from grader.testing.session import Session
from grader.testing.verdict import verdict_of

KEPT, SIZE = 1 << 20, 1 << 17
"""Bytes that are kept in these tests, and bytes of one value: what is kept of twenty of them is not all."""


@pytest.fixture(autouse=True)
def little_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small limit is a limit as well."""
    monkeypatch.setattr("grader.diagnosis.recording.RECORDED_BYTES", KEPT)


class Padding:
    """A guest whose right answers are long: JSON may hold as many spaces as it likes."""

    place = None

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """The number 3, padded."""
        body = b'["list","ok",3' + b" " * SIZE + b"]"
        return bytearray(body), len(body)

    def output(self) -> bytes:
        """Nothing."""
        return b""

    def close(self) -> None:
        """Nothing to end."""


def test_replies_are_not_hoarded() -> None:
    """Recorded replies have a limit together: twenty large right answers do not fill the runner's memory."""
    recording = Recording()
    session = Session(lambda limits: Padding(), Job(main="sums", cells=()), listener=recording, opened=True)
    session.begin("test", "public", 0, {})
    for _ in range(20):
        assert session.request(["call", "add", [1, 2], {}, None, False], task="add") == ["ok", 3]
    assert 0 < sum(len(one.reply[0]) for one in recording.exchanges if one.reply is not None) <= KEPT
    assert codec.CAPS.head < RECORDED_BYTES, "the largest reply fits"


def test_requests_are_not_hoarded() -> None:
    """Nor are the requests by which a test hands a submission's large values back to it."""
    recording = Recording()
    session = Session(lambda limits: Padding(), Job(main="sums", cells=()), listener=recording, opened=True)
    session.begin("test", "public", 0, {})
    for _ in range(20):
        session.request(["call", "add", [bytes(SIZE)], {}, None, False], task="add")
    kept = sum(len(one.request) + len(one.reply[0]) for one in recording.exchanges if one.reply is not None)
    assert 0 < kept <= KEPT


def test_a_death_between_two_tests_costs_nothing() -> None:
    """A worker that dies between tests is replaced; only one that has judged nothing at all is the grader's fault."""
    results = [blank("a"), blank("b"), blank("c")]

    def start(job: messages.Job) -> supervise.JudgeProcess:
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:  # judges one test, and dies
            name = next(one.id for one in results if one.id not in job.judged)
            for event in (messages.Started(name), messages.Judged((blank(name),))):
                os.write(writing, messages.pack(event))
            os._exit(1)
        os.close(writing)
        return supervise.ForkedJudge(pid, reading)

    *judged, last = supervise.run(Job("sums", ()), results, start)
    assert [one.id for event in judged if isinstance(event, messages.Judged) for one in event.results] == [
        "a",
        "b",
        "c",
    ]
    assert last == messages.Finished()


def blank(name: str) -> TestResult:
    """A result that says nothing."""
    return TestResult(name, "add", Text("add"), "public", "passed", 1.0, 1.0)


class Willing(Padding):
    """A guest that loads and defines add."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """What is asked for."""
        names = b'["list",["list","add","function"]]'
        loaded = b'["list","ok",["list",' + names + b',["list"]]]'
        asked = bytes(parts[0])
        answer = b'["list","ok",' + (names if b'"names"' in asked else b'["list"]') + b"]"
        body = loaded if b'"load"' in asked else answer
        return bytearray(body), len(body)


class Killed(Willing):
    """A guest that is killed from outside while it loads."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """No answer to the code."""
        if b'"load"' in bytes(parts[0]):
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


class Telling(Padding):
    """A guest that prints, and fails to load in words that it has from the one before."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """An exception for the code, an answer for anything else."""
        said = b'["list","raise","ValueError",true,"a hidden number",["list"]]'
        body = said if b'"load"' in bytes(parts[0]) else b'["list","ok",["list"]]'
        return bytearray(body), len(body)

    def output(self) -> bytes:
        """A line for every request."""
        return b"a hidden line"


@pytest.mark.parametrize(
    ("judged", "visibility", "told"),
    [
        (frozenset(), "public", True),
        (frozenset(), "hidden", True),  # there are no public tests: nobody knows anything yet
        (frozenset({"test_hidden"}), "hidden", False),
    ],
)
def test_what_is_loaded_after_a_hidden_test_says_nothing(
    judged: frozenset[str], visibility: Visibility, told: bool
) -> None:
    """A worker that goes on where another died loads the submission anew; by then it may know what tests give."""
    cell = JobCell("sums.py", "sums.py", None, 1, "raise ValueError")
    session = Session(lambda limits: Telling(), Job("sums", (cell,), judged=judged))
    session.begin("test", visibility, 0, {})
    session.names()
    assert (bool(session.visible.notes), bool(session.visible.stdout())) == (told, told)
    before = session.visible.stdout()
    if visibility == "hidden":
        session.request(["call", "add", [1, 2], {}, None, False])
        session.close()
        session.names()
        session.request(["call", "add", [1, 2], {}, None, False])
        assert session.visible.stdout() == before


def test_time_has_one_account() -> None:
    """What earlier workers have spent is gone: no call is made when nothing is left."""
    session = Session(lambda limits: Padding(), Job("sums", (), spent=1e6), opened=True)
    session.begin("test", "public", 0, {})
    with pytest.raises(GuestTimeout, match="suite"):
        session.request(["call", "add", [1, 2], {}, None, False])


class Unready(Padding):
    """A guest that cannot be made ready."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """What a full disk says."""
        body = b'["list","raise","OSError",true,"[Errno 28] No space left on device",["list"]]'
        return bytearray(body), len(body)


def test_what_fails_before_the_submission_runs_costs_nobody_a_mark() -> None:
    """A scratch folder on a full disk is the grader's error: nothing of the submission has run."""
    session = Session(lambda limits: Unready(), Job("sums", ()))
    with pytest.raises(SandboxBroken, match="No space left"):
        session.names()
    assert session.broken is not None


@pytest.mark.parametrize("when", ["setup", "call", "teardown"])
def test_no_memory_is_not_the_graders_fault(when: str) -> None:
    """A submission may fill the memory so far that the next test cannot even begin: that breaks nothing."""
    finding = verdict_of(MemoryError(), when, "test_sums.py", None, None)
    assert (finding.message.id, finding.ours) == ("test.too-large", False)


def test_a_function_has_no_truth() -> None:
    """``assert submission.converged`` holds for no function of that name."""
    session = Session(lambda limits: Willing(), Job("sums", ()), opened=True)
    with pytest.raises(TypeError, match="add is a function"):
        bool(SubmissionProxy(session).add)

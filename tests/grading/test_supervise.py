"""A worker that hangs or dies costs the test it was in; the remaining tests run in a new one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import pytest

from grader.grading import supervise
from grader.model import Limits, TestResult, Text
from grader.testing import messages

LIMITS = Limits(test_cpu=0.5, wall=0.1, load_wall=0.5)


def blank(name: str) -> TestResult:
    """A result that says nothing yet."""
    return TestResult(name, "t", Text("t"), "public", "failed", 0.0, 1.0)


def starter(body: Callable[[str], None], log: list[frozenset[str]]) -> supervise.Starter:
    """Workers that judge a, b and c in turn and call ``body`` in each test."""

    def start(job: messages.Job) -> supervise.JudgeProcess:
        log.append(job.judged)
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            return supervise.ForkedJudge(pid, reading)
        for name in "abc":
            if name not in job.judged:
                os.write(writing, messages.pack(messages.Started(name)))
                body(name)
                passed = blank(name)
                os.write(writing, messages.pack(messages.Judged((passed,))))
        os.write(writing, messages.pack(messages.Printed("printed", ())))
        body("diagnosis")
        os.write(writing, messages.pack(messages.Finished()))
        os._exit(0)

    return start


def outcome(body: Callable[[str], None]) -> tuple[dict[str, str], messages.Event, list[frozenset[str]]]:
    """Message ids by test, the last event, and what each worker was told to leave out."""
    log: list[frozenset[str]] = []
    tests = [blank(name) for name in "abc"]
    seen = list(supervise.run(messages.Job("m", (), limits=LIMITS), tests, starter(body, log)))
    results = [one for event in seen if isinstance(event, messages.Judged) for one in event.results]
    ids = {one.id: one.message.id if one.message else "" for one in results}
    return ids, seen[-1], log


def spin() -> None:
    """Use CPU for ever."""
    while True:
        pass


def test_passed_tests_are_not_judged_again() -> None:
    """A worker that dies after tests that passed costs none of them."""
    log: list[frozenset[str]] = []

    def start(job: messages.Job) -> supervise.JudgeProcess:
        log.append(job.judged)
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            return supervise.ForkedJudge(pid, reading)
        if not job.judged:
            events: list[messages.Event] = [messages.Passed({"a": 0.0, "b": 0.0}), messages.Started("c")]
        else:
            events = [messages.Printed("", ()), messages.Finished()]
        os.write(writing, b"".join(map(messages.pack, events)))
        os._exit(0)

    seen = list(supervise.run(messages.Job("m", (), limits=LIMITS), [blank(name) for name in "abc"], start))
    assert log == [frozenset()]
    assert seen[0] == messages.Passed({"a": 0.0, "b": 0.0})
    assert [one.id for event in seen if isinstance(event, messages.Judged) for one in event.results] == ["c"]
    assert seen[-1] == messages.Finished()


def test_all_goes_well() -> None:
    """One worker judges everything."""
    ids, last, log = outcome(lambda name: None)
    assert ids == {"a": "", "b": "", "c": ""}
    assert last == messages.Finished()
    assert log == [frozenset()]


@pytest.mark.parametrize(
    ("misbehave", "message"),
    [
        (lambda: os._exit(1), "test.runner-died"),
        (spin, "test.runner-timeout"),
        (lambda: time.sleep(60), "test.runner-timeout"),
    ],
    ids=["dies", "spins", "sleeps"],
)
def test_the_culprit_alone_pays(misbehave: Callable[[], None], message: str) -> None:
    """The test in which the worker was lost fails; those before keep their outcome, those after get a new worker."""
    ids, last, log = outcome(lambda name: misbehave() if name == "b" else None)
    assert ids == {"a": "", "b": message, "c": ""}
    assert isinstance(last, messages.Finished)
    assert log == [frozenset(), frozenset({"a", "b"})]


def test_losing_the_last_test_ends_the_job() -> None:
    """Nothing is left to run, so no further worker starts."""
    ids, last, log = outcome(lambda name: os._exit(1) if name == "c" else None)
    assert ids["c"] == "test.runner-died"
    assert isinstance(last, messages.Finished)
    assert len(log) == 1


def test_losing_the_diagnosis_loses_nothing_else() -> None:
    """A worker that hangs after the last test has judged everything; its diagnosis is empty."""
    ids, last, log = outcome(lambda name: spin() if name == "diagnosis" else None)
    assert ids == {"a": "", "b": "", "c": ""}
    assert last == messages.Finished(diagnosed=False)
    assert len(log) == 1


def test_death_outside_any_test_is_ours() -> None:
    """A worker that ends before its first test is not the submission's fault."""

    def start(job: messages.Job) -> supervise.JudgeProcess:
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            os._exit(0)
        os.close(writing)
        return supervise.ForkedJudge(pid, reading)

    (last,) = supervise.run(messages.Job("m", (), limits=LIMITS), [blank("a")], start)
    assert isinstance(last, messages.Broke)


def test_spawned_worker_reads_job_and_sends_events() -> None:
    """Where forking is not safe, a fresh process gets the job on its standard input."""
    program = (
        "import sys; from grader.processes import frames; from grader.testing import messages;"
        "job = messages.unpack_job(frames.read(sys.stdin.buffer.read));"
        "sys.stdout.buffer.write(messages.pack(messages.Started(job.main)))"
    )
    worker = supervise.SpawnedJudge([sys.executable, "-c", program], messages.pack(messages.Job("gates", ())))
    try:
        frame = None
        while frame is None:
            frame = worker.read(1.0)
        assert messages.unpack_event(frame) == messages.Started("gates")
        with pytest.raises(EOFError):
            while worker.read(1.0) is None:
                pass
    finally:
        worker.stop()


def test_a_new_worker_gets_no_new_time() -> None:
    """The seconds that a worker had before it died count against the submission's."""
    spent: list[float] = []

    def start(job: messages.Job) -> supervise.JudgeProcess:
        spent.append(job.spent)
        return starter(lambda name: (time.sleep(0.2), os._exit(0)), [])(job)  # type: ignore[func-returns-value]

    list(supervise.run(messages.Job("m", (), limits=LIMITS), [blank(name) for name in "abc"], start))
    assert len(spent) == 3
    assert spent[0] < 0.2 <= spent[1] and spent[1] + 0.2 <= spent[2]


@pytest.mark.parametrize("how", ["dies", "spins"])
def test_pictures_that_end_a_worker_cost_pictures(how: str) -> None:
    """They come before any test: what was drawn stays, and a new worker judges without them."""
    sent = messages.Answered({"add": "function"}, ())
    asked: list[bool] = []

    def start(job: messages.Job) -> supervise.JudgeProcess:
        asked.append(job.figures)
        if not job.figures:
            return starter(lambda name: None, [])(job)
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            return supervise.ForkedJudge(pid, reading)
        os.write(writing, messages.pack(sent))
        if how == "spins":
            spin()
        os._exit(1)

    first, *rest = supervise.run(messages.Job("m", (), limits=LIMITS, figures=True), [blank(n) for n in "abc"], start)
    assert (first, asked) == (sent, [True, False])
    assert [one.id for event in rest if isinstance(event, messages.Judged) for one in event.results] == ["a", "b", "c"]
    assert isinstance(rest[-1], messages.Finished)


def test_large_events_do_not_wait_for_ticks() -> None:
    """A worker that sends more than a pipe holds is drained as it goes on, not once a tick."""
    large = messages.Printed("x" * (16 << 20), ())

    def start(job: messages.Job) -> supervise.JudgeProcess:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            with os.fdopen(writing, "wb") as out:
                out.write(messages.pack(large) + messages.pack(messages.Finished()))
            os._exit(0)
        os.close(writing)
        return supervise.ForkedJudge(pid, reading)

    begun = time.monotonic()
    assert list(supervise.run(messages.Job("m", (), limits=LIMITS), [blank("a")], start)) == [
        large,
        messages.Finished(),
    ]
    assert time.monotonic() - begun < (16 << 20) / (1 << 16) * supervise.TICK / 2


def test_a_job_that_nobody_waits_for_ends() -> None:
    """Its judge is stopped, and the last event says so."""
    log: list[frozenset[str]] = []
    asked = iter([False, True])
    tests = [blank(name) for name in "abc"]
    body = starter(lambda name: spin(), log)
    *_, last = supervise.run(messages.Job("m", (), limits=LIMITS), tests, body, lambda: next(asked))
    assert last == messages.Cancelled()
    assert log == [frozenset()]

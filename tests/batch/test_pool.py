"""The pool of worker processes, without the processes."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time

import msgspec
import pytest

from grader.batch import chunks, pool
from grader.batch.protocol import Failure, Reply, Unit, UnitReport, WorkerConfig
from grader.errors import GraderError
from grader.results.summary import summarise
from grader.submission.handed_in import Handed
from tests import samples

CONFIG = WorkerConfig(course="", out="", tier="process", lang="en")
UNITS = [Unit(f"student {number}", f"student {number}", "gates", Handed("/nowhere")) for number in range(200)]


class Ready:
    """A worker that has judged everything already. Of a chunk it does ``most`` units."""

    asked = 0
    most = 1

    def __init__(self, _: WorkerConfig) -> None: ...

    def ask(self, units: list[Unit]) -> Reply:
        """Return reports."""
        done = units[: Ready.most]
        Ready.asked += len(done)
        return Reply(tuple(report(unit) for unit in done))

    def close(self) -> None:
        """Nothing runs."""

    terminate = close


def report(unit: Unit) -> UnitReport:
    """The report on a unit."""
    return UnitReport(msgspec.structs.replace(summarise(samples.half()), student=unit.student), reused=False)


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers judge nothing."""
    monkeypatch.setattr(pool, "WorkerProcess", Ready)
    monkeypatch.setattr(Ready, "asked", 0)
    monkeypatch.setattr(Ready, "most", 1)


@pytest.mark.parametrize(("most", "bound"), [(1, 10), (16, 80)])
def test_workers_wait_for_a_gradebook_that_is_slower_than_they_are(most: int, bound: int) -> None:
    """What they have judged meanwhile is on disk; its reports, which hold all of it once more, are never many: of each
    worker a chunk that waits and one that it hands on, and the one that is being told."""
    Ready.most = most
    ahead: list[int] = []

    def tell(report: UnitReport) -> None:
        ahead.append(Ready.asked - len(ahead))
        time.sleep(0.0005)

    reports = pool.Pool(CONFIG, 2).run(UNITS, tell)
    assert [one.summary.student for one in reports] == [unit.student for unit in UNITS]
    assert max(ahead) <= bound


def test_a_batch_that_cannot_record_ends_although_workers_wait() -> None:
    """Nobody takes their reports any more."""

    def tell(report: UnitReport) -> None:
        raise GraderError("no space left", "")

    start = time.monotonic()
    with pytest.raises(GraderError, match="no space left"):
        pool.Pool(CONFIG, 2).run(UNITS, tell)
    assert time.monotonic() - start < 5
    assert Ready.asked < 20


def test_a_death_is_that_of_the_unit_over_which_the_worker_died(monkeypatch: pytest.MonkeyPatch) -> None:
    """Units that were in its hands are asked for one by one, and no other one has a death."""
    kills = 2
    asked: list[list[tuple[str, int]]] = []

    def ask(_: Ready, units: list[Unit]) -> Reply | None:
        nonlocal kills
        asked.append([(unit.student, unit.deaths) for unit in units])
        if kills and any(unit.student == "student 5" for unit in units):
            kills -= 1
            return None
        return Reply(tuple(report(unit) for unit in units))

    monkeypatch.setattr(Ready, "ask", ask)
    told: list[str] = []
    reports = pool.Pool(CONFIG, 1).run(UNITS[:20], lambda report: told.append(report.summary.student))
    names = [unit.student for unit in UNITS[:20]]
    assert [one.summary.student for one in reports] == names
    assert told == [*names[:5], *names[6:], "student 5"]
    together = [(name, 0) for name in names[1:17]]
    assert asked[:18] == [[(names[0], 0)], together, *([one] for one in together)]
    assert asked[-1] == [("student 5", 1)]
    assert {deaths for chunk in asked for name, deaths in chunk if name != "student 5"} == {0}


def test_what_was_judged_before_a_failure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker has written it."""

    def ask(_: Ready, units: list[Unit]) -> Reply:
        done = tuple(report(unit) for unit in units if unit.student < "student 3")
        return Reply(done, Failure("no space left", "", 1)) if len(done) < len(units) else Reply(done)

    monkeypatch.setattr(Ready, "ask", ask)
    told: list[str] = []
    with pytest.raises(GraderError, match="no space left"):
        pool.Pool(CONFIG, 1).run(UNITS[:10], lambda report: told.append(report.summary.student))
    assert told == ["student 0", "student 1", "student 2"]


@pytest.mark.parametrize("error", [OSError(12, "Cannot allocate memory"), RuntimeError("can't start new thread")])
def test_what_nobody_has_thought_of_ends_a_batch(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """It would wait for a thread that has ended."""

    def ask(_: Ready, units: list[Unit]) -> Reply:
        if units[0] is UNITS[3]:
            raise error
        return Reply((report(units[0]),))

    monkeypatch.setattr(Ready, "ask", ask)
    told: list[str] = []
    with pytest.raises(type(error), match=str(error.args[-1])):
        pool.Pool(CONFIG, 1).run(UNITS[:10], lambda report: told.append(report.summary.student))
    assert told == ["student 0", "student 1", "student 2"]


def test_units_that_are_another_batch_s_go_last() -> None:
    """The others of their chunk do not wait for them; what was put off twice is not asked for without a pause."""
    Ready.most = 16
    refused = {"student 3": 2, "student 4": 1}
    asked: list[str] = []

    def take(unit: Unit) -> Unit | None:
        asked.append(unit.student)
        if refused.get(unit.student, 0):
            refused[unit.student] -= 1
            return None
        return unit

    told: list[str] = []
    pool.Pool(CONFIG, 1).run(UNITS[:8], lambda report: told.append(report.summary.student), take)
    assert told == [f"student {number}" for number in (0, 1, 2, 5, 6, 7, 4, 3)]
    assert (asked.count("student 3"), asked.count("student 4"), len(asked)) == (3, 2, 11)


def test_units_that_a_worker_did_not_come_to_are_anybody_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that has nothing to do waits for what another one puts back."""
    side_by_side = threading.Barrier(2, timeout=10)

    def ask(_: Ready, units: list[Unit]) -> Reply:
        with contextlib.suppress(threading.BrokenBarrierError):
            if len(units) == 1:
                side_by_side.wait()
        return Reply((report(units[0]),))

    monkeypatch.setattr(Ready, "ask", ask)
    monkeypatch.setattr(chunks, "chunk_size", lambda left, workers, seconds: 3 if left == 3 else 1)
    pool.Pool(CONFIG, 2).run(UNITS[:3], lambda _: None)
    assert not side_by_side.broken


def test_threads_may_read_their_first_replies_at_once() -> None:
    """Types are looked up before: where threads do that together, the process may crash."""
    code = """
import sys, threading
from grader.batch.protocol import Reply, decode_reply
import msgspec
sys.setswitchinterval(1e-6)
reply, start = msgspec.msgpack.encode(Reply()), threading.Barrier(32)
def read():
    start.wait()
    assert decode_reply(reply) == Reply()
threads = [threading.Thread(target=read) for _ in range(32)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
    subprocess.run([sys.executable, "-c", code], check=True)

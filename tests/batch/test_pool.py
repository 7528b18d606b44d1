"""The pool of worker processes, without the processes."""

from __future__ import annotations

import subprocess
import sys
import time

import msgspec
import pytest

from grader.batch import pool
from grader.batch.protocol import Reply, Unit, UnitReport, WorkerConfig
from grader.errors import GraderError
from grader.results.summary import summarise
from grader.submission.handed_in import Handed
from tests import samples

CONFIG = WorkerConfig(course="", out="", tier="process", lang="en")
UNITS = [Unit(f"student {number}", f"student {number}", "gates", Handed("/nowhere")) for number in range(200)]


class Ready:
    """A worker that has judged everything already."""

    asked = 0

    def __init__(self, _: WorkerConfig) -> None: ...

    def ask(self, unit: Unit) -> Reply:
        """Return a report."""
        Ready.asked += 1
        summary = msgspec.structs.replace(summarise(samples.half()), student=unit.student)
        return Reply(report=UnitReport(summary, reused=False))

    def close(self) -> None:
        """Nothing runs."""

    terminate = close


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers judge nothing."""
    monkeypatch.setattr(pool, "WorkerProcess", Ready)
    monkeypatch.setattr(Ready, "asked", 0)


def test_workers_wait_for_a_gradebook_that_is_slower_than_they_are() -> None:
    """What they have judged meanwhile is on disk; its reports, which hold all of it once more, are never many."""
    ahead: list[int] = []

    def tell(report: UnitReport) -> None:
        ahead.append(Ready.asked - len(ahead))
        time.sleep(0.0005)

    reports = pool.Pool(CONFIG, 2).run(UNITS, tell)
    assert [one.summary.student for one in reports] == [unit.student for unit in UNITS]
    assert max(ahead) <= 10


def test_a_batch_that_cannot_record_ends_although_workers_wait() -> None:
    """Nobody takes their reports any more."""

    def tell(report: UnitReport) -> None:
        raise GraderError("no space left", "")

    start = time.monotonic()
    with pytest.raises(GraderError, match="no space left"):
        pool.Pool(CONFIG, 2).run(UNITS, tell)
    assert time.monotonic() - start < 5
    assert Ready.asked < 20


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

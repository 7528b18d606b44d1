"""What 8, 64 and 256 workers of a cluster would do: the real batch and Dask's real scheduler; only judging is slept.

    python benchmarks/simulated_cluster.py [--workers 8 64 256] [--assignment gates] [--rate 20] [--units 4]

The workers are Dask's own, many in one process, without what each does for itself alone (its profile, its watch over
its loop and its machine). Each sleeps for as long as a recorded result took, but so many times slower that all together
judge `--rate` submissions a second, and this machine is no limit; it answers with that result, its page and what the
gradebook gets.

`done` is how much of the ideal the workers did in that time; where it is far below 100 %, the machine was too busy even
for that rate. The milliseconds of CPU are what a unit costs the batch, the scheduler and the process with all workers,
from the first report to the last; `idle` is the share of a processor that the scheduler takes while nothing is judged,
which is not in them. Batch and scheduler are one process each: at full speed neither passes on more a second than
its column says, nor do the workers judge more than theirs. The least of the three is what such a cluster would do, and
the last column says whose it is.
What workers cost here is this machine's limit alone: real ones have processors of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.scale import RECORDED, ROOT, Class, seconds_of
from grader.batch.errand import Errand
from grader.batch.outputs import CarriedOutputs
from grader.batch.protocol import HandInReport, Reply, UnitReport
from grader.cluster.messages import Admission
from grader.gradebook.records import record
from grader.results import store
from grader.results.summary import summarise
from tests.cluster.processes import RunningCluster, wait_until

QUIET = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "10s",
    "DASK_DISTRIBUTED__ADMIN__TICK__CYCLE": "10s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__GIL__ENABLED": "False",
}
"""What each of Dask's workers does for itself, and many of them in one process cannot all do."""
AT_ONCE = 8
IDLE = 5.0  # seconds in which an idle scheduler is watched
HOST = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from benchmarks import simulated_cluster as it; it.host()"


class SleepingRoom:
    """A worker's room in which nobody judges."""

    def __init__(self, slower: float) -> None:
        self.admission, self._slower = Admission("process"), slower
        self._decode = msgspec.msgpack.Decoder(Errand).decode  # once: hundreds of threads use it
        top = Path(os.environ[RECORDED])
        self._results = [store.read(file) for file in sorted(top.glob("*/*.json"))]
        self._pages = [file.read_text("utf-8") for file in sorted((top.parent / "reports").glob("*/*.html"))]

    def judge(self, packed: bytes, _: float) -> bytes:
        """Return the reply to an errand."""
        errand = self._decode(packed)
        unit, submission = errand.unit, errand.hand_in.submission
        assert submission is not None
        number = int(unit.student.rpartition(" ")[2]) % len(self._results)
        found = self._results[number]
        hashes = msgspec.structs.replace(found.hashes, submission=submission.digest)
        result = msgspec.structs.replace(found, student=unit.student, hashes=hashes)
        time.sleep(self._slower * result.duration)
        files = CarriedOutputs({}, ())
        files.write(store.report_path(Path(), unit.folder, unit.assignment), self._pages[number])
        files.write(store.path(Path(), unit.folder, unit.assignment), store.encode(result))
        sources = {f"{unit.assignment}.py": submission.sources[0].text.encode()}
        facts = submission.digest, result.status, result.score, result.max_score
        hand_in = HandInReport(*facts, record=record(result, sources))
        report = UnitReport(summarise(result), reused=False, claim=submission.claim, hand_ins=(hand_in,))
        return msgspec.msgpack.encode(Reply((report,), files=files.changes))


def host() -> None:
    """Be many workers: ADDRESS NUMBER SLOWER."""
    from distributed import Worker

    from grader.cluster import remote

    address, number, slower = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    room: Any = SleepingRoom(slower)
    remote.open_room = lambda *_: room

    def worker(address: str, one: int) -> Worker:
        return Worker(address, nthreads=1, memory_limit=0, dashboard=False, name=f"sleeper {one}")

    async def serve() -> None:
        workers: list[Worker] = []
        while len(workers) < number:  # a few at a time: none of them waits long for the loop that all share
            some = range(len(workers), min(len(workers) + AT_ONCE, number))
            workers += await asyncio.gather(*(worker(address, one) for one in some))
        print("all there", flush=True)
        await asyncio.gather(*(worker.finished() for worker in workers))

    asyncio.run(serve())


def simulate(course: Class, workers: int, units: int, slower: float) -> dict[str, float]:
    """Return the figures of a batch on so many workers."""
    name = f"{workers} workers"
    folder = course.base / f"{name} dask"
    folder.mkdir()
    course.write(name, workers * units)
    cluster = RunningCluster(folder)
    env = {**os.environ, **QUIET, RECORDED: str(course.recorded), "DASK_TEMPORARY_DIRECTORY": str(folder)}
    log = folder / "host.log"
    try:
        with log.open("wb") as said:
            sleepers = subprocess.Popen(
                [sys.executable, "-c", HOST, cluster.address, str(workers), str(slower)],
                env=env,
                stdout=said,
                stderr=said,
            )
        try:
            wait_until(lambda: "all there" in log.read_text("utf-8") or sleepers.poll() is not None, 60 + workers)
            if sleepers.poll() is not None:
                raise SystemExit(log.read_text("utf-8"))
            before = seconds_of(cluster.scheduler.pid)
            time.sleep(IDLE)
            idle = (seconds_of(cluster.scheduler.pid) - before) / IDLE
            watched = {"scheduler": cluster.scheduler.pid, "sleepers": sleepers.pid}
            between = course.batch(name, ["--cluster", cluster.address], watched)["between"]
            return {**between, "idle": idle, "scheduler": between["scheduler"] - idle * between["wall"]}
        finally:
            sleepers.terminate()
            sleepers.wait(20)
    finally:
        cluster.close()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, nargs="+", default=[8, 64, 256])
    parser.add_argument("--assignment", default="gates")
    parser.add_argument("--rate", type=float, default=20.0)
    parser.add_argument("--units", type=int, default=4, help="of each worker")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course = Class([options.assignment], Path(folder))
        seconds = course.seconds
        print(f"a submission is judged for {1000 * seconds:.0f} ms")
        print(
            f"{'workers':>8} {'done':>6} {'batch ms':>9} {'scheduler ms':>13} {'idle':>6} {'workers ms':>11}"
            f" {'batch /s':>9} {'scheduler /s':>13} {'workers /s':>11}"
        )
        for workers in options.workers:
            found = simulate(course, workers, options.units, workers / seconds / options.rate)
            count = found["reports"] - 1
            done = count / options.rate / found["wall"]
            batch, scheduler, sleepers = (found[who] / count for who in ("batch", "scheduler", "sleepers"))
            limits = {
                "the batch": 1 / batch,
                "the scheduler": (1 - found["idle"]) / scheduler,
                "the workers": workers / seconds,
            }
            passed = " ".join(f"{limits[who]:{width}.0f}" for who, width in zip(limits, (9, 13, 11), strict=True))
            print(
                f"{workers:8} {done:6.0%} {1000 * batch:9.1f} {1000 * scheduler:13.1f} {found['idle']:6.1%}"
                f" {1000 * sleepers:11.1f} {passed}  {min(limits, key=lambda who: limits[who])}",
                flush=True,
            )


if __name__ == "__main__":
    main()

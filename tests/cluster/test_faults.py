"""What may go wrong on a cluster, on a real scheduler with real workers: nothing is lost, and nobody waits forever."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

import grader
from tests.cluster.batches import Class, dask_process, judging
from tests.cluster.processes import running, wait_until
from tests.cluster.proxy import Proxy
from tests.small_course import SOLUTION
from tests.tiers import needs_tier

pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = [
    pytest.mark.nightly,
    needs_tier,
]


def test_a_worker_is_killed_while_it_judges(shared_course: Path, tmp_path: Path) -> None:
    """What it had is tried again, by itself; the nanny starts it again, and the class has its points."""
    with running(tmp_path / "dask", workers=0) as cluster:
        worker = cluster.start_worker("worker0")
        class_ = Class(cluster, shared_course, tmp_path, 10)
        class_.start()
        assert wait_until(lambda: class_.judged() >= 2)
        killed = dask_process(worker)
        assert killed is not None
        os.kill(killed, signal.SIGKILL)
        cluster.start_worker("worker1")
        _, stderr = class_.ended()
        assert "this worker is lost" in stderr
        assert class_.is_full()
        assert wait_until(lambda: cluster.said("worker0").count("Registered to") == 2)


def test_what_judges_is_killed(shared_course: Path, tmp_path: Path) -> None:
    """Not the worker: after three deaths, two of them with nothing beside it, it is the submission's own doing."""
    with running(tmp_path / "dask", workers=0) as cluster:
        worker = cluster.start_worker("worker0")
        class_ = Class(cluster, shared_course, tmp_path, 3)
        class_.add("zoe", SOLUTION + "\nimport time\ntime.sleep(4)\n")
        class_.start()
        seen: set[int] = set()

        def kill_one() -> bool:
            if class_.judged() < 3:
                return False
            for process in set(judging(worker)) - seen:
                seen.add(process)
                os.kill(process, signal.SIGKILL)
            assert class_.process is not None
            return len(seen) == 3 or class_.process.poll() is not None

        assert wait_until(kill_one, 120)
        class_.ended()
        scores = class_.scores()
        assert scores.pop("zoe") == 0.0
        assert set(scores.values()) == {100.0}


def test_workers_that_are_lost_over_one_submission(shared_course: Path, tmp_path: Path) -> None:
    """Where nobody knows why three workers were lost over it, it is the grader's error, and has no score."""
    with running(tmp_path / "dask", workers=0) as cluster:
        worker = cluster.start_worker("worker0")
        class_ = Class(cluster, shared_course, tmp_path, 2)
        class_.add("zoe", SOLUTION + "\nimport time\ntime.sleep(5)\n")
        class_.start()
        seen: set[int] = set()

        def kill_one() -> bool:
            if class_.judged() >= 2 and judging(worker):
                process = dask_process(worker)
                if process is not None and process not in seen:
                    seen.add(process)
                    os.kill(process, signal.SIGKILL)
            assert class_.process is not None
            return len(seen) == 3 or class_.process.poll() is not None

        assert wait_until(kill_one, 180)
        _, stderr = class_.ended(code=3)
        assert (class_.out / "results/zoe/sums.json").is_file(), stderr
        stored = json.loads((class_.out / "results/zoe/sums.json").read_bytes())
        assert (stored["status"], stored["score"]) == ("grader-error", None)
        assert "3 workers of the cluster were lost" in json.dumps(stored["notes"])


def test_the_scheduler_is_lost_and_comes_back(shared_course: Path, tmp_path: Path) -> None:
    """Batch and workers wait for it, and go on; nothing is judged that has its result."""
    with running(tmp_path / "dask") as cluster:
        class_ = Class(cluster, shared_course, tmp_path, 12)
        class_.start()
        assert wait_until(lambda: class_.judged() >= 3)
        cluster.scheduler.kill()
        cluster.scheduler.wait()
        assert class_.process is not None and class_.process.poll() is None
        cluster.start_scheduler()
        stdout, stderr = class_.ended()
        assert "the scheduler is lost" in stderr
        assert "the scheduler is back" in stderr
        assert class_.is_full()
        assert "12 judged now" in stdout


def test_a_worker_comes_in_the_middle(shared_course: Path, tmp_path: Path) -> None:
    """The batch waits for the first one, and a second one helps."""
    with running(tmp_path / "dask", workers=0) as cluster:
        class_ = Class(cluster, shared_course, tmp_path, 12, seconds=2)
        class_.start()
        assert class_.process is not None and class_.process.stderr is not None
        assert "no worker is there yet" in class_.process.stderr.readline()
        first = cluster.start_worker("worker0")
        assert wait_until(lambda: class_.judged() >= 2)
        second = cluster.start_worker("worker1")
        assert wait_until(lambda: bool(judging(second)))
        assert judging(first)
        class_.ended()
        assert class_.is_full()


def test_a_worker_hangs(shared_course: Path, tmp_path: Path) -> None:
    """What it has is taken by another one: the batch does not wait for it."""
    with running(tmp_path / "dask", workers=0) as cluster:
        worker = cluster.start_worker("worker0")
        class_ = Class(cluster, shared_course, tmp_path, 8)
        class_.start()
        assert wait_until(lambda: class_.judged() >= 2 and bool(judging(worker)))
        stopped = [pid for pid in (dask_process(worker), *judging(worker)) if pid is not None]
        for process in stopped:
            os.kill(process, signal.SIGSTOP)
        cluster.start_worker("worker1")
        try:
            class_.ended(seconds=120)
        finally:
            for process in stopped:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGCONT)
        assert class_.is_full()


@pytest.mark.skipif(os.geteuid() != 0, reason="mounts a small disk: needs root")
def test_a_worker_is_out_of_disk(shared_course: Path, tmp_path: Path) -> None:
    """It cannot take the course, gets nothing, and says why; the other one judges."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", small], check=False).returncode == 0
    if not mounted:
        pytest.skip("no disk can be mounted here")
    try:
        with running(tmp_path / "dask", workers=1) as cluster:
            cluster.start_worker("full", env={"DASK_TEMPORARY_DIRECTORY": str(small)})
            (small / "filler").write_bytes(bytes(60_000))
            class_ = Class(cluster, shared_course, tmp_path, 4)
            class_.start()
            _, stderr = class_.ended()
            assert re.search("gets nothing to judge: its disk: No space left on device", stderr), stderr
            assert class_.is_full()
    finally:
        subprocess.run(["umount", "-l", small], check=False)


def test_a_worker_of_another_version(shared_course: Path, tmp_path: Path) -> None:
    """It is refused, and both versions are named; where there is no other one, that ends the batch."""
    other = tmp_path / "other"
    shutil.copytree(Path(grader.__file__).parent, other / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    init = other / "grader" / "__init__.py"
    init.write_text(init.read_text().replace(f'"{grader.__version__}"', '"0.0.7"'))
    with running(tmp_path / "dask", workers=0) as cluster:
        cluster.start_worker("other", env={"PYTHONPATH": str(other)})
        class_ = Class(cluster, shared_course, tmp_path, 2)
        class_.start()
        _, stderr = class_.ended(code=3)
        assert re.search(rf"it has the grader 0\.0\.7 \(\w+\), and this batch {grader.__version__} \(\w+\)", stderr)
        assert "no worker may judge" in stderr


def test_the_network_is_cut(shared_course: Path, tmp_path: Path) -> None:
    """A worker behind a network that drops everything: others take what it had, and it comes back by itself."""
    with running(tmp_path / "dask", workers=1) as cluster, Proxy(cluster.port) as proxy:
        cluster.start_worker("far", address=f"tcp://127.0.0.1:{proxy.port}")
        class_ = Class(cluster, shared_course, tmp_path, 12)
        class_.start()
        assert wait_until(lambda: class_.judged() >= 3)
        proxy.cut()
        class_.ended()
        assert class_.is_full()
        proxy.mend()
        assert wait_until(lambda: cluster.said("far").count("Registered to") >= 2)


def test_clocks_are_hours_apart(shared_course: Path, tmp_path: Path) -> None:
    """A worker whose clock is wrong judges as the others do."""
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text("import time\nreal = time.time\ntime.time = lambda: real() - 5 * 3600\n")
    with running(tmp_path / "dask", workers=0) as cluster:
        cluster.start_worker("late", env={"PYTHONPATH": str(clock)})
        class_ = Class(cluster, shared_course, tmp_path, 4)
        class_.start()
        class_.ended()
        assert class_.is_full()


def test_the_batch_is_killed(shared_course: Path, tmp_path: Path) -> None:
    """The course is removed from the workers all the same, and the next run goes on."""
    with running(tmp_path / "dask") as cluster:
        class_ = Class(cluster, shared_course, tmp_path, 8)
        class_.start()
        assert wait_until(lambda: class_.judged() >= 2)
        assert [*cluster.folder.rglob("grader-course-*")]
        assert class_.process is not None
        class_.process.kill()
        class_.process.communicate()
        assert wait_until(lambda: not [*cluster.folder.rglob("grader-course-*")], 60)
        class_.start()
        stdout, _ = class_.ended()
        found = re.search(r"(\d+) judged now, (\d+) unchanged", stdout)
        assert found is not None and int(found[2]) >= 2
        assert class_.is_full()

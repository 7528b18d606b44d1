"""Workers that cannot judge, that begin to fail in the middle, or whose grader fails: on a real scheduler."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cluster.batches import Class, judging
from tests.cluster.processes import running, wait_until
from tests.small_course import COURSE, SOLUTION, write_course
from tests.tiers import needs_tier

pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = [
    pytest.mark.nightly,
    needs_tier,
]

CANARY = """
import grader.sandbox.canary as canary
def check(server, limits):
    raise canary.GraderError("the sandbox let a guest read a file", exit_code=3)
canary.check = check
"""
NO_SANDBOX = """
import grader.sandbox.tiers as tiers
tiers.why_not = lambda tier: None if tier == "process" else "needs another machine"
"""
NO_GRADER = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "grader":
            raise ModuleNotFoundError("No module named 'grader'")
sys.meta_path.insert(0, Missing())
"""
FAILING = """
import grader.batch.unit_judge as unit_judge
judge = unit_judge.UnitJudge._judge
def failing(self, unit, *rest):
    if unit.student == "zoe":
        raise KeyError("what nobody has thought of")
    return judge(self, unit, *rest)
unit_judge.UnitJudge._judge = failing
"""


def changed(folder: Path, source: str) -> dict[str, str]:
    """Return the environment of a worker in whose processes something is replaced."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(source)
    return {"PYTHONPATH": str(folder)}


def test_a_worker_whose_canary_escapes(shared_course: Path, tmp_path: Path) -> None:
    """It refuses and says why; the other one judges the class."""
    with running(tmp_path / "dask", workers=1) as cluster:
        cluster.start_worker("leaky", env=changed(tmp_path / "leaky", CANARY))
        class_ = Class(cluster, shared_course, tmp_path, 4)
        class_.start()
        _, stderr = class_.ended()
        assert stderr.count("gets nothing to judge: the sandbox let a guest read a file") == 1, stderr
        assert class_.is_full()


def test_workers_without_a_sandbox(shared_course: Path, tmp_path: Path) -> None:
    """``grader worker`` does not start there, and a worker of Dask's own refuses; where all do, one error says so."""
    bare = changed(tmp_path / "bare", NO_SANDBOX)
    with running(tmp_path / "dask", workers=0) as cluster:
        refused = cluster.start_worker("refused", env=bare)
        assert refused.wait(60) == 3
        assert "No sandbox that may grade works here" in cluster.said("refused")
        assert "Traceback" not in cluster.said("refused")
        for number in range(2):
            cluster.start_plain_worker(f"plain{number}", env=bare)
        class_ = Class(cluster, shared_course, tmp_path, 2)
        class_.start()
        _, stderr = class_.ended(code=3)
        assert stderr.count("gets nothing to judge: No sandbox that may grade works here") == 1, stderr
        assert len(re.findall("no worker may judge: No sandbox that may grade", stderr)) == 1
        assert class_.judged() == 0


def test_no_grader_is_there(shared_course: Path, tmp_path: Path) -> None:
    """The scheduler needs none; a worker without one refuses."""
    bare = changed(tmp_path / "bare", NO_GRADER)
    with running(tmp_path / "dask", workers=1, env=bare) as cluster:
        cluster.start_plain_worker("bare", env=bare)
        class_ = Class(cluster, shared_course, tmp_path, 4)
        class_.start()
        _, stderr = class_.ended()
        assert "it has not the grader of this batch" in stderr
        assert class_.is_full()


def test_the_grader_fails_over_one_submission(shared_course: Path, tmp_path: Path) -> None:
    """It is that one's grader-error with its reason; no worker is lost, and nobody else has less."""
    with running(tmp_path / "dask", workers=0) as cluster:
        for number in range(2):
            cluster.start_worker(f"worker{number}", env=changed(tmp_path / f"failing{number}", FAILING))
        class_ = Class(cluster, shared_course, tmp_path, 4, seconds=0)
        class_.add("zoe", SOLUTION)
        class_.start()
        _, stderr = class_.ended(code=3)
        assert "lost" not in stderr, stderr
        stored = json.loads((class_.out / "results/zoe/sums.json").read_bytes())
        assert (stored["status"], stored["score"]) == ("grader-error", None)
        assert "KeyError: 'what nobody has thought of'" in json.dumps(stored["notes"])
        scores = class_.scores()
        del scores["zoe"]
        assert set(scores.values()) == {100.0} and len(scores) == 4


def test_what_judges_hangs(tmp_path: Path) -> None:
    """It is ended after the limits of the course, and the submission is tried again."""
    limits = COURSE.replace("load_wall = 6.0", "load_wall = 6.0\nsuite = 5.0")
    course = write_course(tmp_path / "course", **{"course.toml": limits})
    with running(tmp_path / "dask", workers=0) as cluster:
        worker = cluster.start_worker("worker0")
        class_ = Class(cluster, course, tmp_path, 3, seconds=2)
        class_.start()
        assert wait_until(lambda: class_.judged() >= 1)
        (hanging,) = judging(worker)
        os.kill(hanging, signal.SIGSTOP)
        class_.ended(seconds=200)
        assert class_.is_full()


@pytest.mark.skipif(os.geteuid() != 0, reason="mounts a small disk: needs root")
def test_a_disk_is_full_in_the_middle(shared_course: Path, tmp_path: Path) -> None:
    """The class has its points, whether the worker goes on or refuses; what judges there begins anew."""
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", small], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with running(tmp_path / "dask", workers=0) as cluster:
            where = {"DASK_TEMPORARY_DIRECTORY": str(small), "TMPDIR": str(small), "XDG_CACHE_HOME": str(small)}
            worker = cluster.start_worker("full", env=where)
            class_ = Class(cluster, shared_course, tmp_path, 10)
            class_.start()
            assert wait_until(lambda: class_.judged() >= 3 and bool(judging(worker)))
            with (small / "filler").open("wb", buffering=0) as filler:
                try:
                    while True:
                        filler.write(bytes(1024))
                except OSError:
                    pass
            for process in judging(worker):
                os.kill(process, signal.SIGKILL)
            cluster.start_worker("other")
            class_.ended()
            assert class_.is_full()
    finally:
        subprocess.run(["umount", "-l", small], check=False)


def test_the_course_of_a_killed_worker(shared_course: Path, tmp_path: Path) -> None:
    """Nobody but this user may read it, and the next worker that starts there removes it."""
    import psutil

    with running(tmp_path / "dask", workers=1) as cluster:
        worker = cluster.start_worker("killed")
        class_ = Class(cluster, shared_course, tmp_path, 8)
        class_.start()
        assert wait_until(lambda: len([*cluster.folder.rglob("grader-course-*")]) == 2 and bool(judging(worker)))
        assert {path.stat().st_mode & 0o777 for path in cluster.folder.rglob("grader-course-*")} == {0o700}
        for process in (worker, *psutil.Process(worker.pid).children(recursive=True)):
            process.kill()
        class_.ended()
        assert class_.is_full()
        assert wait_until(lambda: len([*cluster.folder.rglob("grader-course-*")]) == 1)
        cluster.start_worker("next")
        assert wait_until(lambda: not [*cluster.folder.rglob("grader-course-*")])

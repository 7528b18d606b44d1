"""Faults of the machine: nothing finished is lost, nothing is counted twice, no process and no scratch folder is left.

SIGINT, SIGTERM and SIGKILL to the batch, a killed worker and two batches into one folder: ``tests/test_batch.py``.
"""

from __future__ import annotations

import contextlib
import csv
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.attacks.attack_batch import without_rights
from tests.attacks.attack_course import SOLUTION, write_attacked_course
from tests.attacks.attack_field import reaping, unlocked_scratch
from tests.attacks.attack_runs import grading_user, need

SLOW = SOLUTION + "\nimport time\n\n\ndef add(a, b):\n    time.sleep(0.02)\n    return a + b\n"
TIERS = ("namespaces", "landlock")


def nightly(tier: str) -> ParameterSet:
    """A tier that is left to the nightly run: each of these tests pays for a batch of its own."""
    return pytest.param(tier, marks=pytest.mark.nightly)


class Batch:
    """A running ``grader batch`` over a class of honest, slow submissions."""

    def __init__(
        self, base: Path, tier: str, *, size: int = 5, out: Path | None = None, user: int | None = None
    ) -> None:
        need(tier)
        self.base, self.tier, self.user = base, tier, user
        self.out = out or base / "out"
        course = write_attacked_course(base / "course")
        settings = (course / "course.toml").read_text("utf-8")
        for a, b in (("wall = 1.5", "wall = 8"), ("suite = 6", "suite = 60"), ("load_wall = 2", "load_wall = 8")):
            settings = settings.replace(a, b)
        (course / "course.toml").write_text(settings, encoding="utf-8")
        for number in range(size):
            folder = base / "in" / f"student{number}"
            folder.mkdir(parents=True)
            (folder / "sums.py").write_text(SLOW, encoding="utf-8")

    def start(self, *more: str) -> subprocess.Popen[str]:
        """The real command."""
        command = [sys.executable, "-m", "grader", "batch", str(self.base / "in"), "--out", str(self.out)]
        return subprocess.Popen(
            [*command, "--sandbox", self.tier, "--jobs", "1", *more],
            cwd=self.base / "course",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            **without_rights(self.user),
        )

    def finish(self, process: subprocess.Popen[str]) -> str:
        """Wait for the end. What it said on standard error; the exit code is in ``process``."""
        _, error = process.communicate(timeout=120)
        assert "Traceback" not in error
        return error

    def finished(self) -> int:
        """How many results there are."""
        return len(list(self.out.glob("results/*/sums.json")))

    def rows(self) -> dict[str, dict[str, str]]:
        """The gradebook by student."""
        rows = list(csv.DictReader((self.out / "grades.csv").read_text("utf-8-sig").splitlines()))
        assert len(rows) == len({row["student"] for row in rows}), "somebody is counted twice"
        return {row["student"]: row for row in rows}


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="faulty-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def clean() -> Iterator[None]:
    """No process and no scratch folder is left when the context ends."""
    before = unlocked_scratch()
    with reaping() as left:
        yield
    assert left == []
    assert unlocked_scratch() - before == set()


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait, and fail where it never comes true."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.01)


def below(process: int) -> list[int]:
    """A process's children, their children and so on."""
    found: list[int] = []
    pending = [process]
    while pending:
        with contextlib.suppress(OSError):
            here = pending.pop()
            for task in Path(f"/proc/{here}/task").iterdir():
                children = [int(word) for word in (task / "children").read_text().split()]
                found += children
                pending += children
    return found


def words(process: int) -> str:
    """A process's command line."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def named(process: int, word: str) -> list[int]:
    """Descendants whose command line holds ``word``, the oldest first."""
    return [child for child in below(process) if word in words(child)]


def guests(process: int) -> list[int]:
    """Descendants that are locked down."""
    found = []
    for child in below(process):
        with contextlib.suppress(OSError):
            if "Seccomp:\t2" in Path(f"/proc/{child}/status").read_text():
                found.append(child)
    return found


@pytest.mark.parametrize("tier", ["landlock", nightly("namespaces")])
def test_killed_fork_server(base: Path, tier: str) -> None:
    """The fork server is killed while it works: it is replaced, and everybody has full marks."""
    batch = Batch(base, tier)
    with clean():
        process = batch.start()
        wait_until(lambda: batch.finished() >= 2)
        for server in named(process.pid, "grader.sandbox.linux.fork_server"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(server, signal.SIGKILL)
        batch.finish(process)
    assert process.returncode == 0
    assert {row["score"] for row in batch.rows().values()} == {"100"}


@pytest.mark.nightly
@pytest.mark.parametrize("tier", TIERS)
def test_killed_runner(base: Path, tier: str) -> None:
    """The process that holds the tests is killed, with all its workers: it is replaced."""
    batch = Batch(base, tier)
    with clean():
        process = batch.start()
        wait_until(lambda: batch.finished() >= 2)
        for runner in named(process.pid, "grader.grading.runner"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(runner, signal.SIGKILL)
        batch.finish(process)
    assert process.returncode == 0
    assert {row["score"] for row in batch.rows().values()} == {"100"}


@pytest.mark.parametrize("tier", ["namespaces", nightly("landlock")])
def test_killed_guest(base: Path, tier: str) -> None:
    """Somebody kills a guest: that submission loses the test it was in at most, the others nothing."""
    batch = Batch(base, tier)
    with clean():
        process = batch.start()
        wait_until(lambda: batch.finished() >= 2)
        killed: list[int] = []

        def kill_one() -> bool:
            for guest in guests(process.pid)[:1]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(guest, signal.SIGKILL)
                    killed.append(guest)
            return bool(killed) or process.poll() is not None

        wait_until(kill_one)
        batch.finish(process)
    assert killed and process.returncode == 0
    scores = sorted(float(row["score"]) for row in batch.rows().values())
    assert scores[1:] == [100.0] * 4
    assert scores[0] >= 80.0


@pytest.mark.nightly
def test_disk_full(base: Path) -> None:
    """The disk fills up: two lines and exit code 3; with room again, the next run does only what is missing."""
    small = base / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(small)], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        batch = Batch(base, "namespaces", size=12, out=small / "out")
        with clean():
            process = batch.start()
            error = batch.finish(process)
        assert process.returncode == 3
        full = "the disk is full" in error or "No space left on device" in error  # the gradebook, or a result
        assert f"{small}/out" in error and full and len(error.strip().splitlines()) == 2
        kept = batch.finished()
        assert 1 <= kept < 12
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        process = batch.start()
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0 and f"{kept} unchanged" in out
        assert {row["score"] for row in batch.rows().values()} == {"100"}
    finally:
        subprocess.run(["umount", "-l", str(small)], check=False)


def test_read_only_results(base: Path) -> None:
    """The folder of results cannot be written to: two lines that name it, exit code 3."""
    user = grading_user("an ordinary user")
    batch = Batch(base, "namespaces", size=1, user=user)
    batch.out.mkdir()
    batch.out.chmod(0o555)
    with clean():
        process = batch.start()
        error = batch.finish(process)
    assert process.returncode == 3
    assert str(batch.out) in error and len(error.strip().splitlines()) == 2


@pytest.mark.nightly
def test_results_become_read_only(base: Path) -> None:
    """It can be no longer written to, in the middle: what is finished stays, and the rest is done later."""
    user = grading_user("an ordinary user")
    batch = Batch(base, "namespaces", user=user)
    batch.out.mkdir()
    if user is not None:
        os.chown(batch.out, user, user)
    with clean():
        process = batch.start()
        wait_until(lambda: batch.finished() >= 2)
        (batch.out / "results").chmod(0o555)
        error = batch.finish(process)
    kept = batch.finished()
    assert process.returncode == 3 and 2 <= kept < 5
    assert "cannot be written" in error and len(error.strip().splitlines()) == 2
    (batch.out / "results").chmod(0o755)
    process = batch.start()
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0 and f"{kept} unchanged" in out


@pytest.mark.nightly
def test_clock_set_back(base: Path) -> None:
    """Times decide nothing: results from the future are reused, a submission changed in the past is graded again."""
    batch = Batch(base, "namespaces", size=3)
    batch.finish(batch.start())
    for path in batch.out.rglob("*"):
        os.utime(path, (4e9, 4e9))
    changed = base / "in" / "student1" / "sums.py"
    changed.write_text(SLOW.replace("return a + b", "return a - b"), encoding="utf-8")
    for path in (base / "in").rglob("*"):
        os.utime(path, (1, 1))
    process = batch.start()
    out, _ = process.communicate(timeout=120)
    assert "1 judged now, 2 unchanged" in out
    assert float(batch.rows()["student1"]["score"]) < 100


@pytest.mark.nightly
def test_scratch_of_a_killed_batch_is_removed(base: Path) -> None:
    """Everything is killed at once: no process is left, and the next run removes the scratch folder that is."""
    batch = Batch(base, "landlock")
    before = unlocked_scratch()
    with reaping() as left:
        process = batch.start()
        wait_until(lambda: batch.finished() >= 2)
        everything = below(process.pid)
        process.kill()
        for one in everything:
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        process.communicate(timeout=30)
    assert left == []
    kept = batch.finished()
    process = batch.start()
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0 and f"{kept} unchanged" in out
    assert unlocked_scratch() - before == set()

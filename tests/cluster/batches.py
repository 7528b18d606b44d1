"""A class whose work takes some time, the batch that judges it on a cluster, and the processes that do the work."""

from __future__ import annotations

import contextlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.processes import RunningCluster
from tests.small_course import SOLUTION


class Class:
    """Some students whose work takes some time to load, and the batch that judges it."""

    def __init__(
        self, cluster: RunningCluster, course: Path, folder: Path, students: int = 8, seconds: float = 0.5
    ) -> None:
        self.out = folder / "out"
        slow = f"{SOLUTION}\nimport time\ntime.sleep({seconds})\n"
        for number in range(students):
            (folder / "class" / f"student{number:02}").mkdir(parents=True)
            (folder / "class" / f"student{number:02}" / "sums.py").write_text(f"{slow}# {number}\n")
        self.folder, self._course, self._cluster = folder / "class", course, cluster
        self.process: subprocess.Popen[str] | None = None

    def add(self, student: str, source: str) -> None:
        """Add a student."""
        (self.folder / student).mkdir()
        (self.folder / student / "sums.py").write_text(source)

    def start(self, *more: object) -> None:
        """Start the batch."""
        command = self._cluster.batch(self._course, self.folder, self.out, *more)
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self._cluster.environment()
        )
        self._cluster.batches.append(self.process)

    def judged(self) -> int:
        """Return how many results are there."""
        return len([*self.out.glob("results/*/sums.json")])

    def ended(self, code: int = 0, seconds: float = 240) -> tuple[str, str]:
        """Wait for the end of the batch, and return what it printed."""
        assert self.process is not None
        try:
            stdout, stderr = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            stdout, stderr = self.process.communicate()
            pytest.fail(f"the batch goes on and on\n{stdout}\n{stderr}")
        assert self.process.returncode == code, (stdout, stderr)
        assert "Traceback" not in stderr, stderr
        return stdout, stderr

    def scores(self) -> dict[str, float | None]:
        """Return everybody's score."""
        results = [json.loads(path.read_bytes()) for path in self.out.glob("results/*/sums.json")]
        return {result["student"]: result["score"] for result in results}

    def is_full(self) -> bool:
        """Whether everybody has all points."""
        return set(self.scores().values()) == {100.0} and self.judged() == len([*self.folder.iterdir()])


def judging(worker: subprocess.Popen[bytes]) -> list[int]:
    """Return the processes below a worker that judge."""
    import psutil

    return [
        one.pid for one in psutil.Process(worker.pid).children(recursive=True) if "grader.batch.worker" in _words(one)
    ]


def dask_process(worker: subprocess.Popen[bytes]) -> int | None:
    """Return the process that the nanny watches; None while it is started again."""
    import psutil

    found = [one.pid for one in psutil.Process(worker.pid).children() if "spawn_main" in _words(one)]
    return found[0] if len(found) == 1 else None


def _words(process: Any) -> str:
    with contextlib.suppress(Exception):
        return " ".join(process.cmdline())
    return ""

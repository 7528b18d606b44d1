"""A Dask scheduler and workers of the grader, as processes of their own on this machine."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

SECONDS = 60.0


def wait_until(condition: Callable[[], bool], seconds: float = SECONDS) -> bool:
    """Whether a condition holds within some seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody listens at a port of this machine."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


class RunningCluster:
    """Processes, and what they print. ``folder`` is where Dask keeps its files."""

    def __init__(
        self, folder: Path, tls: tuple[Path, Path, Path] | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        self.folder, self.port = folder, free_port()
        self._tls = [] if tls is None else ["--tls-ca-file", tls[0], "--tls-cert", tls[1], "--tls-key", tls[2]]
        self.address = f"{'tcp' if tls is None else 'tls'}://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.batches: list[subprocess.Popen[str]] = []
        self.scheduler = self.start_scheduler(env)

    def environment(self, **more: str) -> dict[str, str]:
        """Return what processes see."""
        return {**os.environ, "DASK_TEMPORARY_DIRECTORY": str(self.folder), **more}

    def start_scheduler(self, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a scheduler at the cluster's port, and wait until it listens."""
        where = ["--host", "127.0.0.1", "--port", self.port, "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
        protocol = ["--protocol", "tls"] if self._tls else []
        self.scheduler = self._start("scheduler", ["-m", "dask", "scheduler", *where, *protocol, *self._tls], env or {})
        assert wait_until(lambda: listens(self.port)), self.said("scheduler")
        return self.scheduler

    def start_worker(
        self, name: str, *arguments: object, address: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a worker, and wait until it is at work."""
        command = ["-m", "grader", "worker", address or self.address, "--jobs", 1, *arguments, *self._tls]
        process = self._start(name, command, env or {})
        assert wait_until(lambda: "Registered to" in self.said(name) or process.poll() is not None), self.said(name)
        return process

    def start_plain_worker(self, name: str, *, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start a worker of Dask's own, and wait until it is at work."""
        process = self._start(name, ["-m", "dask", "worker", self.address, "--nthreads", 1, "--no-dashboard"], env)
        assert wait_until(lambda: "Registered to" in self.said(name) or process.poll() is not None), self.said(name)
        return process

    def said(self, name: str) -> str:
        """Return what a process has printed so far."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def batch(self, course: Path, submissions: Path, out: Path, *more: object) -> list[str]:
        """Return the command of a batch on this cluster."""
        places = [submissions, "--out", out, "--course", course, "--cluster", self.address, *self._tls, *more]
        return [sys.executable, "-m", "grader", "batch", *map(str, places)]

    def close(self) -> None:
        """End everything, batches that a failed test has left first."""
        for batch in self.batches:
            batch.kill()
            batch.communicate()
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, name: str, arguments: list[object], env: Mapping[str, str]) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            command = [sys.executable, *map(str, arguments)]
            process = subprocess.Popen(command, cwd=self.folder, env=self.environment(**env), stdout=log, stderr=log)
        self.processes.append(process)
        return process


@contextlib.contextmanager
def running(
    folder: Path,
    workers: int = 2,
    tls: tuple[Path, Path, Path] | None = None,
    env: Mapping[str, str] | None = None,
) -> Iterator[RunningCluster]:
    """A cluster with some workers, each of which takes one submission at a time. ``env`` is for the scheduler."""
    folder.mkdir(parents=True, exist_ok=True)
    cluster = RunningCluster(folder, tls, env)
    try:
        for number in range(workers):
            cluster.start_worker(f"worker{number}")
        yield cluster
    finally:
        cluster.close()

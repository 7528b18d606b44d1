"""A class → results: units handed to worker processes, each finished one on disk before it is counted.

A worker that dies costs nobody but the unit it was at, which is tried once more; a second death is a
``grader-error`` of that unit, and the class goes on. What a run has finished, the next one reuses where nothing has
changed.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from grader.batch.worker import DEATHS, Config, Done, Reply, Unit
from grader.errors import GraderError
from grader.model import Course
from grader.processes import frames


def processors() -> list[int]:
    """The numbers of those that this process may use; not more than their count is known on some platforms."""
    if sys.platform == "linux":
        return sorted(os.sched_getaffinity(0))
    return [*range(os.cpu_count() or 1)]


@dataclass(frozen=True)
class Progress:
    """What happened with one unit."""

    unit: Unit
    done: Done
    finished: int
    total: int


class Stopped(Exception):
    """Ctrl-C, or the like: no more units are handed out; what is finished stays."""


def run(
    course: Course,
    units: tuple[Unit, ...],
    config: Config,
    jobs: int,
    report: Callable[[Progress], None] = lambda _: None,
) -> tuple[Done, ...]:
    """Grade all units with ``jobs`` workers; in the order of the units. Raises GraderError, KeyboardInterrupt."""
    waiting: queue.SimpleQueue[tuple[int, Unit]] = queue.SimpleQueue()
    for index, unit in enumerate(units):
        waiting.put((index, unit))
    finished: queue.SimpleQueue[tuple[int, Done] | GraderError] = queue.SimpleQueue()
    stop = threading.Event()
    hands = [_Hand(one, waiting, finished, stop) for one in _placed(config, jobs)[: max(1, len(units))]]
    results: dict[int, Done] = {}
    try:
        for hand in hands:
            hand.thread.start()
        while len(results) < len(units):
            message = finished.get()
            if isinstance(message, GraderError):
                raise message
            index, done = message
            results[index] = done
            report(Progress(units[index], done, len(results), len(units)))
    finally:
        stop.set()
        for hand in hands:
            hand.end()
    return tuple(results[index] for index in range(len(units)))


def _placed(config: Config, jobs: int) -> list[Config]:
    """A worker's configuration for each of ``jobs``. Where there is one per processor, each stays on its own: engine,
    runner and guest take turns, and a switch between them costs half as much as a call to another processor."""
    places = processors()
    if jobs != len(places):
        return [config] * jobs
    return [msgspec.structs.replace(config, processor=place) for place in places]


class _Hand:
    """A thread that feeds one worker process and waits for it."""

    def __init__(
        self,
        config: Config,
        waiting: queue.SimpleQueue[tuple[int, Unit]],
        finished: queue.SimpleQueue[tuple[int, Done] | GraderError],
        stop: threading.Event,
    ) -> None:
        self._command = [sys.executable, "-P", "-m", "grader.batch.worker", msgspec.json.encode(config).decode()]
        self._waiting, self._finished, self._stop = waiting, finished, stop
        self._process: subprocess.Popen[bytes] | None = None
        self.thread = threading.Thread(target=self._work, daemon=True)

    def _work(self) -> None:
        try:
            while not self._stop.is_set():
                try:
                    index, unit = self._waiting.get_nowait()
                except queue.Empty:
                    break
                reply = self._ask(unit)
                if self._stop.is_set():
                    break
                if reply is None and unit.deaths < DEATHS:
                    self._waiting.put((index, msgspec.structs.replace(unit, deaths=unit.deaths + 1)))
                elif reply is None:  # it has not even been looked at this time
                    raise GraderError(
                        f"{unit.student}, {unit.assignment}: the grader's workers die, whatever they are given",
                        "What they said stands above; the finished results are kept.",
                        exit_code=3,
                    )
                elif reply.failed is not None:
                    raise GraderError(reply.failed.message, reply.failed.hint, exit_code=reply.failed.exit_code)
                elif reply.done is not None:
                    self._finished.put((index, reply.done))
        except GraderError as error:
            self._finished.put(error)
        finally:
            self._close()

    def _ask(self, unit: Unit) -> Reply | None:
        """The worker's reply; None where it died."""
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process = self._process
        assert process.stdin is not None and process.stdout is not None  # noqa: S101  both are pipes
        try:
            process.stdin.write(frames.pack(unit))
            process.stdin.flush()
            frame = frames.read(process.stdout.read)
        except (OSError, ValueError):
            frame = None
        if frame is None:
            self._close()
            return None
        return msgspec.msgpack.decode(frame, type=Reply)

    def _close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101  both are pipes
            with contextlib.suppress(OSError):
                process.stdin.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()

    def end(self) -> None:
        """After the last unit, or at once when the run is stopped: the unit at hand is given up."""
        if self._stop.is_set() and self._process is not None and self.thread.is_alive():
            with contextlib.suppress(OSError):
                self._process.terminate()
        if self.thread.is_alive():
            self.thread.join(10)

"""Grade a class with several worker processes. Each result is on disk before it is counted.

A worker that dies costs only the unit that it was at, which is tried once more; after a second death the class goes
on, and that unit is tried alone at the end, as is any other over which the grader has failed. What fails then as well,
while the reference does not, has done it itself. The next run reuses results for which nothing has changed.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

import msgspec

from grader.batch.protocol import DEATHS, Reply, Unit, UnitReport, WorkerConfig, command, without_records
from grader.errors import GraderError
from grader.processes import frames

Take = Callable[[Unit], Unit | None]
"""Returns a unit as a worker is to have it; None where it is not this batch's turn."""

_PAUSE = 0.2  # seconds before a unit is asked for once more that was put off twice


def processors() -> list[int]:
    """Return the numbers of the processors that this process may use, or of all where the platform does not tell."""
    if sys.platform == "linux":
        return sorted(os.sched_getaffinity(0))
    return [*range(os.cpu_count() or 1)]


def run(
    units: tuple[Unit, ...],
    config: WorkerConfig,
    jobs: int,
    tell: Callable[[UnitReport], None] = lambda _: None,
    take: Take = lambda unit: unit,
) -> tuple[UnitReport, ...]:
    """Grade all units with ``jobs`` workers, and return their reports in the order of the units; what is for
    the gradebook is in those that ``tell`` gets. ``take`` is asked for each unit before a worker has it; what it puts
    off is tried again later.

    Those over which the grader fails are tried once more at the end, one at a time. Raises GraderError,
    KeyboardInterrupt.
    """
    configs = _one_per_worker(config, jobs)[: max(1, len(units))]
    reports = _grade(dict(enumerate(units)), configs, lambda report: None if report.starved else tell(report), take)
    again = {index: msgspec.structs.replace(units[index], alone=True) for index in reports if reports[index].starved}
    if again:
        reports |= _grade(again, configs[:1], tell, take)
    return tuple(reports[index] for index in range(len(units)))


def _grade(
    units: Mapping[int, Unit], configs: Sequence[WorkerConfig], tell: Callable[[UnitReport], None], take: Take
) -> dict[int, UnitReport]:
    """Grade units with a worker for each of ``configs``, and return a report for each number of a unit."""
    waiting: queue.SimpleQueue[tuple[int, Unit]] = queue.SimpleQueue()
    for numbered in units.items():
        waiting.put(numbered)
    finished: queue.SimpleQueue[tuple[int, UnitReport] | GraderError] = queue.SimpleQueue()
    stop = threading.Event()
    handles = [WorkerHandle(config, waiting, finished, stop, take) for config in configs]
    reports: dict[int, UnitReport] = {}
    try:
        for handle in handles:
            handle.thread.start()
        while len(reports) < len(units):
            message = finished.get()
            if isinstance(message, GraderError):
                raise message
            index, report = message
            tell(report)
            reports[index] = without_records(report)
    finally:
        stop.set()
        for handle in handles:
            handle.end()
    return reports


def _one_per_worker(config: WorkerConfig, jobs: int) -> list[WorkerConfig]:
    """Return the configuration of each worker. Where there is one per processor, each stays on its own: engine, runner
    and guest take turns, and a switch between them costs half as much as a call to another processor."""
    numbers = processors()
    if jobs != len(numbers):
        return [config] * jobs
    return [msgspec.structs.replace(config, processor=number) for number in numbers]


class WorkerHandle:
    """A thread that feeds one worker process and waits for it."""

    def __init__(
        self,
        config: WorkerConfig,
        waiting: queue.SimpleQueue[tuple[int, Unit]],
        finished: queue.SimpleQueue[tuple[int, UnitReport] | GraderError],
        stop: threading.Event,
        take: Take,
    ) -> None:
        self._take, self._put_off = take, set[int]()
        self._command = command(config)
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
                taken = self._take(unit)
                if taken is None:
                    self._waiting.put((index, unit))
                    if index in self._put_off:
                        self._stop.wait(_PAUSE)
                    self._put_off.add(index)
                    continue
                reply = self._ask(taken)
                if self._stop.is_set():
                    break
                if reply is None and unit.deaths < DEATHS:
                    self._waiting.put((index, msgspec.structs.replace(unit, deaths=unit.deaths + 1)))
                elif reply is None:  # the worker died before it looked at the submission
                    raise GraderError(
                        f"{unit.student}, {unit.assignment}: the grader's workers die, whatever they are given",
                        "What they said stands above; the finished results are kept.",
                        exit_code=3,
                    )
                elif reply.failure is not None:
                    raise GraderError(reply.failure.message, reply.failure.hint, exit_code=reply.failure.exit_code)
                elif reply.report is not None:
                    self._finished.put((index, reply.report))
        except GraderError as error:
            self._finished.put(error)
        finally:
            self._close()

    def _ask(self, unit: Unit) -> Reply | None:
        """Return the worker's reply; None where it died."""
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
        """End after the last unit, or at once when the run is stopped: the current unit is given up."""
        if self._stop.is_set() and self._process is not None and self.thread.is_alive():
            with contextlib.suppress(OSError):
                self._process.terminate()
        if self.thread.is_alive():
            self.thread.join(10)

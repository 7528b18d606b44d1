"""Grade a class with several worker processes. Each result is on disk before it is counted.

A worker that dies costs only the unit that it was at, which is tried once more; after a second death the class goes
on, and that unit is tried alone at the end, as is any other over which the grader has failed. What fails then as well,
while the reference does not, has done it itself. The next run reuses results for which nothing has changed.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

import msgspec

from grader.batch.protocol import DEATHS, LightReports, Unit, UnitReport, WorkerConfig
from grader.batch.worker_process import WorkerProcess
from grader.batch.workplace import Take, Tell, at_once
from grader.errors import GraderError

_PAUSE = 0.2  # seconds before a unit is asked for once more that was put off twice
_UNTOLD = 2  # reports of each worker that wait to be told: a slow gradebook makes workers wait, not memory grow


def processors() -> list[int]:
    """Return the numbers of the processors that this process may use, or of all where the platform does not tell."""
    if sys.platform == "linux":
        return sorted(os.sched_getaffinity(0))
    return [*range(os.cpu_count() or 1)]


class Pool:
    """Worker processes on this machine, ``jobs`` at a time."""

    def __init__(self, config: WorkerConfig, jobs: int) -> None:
        self._config, self._jobs = config, jobs
        self.tier: str = config.tier

    def run(self, units: Sequence[Unit], tell: Tell, take: Take = at_once) -> tuple[UnitReport, ...]:
        """Grade all units, as ``Workplace.run`` says.

        Those over which the grader fails are tried once more at the end, one at a time. Raises GraderError,
        KeyboardInterrupt.
        """
        configs = one_per_worker(self._config, self._jobs)[: max(1, len(units))]
        reports = _grade(dict(enumerate(units)), configs, lambda report: None if report.starved else tell(report), take)
        again = {
            index: msgspec.structs.replace(units[index], alone=True) for index in reports if reports[index].starved
        }
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
    finished: queue.Queue[tuple[int, UnitReport] | GraderError] = queue.Queue(_UNTOLD * len(configs))
    stop = threading.Event()
    handles = [WorkerHandle(config, waiting, finished, stop, take) for config in configs]
    reports: dict[int, UnitReport] = {}
    lights = LightReports()
    try:
        for handle in handles:
            handle.thread.start()
        while len(reports) < len(units):
            message = finished.get()
            if isinstance(message, GraderError):
                raise message
            index, report = message
            tell(report)
            reports[index] = lights.light(report)
    finally:
        stop.set()
        for handle in handles:
            handle.end()
    return reports


def one_per_worker(config: WorkerConfig, jobs: int) -> list[WorkerConfig]:
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
        finished: queue.Queue[tuple[int, UnitReport] | GraderError],
        stop: threading.Event,
        take: Take,
    ) -> None:
        self._take, self._put_off = take, set[int]()
        self._process = WorkerProcess(config)
        self._waiting, self._finished, self._stop = waiting, finished, stop
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
                reply = self._process.ask(taken)
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
                    self._tell((index, reply.report))
        except GraderError as error:
            self._tell(error)
        finally:
            self._process.close()

    def _tell(self, message: tuple[int, UnitReport] | GraderError) -> None:
        """Hand on a message, as soon as there is room for it; nobody waits for it any more when the run is stopped."""
        while not self._stop.is_set():
            with contextlib.suppress(queue.Full):
                self._finished.put(message, timeout=_PAUSE)
                return

    def end(self) -> None:
        """End after the last unit, or at once when the run is stopped: the current unit is given up."""
        if self._stop.is_set() and self.thread.is_alive():
            self._process.terminate()
        if self.thread.is_alive():
            self.thread.join(10)

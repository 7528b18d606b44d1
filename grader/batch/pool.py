"""Grade a class with several worker processes. Each result is on disk before it is counted.

A worker gets units by chunks (``chunks.py``). One that dies costs only the unit that it was at, which is tried once
more; after a second death the class goes on, and that unit is tried alone at the end, as is any other over which the
grader has failed. What fails then as well, while the reference does not, has done it itself. The next run reuses
results for which nothing has changed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence

import msgspec

from grader.batch.chunks import Chunk, WaitingUnit, WaitingUnits
from grader.batch.protocol import DEATHS, LightReports, Unit, UnitReport, WorkerConfig
from grader.batch.worker_process import WorkerProcess
from grader.batch.workplace import Take, Tell, at_once
from grader.errors import GraderError

_PAUSE = 0.2  # seconds before a unit is asked for once more that was put off twice, or before a look at what came back

Finished = Sequence[tuple[int, UnitReport]]
"""The reports on a chunk, each with the number of its unit."""


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
    waiting = WaitingUnits(units, len(configs))
    finished: queue.Queue[Finished | Exception] = queue.Queue(len(configs))  # workers wait for a slow gradebook
    stop = threading.Event()
    handles = [WorkerHandle(config, waiting, finished, stop, take) for config in configs]
    reports: dict[int, UnitReport] = {}
    lights = LightReports()
    try:
        for handle in handles:
            handle.thread.start()
        while len(reports) < len(units):
            message = finished.get()
            if isinstance(message, Exception):
                raise message
            for index, report in message:
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
        waiting: WaitingUnits,
        finished: queue.Queue[Finished | Exception],
        stop: threading.Event,
        take: Take,
    ) -> None:
        self._take, self._put_off = take, set[int]()
        self._process = WorkerProcess(config)
        self._seconds: float | None = None  # of a unit of the last chunk
        self._waiting, self._finished, self._stop = waiting, finished, stop
        self.thread = threading.Thread(target=self._work, daemon=True)

    def _work(self) -> None:
        try:
            while not self._stop.is_set() and (chunk := self._waiting.next(self._seconds)) is not None:
                if not chunk:
                    self._stop.wait(_PAUSE)
                elif taken := self._taken(chunk):
                    self._grade(taken)
                self._waiting.settle(chunk)
        except Exception as error:  # whatever it is: the batch waits for this thread
            self._tell(error)
        finally:
            self._process.close()

    def _taken(self, chunk: Chunk) -> list[tuple[WaitingUnit, Unit]]:
        """Return the units of a chunk that are this batch's to judge, each as its worker is to have it; put the others
        back. Raises GraderError."""
        taken: list[tuple[WaitingUnit, Unit]] = []
        for place, one in enumerate(chunk):
            unit = self._take(one.unit)
            if unit is not None:
                taken.append((one, unit))
                continue
            self._waiting.put_last(one)
            if one.index in self._put_off:
                self._waiting.put_first(chunk[place + 1 :])
                if not taken:
                    self._stop.wait(_PAUSE)
                break
            self._put_off.add(one.index)
        return taken

    def _grade(self, taken: Sequence[tuple[WaitingUnit, Unit]]) -> None:
        """Let the worker grade units, hand on the reports, and put back what it did not come to. Raises GraderError."""
        units = [one for one, _ in taken]
        begun = time.monotonic()
        reply = self._process.ask([unit for _, unit in taken])
        if self._stop.is_set():
            return
        if reply is None:
            self._seconds = None
            self._count_death(units)
            return
        done = len(reply.reports)
        self._seconds = (time.monotonic() - begun) / max(1, done)
        self._waiting.put_first(units[done:])
        self._tell([(one.index, report) for one, report in zip(units, reply.reports, strict=False)])
        if reply.failure is not None:
            raise GraderError(reply.failure.message, reply.failure.hint, exit_code=reply.failure.exit_code)

    def _count_death(self, units: Chunk) -> None:
        """Count a death for the unit over which the worker died. Which of several that was is not known: each is asked
        for by itself then. Raises GraderError."""
        if len(units) > 1:
            self._waiting.put_first([dataclasses.replace(one, single=True) for one in units])
            return
        (one,) = units
        unit = one.unit
        if unit.deaths >= DEATHS:  # the worker died before it looked at the submission
            raise GraderError(
                f"{unit.student}, {unit.assignment}: the grader's workers die, whatever they are given",
                "What they said stands above; the finished results are kept.",
                exit_code=3,
            )
        died = msgspec.structs.replace(unit, deaths=unit.deaths + 1)
        self._waiting.put_last(dataclasses.replace(one, unit=died, single=True))

    def _tell(self, message: Finished | Exception) -> None:
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

"""Watching a judge: its events come through one by one; if it hangs or dies, a new one does the rest.

What a test body does with a guest's values may take for ever or all memory (an (8e6, 1) array against (1000,)
broadcasts to 8e9 elements). That is the submission's failure of that one test, never the end of the grading.
"""

from __future__ import annotations

import contextlib
import os
import queue
import select
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

from grader.model import Gap, Message, TestResult
from grader.processes import frames
from grader.sandbox.linux import kernel
from grader.testing import messages

WALL_FACTOR = 12
"""A test may take this many times its guest's wall limit on the clock: it calls the guest more than once."""
LOADS = 5
"""Guests that one test may have to load: statements that end one are left out of the next, and one may be killed."""
POLL, TICK = 0.25, 0.03
"""Seconds between two looks at a judge's clocks, and at what it has sent."""


class JudgeProcess(Protocol):
    """A process that judges a job. ``fresh``: it has judged nothing before."""

    fresh: bool

    def read(self, timeout: float) -> bytes | None:
        """Return the next event's frame body, None if none came in ``timeout`` seconds. Raises EOFError at the end."""
        ...

    def cpu(self) -> float:
        """Return the CPU seconds used so far; 0 where the platform does not know them."""
        ...

    def stop(self, finished: bool = False) -> None:
        """Kill it if it still runs, and reap it; one that has ``finished``, and said that it can judge another job, may
        stay."""
        ...


Starter = Callable[[messages.Job], JudgeProcess]


def run(
    job: messages.Job, tests: list[TestResult], start: Starter, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[messages.Event]:
    """Yield all events of a job; the last is ``Finished``, ``Cancelled`` or ``Broke``, also where judges hang or die.

    ``tests`` are those to judge. ``cancelled``: whether nobody waits for the rest; asked again and again.
    """
    blank = {test.id: test for test in tests}
    judged = set(job.judged)
    begun = time.monotonic()
    while True:  # a new judge does not reset the submission's total time limit
        started = time.monotonic()
        judge = start(msgspec.structs.replace(job, judged=frozenset(judged), spent=started - begun))
        if not judge.fresh:
            events = _all_events(judge, job, cancelled)
            if events is not None:
                yield from events
                return
            begun += time.monotonic() - started  # what it did not finish is judged anew
            continue
        current: str | None = None
        printed, before, finished = False, len(judged), False
        try:
            for event in _events(judge, job, cancelled):
                if isinstance(event, messages.Started):
                    current = event.test
                    continue
                printed |= isinstance(event, messages.Printed)
                if isinstance(event, messages.Judged):
                    judged.update(result.id for result in event.results)
                    current = None
                elif isinstance(event, messages.Passed):
                    judged.update(event.tests)
                    current = None
                finished = isinstance(event, messages.Finished)
                yield event
                if finished or isinstance(event, messages.Broke):
                    return
            how = "test.runner-died"
        except TimeoutError:
            how = "test.runner-timeout"
        except _Cancelled:
            yield messages.Cancelled()
            return
        finally:
            judge.stop(finished)
        if printed:
            yield messages.Finished(diagnosed=False)
            return
        if current is not None:
            lost = msgspec.structs.replace(blank[current], message=Message(how), gap=Gap("other"))
            yield messages.Judged((lost,))
            judged.add(current)
        elif job.figures and not judged:  # pictures come first, and are never the reason that a grading fails
            job, begun = msgspec.structs.replace(job, figures=False), time.monotonic()
        elif len(judged) == before:  # else a submission could bring it about between two tests, and have no score
            yield messages.Broke("the runner's worker ended outside any test")
            return
        costs_points = current is not None and blank[current].max_points > 0
        if (job.first_failure and costs_points) or judged >= blank.keys():
            yield messages.Finished()
            return


class _Cancelled(Exception):
    """Nobody waits for the rest of this job."""


def _all_events(judge: JudgeProcess, job: messages.Job, cancelled: Callable[[], bool]) -> list[messages.Event] | None:
    """Return the events of a judge that has judged others before. None where it hangs or dies: that may be the doing of
    one of them, so that nothing of it counts."""
    events: list[messages.Event] = []
    finished = False
    try:
        for event in _events(judge, job, cancelled):
            if not isinstance(event, messages.Started):
                events.append(event)
            if isinstance(event, messages.Finished):
                finished = event.diagnosed
                return events if finished else None
    except TimeoutError:
        pass
    except _Cancelled:
        return [messages.Cancelled()]
    finally:
        judge.stop(finished)
    return None


def _events(judge: JudgeProcess, job: messages.Job, cancelled: Callable[[], bool]) -> Iterator[messages.Event]:
    """Yield events until the judge's end. Raises TimeoutError when a test has used up the trusted side's own limits,
    and _Cancelled."""
    since, cpu_since = time.monotonic(), judge.cpu()
    wall = job.limits.wall * WALL_FACTOR + job.limits.load_wall * LOADS
    while True:
        if cancelled():
            raise _Cancelled
        try:
            frame = judge.read(POLL)
        except EOFError:
            return
        if frame is not None:
            since, cpu_since = time.monotonic(), judge.cpu()
            yield messages.unpack_event(frame)
        elif time.monotonic() - since > wall or judge.cpu() - cpu_since > job.limits.test_cpu:
            raise TimeoutError


class ForkedJudge:
    """A child of this process that writes events to a pipe."""

    fresh = True

    def __init__(self, pid: int, descriptor: int) -> None:
        self._pid, self._descriptor = pid, descriptor
        os.set_blocking(descriptor, False)
        self._end = select.poll()
        self._end.register(descriptor, 0)  # reports nothing but that the other end is closed
        self._more = select.poll()
        self._more.register(descriptor, select.POLLIN)
        self._buffer = bytearray()

    def read(self, timeout: float) -> bytes | None:
        """See ``JudgeProcess``. Most judges end within a tick: this process then wakes once for all of their events."""
        deadline = time.monotonic() + timeout
        while True:
            frame = frames.take(self._buffer)
            if frame is not None:
                return frame
            # in the middle of a frame the judge may be waiting for room in the pipe
            self._wait(self._more if self._buffer else self._end)
            try:
                chunk = os.read(self._descriptor, 1 << 16)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return None
                continue
            if not chunk:
                raise EOFError
            self._buffer += chunk

    def _wait(self, poll: select.poll) -> None:
        """Wait for an event, or for a tick."""
        poll.poll(TICK * 1000)

    def cpu(self) -> float:
        """See ``JudgeProcess``."""
        return kernel.cpu_seconds(self._pid)

    def stop(self, finished: bool = False) -> None:
        """See ``JudgeProcess``."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._descriptor)


class SpawnedJudge:
    """A fresh process, where forking is not safe (macOS) or not there (Windows)."""

    fresh = True

    def __init__(self, command: list[str], job: bytes) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._frames: queue.Queue[bytes | None] = queue.Queue()
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101  both are pipes
        self._out = self._process.stdout
        threading.Thread(target=self._pump, daemon=True).start()
        with contextlib.suppress(BrokenPipeError), self._process.stdin as stdin:
            stdin.write(job)

    def _pump(self) -> None:
        with self._out:
            while (frame := frames.read(self._out.read)) is not None:
                self._frames.put(frame)
        self._frames.put(None)

    def read(self, timeout: float) -> bytes | None:
        """See ``JudgeProcess``."""
        try:
            frame = self._frames.get(timeout=timeout)
        except queue.Empty:
            return None
        if frame is None:
            raise EOFError
        return frame

    def cpu(self) -> float:
        """Not known here: only the clock on the wall limits this judge."""
        return 0.0

    def stop(self, finished: bool = False) -> None:
        """See ``JudgeProcess``."""
        self._process.kill()
        self._process.wait()

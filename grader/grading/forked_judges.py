"""Judges that are forks of a runner. One that has only followed known answers judges the next submission as well.

Nothing of the suite has run in such a judge, so that it is what a fresh fork would be, without the cost of one. It says
so with a byte on a line of its own before its last event; every other judge ends. If it hangs or dies over a later
submission, that one is judged anew by a fresh judge (``supervise``).
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
from collections.abc import Callable
from typing import BinaryIO, NoReturn

from grader.grading.supervise import ForkedJudge, JudgeProcess
from grader.processes import frames
from grader.testing import messages

_READY = b"r"


class Line:
    """A judge's end of the line to its runner."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._jobs = connection, connection.makefile("rb")

    def next_job(self) -> messages.Job | None:
        """Return another job; None when there is none any more."""
        frame = frames.read(self._jobs.read)
        return None if frame is None else messages.unpack_job(frame)

    def say_ready(self) -> None:
        """Say that this judge can judge another job."""
        self._connection.sendall(_READY)


BeJudge = Callable[[messages.Job, Line, BinaryIO], NoReturn]
"""What a child does: judge the first job, and those that come on the line."""


class ReusableJudge(ForkedJudge):
    """A judge that may be given another job once it is ready for one."""

    def __init__(self, pid: int, descriptor: int, line: socket.socket) -> None:
        super().__init__(pid, descriptor)
        self._line = line
        self._end.register(line, select.POLLIN)
        self.ready = False

    def take(self, job: messages.Job) -> bool:
        """Give it another job. Return whether it took it; if not, it has ended."""
        self.fresh = self.ready = False
        try:
            self._line.sendall(messages.pack(job))
        except OSError:
            self.end()
            return False
        return True

    def _wait(self, poll: select.poll) -> None:
        super()._wait(self._more if self.ready else poll)  # one that is ready says the rest at once
        self._look()

    def _look(self) -> None:
        with contextlib.suppress(OSError):  # nothing was said
            self.ready = self.ready or self._line.recv(1, socket.MSG_DONTWAIT) == _READY

    def stop(self, finished: bool = False) -> None:
        """See ``JudgeProcess``."""
        self._look()
        if not finished or not self.ready:
            self.end()

    def end(self) -> None:
        """Kill it if it still runs, and reap it."""
        self.ready = False
        self._line.close()
        super().stop()


class ForkedJudges:
    """Starts judges, one at a time; ``be_judge`` is what each of them is."""

    def __init__(self, be_judge: BeJudge) -> None:
        self._be_judge = be_judge
        self._last: ReusableJudge | None = None

    def start(self, job: messages.Job) -> JudgeProcess:
        """Return a judge of this job: the last one, if it is ready for it, or a new one."""
        last = self._last
        if last is None or not last.ready or not last.take(job):
            self._last = last = self._fork(job)
        return last

    def close(self) -> None:
        """End the last one, if it is still there."""
        if self._last is not None and self._last.ready:
            self._last.end()

    def _fork(self, job: messages.Job) -> ReusableJudge:
        reading, writing = os.pipe()
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid:
            os.close(writing)
            theirs.close()
            return ReusableJudge(pid, reading, ours)
        try:
            os.close(reading)
            ours.close()
            self._be_judge(job, Line(theirs), os.fdopen(writing, "wb", buffering=0))
        finally:
            os._exit(0)

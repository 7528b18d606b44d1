"""A submission in this very process: for the reference, for variants, and for live functions in Jupyter.

The same codec and the same request handler as across the wall, so that values behave the same; no wall, so never
for student code that is to be marked.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from types import ModuleType
from typing import Any

from grader.model import Limits
from grader.sandbox.guest import session
from grader.sandbox.losses import GuestTimeout
from grader.sandbox.wire import codec
from grader.testing.loading import Reply
from grader.testing.messages import Job, JobCell
from grader.testing.session import Listener, Session


@contextmanager
def quiet() -> Iterator[None]:
    """Drop what a variant prints, and what NumPy warns of."""
    with redirect_stdout(StringIO()), warnings.catch_warnings(action="ignore"):
        yield


class LocalTransport:
    """Answers requests from a namespace of this process."""

    place = None

    def __init__(self, namespace: dict[str, Any], labels: Iterable[str] = ()) -> None:
        self._handler = session.GuestSession(namespace, labels)
        self.cpu_seconds = 0.0
        """What the last exchange took."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """Answer at once. Raises GuestTimeout after ``cpu`` seconds, 0 for no limit; ``wall`` is not enforced."""
        cpu_start, start = time.process_time(), time.perf_counter()
        with _limited(cpu) as over:
            reply = self._handler.handle(*_take(parts))
        # some systems count a process's time in ticks of 4 ms: what has passed on the clock is never less
        self.cpu_seconds = min(time.process_time() - cpu_start, time.perf_counter() - start)
        if over.is_set():
            raise GuestTimeout("cpu")
        return _take(reply)

    def output(self) -> bytes:
        """Return nothing: what is printed goes where this process prints."""
        return b""

    def close(self) -> None:
        """There is nothing to end."""


@contextmanager
def _limited(cpu: float) -> Iterator[threading.Event]:
    """Break off what runs for longer, where the platform can. It may catch the exception: the event tells, too."""
    over = threading.Event()
    if not cpu or sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield over
        return

    def stop(*_: object) -> None:
        over.set()
        raise GuestTimeout("cpu")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, cpu, cpu)
    try:
        yield over
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _take(parts: list[Any]) -> Reply:
    frame = bytearray().join(parts)
    _, head_length = codec.read_header(bytes(frame[: codec.HEADER.size]), codec.CAPS)
    return frame[codec.HEADER.size :], head_length


UNLIMITED = Limits(cpu=0)


class CallTimes:
    """A session's listener that measures the calls of ``transport``."""

    def __init__(self, transport: LocalTransport) -> None:
        self.slowest: dict[str, float] = {}
        """CPU seconds of the slowest call of each task."""
        self._transport = transport

    def loaded(self, names: dict[str, str]) -> None:
        """Loading is no call."""

    def exchanged(self, test: str, task: str, request: list[Any], reply: Reply | None, printed: bytes) -> None:
        """Note how long a call of a task has taken."""
        if task:
            self.slowest[task] = max(self.slowest.get(task, 0.0), self._transport.cpu_seconds)


def local_session(
    module: ModuleType,
    *,
    listener: Listener | None = None,
    cells: tuple[JobCell, ...] = (),
    limits: Limits = UNLIMITED,
    transport: LocalTransport | None = None,
) -> Session:
    """Return a session on a module of this process. It skips loading: ``cells`` have run, and say where code stands.

    ``transport`` answers in place of a fresh one, for a session of one guest.
    """

    def spawn(limits: Limits) -> LocalTransport:
        return transport or LocalTransport(module.__dict__, (cell.label for cell in cells))

    return Session(spawn, Job(main=module.__name__, cells=cells, limits=limits), listener=listener, opened=True)

"""What a batch runs on the workers of a cluster. Dask's process only carries bytes: what a student wrote is read by the
worker processes of ``batch/worker.py``, which it starts as a batch on one machine does."""

from __future__ import annotations

import contextlib
import queue
import shutil
import tempfile
import threading
import weakref
import zipfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
from distributed import get_worker

from grader.batch.pool import one_per_worker
from grader.batch.protocol import Failure, Reply, WorkerConfig
from grader.batch.worker_process import WorkerProcess
from grader.cluster.course_archive import digest, unpack
from grader.cluster.messages import Admission, introduction
from grader.course.load import load_course
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.model import Tier
from grader.processes import frames
from grader.sandbox import tiers


def introduce() -> bytes:
    """Return what this worker says of itself."""
    return msgspec.json.encode(introduction())


class Room:
    """The course of one batch on this worker, and warm processes that judge: as many as submissions at a time.

    It lives as long as the batch wants it, which Dask knows: where its client is gone, the room is closed too.
    """

    def __init__(self, admission: Admission, configs: Iterable[WorkerConfig] = (), folder: Path | None = None) -> None:
        self.admission = admission
        self._idle: queue.LifoQueue[WorkerProcess] = queue.LifoQueue()
        for config in configs:
            self._idle.put(WorkerProcess(config))
        weakref.finalize(self, _close, self._idle, folder)

    def judge(self, errand: bytes, seconds: float) -> bytes:
        """Return the reply to an errand; nothing where the process that judged it died, or hung for ``seconds``."""
        process = self._idle.get()
        watch = threading.Timer(seconds, process.kill)
        watch.daemon = True
        watch.start()
        try:
            return process.ask_raw(frames.framed(errand)) or b""
        except OSError as error:  # it does not start
            return msgspec.msgpack.encode(Reply(failure=Failure(_reason(error), "", 3)))
        finally:
            watch.cancel()
            self._idle.put(process)

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a room stays where it is")  # Dask may not write it to disk, nor send it elsewhere


def open_room(config: bytes, tier: Tier | None, name: str, archive: bytes) -> Room:
    """Unpack a course where nobody else reads it, and let a guest try what is forbidden; a room that refuses where
    something is not as it has to be. ``name`` is the hash of the archive, ``tier`` None for the best there is."""
    wanted = msgspec.json.decode(config, type=WorkerConfig)
    folder = None
    try:
        if digest(archive) != name:
            raise GraderError("the course did not arrive as it was sent")
        place = get_worker().local_directory  # Dask removes it with the worker, however that ends
        folder = Path(tempfile.mkdtemp(prefix="grader-course-", dir=place))  # for this user alone
        unpack(archive, folder)
        wanted = msgspec.structs.replace(wanted, course=str(folder), tier=_tier(tier))
        with Engine(load_course(folder), wanted.tier) as engine:
            engine.check_canary()
    except (GraderError, OSError, zipfile.BadZipFile) as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        return Room(Admission(None, _reason(error)))
    return Room(Admission(wanted.tier), one_per_worker(wanted, get_worker().state.nthreads), folder)


def admission(room: Room) -> bytes:
    """Return whether a room's worker may judge."""
    return msgspec.json.encode(room.admission)


def judge(room: Room, errand: bytes, seconds: float) -> bytes:
    """Return the reply to an errand, as ``Room.judge``."""
    return room.judge(errand, seconds)


def _tier(asked: Tier | None) -> Tier:
    """Return the tier to grade in. Raises GraderError where this machine has none that may grade."""
    if asked is None:
        return tiers.best(grading=True)
    reason = tiers.why_not(asked)
    if reason is not None:
        raise GraderError(f"tier {asked} is not available: {reason}")
    return asked


def _reason(error: Exception) -> str:
    if isinstance(error, GraderError):
        return error.message
    return f"its disk: {error.strerror}" if isinstance(error, OSError) and error.strerror else str(error)


def _close(idle: queue.LifoQueue[WorkerProcess], folder: Path | None) -> None:
    """End a room's processes and remove its course: in a thread, as Dask's own must not wait."""
    thread = threading.Thread(target=_clear, args=(idle, folder))
    try:
        thread.start()
    except RuntimeError:  # this process ends
        _clear(idle, folder)


def _clear(idle: queue.LifoQueue[WorkerProcess], folder: Path | None) -> None:
    with contextlib.suppress(queue.Empty):
        while True:
            idle.get_nowait().close()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)

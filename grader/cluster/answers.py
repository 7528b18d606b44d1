"""What has become of a call on a worker: its answer, or why there is none."""

from __future__ import annotations

from typing import Any

import msgspec
from distributed import Future, KilledWorker
from distributed.client import FutureCancelledError

from grader.batch.protocol import Failure, Reply, decode_reply
from grader.cluster.connection import short

_ANSWER = 10.0  # seconds in which a scheduler says why there is no answer
_NO_SCHEDULER = ("scheduler-connection-lost", "scheduler-restart")  # Dask's words; it has others for a lost worker


class SchedulerLost(OSError):
    """All that was asked for is lost with the connection, also where Dask has connected again by itself meanwhile."""

    def __init__(self) -> None:
        super().__init__("the connection is lost")


def failure(future: Future[Any]) -> Exception:
    """Return why a future has no result."""
    if future.status == "cancelled":
        try:
            future.result(timeout=_ANSWER)
        except FutureCancelledError as error:
            if error.reason in _NO_SCHEDULER:
                return SchedulerLost()
    found: Any = future.exception(timeout=_ANSWER) if future.status == "error" else None
    return found if isinstance(found, Exception) else OSError(f"the worker is gone ({future.status})")


def reply_of(future: Future[Any]) -> Reply | OSError | None:
    """Return a worker's reply, None where the process that judged died, OSError where the worker is lost, or the
    scheduler."""
    if future.status != "finished":
        found = failure(future)
        if isinstance(found, SchedulerLost):
            return found
        if isinstance(found, OSError | KilledWorker):
            return OSError(str(found))
        return Reply(failure=Failure(f"the grader fails there: {short(found)}", "", 3))
    try:
        body = future.result()
    except Exception as error:  # it is lost meanwhile
        found = failure(future)
        return found if isinstance(found, SchedulerLost) else OSError(str(error))
    try:
        return decode_reply(body) if body else None
    except msgspec.MsgspecError:
        return Reply(failure=Failure("what it sends is no reply of the grader", "", 3))

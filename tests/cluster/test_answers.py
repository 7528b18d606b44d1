"""What has become of a call on a worker: the scheduler that is lost is told from the worker that is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("distributed", reason="Dask is not installed")

from distributed import KilledWorker
from distributed.client import FutureCancelledError

from grader.batch.protocol import Reply
from grader.cluster.answers import SchedulerLost, failure, reply_of


def future(status: str, error: Exception | None = None, body: bytes | Exception = b"") -> Any:
    """Return what looks like a future of Dask."""

    def result(timeout: float | None = None) -> bytes:
        if isinstance(body, Exception):
            raise body
        return body

    return SimpleNamespace(status=status, exception=lambda timeout: error, result=result)


def cancelled(reason: str) -> FutureCancelledError:
    """Return the exception by which Dask says why a future is cancelled."""
    return FutureCancelledError("judge", reason)


@pytest.mark.parametrize("reason", ["scheduler-connection-lost", "scheduler-restart"])
def test_the_scheduler_is_lost(reason: str) -> None:
    """Whether Dask has connected again by itself or not: it cancels everything that was asked for."""
    assert isinstance(failure(future("cancelled", body=cancelled(reason))), SchedulerLost)
    assert isinstance(reply_of(future("cancelled", body=cancelled(reason))), SchedulerLost)


def test_it_is_lost_while_the_reply_is_fetched() -> None:
    """The reply was there, and is no more."""
    lost = future("finished")

    def result(timeout: float | None = None) -> bytes:
        lost.status = "cancelled"
        raise cancelled("scheduler-connection-lost")

    lost.result = result
    assert isinstance(reply_of(lost), SchedulerLost)


@pytest.mark.parametrize(
    "lost",
    [
        future("lost"),
        future("cancelled", body=cancelled("lost dependencies")),
        future("error", KilledWorker("judge", SimpleNamespace(address="tcp://127.0.0.1:1"), 0)),
        future("error", ConnectionError("closed")),
        future("finished", body=TimeoutError("gone")),
    ],
    ids=["lost", "dependencies", "killed", "closed", "silent"],
)
def test_a_worker_is_lost(lost: Any) -> None:
    """It is the worker, and not the scheduler."""
    reply = reply_of(lost)
    assert isinstance(reply, OSError)
    assert not isinstance(reply, SchedulerLost)


def test_what_judged_died() -> None:
    """The worker says so by an empty reply."""
    assert reply_of(future("finished")) is None


@pytest.mark.parametrize(
    ("failing", "reason"),
    [
        (future("error", KeyError("a")), "the grader fails there: 'a'"),
        (future("finished", body=b"no reply"), "what it sends is no reply of the grader"),
    ],
)
def test_the_grader_fails_there(failing: Any, reason: str) -> None:
    """That worker is refused, with the reason."""
    reply = reply_of(failing)
    assert isinstance(reply, Reply)
    assert reply.failure is not None
    assert reply.failure.message == reason

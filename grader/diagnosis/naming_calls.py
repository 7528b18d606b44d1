"""Calls that only tell mistakes apart: written by the author, made of a submission that is wrong, worth no points.

The examples of mistakes are such calls, too: what an author shows to students of a mistake tells it from others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.diagnosis.recording import Exchange, Recording
from grader.errors import GraderError
from grader.sandbox.losses import GuestLost
from grader.sandbox.wire import codec
from grader.testing.loading import LoadFailed
from grader.testing.session import Session
from grader.testing.suite import Suite
from grader.testing.variants import load_mistakes

NAMING = "<naming>"
"""What stands for the test of such a call."""


def naming_requests(suite: Suite) -> list[tuple[str, bytes]]:
    """Return all such calls: the task of each, and its request. Raises GraderError for one that is no call."""
    mistakes = load_mistakes(suite.assignment)
    written = {(call.call, call.task): "naming call" for call in mistakes.calls}
    written |= {(one.example, one.task): f"{one.code}: example" for one in mistakes.variants if one.example}
    return [(task, request_of(task, call, who, suite)) for (call, task), who in written.items()]


def ask(session: Session, requests: list[tuple[str, bytes]]) -> None:
    """Make calls, each of its task, in a guest that has not served a hidden test. What came back is heard by the
    session's listener."""
    for task, request in requests:
        session.begin(NAMING, "public", 0, {})
        try:
            if session.kind_of(task) is not None:  # nobody is asked what is nowhere
                session.exchange([request], task)
        except (GuestLost, LoadFailed):
            return


def asker(session: Session, recording: Recording) -> Callable[[Sequence[tuple[str, bytes]]], Sequence[Exchange]]:
    """Return what makes calls in a session that ``recording`` hears, and returns what came back."""

    def make(requests: Sequence[tuple[str, bytes]]) -> Sequence[Exchange]:
        before = len(recording.exchanges)
        ask(session, list(requests))
        return recording.exchanges[before:]

    return make


def request_of(task: str, call: str, who: str, suite: Suite) -> bytes:
    """Return the request of a call that an author has written down. Raises GraderError naming ``who``."""
    import pandas as pd  # a runner of tests without tables goes without it

    def note(*args: Any, **kwargs: Any) -> tuple[list[Any], dict[str, Any]]:
        return list(args), kwargs

    scope: dict[str, Any] = {"np": np, "pd": pd, **suite.frame.reference().__dict__, task: note}
    try:
        arguments = eval(call, scope)  # noqa: S307  the author's own
        return b"".join(codec.encode(["call", task, *arguments, None, True]))
    except Exception as error:
        raise GraderError(f"{who}: {call}: {type(error).__name__}: {error}", f"Write a call of {task}.") from error

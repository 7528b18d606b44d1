"""Why a test did not pass, from the exception that ended it, and whose fault that was."""

from __future__ import annotations

import linecache
from dataclasses import dataclass
from types import TracebackType

import pytest

from grader.model import Gap, Message, Place
from grader.sandbox.losses import GuestDied, GuestLost, GuestTimeout, SandboxBroken
from grader.sandbox.wire.codec import ProtocolError
from grader.testing.check import OBJECTS, CheckFailed
from grader.testing.load_notes import NOT_PYTHON, ending
from grader.testing.loading import LoadFailed
from grader.testing.proxy import NotDefined, NoValue, StudentException
from grader.testing.session import Session
from grader.testing.traceback_lines import line_in
from grader.text.clean import printable

OF_THE_CALL = frozenset(
    f"test.{name}"
    for name in """
    raised no-exception none lazy function object too-large timeout-cpu timeout-wall memory died threads
    output-flood disk
    """.split()
)
"""Messages about the call that a test made last."""


@dataclass(frozen=True)
class Verdict:
    """Why a test did not pass. ``ours`` where the submission cannot be blamed."""

    message: Message
    gap: Gap | None = None
    call: str = ""
    place: Place | None = None
    ours: bool = False


def verdict_of(
    error: BaseException,
    when: str,
    file: str,
    session: Session | None,
    explained: tuple[Message, Gap | None] | None,
) -> Verdict:
    """Return what ``error``, raised in phase ``when`` of a test in ``file``, means for the submission."""
    if session is not None and session.lost is not None:
        error = session.lost  # a test that swallowed the loss is not passed by it
    verdict = _of_the_guest(error, session)
    if verdict is not None:
        return verdict
    if isinstance(error, MemoryError):  # also in a fixture: what fills the memory is what the submission has sent
        return Verdict(Message("test.too-large"), Gap("memory"))
    if isinstance(error, SandboxBroken):
        return Verdict(Message("test.broken", {"text": _as_text(error)}), ours=True)
    if when != "call":  # a fixture of the author's
        return Verdict(Message("test.wrong", {"text": _of_a_fixture(error)}), ours=True)
    return _of_the_test(error, file, explained)


def _of_the_guest(error: BaseException, session: Session | None) -> Verdict | None:
    if isinstance(error, LoadFailed):
        if error.message.id == NOT_PYTHON:
            return Verdict(error.message, Gap("other"))
        return Verdict(Message("test.load-failed"), Gap("died"))
    if isinstance(error, GuestLost):
        return _lost(error, session)
    if isinstance(error, NotDefined):
        return Verdict(Message("test.not-defined", {"task": error.missing}), Gap("missing"))
    if isinstance(error, CheckFailed):
        return Verdict(error.message, error.gap, error.call)
    raised = getattr(error, "student", None)
    if isinstance(raised, StudentException):
        if raised.type == "NotImplementedError":
            return Verdict(Message("test.not-implemented"), Gap("exception"), place=raised.place)
        if (
            raised.type == ProtocolError.__name__ and " cross" in raised.text
        ):  # it has raised nothing: its value is too large
            return Verdict(Message("test.too-large"), Gap("memory"), place=raised.place)
        args: dict[str, str | int | float] = {"type": raised.type, "text": raised.text}
        gap = Gap("exception", actual=f"{raised.type}: {raised.text}"[:600])
        return Verdict(Message("test.raised", args), gap, place=raised.place)
    return None


def _lost(error: GuestLost, session: Session | None) -> Verdict:
    if isinstance(error, GuestTimeout):
        ids = {
            "cpu": "test.timeout-cpu",
            "wall": "test.timeout-wall",
            "suite": "test.timeout-suite",
            "output": "test.output-flood",
            "disk": "test.disk",
        }
        seconds = session.seconds(error.kind) if session is not None else 0.0
        return Verdict(Message(ids[error.kind], {"seconds": seconds}), Gap("timeout"))
    if isinstance(error, GuestDied):
        if error.reason == "memory":
            return Verdict(Message("test.memory"), Gap("memory"))
        return Verdict(
            Message("test.threads" if "threads" in error.reason else "test.died", ending(error)), Gap("died")
        )
    return Verdict(Message("test.protocol"), Gap("other"))


def _of_the_test(error: BaseException, file: str, explained: tuple[Message, Gap | None] | None) -> Verdict:
    """Return the verdict on an exception of the test's own body, which has met the submission's values."""
    if isinstance(error, AssertionError):
        if explained is not None:
            return Verdict(*explained)
        return Verdict(Message("test.assertion", {"text": _source_line(error.__traceback__, file)}), Gap("other"))
    text = printable(str(error), 200)
    if type(error).__name__ == "Failed" and text.startswith("DID NOT RAISE"):
        expected = printable(text.removeprefix("DID NOT RAISE").strip(" <>").removeprefix("class ").strip("'"), 100)
        return Verdict(Message("test.no-exception", {"expected": expected}), Gap("no-exception", expected=expected))
    if isinstance(error, NoValue):
        name = OBJECTS.get(error.kind, "object")
        return Verdict(Message(f"test.{name}", {"actual": error.kind}), Gap("type", actual=error.kind))
    if isinstance(error, TypeError) and "NoneType" in text:  # the test went on with what should have come back
        return Verdict(Message("test.none"), Gap("type", actual="None"))
    return Verdict(Message("test.unusable", {"text": f"{type(error).__name__}: {text}"}), Gap("other"))


def _of_a_fixture(error: BaseException) -> str:
    if isinstance(error, pytest.FixtureLookupError) and error.argname is not None and error.msg is None:
        return f"there is no fixture called {printable(error.argname, 100)}"
    return _as_text(error)


def _as_text(error: BaseException) -> str:
    return printable(f"{type(error).__name__}: {error}", 300)


def _source_line(traceback: TracebackType | None, file: str) -> str:
    line = line_in(traceback, file)
    return printable(linecache.getline(file, line).strip(), 200) if line else "assert"

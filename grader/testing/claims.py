"""What a failing test looked at when it failed: two submissions fail alike where they fail at the same claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from grader.testing.check import CheckFailed
from grader.testing.proxy import NotDefined, StudentException
from grader.testing.session import Session
from grader.testing.traceback_lines import line_in

ClaimKind = Literal["value", "raised", "words", "lost"]


@dataclass(frozen=True)
class Claim:
    """The claim that ended a test.

    ``line`` is the line of the test's file, ``step`` the number of the request
    whose reply it looked at last. ``value`` and ``expected``
    are what was compared (kind ``value``); ``raised`` is the type of an exception, ``text`` what it says (``raised``).
    A claim in the author's words compares nothing (``words``); ``lost`` is none of the test's own.
    """

    line: int
    step: int
    kind: ClaimKind
    value: Any = None
    expected: Any = None
    raised: str = ""
    text: str = ""


def claim_of(
    error: BaseException, file: str, session: Session | None, sides: tuple[object, object] | None
) -> Claim | None:
    """Return the claim at which ``error`` ended a test of ``file``; ``sides`` are those of a bare ``assert``."""
    if session is None:
        return None
    line, step = line_in(error.__traceback__, file), session.step
    if session.lost is not None or isinstance(error, NotDefined | MemoryError):
        return Claim(line, step, "lost")
    raised = getattr(error, "student", None)
    if isinstance(raised, StudentException):
        return Claim(line, step, "raised", raised=raised.type, text=raised.text)
    if isinstance(error, CheckFailed):
        sides = error.sides
    elif not isinstance(error, AssertionError):
        return Claim(line, step, "words", raised=type(error).__name__)
    if sides is None:
        return Claim(line, step, "words")
    return Claim(line, step, "value", *sides)

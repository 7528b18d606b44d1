"""Recorded calls × known-wrong variants → which mistake it is. Pure.

A variant matches a task when it gives, on every recorded call of the task, what the student's function gave, in the
sense of "Equal" (``compare``), and differs from the reference on at least one of them. One match is named, several
are all named, none is silence: nothing is ever guessed. A diagnosis never moves a score.

An exception that the task should have raised is equal to any of its type. One that it should not have raised has to
say the same as well: a TypeError may come from anywhere, "'NoneType' object is not subscriptable" hardly. A
RuntimeWarning counts where nothing else is wrong: an overflow on the way to the right value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.compare import equal
from grader.model import Diagnosis, Text
from grader.show import short


@dataclass(frozen=True)
class Outcome:
    """What a call gave: a value, or an exception's name and text; its arguments afterwards, and whether there was a
    RuntimeWarning, where they were looked at."""

    raised: str | None
    value: Any = None
    after: Any = None
    said: str = ""
    warned: bool | None = None


@dataclass(frozen=True)
class Mistake:
    """What the report says of a variant."""

    code: str
    title: Text
    hint: Text
    link: str


def same(one: Outcome, other: Outcome) -> bool:
    """Did two calls give the same?"""
    if one is other:
        return True
    if one.raised is not None or other.raised is not None:
        return one.raised == other.raised
    if None not in (one.warned, other.warned) and one.warned != other.warned:
        return False
    return _equal(one.value, other.value) and _equal(one.after, other.after)


def beside(student: Outcome, reference: Outcome) -> Outcome:
    """The student's outcome as it is to be compared: without its warning where the value is wrong anyway."""
    if student is reference or student.warned is None:
        return student
    quiet = replace(student, warned=None)
    return student if same(quiet, reference) else quiet


def _equal(one: Any, other: Any) -> bool:
    return equal(one, other, nan_equal=True)


def matching(
    student: Sequence[Outcome], right: Sequence[bool], variants: Mapping[str, Callable[[int], Outcome | None]]
) -> tuple[str, ...]:
    """Codes of the variants that behave as the student's function does.

    Call ``i`` gave ``student[i]``, ``right[i]`` says whether the reference gives the same, and ``variants[code](i)``
    replays it, None where it cannot.
    """
    if all(right):
        return ()
    # At the wrong calls a match agrees with the student, so there it differs from the reference.
    return tuple(code for code, replay in variants.items() if agrees(student, right, replay))


def agrees(student: Sequence[Outcome], right: Sequence[bool], replay: Callable[[int], Outcome | None]) -> bool:
    """Does a variant give what the student's function gave, on every call?

    Calls on which the student is right are replayed last: most variants fall at a wrong one.
    """
    for index in sorted(range(len(student)), key=lambda i: right[i]):
        outcome = replay(index)
        if outcome is None or not same(outcome, student[index]):
            return False
        if not right[index] and outcome.said != student[index].said:
            return False
    return True


def diagnoses(task: str, mistakes: Sequence[Mistake], tests: tuple[str, ...]) -> tuple[Diagnosis, ...]:
    """What to say when ``mistakes`` match the task that fails ``tests``."""
    return tuple(
        Diagnosis(
            code=mistake.code,
            task=task,
            title=mistake.title,
            hint=mistake.hint,
            match="exact" if len(mistakes) == 1 else "ambiguous",
            tests=tests,
            link=mistake.link,
        )
        for mistake in mistakes
    )


def fingerprint(task: str, wrong: Sequence[tuple[int, Outcome]]) -> str:
    """A short name for a way of being wrong: equal for submissions whose wrong calls give the same renderings."""
    digest = hashlib.sha256(task.encode())
    for index, outcome in wrong:
        told = outcome.raised if outcome.raised is not None else short(outcome.value)
        digest.update(f"\0{index}\0{told}".encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:12]

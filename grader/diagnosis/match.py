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
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.compare.equal import equal
from grader.diagnosis.digest import pieces
from grader.model import Diagnosis, Text


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
    return one is other or (_alike(one, other) and not _warns_otherwise(one, other))


def read_beside(outcome: Outcome, reference: Outcome) -> Outcome:
    """An outcome as it is to be compared: the reference's own where it is the same, so that ``is`` tells right from
    wrong ever after; else without its warning where the value is wrong anyway."""
    if _alike(outcome, reference):
        return outcome if _warns_otherwise(outcome, reference) else reference
    return outcome if outcome.warned is None else replace(outcome, warned=None)


def _alike(one: Outcome, other: Outcome) -> bool:
    if one.raised is not None or other.raised is not None:
        return one.raised == other.raised
    return equal(one.value, other.value, nan_equal=True) and equal(one.after, other.after, nan_equal=True)


def _warns_otherwise(one: Outcome, other: Outcome) -> bool:
    return one.warned is not None and other.warned is not None and one.warned != other.warned


def matching(
    student: Sequence[Outcome],
    reference: Sequence[Outcome],
    variants: Mapping[str, Callable[[int], Outcome | None]],
) -> tuple[str, ...]:
    """Codes of the variants that behave as the student's function does.

    Call ``i`` gave ``student[i]`` where the reference gives ``reference[i]``, and ``variants[code](i)`` replays it,
    None where it cannot. All outcomes are ``read_beside`` the reference's.
    """
    if all(map(operator.is_, student, reference)):
        return ()
    # At the wrong calls a match agrees with the student, so there it differs from the reference.
    return tuple(code for code, replay in variants.items() if agrees(student, reference, replay))


def agrees(student: Sequence[Outcome], reference: Sequence[Outcome], replay: Callable[[int], Outcome | None]) -> bool:
    """Does a variant give what the student's function gave, on every call?

    Calls on which the student is right are replayed last: most variants fall at a wrong one.
    """
    for index in sorted(range(len(student)), key=lambda i: student[i] is reference[i]):
        given, right, outcome = student[index], reference[index], replay(index)
        if given is outcome:
            continue
        if outcome is None or given is right or outcome is right:
            return False
        if outcome.said != given.said or not same(outcome, given):
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
    """A short name for a way of being wrong: equal for submissions whose wrong calls give the same, rounded."""
    digest = hashlib.sha256(task.encode())
    for index, outcome in wrong:
        told = pieces(outcome.value) if outcome.raised is None else [outcome.raised]
        digest.update("\0".join(["", str(index), *told]).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:12]

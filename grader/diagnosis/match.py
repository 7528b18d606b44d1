"""Which mistake it is: what recorded calls gave, beside what known-wrong variants give. Pure.

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

from grader.compare.equal import equal
from grader.diagnosis.digest import pieces
from grader.model import Diagnosis, Text


@dataclass(frozen=True)
class CallOutcome:
    """What a call gave: a value, or an exception's name and text; its arguments afterwards, and whether there was a
    RuntimeWarning, where they were looked at. ``right``: whether the reference gives the same."""

    raised: str | None
    value: Any = None
    after: Any = None
    text: str = ""
    warned: bool | None = None
    right: bool = False


@dataclass(frozen=True)
class Mistake:
    """What the report says of a variant."""

    code: str
    title: Text
    hint: Text
    link: str


def same(one: CallOutcome, other: CallOutcome) -> bool:
    """Whether two calls gave the same."""
    return one is other or (_alike(one, other) and not _warns_otherwise(one, other))


def judged_by(outcome: CallOutcome, reference: CallOutcome) -> CallOutcome:
    """Normalise an outcome for comparison: the reference's own where it is the same; else without the warning flag
    where the value is wrong already."""
    if not _alike(outcome, reference):
        return replace(outcome, warned=None)
    return outcome if _warns_otherwise(outcome, reference) else reference


def _alike(one: CallOutcome, other: CallOutcome) -> bool:
    if one.raised is not None or other.raised is not None:
        return one.raised == other.raised
    return equal(one.value, other.value, nan_equal=True) and equal(one.after, other.after, nan_equal=True)


def _warns_otherwise(one: CallOutcome, other: CallOutcome) -> bool:
    return one.warned is not None and other.warned is not None and one.warned != other.warned


def matching(
    student: Sequence[CallOutcome],
    variants: Mapping[str, Callable[[int], CallOutcome | None]],
) -> tuple[str, ...]:
    """Return the codes of the variants that behave as the student's function does.

    Call ``i`` gave ``student[i]``, and ``variants[code](i)`` replays it, None where it cannot. All outcomes are
    ``judged_by`` the reference's.
    """
    if all(outcome.right for outcome in student):
        return ()
    # At the wrong calls a match agrees with the student, so there it differs from the reference.
    return tuple(code for code, replay in variants.items() if agrees(student, replay))


def agrees(student: Sequence[CallOutcome], replay: Callable[[int], CallOutcome | None]) -> bool:
    """Whether a variant gives what the student's function gave, on every call.

    Calls on which the student is right are replayed last: most variants differ at a wrong one.
    """
    for index in sorted(range(len(student)), key=lambda i: student[i].right):
        own, variants_own = student[index], replay(index)
        if variants_own is None or variants_own.right != own.right:
            return False
        if not own.right and (variants_own.text != own.text or not same(variants_own, own)):
            return False
    return True


def diagnoses(task: str, mistakes: Sequence[Mistake], tests: tuple[str, ...]) -> tuple[Diagnosis, ...]:
    """Return what to report when ``mistakes`` match the task that fails ``tests``."""
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


def fingerprint(task: str, wrong: Sequence[tuple[int, CallOutcome]]) -> str:
    """Return a short name for a way of being wrong: equal for submissions whose wrong calls give the same, rounded."""
    digest = hashlib.sha256(task.encode())
    for index, outcome in wrong:
        texts = pieces(outcome.value) if outcome.raised is None else [outcome.raised]
        digest.update("\0".join(["", str(index), *texts]).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:12]

"""What a call gave, when two calls gave the same, and how much that says.

An exception that a task should have raised is equal to any of its type; what it says is no evidence, unless it speaks
of None: a TypeError may come from anywhere, "'NoneType' object is not subscriptable" hardly. A RuntimeWarning counts
where nothing else is wrong: an overflow on the way to the right value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from grader.compare.equal import equal
from grader.diagnosis.digest import pieces
from grader.diagnosis.loose import alike, differences, form_of, without_row_labels

ENOUGH = 3
"""What a value says is counted up to this many wrong elements: as much as naming two mistakes at once asks for."""
_NONE = "NoneType"


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

    @cached_property
    def form(self) -> Any:
        """The value's form, for loose equality."""
        return form_of(self.value)

    @cached_property
    def bare_form(self) -> Any:
        """The value's form without the row labels of tables."""
        return without_row_labels(self.form)

    @cached_property
    def after_form(self) -> Any:
        """The form of the arguments afterwards."""
        return form_of(self.after)


def judged_by(outcome: CallOutcome, reference: CallOutcome) -> CallOutcome:
    """Normalise an outcome for comparison: the reference's own where it is the same; else without the warning flag
    where the value is wrong already."""
    if not _is_equal(outcome, reference):
        return replace(outcome, warned=None)
    return outcome if _warns_otherwise(outcome, reference) else reference


def _is_equal(one: CallOutcome, other: CallOutcome) -> bool:
    if one.raised is not None or other.raised is not None:
        return one.raised == other.raised
    if not alike(one.form, other.form):  # the cheaper question, whose answer is needed anyway
        return False
    return equal(one.value, other.value, nan_equal=True) and equal(one.after, other.after, nan_equal=True)


def _warns_otherwise(one: CallOutcome, other: CallOutcome) -> bool:
    return one.warned is not None and other.warned is not None and one.warned != other.warned


def consistent(one: CallOutcome, other: CallOutcome, *, bare: bool = False) -> bool:
    """Whether two outcomes of one call, both ``judged_by`` the reference's, are loosely the same; ``bare``: whatever
    row labels tables have."""
    if one is other or (one.right and other.right):
        return True
    if one.raised is not None or other.raised is not None:
        return one.raised == other.raised and texts_agree(one.text, other.text)
    return (
        not _warns_otherwise(one, other)
        and (alike(one.bare_form, other.bare_form) if bare else alike(one.form, other.form))
        and (one.after is None or other.after is None or alike(one.after_form, other.after_form))
    )


def texts_agree(one: str, other: str) -> bool:
    """Whether two exceptions of one type may have one cause: what they say counts only where it speaks of None."""
    return one == other or _NONE not in one + other


def weight(one: CallOutcome, other: CallOutcome, reference: CallOutcome) -> int:
    """Return how much it says that two consistent outcomes are the same: 0 where the reference's is so, too."""
    if one.right or other.right:
        return 0
    if one.raised is not None:  # another exception than the one that is asked for is an answer as well
        return int(_NONE in one.text or reference.raised is not None)
    if reference.raised is not None:
        return 1
    wrong = differences(one.form, reference.form, ENOUGH)
    if not wrong and one.after is not None and reference.after is not None:
        wrong = differences(one.after_form, reference.after_form, ENOUGH)
    if wrong:
        return wrong
    # nothing but the class of type is wrong, or a warning: then it has to be the same one
    return int(equal(one.value, other.value, nan_equal=True))


def fingerprint(task: str, wrong: Sequence[tuple[int, CallOutcome]]) -> str:
    """Return a short name for a way of being wrong: equal for submissions whose wrong calls give the same, rounded."""
    digest = hashlib.sha256(task.encode())
    for index, outcome in wrong:
        texts = pieces(outcome.value) if outcome.raised is None else [outcome.raised]
        digest.update("\0".join(["", str(index), *texts]).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:12]

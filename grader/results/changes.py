"""Compare two marks of one student's work: the mark that moved, and the tests or decisions that moved it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from grader.model import Hashes, Outcome, Result, Status, Text
from grader.results.score import POINTS_TOLERANCE
from grader.text.clean import line
from grader.text.numbers import number

Reason = Literal["new", "missing", "handed-in", "excused", "override", "void", "late", "attempt"]
"""What moved a mark, other than the outcome of a test."""

Results = tuple[Result | None, Result | None]
"""The results before and after."""


class ScoreAndStatus(msgspec.Struct, frozen=True):
    """The mark of a submission. ``score`` is what a stored result says, or where it is known the final mark; then the
    other fields say what made it of the score."""

    status: Status
    score: float | None
    max_score: float | None = None
    late_days: int | None = 0
    penalty: float = 0.0
    adjustment: float = 0.0
    flags: frozenset[str] = frozenset()


class OutcomeChange(msgspec.Struct, frozen=True):
    """A test whose outcome changed; None where there was, or is, no such test."""

    id: str
    task: str
    title: Text
    before: Outcome | None
    after: Outcome | None


class Change(msgspec.Struct, frozen=True):
    """A mark that moved. ``before`` is None for a new submission, ``after`` for one that is gone.

    ``resubmitted``: whether the submission itself differs; otherwise only the grading does.
    """

    student: str
    assignment: str
    before: ScoreAndStatus | None
    after: ScoreAndStatus | None
    resubmitted: bool
    tests: tuple[OutcomeChange, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def gain(self) -> float:
        """Points won, or lost where negative; a mark without a score counts as 0."""
        return _score(self.after) - _score(self.before)


def change(before: Result | None, after: Result | None) -> Change | None:
    """Return what moved from ``before`` to ``after``; None where the mark is the same. One of them may be missing."""
    present = after or before
    if present is None or is_same(_mark(before), _mark(after)):
        return None
    return mark_change(present.student, present.assignment, _mark(before), _mark(after), (before, after))


def mark_change(
    student: str,
    assignment: str,
    before: ScoreAndStatus | None,
    after: ScoreAndStatus | None,
    results: Results | Change | None = None,
) -> Change:
    """Return what moved from one mark to the other. ``results`` are those that the marks are made of, or what is known
    to have moved between them."""
    if isinstance(results, Change):
        resubmitted, tests = results.resubmitted, results.tests
    else:
        resubmitted = results is not None and any(results) and _is_resubmitted(*results)
        tests = () if results is None else _moved(*results)
    reasons = _reasons(before, after, by_tests=bool(tests))
    if resubmitted and not tests and not reasons and after is not None:
        reasons = ("attempt",)
    return Change(student, assignment, before, after, resubmitted, tests, reasons)


def _is_resubmitted(before: Result | None, after: Result | None) -> bool:
    return before is None or after is None or before.hashes.submission != after.hashes.submission


def _reasons(before: ScoreAndStatus | None, after: ScoreAndStatus | None, *, by_tests: bool) -> tuple[Reason, ...]:
    if before is None or after is None:
        return ("new",) if before is None else ()
    found: list[Reason] = []
    if before.status != after.status and "missing" in (before.status, after.status):
        found.append("missing" if after.status == "missing" else "handed-in")
    toggled = before.flags ^ after.flags
    if "excused" in toggled:
        found.append("excused")
    decided = before.adjustment != after.adjustment or before.max_score != after.max_score
    if "overridden" in toggled or (decided and "overridden" in after.flags):
        found.append("override")
    elif "voided" in toggled or (decided and "voided" in after.flags):
        found.append("void")
    other_cost = before.penalty != after.penalty
    if other_cost and (before.late_days != after.late_days or not (found or by_tests)):  # else a part of another score
        found.append("late")
    return tuple(found)


def code(key: str) -> str:
    """Return the last part of a phrase's key: what tables for programs say in its place."""
    return key.partition(".")[2]


def row(change: Change, word: Callable[[str], str] = code) -> tuple[str, str, str, str, str]:
    """Return student, assignment, mark before, mark after, and what moved it: the tests by their new outcome, then
    other reasons. ``word`` returns the words of a phrase's key."""
    moved: dict[str, list[str]] = {}
    for test in change.tests:
        moved.setdefault(test.after or "gone", []).append(test.id.partition("::")[2] or test.id)
    why = [f"{word(f'outcome.{outcome}')}: {', '.join(names)}" for outcome, names in moved.items()]
    why += [word(f"moved.{reason}") for reason in change.reasons]
    tops = {mark.max_score for mark in (change.before, change.after) if mark is not None}
    marks = [_mark_text(mark, word, with_top=len(tops) > 1) for mark in (change.before, change.after)]
    return line(change.student), change.assignment, marks[0], marks[1], line("; ".join(why), 2000)


def _mark_text(mark: ScoreAndStatus | None, word: Callable[[str], str], *, with_top: bool) -> str:
    if mark is None:
        return "–"
    if "excused" in mark.flags:
        return word("moved.excused")
    if mark.score is None or (mark.status != "graded" and not mark.score):
        return word(f"status.{mark.status}")
    top = f" / {number(mark.max_score)}" if with_top and mark.max_score is not None else ""
    return number(mark.score) + top


def _mark(result: Result | None) -> ScoreAndStatus | None:
    return None if result is None else ScoreAndStatus(result.status, result.score)


def is_same(before: ScoreAndStatus | None, after: ScoreAndStatus | None) -> bool:
    """Whether two marks are the same: status, points and maximum."""
    if before is None or after is None or before.status != after.status:
        return before is after
    if (before.score is None) != (after.score is None):
        return False
    if before.max_score != after.max_score and (before.status != "missing" or before.score):
        return False
    return abs(_score(before) - _score(after)) < POINTS_TOLERANCE


def _score(mark: ScoreAndStatus | None) -> float:
    return 0.0 if mark is None or mark.score is None else mark.score


def _moved(before: Result | None, after: Result | None) -> tuple[OutcomeChange, ...]:
    if before is None or after is None or not before.status == after.status == "graded":
        return ()
    olds, news = ({test.id: test for test in result.tests} for result in (before, after))
    return tuple(
        OutcomeChange(
            id=name,
            task=(news.get(name) or olds[name]).task,
            title=(news.get(name) or olds[name]).title,
            before=olds[name].outcome if name in olds else None,
            after=news[name].outcome if name in news else None,
        )
        for name in {**news, **olds}
        if name not in olds or name not in news or olds[name].outcome != news[name].outcome
    )


_KINDS = ("submission", "data", "limits", "grader")


def differences(before: Hashes, after: Hashes) -> tuple[str, ...]:
    """Return what judged a result before and is not as it was: files and tests by name, else the kind of thing."""
    names = sorted(
        name for name in before.files.keys() | after.files.keys() if before.files.get(name) != after.files.get(name)
    )
    kinds = [
        kind for kind in ("submission", "data", "limits", "grader") if getattr(before, kind) != getattr(after, kind)
    ]
    return (*kinds, *names)

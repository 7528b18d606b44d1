"""Compare two results of one student's work: the mark that moved, and the tests that moved it. Pure."""

from __future__ import annotations

import msgspec

from grader.model import Hashes, Outcome, Result, Status, Text
from grader.results.score import POINTS_TOLERANCE
from grader.text.clean import line
from grader.text.numbers import number


class ScoreAndStatus(msgspec.Struct, frozen=True):
    """What a stored result says of a submission."""

    status: Status
    score: float | None


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

    @property
    def gain(self) -> float:
        """Points won, or lost where negative; a mark without a score counts as 0."""
        return _score(self.after) - _score(self.before)


def change(before: Result | None, after: Result | None) -> Change | None:
    """Return what moved from ``before`` to ``after``; None where the mark is the same. One of them may be missing."""
    present = after or before
    if present is None or _same(_mark(before), _mark(after)):
        return None
    return Change(
        student=present.student,
        assignment=present.assignment,
        before=_mark(before),
        after=_mark(after),
        resubmitted=before is None or after is None or before.hashes.submission != after.hashes.submission,
        tests=_moved(before, after),
    )


def row(change: Change) -> tuple[str, str, str, str, str]:
    """Return student, assignment, mark before, mark after, and the tests that moved by their new outcome."""
    moved: dict[str, list[str]] = {}
    for test in change.tests:
        moved.setdefault(test.after or "gone", []).append(test.id.partition("::")[2] or test.id)
    tests = "; ".join(f"{outcome}: {', '.join(names)}" for outcome, names in moved.items())
    marks = _mark_text(change.before), _mark_text(change.after)
    return line(change.student), change.assignment, *marks, line(tests, 2000)


def _mark_text(mark: ScoreAndStatus | None) -> str:
    if mark is None:
        return "–"
    return number(mark.score) if mark.status == "graded" and mark.score is not None else mark.status


def _mark(result: Result | None) -> ScoreAndStatus | None:
    return None if result is None else ScoreAndStatus(result.status, result.score)


def _same(before: ScoreAndStatus | None, after: ScoreAndStatus | None) -> bool:
    if before is None or after is None or before.status != after.status:
        return before is after
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

"""Two results of one student's work → what moved between them (pure)."""

from __future__ import annotations

import msgspec

from grader.model import Outcome, Result, Status, Text

_EPSILON = 1e-9  # points are sums of shares such as 5/3


class Mark(msgspec.Struct, frozen=True):
    """What a gradebook says."""

    status: Status
    score: float | None


class Moved(msgspec.Struct, frozen=True):
    """A test with another outcome than before; None where there was, or is, no such test."""

    id: str
    task: str
    title: Text
    before: Outcome | None
    after: Outcome | None


class Change(msgspec.Struct, frozen=True):
    """A mark that moved. ``before`` is None for a submission that is new, ``after`` for one that is gone.

    ``resubmitted`` says that the submission itself is another one; else the grading is.
    """

    student: str
    assignment: str
    before: Mark | None
    after: Mark | None
    resubmitted: bool
    tests: tuple[Moved, ...] = ()

    @property
    def gain(self) -> float:
        """Points won, or lost where negative; what has no score counts as 0."""
        return _score(self.after) - _score(self.before)


def change(before: Result | None, after: Result | None) -> Change | None:
    """What moved from ``before`` to ``after``; None where the mark is the same. One of them may be missing."""
    known = after or before
    if known is None or _same(_mark(before), _mark(after)):
        return None
    return Change(
        student=known.student,
        assignment=known.assignment,
        before=_mark(before),
        after=_mark(after),
        resubmitted=before is None or after is None or before.hashes.submission != after.hashes.submission,
        tests=_moved(before, after),
    )


def _mark(result: Result | None) -> Mark | None:
    return None if result is None else Mark(result.status, result.score)


def _same(before: Mark | None, after: Mark | None) -> bool:
    if before is None or after is None or before.status != after.status:
        return before is after
    return abs(_score(before) - _score(after)) < _EPSILON


def _score(mark: Mark | None) -> float:
    return 0.0 if mark is None or mark.score is None else mark.score


def _moved(before: Result | None, after: Result | None) -> tuple[Moved, ...]:
    if before is None or after is None or not before.status == after.status == "graded":
        return ()
    olds, news = ({test.id: test for test in result.tests} for result in (before, after))
    return tuple(
        Moved(
            id=name,
            task=(news.get(name) or olds[name]).task,
            title=(news.get(name) or olds[name]).title,
            before=olds[name].outcome if name in olds else None,
            after=news[name].outcome if name in news else None,
        )
        for name in {**news, **olds}
        if name not in olds or name not in news or olds[name].outcome != news[name].outcome
    )

"""What moved since the last run of a batch: marks, and the tests that moved them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from grader.results.changes import Change, OutcomeChange

_MOST = 8


class OutcomeShift(NamedTuple):
    """A test, and for how many submissions whose mark moved it was won (passes now) or lost (passed before)."""

    test: OutcomeChange
    assignment: str
    won: int
    lost: int


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Changes since the last run: marks that moved (largest first), the tests that moved them, new submissions."""

    moved: tuple[Change, ...]
    tests: tuple[OutcomeShift, ...]
    new: int


def changes_view(changes: Sequence[Change]) -> ChangesView | None:
    """Return the changes since the last run; None for a first run, where everything is new."""
    moved = sorted(
        (one for one in changes if one.before is not None),
        key=lambda one: (-abs(one.gain), one.student, one.assignment),
    )
    if not moved:
        return None
    won: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    tests: dict[tuple[str, str], OutcomeChange] = {}
    for one in moved:
        for test in one.tests if not one.resubmitted else ():
            key = (one.assignment, test.id)
            tests.setdefault(key, test)
            won[key] += test.after == "passed"
            lost[key] += test.before == "passed"
    counted = [OutcomeShift(test, key[0], won[key], lost[key]) for key, test in tests.items() if won[key] or lost[key]]
    return ChangesView(
        moved=tuple(moved),
        tests=tuple(sorted(counted, key=lambda one: (-one.won - one.lost, one.assignment, one.test.id))[:_MOST]),
        new=len(changes) - len(moved),
    )

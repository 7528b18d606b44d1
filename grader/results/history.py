"""What became of a student's assignment over the term: each attempt with the mark that it would have, and each
correction with the mark before and after it.

It is computed from the rows of a gradebook (``grader.gradebook.histories``); what shows it need not know them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from grader.model import Status

CorrectionKind = Literal["regraded", "override", "void", "late", "excused"]
"""What corrected a mark: another judgement of the same attempt, or a decision."""


class AttemptMark(msgspec.Struct, frozen=True):
    """An attempt: when it came (``timed`` where a platform says it, else when it was seen first), and the mark that it
    would have alone. ``counts``: whether it is the one of the mark."""

    when: datetime
    timed: bool
    status: Status
    final: float | None
    max_score: float
    late_days: int = 0
    counts: bool = False


class Correction(msgspec.Struct, frozen=True):
    """A mark that was corrected; None where there was, or is, none."""

    when: datetime
    kind: CorrectionKind
    before: float | None
    after: float | None


class History(msgspec.Struct, frozen=True):
    """The attempts, the oldest first, and the corrections in the order of time."""

    attempts: tuple[AttemptMark, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def newest(self) -> datetime | None:
        """When something was handed in last."""
        return max((one.when for one in self.attempts), default=None)


NONE = History()

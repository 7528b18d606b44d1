"""A student's mark for an assignment, as tables and pages show it: raw score, lateness, adjustment, and the final mark.

It is computed from the rows of a gradebook (``grader.gradebook.marks``); what shows it need not know them.
"""

from __future__ import annotations

from datetime import datetime

import msgspec


class MarkSource(msgspec.Struct, frozen=True):
    """The numbers of an attempt and of its judgement in the gradebook, and the attempt's content."""

    attempt: int
    grading: int
    content: str


class FinalMark(msgspec.Struct, frozen=True):
    """``final = raw + adjustment - penalty``; None without a score, and where it is excused.

    ``late_days`` is None where it is late and nothing says by how much. ``received`` is when the hand-in that counts
    came, and ``claimed`` a time of it that the student could set. ``attempts`` is how many there are; ``newest`` is the
    mark of the newest where another one counts. ``source`` says of which hand-in and which judgement it is
    made, where there are several.
    """

    raw: float | None
    final: float | None
    max_score: float
    late_days: int | None = 0
    penalty: float = 0.0
    adjustment: float = 0.0
    due: datetime | None = None
    received: datetime | None = None
    claimed: datetime | None = None
    attempts: int = 1
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    newest: float | None = None
    source: MarkSource | None = None

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say but the score."""
        return not (self.penalty or self.adjustment or self.flags or self.comments or self.late_days != 0)

"""Until when a repository counts, and how late a commit is."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deadline:
    """``assignment`` names it where it is one's; ``due`` is None where nothing is due. ``grace`` in minutes."""

    assignment: str = ""
    due: datetime | None = None
    grace: float = 0.0

    @property
    def end(self) -> datetime | None:
        """Return the time up to which a commit is on time."""
        return None if self.due is None else self.due.astimezone(UTC) + timedelta(minutes=self.grace)

    def extended(self, until: datetime | None) -> Deadline:
        """Return the deadline of a student whose due time was put off ``until``; an earlier time changes nothing."""
        if until is None or self.due is None or until <= self.due:
            return self
        return dataclasses.replace(self, due=until)

    def late_days(self, time: datetime) -> int:
        """Return the days begun after the deadline."""
        return 0 if self.end is None else max(0, math.ceil((time.astimezone(UTC) - self.end) / _DAY))

"""How late an attempt is, and what that costs (pure)."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from grader.course.policy import LatePolicy, Policy
from grader.gradebook.rows import Attempt

_DAY = timedelta(days=1)


class Lateness(NamedTuple):
    """Days begun after due and grace. ``unknown``: nothing says when it came, or by how much it is late: no days are
    guessed."""

    days: int
    unknown: bool = False


def lateness(attempt: Attempt, policy: Policy, extension: datetime | None = None) -> Lateness:
    """Return how late ``attempt`` is; an ``extension`` takes the place of the due time where it is later."""
    if policy.due is None:
        return Lateness(0)
    ends = [one.astimezone(UTC) for one in (policy.due, extension) if one is not None]
    # In UTC: Python subtracts two times of one zone as clocks show them, also when those were set in between.
    end = max(ends) + timedelta(minutes=policy.late.grace)
    if attempt.time is None:  # it came before it was seen
        return Lateness(0, unknown=(attempt.late or attempt.source == "none") and attempt.seen.astimezone(UTC) > end)
    return Lateness(max(0, math.ceil((attempt.time.astimezone(UTC) - end) / _DAY)))


def penalty(score: float, days: int, late: LatePolicy) -> float:
    """Return the points that ``days`` take off ``score``."""
    return round(score * min(late.cap, late.per_day * days), 2)

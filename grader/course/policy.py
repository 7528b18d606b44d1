"""What a course rules on hand-ins of one assignment: when it is due, what lateness costs, and which attempt counts."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Counts = Literal["latest", "best"]


class LatePolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The price of lateness. ``grace`` in minutes; ``per_day`` a fraction of the raw score for every day begun after
    due and grace; ``cap`` the largest fraction that is taken off."""

    grace: float = 0.0
    per_day: float = 0.0
    cap: float = 1.0


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of one assignment. ``due`` has a time zone; without it nothing is late."""

    due: datetime | None = None
    late: LatePolicy = LatePolicy()
    counts: Counts = "latest"

"""The years in which a time can be computed with (pure)."""

from __future__ import annotations

from datetime import datetime


def usual(time: datetime) -> datetime:
    """Return a time that every zone can show, also with some days added. Raises ValueError: a datetime ends in 9999."""
    if not 1970 <= time.year < 9999:
        raise ValueError(f"the year {time.year}")
    return time

"""The years in which a time can be computed with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from grader.text.years import usual

ZONES = [UTC, timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))]


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_what_is_usual_can_be_computed_with(zone: timezone) -> None:
    """In every zone, with a year of grace; of the first and of the last year the same raises OverflowError."""
    for time in (datetime(1970, 1, 1, tzinfo=zone), datetime(9998, 12, 31, 23, 59, 59, tzinfo=zone)):
        assert usual(time).astimezone(UTC) + timedelta(days=360) > time
    for time in (
        datetime(1, 1, 1, tzinfo=zone),
        datetime(1969, 12, 31, tzinfo=zone),
        datetime(9999, 1, 1, tzinfo=zone),
    ):
        with pytest.raises(ValueError, match=f"the year {time.year}"):
            usual(time)

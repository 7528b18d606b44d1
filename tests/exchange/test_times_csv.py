"""Times that an instructor settles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from grader.errors import GraderError
from grader.exchange.times_csv import parse_times


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-11-28 23:59:30", datetime(2026, 11, 28, 23, 59, 30)),
        ("2026-11-28T23:59:30+00:00", datetime(2026, 11, 28, 23, 59, 30, tzinfo=UTC)),
        ("2026. 11. 28 23:59", datetime(2026, 11, 28, 23, 59)),
        ("28.11.2026 23:59", datetime(2026, 11, 28, 23, 59)),
        ("2026년 11월 28일 오후 11:59", datetime(2026, 11, 28, 23, 59)),
        ("2026. 11. 28. 오후 11:59:30", datetime(2026, 11, 28, 23, 59, 30)),  # a Korean spreadsheet's own form
        ("2026-11-28", None),
        ("soon", None),
    ],
)
def test_times(text: str, time: datetime | None) -> None:
    """As people and spreadsheets write them; a date alone is no time."""
    data = f"student\tassignment\ttime\nkim\tsums\t{text}\nlee\tsums\t\n".encode("utf-16")
    if time is not None:
        (settled,) = parse_times(data, "t.csv")
        assert settled[:3] == ("kim", "sums", time)
        return
    with pytest.raises(GraderError, match=r"t\.csv, line 2: .* is no time") as error:
        parse_times(data, "t.csv")
    assert "2026-11-28 23:59:30" in error.value.hint


def test_other_tables() -> None:
    """Columns that are not there."""
    with pytest.raises(GraderError, match="its first line has to be student,assignment,time"):
        parse_times(b"student,time\n", "t.csv")

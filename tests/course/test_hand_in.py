"""Due times, time zones and the price of lateness, as course.toml has them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.course.hand_in import HandInRules
from grader.course.hand_in import hand_in_rules as rules_of
from grader.course.load import hand_in_rules, load_course
from grader.course.policy import LatePolicy, Policy
from grader.errors import GraderError
from tests.small_course import COURSE, write_course

ZONES = ("Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")


def rules(root: Path, top: str, tables: str) -> HandInRules:
    """The rules of a course with more in its file."""
    write_course(root, **{"course.toml": f"{top}\n{COURSE}\n{tables}"})
    return hand_in_rules(load_course(root))


def test_all_keys(tmp_path: Path) -> None:
    """A due time with its zone; grace, price and cap; which attempt counts; where the roster lies."""
    found = rules(
        tmp_path,
        'roster = "private/roster.csv"\ntimezone = "Asia/Seoul"',
        "[hand_in.sums]\ndue = 2026-11-28T23:59:00+09:00\n"
        'late = { grace = 10, per_day = 0.1, cap = 0.5 }\ncounts = "best"',
    )
    assert found.roster == tmp_path / "private" / "roster.csv"
    assert found.policy("sums") == Policy(
        datetime(2026, 11, 28, 14, 59, tzinfo=UTC), LatePolicy(10.0, 0.1, 0.5), "best"
    )
    assert found.policy("other") == Policy()


def test_nothing_said(course: Path) -> None:
    """Nothing is late, and the newest attempt counts."""
    found = hand_in_rules(load_course(course))
    assert (found.roster, found.timezone, found.policy("sums")) == (None, None, Policy())


def test_a_due_time_without_a_zone_is_read_in_the_courses(tmp_path: Path) -> None:
    """So is one in quotation marks."""
    for due in ("2026-11-28T23:59:00", '"2026-11-28T23:59:00"', "2026-11-28 23:59:00"):
        found = rules(tmp_path, 'timezone = "Asia/Seoul"', f"[hand_in.sums]\ndue = {due}")
        assert found.policy("sums").due == datetime(2026, 11, 28, 14, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("top", "tables", "problem", "remedy"),
    [
        ("", "[hand_in.sums]\ndue = 2026-11-28T23:59:00", "hand_in.sums.due: 2026-11-28T23:59:00 has no", "timezone ="),
        ("", "[hand_in.sums]\ndue = 2026-11-28", "hand_in.sums.due", "23:59"),
        ("", '[hand_in.sums]\ndue = "soon"', "hand_in.sums.due", ""),
        ("", "[hand_in.sums]\ndue = 9999-12-31T23:59:59-08:00", "hand_in.sums.due: the year 9999", "ever late"),
        ("", "[hand_in.sums]\ndue = 0001-01-01T00:00:00+09:00", "hand_in.sums.due: the year 1 ", "ever late"),
        ("", "[hand_in.sums]\nlate = { grace = 1e18 }", "hand_in.sums.late.grace is 1e+18", "at most a year"),
        ("", "[hand_in.sum]\n", "hand_in.sum is not an assignment", "sums"),
        ("", '[hand_in.sums]\ncounts = "first"', "hand_in.sums.counts", ""),
        ("", "[hand_in.sums]\nlate = { per_day = 10 }", "hand_in.sums.late.per_day is 10", "fractions"),
        ("", "[hand_in.sums]\nlate = { grace = -1 }", "hand_in.sums.late.grace is -1", "minutes"),
        ("", "[hand_in.sums]\nlate = { cap = nan }", "hand_in.sums.late.cap is nan", "fractions"),
        ("", "[hand_in.sums]\nlate = { days = 1 }", "hand_in.sums.late", "per_day"),
        ('timezone = "Asia/Soul"', "", "timezone: 'Asia/Soul' is not known", "Asia/Seoul"),
        ('timezone = "../etc/passwd"', "", "timezone: '../etc/passwd' is not known", ""),
    ],
)
def test_mistakes(tmp_path: Path, top: str, tables: str, problem: str, remedy: str) -> None:
    """Every mistake is one line with file and key, and a remedy; every command that loads the course says it."""
    with pytest.raises(GraderError) as error:
        rules(tmp_path, top, tables)
    assert error.value.message.startswith(str(tmp_path / "course.toml"))
    assert problem in error.value.message
    assert remedy in error.value.hint


naive = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))
CLOCKS = (datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30), datetime(2026, 11, 1, 1, 30))  # they are set


@given(naive | st.sampled_from(CLOCKS), st.sampled_from(ZONES))
def test_a_time_without_a_zone_is_read_to_the_students_advantage(time: datetime, name: str) -> None:
    """Due as late as the clock allows, handed in as early; the two differ only when clocks are set."""
    table = {"sums": {"due": time}}
    found = rules_of(Path("course.toml"), "", name, table, ("sums",))
    due, received = found.policy("sums").due, found.instant(time, "sums")
    assert due is not None and received is not None
    both = {time.replace(tzinfo=ZoneInfo(name), fold=fold).astimezone(UTC) for fold in (0, 1)}
    assert (due.astimezone(UTC), received.astimezone(UTC)) == (max(both), min(both))
    assert timedelta(0) <= due.astimezone(UTC) - received.astimezone(UTC) <= timedelta(hours=1)


def test_an_hour_that_comes_twice() -> None:
    """The night in which Berlin has 02:30 twice: due at the second, handed in at the first."""
    found = rules_of(Path(), "", "Europe/Berlin", {"sums": {"due": CLOCKS[1]}}, ("sums",))
    due, received = found.policy("sums").due, found.instant(CLOCKS[1], "sums")
    assert due is not None and due.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert received is not None and received.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_zone_of_a_platforms_time() -> None:
    """Its own, else the course's, else that of the due time; without all of them the instant is not known."""
    time = datetime(2026, 11, 28, 12)
    due = datetime(2026, 11, 28, 23, 59, tzinfo=ZoneInfo("Asia/Seoul"))
    seoul = datetime(2026, 11, 28, 3, tzinfo=UTC)
    known = rules_of(Path(), "", "", {"sums": {"due": due}}, ("sums", "more"))
    assert known.instant(time, "sums") == seoul
    assert known.instant(time, "more") is None
    assert known.instant(time.replace(tzinfo=UTC), "more") == time.replace(tzinfo=UTC)
    berlin = rules_of(Path(), "", "Europe/Berlin", {"sums": {"due": due}}, ("sums",))
    assert berlin.instant(time, "sums") == datetime(2026, 11, 28, 11, tzinfo=UTC)

"""Hand-ins of a run → marks: days begun by the second, in any time zone, and only by times that no student can set."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.final_marks import final_mark, marked
from grader.batch.hand_ins import attempt, terms
from grader.batch.protocol import HandInReport
from grader.course.hand_in import HandInRules
from grader.course.hand_in import hand_in_rules as rules_of
from grader.gradebook.class_marks import class_marks
from grader.gradebook.marks import mark as mark_of
from grader.gradebook.rows import Grading, Rows, Student
from grader.model import Assignment, Limits, Task, Text
from grader.results.final_mark import FinalMark
from grader.results.summary import Summary
from grader.submission.handed_in import Received

TITLE = Text("Sums")
SUMS = Assignment("sums", TITLE, (Task("add", TITLE, 100.0),), Limits(), 1.0, (), Path(), None)
ZONES = ("Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
LATE = {"grace": 10, "per_day": 0.1, "cap": 0.5}
SEEN = datetime(2027, 1, 1, tzinfo=UTC)


def rules(due: datetime, zone: str = "", **table: Any) -> HandInRules:
    """The rules of a course with one assignment."""
    return rules_of(Path("course.toml"), "", zone, {"sums": {"due": due, "late": LATE, **table}}, ("sums",))


def hand_in(score: float, time: datetime | None, *, late: bool = False, recorded: float | None = None) -> HandInReport:
    """A judged hand-in."""
    return HandInReport(f"{score}{time}", "graded", score, 100.0, Received("x", time, late), recorded)


def mark(found: HandInRules, *hand_ins: HandInReport, settled: datetime | None = None) -> FinalMark:
    """The mark of kim."""
    attempts, gradings = [], []
    for number, one in enumerate(hand_ins, 1):
        attempts.append(replace(attempt(one, "kim", "sums", found, SEEN, settled), id=number))
        gradings.append(Grading(number, one.status, one.score, one.max_score, SEEN, id=number))
    return final_mark(mark_of("kim", terms(SUMS, found), attempts, gradings, ()), terms(SUMS, found), len(attempts))


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)).map(lambda time: time.replace(microsecond=0)),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.integers(-100_000, 1_000_000),
)
def test_days_begun(due: datetime, zone: str, other: str, seconds: int) -> None:
    """One more for every 24 hours begun after due and grace, to the second, wherever the clocks are; then the cap."""
    found = rules(due, zone)
    end = found.policy("sums").due
    assert end is not None
    time = (end.astimezone(UTC) + timedelta(minutes=10, seconds=seconds)).astimezone(ZoneInfo(other))
    made = mark(found, hand_in(80.0, time))
    days = max(0, math.ceil(Fraction(seconds, 86400)))
    assert (made.late_days, made.received) == (days, time)
    assert made.penalty == round(80 * min(0.5, 0.1 * days), 2)
    assert made.final == 80 - made.penalty


def test_boundaries() -> None:
    """The last second of the grace is in time; the next begins a day; 24 hours later the next one."""
    due = datetime(2026, 11, 28, 23, 59, tzinfo=UTC)
    end = due + timedelta(minutes=10)
    for seconds, days in ((-1, 0), (0, 0), (1, 1), (86400, 1), (86401, 2)):
        assert mark(rules(due), hand_in(100.0, end + timedelta(seconds=seconds))).late_days == days


def test_a_day_is_24_hours_when_clocks_are_set() -> None:
    """In the night in which Berlin has an hour more, 24 hours end an hour earlier on the clock."""
    found = rules(datetime(2026, 10, 24, 12), "Europe/Berlin")
    for time, days in ((datetime(2026, 10, 25, 11, 10), 1), (datetime(2026, 10, 25, 11, 10, 1), 2)):
        assert mark(found, hand_in(100.0, time)).late_days == days


def test_a_time_that_a_student_can_set_is_shown_and_lowers_nothing() -> None:
    """What an archive recorded neither makes a late hand-in punctual nor a punctual one late."""
    due = datetime(2026, 11, 28, tzinfo=UTC)
    early, later = ((due + timedelta(days=days)).timestamp() for days in (-3, 3))
    late = mark(rules(due), hand_in(100.0, due + timedelta(days=2), recorded=early))
    assert (late.late_days, late.claimed) == (2, due - timedelta(days=3))
    assert mark(rules(due), hand_in(100.0, due, recorded=later)).late_days == 0
    unknown = mark(rules(due), hand_in(100.0, None, late=True, recorded=early))
    assert (unknown.late_days, unknown.final, unknown.flags) == (None, 100.0, ("late-unknown",))


def test_a_settled_time_counts_where_the_platform_names_none() -> None:
    """Where it does, the platform's is the better source."""
    due = datetime(2026, 11, 28, tzinfo=UTC)
    settled = due + timedelta(hours=1)
    made = mark(rules(due), hand_in(100.0, None, late=True), settled=settled)
    assert (made.late_days, made.flags, made.received) == (1, (), settled)
    assert mark(rules(due), hand_in(100.0, due), settled=settled).late_days == 0


def test_which_attempt_counts() -> None:
    """``latest`` has its own late days; ``best`` is the highest final mark, not the highest score."""
    due = datetime(2026, 11, 28, tzinfo=UTC)
    hand_ins = (hand_in(85.0, due), hand_in(100.0, due + timedelta(days=2)))
    latest, best = (mark(rules(due, counts=counts), *hand_ins) for counts in ("latest", "best"))
    assert (latest.raw, latest.late_days, latest.final, latest.attempts) == (100.0, 2, 80.0, 2)
    assert (best.raw, best.late_days, best.final) == (85.0, 0, 85.0)


@pytest.mark.parametrize("shown", [40.0, 80.0])
def test_a_mark_of_an_earlier_attempt_says_so(shown: float) -> None:
    """The best attempt counts: the mark says that, and what the newest would make; and the class page has the tests of
    the one that counts."""
    found = rules(datetime(2026, 11, 28, tzinfo=UTC), counts="best")
    attempts, gradings = [], []
    for number, score in enumerate((80.0, 40.0), 1):
        one = hand_in(score, datetime(2026, 11, 20 + number, tzinfo=UTC))
        attempts.append(replace(attempt(one, "kim", "sums", found, SEEN, None), id=number))
        gradings.append(Grading(number, one.status, one.score, one.max_score, SEEN, id=number))
    rows = Rows((Student("kim", "Kim"),), (terms(SUMS, found),), tuple(attempts), tuple(gradings), ())
    best = Summary("?", "sums", TITLE, "graded", 80.0, 100.0, duration=1.5)
    report = Summary("Kim", "sums", TITLE, "graded", shown, 100.0)
    (made,) = marked([report], {"Kim": "kim"}, rows, class_marks(rows), found, {1: best}.__getitem__)
    assert made.mark is not None
    assert (made.student, made.score, made.mark.final, made.mark.flags) == ("Kim", 80.0, 80.0, ("earlier-attempt",))
    assert (made.duration, made.mark.newest) == (1.5, 40.0)
    assert made.mark.source is not None and (made.mark.source.attempt, made.mark.source.grading) == (1, 1)


def test_nothing_handed_in_is_not_late() -> None:
    """It is 0."""
    made = mark(rules(datetime(2020, 1, 1, tzinfo=UTC)))
    assert (made.final, made.late_days, made.attempts, made.is_plain) == (0.0, 0, 0, True)

"""docs/instructor.md: its examples are read by what they are written for, and its tables are whole."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from grader.batch.grades_csv import grades_csv
from grader.course.hand_in import hand_in_rules
from grader.exchange.matches_csv import parse_matches
from grader.exchange.roster_csv import parse_roster
from grader.exchange.times_csv import parse_times
from grader.submission.matching import Reason
from grader.text.phrases import say
from tests import ROOT

PAGE = (ROOT / "docs" / "instructor.md").read_text(encoding="utf-8")
TOML = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
CSV = [one.encode() for one in re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)]


def test_the_rules_are_read() -> None:
    """The example of course.toml is one."""
    raw = msgspec.toml.decode(TOML[0])
    rules = hand_in_rules(Path("course.toml"), raw["roster"], raw["timezone"], raw["hand_in"], ("gates",))
    policy = rules.policy("gates")
    assert policy.due is not None and policy.due.utcoffset() is not None
    assert (policy.late.grace, policy.late.per_day, policy.late.cap, policy.counts) == (10, 0.1, 0.5, "latest")


def test_the_tables_are_read() -> None:
    """A roster, the lines that settle a match, and those that settle a time."""
    roster, matches, times = CSV
    rows = parse_roster(roster, "roster.csv")
    assert [row.id for row in rows] == ["20261234", "20261235"]
    assert parse_matches(matches, "matches.csv", rows) == {"kim minsu_12": rows[0], "guest": None}
    assert [settled.assignment for settled in parse_times(times, "late.csv")] == ["gates"]


def test_every_reason_and_every_column_has_a_line() -> None:
    """Those that unmatched.csv gives with a roster, and those of grades.csv."""
    reasons = {say(f"doubt.{reason}", "en") for reason in Reason.__args__ if reason != "namesakes"}  # type: ignore[attr-defined]
    table = PAGE.partition("| reason |")[2].partition("\n\n")[0]
    assert {cells[1].strip() for line in table.splitlines()[2:] if (cells := line.split("|"))} == reasons
    header = next(grades_csv([])).strip().split(",")
    named = re.findall(r"`(\w+)`", PAGE.rpartition("| column |")[2])
    assert set(header) - {"student", "assignment", "status", "seconds"} <= set(named)

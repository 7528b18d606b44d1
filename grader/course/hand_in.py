"""The rules on handing in, in ``course.toml``: who takes the course, its time zone, and each assignment's due time."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from grader.course.policy import Counts, LatePolicy, Policy
from grader.course.toml import key_first
from grader.errors import GraderError
from grader.text.years import usual

_LONGEST_GRACE = 366 * 24 * 60  # minutes


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[hand_in.NAME]`` of course.toml."""

    due: datetime | None = None
    late: LatePolicy = LatePolicy()
    counts: Counts = "latest"


@dataclass(frozen=True)
class HandInRules:
    """``roster`` is the file that the course names, if any; ``timezone`` that in which times without a zone are read;
    ``policies`` are those of the assignments, by name."""

    roster: Path | None
    timezone: tzinfo | None
    policies: Mapping[str, Policy]

    def policy(self, assignment: str) -> Policy:
        """Return the policy of an assignment: nothing is late where the course says nothing."""
        return self.policies.get(assignment, Policy())

    def zone(self, assignment: str) -> tzinfo | None:
        """Return the time zone of the course, or else of the due time; None where neither is known."""
        due = self.policy(assignment).due
        return self.timezone or (due.tzinfo if due is not None else None)

    def instant(self, time: datetime, assignment: str) -> datetime | None:
        """Return a time of a learning platform with its zone: that of the course, or else of the due time; None where
        neither is known. A clock that shows the time twice, in autumn, is read to the student's advantage."""
        if time.tzinfo is not None:
            return time
        zone = self.zone(assignment)
        return None if zone is None else min(_readings(time, zone), key=datetime.timestamp)


def hand_in_rules(
    path: Path, roster: str, timezone: str, tables: Mapping[str, object], assignments: tuple[str, ...]
) -> HandInRules:
    """Return the rules of the course file ``path``. Raises GraderError that names the file, the key and the remedy."""
    zone = _zone(path, timezone)
    policies = {}
    for name, content in tables.items():
        if name not in assignments:
            raise GraderError(f"{path}: hand_in.{name} is not an assignment", f"Known: {', '.join(assignments)}.")
        table = _table(path, name, content)
        _check(path, name, table.late)
        policies[name] = Policy(_due(path, name, table.due, zone), table.late, table.counts)
    return HandInRules(path.parent / roster if roster else None, zone, policies)


def _zone(path: Path, name: str) -> tzinfo | None:
    if not name:
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise GraderError(
            f"{path}: timezone: {name!r} is not known",
            'Write it as the tz database does, such as "Asia/Seoul" or "Europe/Berlin".',
        ) from None


def _table(path: Path, name: str, content: object) -> _Table:
    try:
        return msgspec.convert(content, _Table)
    except msgspec.ValidationError as error:
        problem = key_first(str(error))
        separator = ": " if problem == str(error) else "."
        raise GraderError(
            f"{path}: hand_in.{name}{separator}{problem}",
            "It has due = 2026-11-28T23:59:00+09:00, late = { grace = 10, per_day = 0.1, cap = 0.5 }, counts.",
        ) from None


def _check(path: Path, name: str, late: LatePolicy) -> None:
    for key, value, most in (
        ("grace", late.grace, _LONGEST_GRACE),
        ("per_day", late.per_day, 1.0),
        ("cap", late.cap, 1.0),
    ):
        if not 0 <= value <= most:
            raise GraderError(
                f"{path}: hand_in.{name}.late.{key} is {value:g}",
                "grace is in minutes, at most a year; per_day and cap are fractions of the score, from 0 to 1.",
            )


def _due(path: Path, name: str, due: datetime | None, zone: tzinfo | None) -> datetime | None:
    if due is None:
        return None
    try:
        usual(due)
    except ValueError:
        raise GraderError(
            f"{path}: hand_in.{name}.due: the year {due.year} is none from 1970 to 9998",
            "Leave due out where nothing is ever late.",
        ) from None
    if due.tzinfo is not None:
        return due
    if zone is None:
        raise GraderError(
            f"{path}: hand_in.{name}.due: {due.isoformat()} has no time zone",
            f'Write {due.isoformat()}+09:00, say, or timezone = "Asia/Seoul" at the top of the file.',
        )
    return max(_readings(due, zone), key=datetime.timestamp)


def _readings(time: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return both instants at which a clock shows a time; they differ when it is set back, and when it is set on."""
    first, second = (time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first, second

"""Whom a batch judges, and by which tests: hand-ins since a time, and tests that are void."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from datetime import UTC, datetime

from grader.course.hand_in import HandInRules
from grader.errors import GraderError
from grader.gradebook.marks import Decisions
from grader.gradebook.rows import Adjustment
from grader.gradebook.this_user import this_user
from grader.model import Assignment, TestResult
from grader.submission.entries import Entry
from grader.submission.handed_in import Handed
from grader.text.clean import line
from grader.text.years import usual

_LOOKED_AT = 5000  # files of one student whose times are asked for


def since(text: str, rules: HandInRules) -> datetime:
    """Return the time that ``--since`` names; the course's zone, or the system's, holds for one without. Raises
    GraderError."""
    try:
        time = usual(datetime.fromisoformat(text))
    except ValueError:
        raise GraderError(
            f"--since {line(text, 60)}: this is no time", "Write 2026-11-28 or 2026-11-28T18:00."
        ) from None
    return time if time.tzinfo is not None else time.replace(tzinfo=rules.timezone).astimezone()


def handed_in_since(entry: Entry, time: datetime, rules: HandInRules) -> bool:
    """Whether something of a student came at ``time`` or later: by the platform, else by the times of the files."""
    received = [one.time for one in entry.handed.received if one.time is not None]
    if received:
        zoned = [one if one.tzinfo is not None else one.replace(tzinfo=rules.timezone) for one in received]
        return max(one.astimezone(UTC) for one in zoned) >= time
    return _newest(entry.handed) >= time.timestamp()


def is_timed(entry: Entry) -> bool:
    """Whether a platform says when something of a student came."""
    return any(one.time is not None for one in entry.handed.received)


def _newest(handed: Handed) -> float:
    newest, looked = 0.0, 0
    base = os.fsencode(handed.base)
    for part in handed.parts:
        top = os.path.join(base, part.path)  # noqa: PTH118  bytes, as the system names them
        for folder, _, files in [(os.path.dirname(top), [], [os.path.basename(top)]), *os.walk(top)]:  # noqa: PTH119, PTH120
            for name in files:
                looked += 1
                if looked > _LOOKED_AT:
                    return newest
                try:
                    newest = max(newest, os.lstat(os.path.join(folder, name)).st_mtime)  # noqa: PTH118
                except OSError:
                    continue
    return newest


def void_tests(adjustments: Iterable[Adjustment]) -> frozenset[str]:
    """Return the tests that are void for the whole class, as ``assignment/test``."""
    by_assignment: dict[str, list[Adjustment]] = {}
    for one in sorted(adjustments, key=lambda one: one.id):
        if one.kind == "void" and not one.student:
            by_assignment.setdefault(one.assignment, []).append(one)
    return frozenset(
        f"{assignment}/{test}" for assignment, decisions in by_assignment.items() for test in Decisions(decisions).voids
    )


def found_void(name: str, tests: Iterable[tuple[Assignment, tuple[TestResult, ...]]]) -> Adjustment:
    """Return the decision that the test called ``name`` is void: ``assignment/test``, its id, or the part behind
    ``::``, with or without a case. Raises GraderError for none and for several."""
    found: dict[tuple[str, str], float] = {}
    known: list[str] = []
    for assignment, results in tests:
        points: dict[str, list[float]] = {}
        for one in results:
            points.setdefault(one.id.partition("[")[0], []).append(one.max_points)
            if "[" in one.id:
                points.setdefault(one.id, []).append(one.max_points)
        known += [f"{assignment.name}/{test}" for test in points if "[" not in test]
        for test, values in points.items():
            if name in (test, test.rpartition("::")[2], f"{assignment.name}/{test}"):
                found[assignment.name, test] = math.fsum(values)
    if len(found) != 1:
        what = "several tests are called so" if found else "there is no such test"
        shown = [f"{of}/{test}" for of, test in found] or known
        raise GraderError(f"--void {line(name, 80)}: {what}", f"Known: {line(', '.join(shown), 400)}.")
    (((of, test), worth),) = found.items()
    why = "grader batch --void"
    return Adjustment("void", of, this_user(), datetime.now(UTC), why, points=worth, test=test)

"""Hand-ins as workers report them → rows of a gradebook, and which of them counts (pure)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter

from grader.batch.protocol import HandInReport
from grader.course.hand_in import HandInRules
from grader.gradebook.marks import mark
from grader.gradebook.rows import Attempt, Grading, Rows, Terms, TimeSource
from grader.model import Assignment

Times = Mapping[tuple[str, str], datetime]
"""The times that an instructor settled, by student and assignment."""


def terms(assignment: Assignment, rules: HandInRules) -> Terms:
    """Return an assignment as it stands."""
    return Terms(assignment.name, assignment.max_score, assignment.weight, rules.policy(assignment.name))


def attempt(
    report: HandInReport, student: str, assignment: str, rules: HandInRules, seen: datetime, settled: datetime | None
) -> Attempt:
    """Return the row of a hand-in. A time that the instructor ``settled`` holds for one whose own is not known."""
    received = report.received
    time = rules.instant(received.time, assignment) if received is not None and received.time is not None else None
    source: TimeSource = "platform" if time is not None else "settled" if settled is not None else "none"
    return Attempt(
        student=student,
        assignment=assignment,
        content=report.content,
        seen=seen,
        time=time or settled,
        source=source,
        late=received is not None and received.late,
        claimed=None if report.recorded is None else datetime.fromtimestamp(report.recorded, UTC),
    )


def counting(reports: Sequence[HandInReport], assignment: Assignment, rules: HandInRules) -> int:
    """Return the number of the one that counts, of several attempts in one download, the oldest first."""
    now = datetime.now(UTC)
    attempts, gradings = [], []
    for number, report in enumerate(reports, 1):
        attempts.append(replace(attempt(report, "", assignment.name, rules, now, None), id=number))
        gradings.append(Grading(number, report.status, report.score, assignment.max_score, now, id=number))
    found = mark("", terms(assignment, rules), attempts, gradings, ())
    return attempts.index(found.attempt) if found.attempt in attempts else len(reports) - 1


def by_other_tests(rows: Rows, contents: Mapping[tuple[str, str], Collection[str]]) -> int:
    """Return how many earlier hand-ins other tests have judged than those that judge now. ``contents`` are those of
    which the folder holds the files, by student and assignment: these the batch has judged again."""
    attempts = {one.id: one for one in rows.attempts}
    newest: dict[tuple[str, str, str], tuple[str, str]] = {}
    for one in sorted(rows.gradings, key=attrgetter("id")):
        attempt = attempts[one.attempt]
        key = attempt.student, attempt.assignment, attempt.content
        newest[key] = one.hashes.assignment, one.hashes.reference
    here = {key for key in newest if key[2] in contents.get(key[:2], ())}
    now = {(key[1], newest[key]) for key in here}
    return sum(bool(contents.get(key[:2])) and (key[1], newest[key]) not in now for key in newest.keys() - here)

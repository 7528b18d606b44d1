"""Hand-ins as workers report them → rows of a gradebook, and which of them counts (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from grader.batch.protocol import HandInReport
from grader.course.hand_in import HandInRules
from grader.gradebook.marks import mark
from grader.gradebook.rows import Attempt, Grading, Terms, TimeSource
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
    told = time is not None or (received is not None and received.on_time and settled is None)
    source: TimeSource = "platform" if told else "settled" if settled is not None else "none"
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

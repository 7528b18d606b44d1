"""Marks of a run: what lateness and decisions make of the scores, for tables and pages (pure)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from grader.batch import hand_ins
from grader.batch.hand_ins import Times
from grader.batch.protocol import UnitReport
from grader.course.hand_in import HandInRules
from grader.gradebook.marks import mark
from grader.gradebook.rows import Grading, Mark, Terms
from grader.model import Assignment
from grader.results.final_mark import FinalMark


def final_mark(found: Mark, terms: Terms, attempts: int) -> FinalMark:
    """Return a mark as it is shown."""
    hand_in = found.attempt
    return FinalMark(
        raw=found.raw,
        final=found.final,
        max_score=found.max_score,
        late_days=None if "late-unknown" in found.flags else found.late_days,
        penalty=found.penalty,
        adjustment=found.adjustment,
        due=terms.policy.due,
        received=hand_in.time if hand_in is not None else None,
        claimed=hand_in.claimed if hand_in is not None else None,
        attempts=attempts,
        flags=tuple(found.flags),
        comments=found.comments,
    )


def of_report(
    report: UnitReport, assignment: Assignment, rules: HandInRules, times: Times, seen: datetime
) -> FinalMark:
    """Return the mark of a student for an assignment, made of the hand-ins of this run alone."""
    student = report.summary.student
    terms = hand_ins.terms(assignment, rules)
    settled = times.get((student, assignment.name))
    attempts, gradings = [], []
    for number, one in enumerate(report.hand_ins, 1):
        row = hand_ins.attempt(one, student, assignment.name, rules, seen, settled)
        attempts.append(replace(row, id=number))
        gradings.append(Grading(number, one.status, one.score, one.max_score, seen, id=number))
    return final_mark(mark(student, terms, attempts, gradings, ()), terms, len(attempts))

"""Rows → histories: attempts with their marks, and what corrected a mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from grader.course.policy import Policy
from grader.gradebook.histories import marks_and_histories
from grader.gradebook.rows import Adjustment, Attempt, Grading, Rows, Student
from grader.results.history import History
from tests.gradebook.test_marks import DUE, TERMS, attempt, decision, grading

KEY = ("kim", "sums")


def history(attempts: list[Attempt], gradings: list[Grading], decisions: list[Adjustment]) -> History:
    """Kim's; nothing is late."""
    terms = replace(TERMS, policy=Policy())
    rows = Rows((Student("kim", "Kim"),), (terms,), tuple(attempts), tuple(gradings), tuple(decisions))
    return marks_and_histories(rows)[1][KEY]


def test_attempts_come_with_the_marks_that_they_would_have() -> None:
    """The oldest first; the one that counts is named; a time that a student could set is not used."""
    one, two = attempt(1, -3, seen=DUE), attempt(2, None, seen=DUE, claimed=DUE + timedelta(days=999))
    found = history([one, two], [grading(1, (60.0, 0.0)), grading(2)], [])
    assert [(mark.final, mark.counts, mark.timed, mark.when) for mark in found.attempts] == [
        (60.0, False, True, one.time),
        (100.0, True, False, DUE),
    ]
    assert (found.corrections, found.newest) == ((), DUE)


def test_a_correction_has_the_mark_before_and_after_it() -> None:
    """Another judgement of the same content, and each decision that moves the mark; what moves nothing is none."""
    later = replace(grading(1, (30.0, 40.0), number=7), when=DUE + timedelta(days=12))
    decisions = [
        decision("comment", text="well"),
        decision("override", 2, points=95.0),
        replace(decision("excuse", 3), when=DUE + timedelta(days=21)),
    ]
    found = history([attempt(1)], [grading(1, (0.0, 40.0)), later], decisions)
    assert [(one.kind, one.before, one.after) for one in found.corrections] == [
        ("regraded", 40.0, 70.0),
        ("override", 70.0, 95.0),
        ("excused", 95.0, None),
    ]


def test_what_came_after_a_correction_is_no_part_of_it() -> None:
    """A hand-in of a later day does not stand in the marks of a correction before it."""
    decided = decision("void", test="t.py::test_b", points=40.0)
    new = attempt(2, 24, seen=DUE + timedelta(days=25))
    judged = [grading(1, (60.0, 0.0)), replace(grading(2, (0.0, 0.0)), when=new.seen)]
    (correction,) = history([attempt(1), new], judged, [decided]).corrections
    assert (correction.kind, correction.before, correction.after) == ("void", 60.0, 100.0)

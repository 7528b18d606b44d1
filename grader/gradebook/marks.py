"""Rows → marks. Pure: equal rows give equal marks, in whatever order they come."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from grader.gradebook.lateness import lateness, penalty
from grader.gradebook.rows import NOTHING, Adjustment, Attempt, Flag, Grading, Mark, Terms

_by_id = attrgetter("id")


def mark(
    student: str,
    terms: Terms,
    attempts: Iterable[Attempt],
    gradings: Iterable[Grading],
    adjustments: Iterable[Adjustment],
) -> Mark:
    """Return the mark of ``student`` for the assignment of ``terms``; rows of others are passed over."""
    return mark_and_attempts(student, terms, attempts, gradings, adjustments)[0]


def mark_and_attempts(
    student: str,
    terms: Terms,
    attempts: Iterable[Attempt],
    gradings: Iterable[Grading],
    adjustments: Iterable[Adjustment],
) -> tuple[Mark, list[Mark]]:
    """Return the mark, and the marks that the attempts of ``student`` would have alone, the oldest first."""
    decisions, marks = _judged(student, terms, attempts, gradings, adjustments)
    return _decided(counting(marks, terms) or _missing(student, terms, decisions), marks, decisions), marks


def _judged(
    student: str,
    terms: Terms,
    attempts: Iterable[Attempt],
    gradings: Iterable[Grading],
    adjustments: Iterable[Adjustment],
) -> tuple[Decisions, list[Mark]]:
    assignment = terms.assignment
    own = [one for one in attempts if (one.student, one.assignment) == (student, assignment)]
    decisions = Decisions(
        one for one in sorted(adjustments, key=_by_id) if one.assignment == assignment and one.student in ("", student)
    )
    contents = {one.id: one.content for one in own}
    graded: dict[str, list[Grading]] = {}  # by content: rows of one content differ in what is known of the time
    for grading in sorted(gradings, key=_by_id):
        if grading.attempt in contents:
            graded.setdefault(contents[grading.attempt], []).append(grading)
    marks = [_attempt_mark(one, terms, graded.get(one.content, []), decisions) for one in in_time(own)]
    return decisions, marks


class Decisions:
    """The decisions that hold on one student's assignment, out of all in the order in which they were made."""

    def __init__(self, adjustments: Iterable[Adjustment]) -> None:
        self.override: Adjustment | None = None
        self.extension: Adjustment | None = None
        self.excuse: Adjustment | None = None
        self.comments: list[Adjustment] = []
        self.voids: dict[str, Adjustment] = {}
        for one in adjustments:
            held = None if one.undone else one
            if one.kind == "override":
                self.override = held
            elif one.kind == "extension":
                self.extension = held
            elif one.kind == "excuse":
                self.excuse = held
            elif one.kind == "void":
                self.voids.pop(one.test, None)
                if held is not None:
                    self.voids[one.test] = held
            elif held is not None:
                self.comments.append(held)

    @property
    def until(self) -> datetime | None:
        """The time until which the student may hand in, where it was extended."""
        return None if self.extension is None else self.extension.until

    def void(self, test: str) -> Adjustment | None:
        """Return the decision by which a test is void: it names the test, or the function of which this is a case."""
        return self.voids.get(test) or self.voids.get(test.partition("[")[0])


def in_time(attempts: list[Attempt]) -> list[Attempt]:
    """Return the attempts, the oldest first. Of one content, rows without a time give way to those with one, and those
    to the newest that the instructor has settled: they are what was learnt later of the same hand-in. Where the newest
    takes everything back there is none."""
    contents: dict[str, list[Attempt]] = {}
    ordered = sorted(attempts, key=_by_id)
    if ordered and ordered[-1].content == NOTHING:
        return []
    for one in ordered:
        if one.content != NOTHING:
            contents.setdefault(one.content, []).append(one)
    kept: list[Attempt] = []
    for rows in contents.values():
        settled = [one for one in rows if one.source == "settled"]
        timed = [one for one in rows if one.time is not None]
        kept += settled[-1:] or timed or rows[-1:]
    return sorted(kept, key=lambda one: (one.time or one.seen, one.seen, one.id))


def _attempt_mark(attempt: Attempt, terms: Terms, gradings: list[Grading], decisions: Decisions) -> Mark:
    """Return the mark that an attempt would have, were it the only one; the mark of the newest grading with a score."""
    sheets = [_sheet(grading, terms, decisions) for grading in gradings]
    usable = [number for number, (score, _, _) in enumerate(sheets) if score is not None]
    if not usable:
        return Mark(
            student=attempt.student,
            assignment=attempt.assignment,
            status="grader-error",
            raw=None,
            max_score=terms.max_score - _dropped(decisions),
            attempt=attempt,
            grading=gradings[-1] if gradings else None,
        )
    number = usable[-1]
    grading = gradings[number]
    score, top, raw = sheets[number]
    assert score is not None and raw is not None  # noqa: S101  it is usable
    late = lateness(attempt, terms.policy, decisions.until)
    cost = penalty(score, late.days, terms.policy.late)
    flags: list[Flag] = []
    if late.unknown and (attempt.late or score or grading.status == "graded"):  # of nothing nothing is taken off
        flags.append("late-unknown" if attempt.late else "time-unknown")
    if (score, top) != (raw, grading.max_score):
        flags.append("voided")
    if number < len(gradings) - 1:
        flags.append("regrade-failed")
    return Mark(
        student=attempt.student,
        assignment=attempt.assignment,
        status="ungradable" if grading.status == "ungradable" else "graded",
        raw=raw,
        max_score=top,
        late_days=late.days,
        penalty=cost,
        adjustment=round(score - raw, 2),
        final=round(score - cost, 2),
        attempt=attempt,
        grading=grading,
        flags=tuple(flags),
    )


def _sheet(grading: Grading, terms: Terms, decisions: Decisions) -> tuple[float | None, float, float | None]:
    """Return score, maximum and the score as judged; no score where the grader failed over a test that counts."""
    if not decisions.voids or grading.status == "missing":
        return grading.score, grading.max_score, grading.score
    if not grading.tests:  # it could not be run: a void test gives its points all the same, as it was handed in
        if grading.score is None:
            return None, terms.max_score, None
        top = round(grading.max_score - _dropped(decisions), 2)
        return min(round(grading.score + _given(decisions), 2), top), top, grading.score
    points, dropped = [], []
    for test in grading.tests:
        void = decisions.void(test.test)
        if void is None and test.broken:
            return None, grading.max_score, None
        if void is None or not void.drop:
            points.append(test.points if void is None else test.max_points)
        else:
            dropped.append(test.max_points)
    raw = grading.score if grading.score is not None else round(math.fsum(one.points for one in grading.tests), 2)
    return round(math.fsum(points), 2), round(grading.max_score - math.fsum(dropped), 2), raw


def _dropped(decisions: Decisions) -> float:
    return _points(decisions, drop=True)


def _given(decisions: Decisions) -> float:
    return _points(decisions, drop=False)


def _points(decisions: Decisions, *, drop: bool) -> float:
    """Return the points of the void tests that are dropped, or that are given; a case of a void function once."""
    voids = decisions.voids
    return math.fsum(
        one.points or 0.0
        for test, one in voids.items()
        if one.drop is drop and not ("[" in test and test.partition("[")[0] in voids)
    )


def counting(marks: list[Mark], terms: Terms) -> Mark | None:
    """Return the mark that counts: the newest attempt's, or the best (of equal ones the newest)."""
    if terms.policy.counts == "latest" or not marks:
        return marks[-1] if marks else None
    return max(reversed(marks), key=lambda one: -1.0 if one.final is None else one.final)


def _missing(student: str, terms: Terms, decisions: Decisions) -> Mark:
    top = round(terms.max_score - _dropped(decisions), 2)
    return Mark(student=student, assignment=terms.assignment, status="missing", raw=0.0, max_score=top, final=0.0)


def _decided(chosen: Mark, marks: list[Mark], decisions: Decisions) -> Mark:
    """Return the mark with what people decided on it as a whole: comments, an override, an excuse."""
    mark = replace(chosen, comments=tuple(one.text for one in decisions.comments))
    if decisions.override is not None and decisions.override.points is not None:
        flags: tuple[Flag, ...] = ("overridden",)
        if any(one.attempt is not None and one.attempt.seen > decisions.override.when for one in marks):
            flags = ("overridden", "override-before-attempt")
        points = decisions.override.points
        added = round(points - (mark.raw or 0.0) + mark.penalty, 2)
        mark = replace(mark, raw=mark.raw or 0.0, adjustment=added, final=points, flags=(*mark.flags, *flags))
    if decisions.excuse is not None:
        mark = replace(mark, final=None, flags=(*mark.flags, "excused"))
    return mark

"""Rows → what became of each student's assignment: attempts with their marks, corrections with the mark before and
after. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from operator import attrgetter

from grader.gradebook.class_marks import Key, MarkEvidence, evidence
from grader.gradebook.marks import counting, mark, mark_and_attempts
from grader.gradebook.rows import Adjustment, AdjustmentKind, Attempt, Grading, Mark, Rows
from grader.results.history import AttemptMark, Correction, CorrectionKind, History

_KINDS: Mapping[AdjustmentKind, CorrectionKind] = {
    "override": "override",
    "void": "void",
    "extension": "late",
    "excuse": "excused",
}
_SMALL = 0.005  # points: less is no other mark


def marks_and_histories(rows: Rows) -> tuple[dict[Key, Mark], dict[Key, History]]:
    """Return the marks of all students that are in the gradebook, for its assignments; and the histories of everybody
    who handed something in, or whose mark was decided on."""
    marks: dict[Key, Mark] = {}
    found: dict[Key, History] = {}
    for one in evidence(rows):
        made = mark_and_attempts(one.student, one.terms, one.attempts, one.gradings, one.decisions)
        marks[one.key], attempts = made
        if one.attempts or one.decisions:
            history = _history(one, attempts)
            if history.attempts or history.corrections:
                found[one.key] = history
    return marks, found


def in_zone(history: History, zone: tzinfo | None) -> History:
    """Return a history with its times as the clocks of a zone have them: a gradebook keeps no zones."""
    if zone is None:
        return history
    return History(
        tuple(
            AttemptMark(
                one.when.astimezone(zone),
                one.timed,
                one.status,
                one.final,
                one.max_score,
                one.late_days,
                one.counts,
            )
            for one in history.attempts
        ),
        tuple(Correction(one.when.astimezone(zone), one.kind, one.before, one.after) for one in history.corrections),
    )


def _history(found: MarkEvidence, marks: list[Mark]) -> History:
    chosen = counting(marks, found.terms)
    counts = None if chosen is None or chosen.attempt is None else chosen.attempt.id
    attempts = tuple(
        AttemptMark(
            when=_when(one.attempt),
            timed=one.attempt.time is not None,
            status=one.status,
            final=one.final,
            max_score=one.max_score,
            late_days=one.late_days,
            counts=one.attempt.id == counts,
        )
        for one in marks
        if one.attempt is not None
    )
    return History(attempts, tuple(_corrections(found)))


def _when(attempt: Attempt) -> datetime:
    """Return when an attempt came: never by a time that the student could set, and never after it was seen."""
    return attempt.seen if attempt.time is None else min(attempt.time, attempt.seen)


def _corrections(found: MarkEvidence) -> Iterator[Correction]:
    """Yield what moved the mark without another hand-in: the mark is made once from what was there before it, and once
    with it."""
    first, later = _judgements(found.attempts, found.gradings)
    decisions = [one for one in found.decisions if one.kind in _KINDS]
    events: list[Grading | Adjustment] = sorted([*later, *decisions], key=lambda one: (one.when, one.id))
    for number, event in enumerate(events):
        attempts = [one for one in found.attempts if one.seen <= event.when]
        judged = [one for one in first if one.when <= event.when]

        def then(some: Iterable[Grading | Adjustment]) -> float | None:
            gradings = [one for one in some if isinstance(one, Grading)]
            decisions = [one for one in some if isinstance(one, Adjustment)]
            return mark(found.student, found.terms, attempts, [*judged, *gradings], decisions).final  # noqa: B023

        before, after = then(events[:number]), then(events[: number + 1])
        if (before is None) != (after is None) or abs((before or 0.0) - (after or 0.0)) > _SMALL:
            kind = "regraded" if isinstance(event, Grading) else _KINDS[event.kind]
            yield Correction(event.when, kind, before, after)


def _judgements(attempts: Iterable[Attempt], gradings: Iterable[Grading]) -> tuple[list[Grading], list[Grading]]:
    """Return the first judgement of each content, and the later ones."""
    contents = {one.id: one.content for one in attempts}
    first: dict[str, Grading] = {}
    later: list[Grading] = []
    for one in sorted(gradings, key=attrgetter("id")):
        content = contents[one.attempt]
        if content in first:
            later.append(one)
        else:
            first[content] = one
    return [*first.values()], later

"""Marks of a class: what lateness and decisions make of the scores, for tables and pages (pure)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from msgspec.structs import replace

from grader.course.hand_in import HandInRules
from grader.gradebook.class_marks import class_marks
from grader.gradebook.marks import in_time
from grader.gradebook.rows import NOTHING, Attempt, Mark, Rows, Terms
from grader.results.final_mark import FinalMark, MarkSource
from grader.results.summary import Summary


def final_mark(found: Mark, terms: Terms, attempts: int) -> FinalMark:
    """Return a mark as it is shown."""
    hand_in = found.attempt
    return FinalMark(
        raw=found.raw,
        final=found.final,
        max_score=found.max_score,
        late_days=None if {"late-unknown", "time-unknown"} & {*found.flags} else found.late_days,
        penalty=found.penalty,
        adjustment=found.adjustment,
        due=terms.policy.due,
        received=hand_in.time if hand_in is not None else None,
        claimed=hand_in.claimed if hand_in is not None else None,
        attempts=attempts,
        flags=tuple(found.flags),
        comments=found.comments,
        source=MarkSource(hand_in.id, found.grading.id, hand_in.content)
        if hand_in is not None and found.grading is not None and attempts > 1
        else None,
    )


def marked(
    summaries: Sequence[Summary],
    keys: Mapping[str, str],
    rows: Rows,
    marks: Mapping[tuple[str, str], Mark],
    rules: HandInRules,
    stored: Callable[[int], Summary],
) -> list[Summary]:
    """Return summaries with the ``marks`` that the rows of a gradebook make. ``keys`` are those of the students by
    name; times are shown as the clocks of ``rules`` have them.

    Where another judgement counts than that of the newest attempt (an earlier attempt's, or one from before the grader
    failed) its summary is shown, which ``stored`` returns by its number.
    """
    if not summaries:
        return []
    terms = {one.assignment: one for one in rows.terms}
    attempts: dict[tuple[str, str], list[Attempt]] = {}
    for one in rows.attempts:
        if one.content != NOTHING:
            attempts.setdefault((one.student, one.assignment), []).append(one)
    latest = _marks_of_the_newest(rows)
    found = []
    for summary in summaries:
        key = keys.get(summary.student, ""), summary.assignment
        mark = marks.get(key)
        if mark is None:
            found.append(summary)
            continue
        hand_ins = in_time(attempts.get(key, []))
        shown = final_mark(mark, terms[summary.assignment], len(hand_ins))
        other = bool(hand_ins) and mark.attempt is not None and mark.attempt.content != hand_ins[-1].content
        if other:
            newest = latest[key].final if key in latest and "overridden" not in mark.flags else None
            shown = replace(shown, flags=(*shown.flags, "earlier-attempt"), newest=newest)
        if mark.grading is not None and (other or (mark.status, mark.raw) != (summary.status, summary.score)):
            counting = stored(mark.grading.id)
            summary = replace(counting, student=summary.student, status=mark.status, score=mark.raw)
        found.append(replace(summary, mark=in_zone(shown, rules.zone(summary.assignment))))
    return found


def _marks_of_the_newest(rows: Rows) -> Mapping[tuple[str, str], Mark]:
    """Return the marks that the newest attempts would make where the best counts."""
    terms = [
        dataclasses.replace(one, policy=replace(one.policy, counts="latest"))
        for one in rows.terms
        if one.policy.counts == "best"
    ]
    return class_marks(dataclasses.replace(rows, terms=tuple(terms))) if terms else {}


def in_zone(mark: FinalMark, zone: tzinfo | None) -> FinalMark:
    """Return a mark with its times as the clocks of a zone have them: a gradebook keeps no zones."""
    if zone is None:
        return mark

    def local(time: datetime | None) -> datetime | None:
        return None if time is None else time.astimezone(zone)

    return replace(mark, due=local(mark.due), received=local(mark.received), claimed=local(mark.claimed))

"""Marks, what moved them and their history as tables on a terminal; plain text where the output is piped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from grader.commands.tables import print_table
from grader.gradebook.rows import NOTHING, Adjustment, Attempt, Grading, Mark, Publication, Rows, Student
from grader.model import Lang, Status
from grader.results.final_mark import FinalMark
from grader.text.clean import line
from grader.text.numbers import number
from grader.text.phrases import say

if TYPE_CHECKING:
    from rich.table import Table

_SHORT = 8  # characters of a hash
_LISTED = 40  # marks that moved; all of them are in grades.csv


def print_marks(student: Student, marks: Iterable[tuple[str, Status, FinalMark]], lang: Lang) -> None:
    """Print a student's marks: a row per assignment, then what is to be said of them."""
    details = (student.key, student.login, student.email, student.section, student.group)
    about = [detail for detail in dict.fromkeys(details) if detail and detail != student.name]
    print(line(" · ".join([student.name, *about]), 300) + (f" ({say('status.gone', lang)})" if student.gone else ""))
    names = ("class.assignment", "mark.raw", "mark.late-days", "mark.penalty", "mark.adjustment", "mark.final")
    table = _table([say(name, lang) for name in names], left=(0, 6))
    table.add_column("", overflow="fold")
    remarks: list[str] = []
    for assignment, status, mark in marks:
        days = "?" if mark.late_days is None else str(mark.late_days)
        points = [_points(mark.raw), days, _points(mark.penalty), _points(mark.adjustment)]
        final = f"{_points(mark.final)} / {number(mark.max_score)}"
        table.add_row(assignment, *points, final, "" if status == "graded" else say(f"status.{status}", lang))
        said = [say(f"flag.{flag}", lang) for flag in mark.flags] + [line(comment, 1000) for comment in mark.comments]
        remarks += [f"{assignment}: {one}" for one in said]
    print_table(table)
    for remark in remarks:
        print(remark)


def print_moved(moved: Sequence[tuple[Mark, Mark]], names: Mapping[str, str], lang: Lang) -> None:
    """Print the marks that a decision changed, and what it made of them."""
    finals = [(old, new) for old, new in moved if (old.final, old.max_score) != (new.final, new.max_score)]
    print(say("grade.moved", lang, count=len(finals)))
    table = _table([say(name, lang) for name in ("class.student", "class.assignment", "class.before", "class.after")])
    for old, new in finals[:_LISTED]:
        before, after = (f"{_points(one.final)} / {number(one.max_score)}" for one in (old, new))
        table.add_row(line(names.get(new.student, new.student), 60), new.assignment, before, after)
    if finals:
        print_table(table)
    if len(finals) > _LISTED:
        print("…")


def print_history(rows: Rows, told: Sequence[Publication], zone: Callable[[str], tzinfo | None], lang: Lang) -> None:
    """Print everything that made a student's marks, and what the student was told of them, assignment by assignment, in
    the order of time."""
    for terms in rows.terms:
        name = terms.assignment
        attempts = {one.id: one for one in rows.attempts if one.assignment == name}
        events = [(one.time or one.seen, 0, one.id, *_attempt(one, lang)) for one in attempts.values()]
        judged = [one for one in rows.gradings if one.attempt in attempts]
        events += [(one.when, 1, one.id, *_grading(one, attempts[one.attempt], lang)) for one in judged]
        decided = [one for one in rows.adjustments if one.assignment == name]
        events += [(one.when, 2, one.id, *_decision(one, zone(name), lang)) for one in decided]
        published = [one for one in told if one.assignment == name]
        events += [
            (one.when, 3, one.id, say(f"history.{one.channel}", lang, mark=one.told), line(one.recipient, 200))
            for one in published
        ]
        if events:
            table = _table([name, "", ""], left=(0, 1, 2))
            for when, _, _, what, more in sorted(events):
                table.add_row(_clock(when, zone(name)), what, more)
            print_table(table)


def _attempt(one: Attempt, lang: Lang) -> tuple[str, str]:
    if one.content == NOTHING:
        return say("history.taken-back", lang), ""
    late = [say("history.late", lang)] if one.late else []
    return say(f"history.attempt-{one.source}", lang), " · ".join([one.content[:_SHORT], *late])


def _grading(one: Grading, attempt: Attempt, lang: Lang) -> tuple[str, str]:
    score = (
        f"{number(one.score)} / {number(one.max_score)}" if one.score is not None else say(f"status.{one.status}", lang)
    )
    hashes = {"assignment": one.hashes.assignment, "reference": one.hashes.reference, "grader": one.hashes.grader}
    judges = ", ".join(f"{say(f'history.{name}', lang)} {value[:_SHORT]}" for name, value in hashes.items() if value)
    return say("history.judged", lang, score=score), f"{attempt.content[:_SHORT]} · {judges}"


def _decision(one: Adjustment, zone: tzinfo | None, lang: Lang) -> tuple[str, str]:
    what = ""
    if one.kind == "override":
        what = number(one.points or 0.0)
    elif one.kind == "comment":
        what = one.text
    elif one.kind == "extension" and one.until is not None:
        what = _clock(one.until, zone)
    elif one.kind == "void":
        what = one.test.rpartition("::")[2] + (f" ({say('history.dropped', lang)})" if one.drop else "")
    kind = say(f"history.{one.kind}", lang)
    said = say("history.undone", lang, what=kind.removesuffix(":")) if one.undone else f"{kind} {what}".rstrip()
    return line(said, 1000), line(": ".join(filter(None, (one.who, one.why))), 2200)


def _clock(time: datetime, zone: tzinfo | None) -> str:
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S %z")


def _points(value: float | None) -> str:
    return "–" if value is None else number(value)


def _table(names: Sequence[str], left: Iterable[int] = (0, 1)) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for place, name in enumerate(names):
        table.add_column(name, justify="left" if place in left else "right", overflow="fold")
    return table

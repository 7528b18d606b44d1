"""The two tables of a batch: in order, one column per task, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta

import msgspec

from grader.batch.grades_csv import changes_csv, grades_csv, late_csv, unmatched_csv
from grader.exchange.matches_csv import parse_matches
from grader.exchange.roster_csv import RosterRow
from grader.exchange.times_csv import SettledTime, parse_times
from grader.results.changes import Change, ScoreAndStatus
from grader.results.class_record import ClassMember
from grader.results.final_mark import FinalMark
from grader.results.summary import summarise
from grader.submission.matching import Doubt
from tests import samples

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_grades_have_a_row_for_everybody_and_a_column_for_each_task() -> None:
    """By student; no score where the grader failed; a name that begins a formula is text."""
    summaries = [
        msgspec.structs.replace(summarise(result), student=student)
        for student, result in (("lee", samples.half()), ("=cmd()", samples.grader_error()), ("kim", samples.missing()))
    ]
    header, *rows = csv.reader(grades_csv(summaries))
    tasks = sorted(f"gates.{task.task}" for task in samples.half().tasks)
    mark = ["id", "section", "received", "claimed", "late_days", "penalty", "adjustment", "flags", "final", "total"]
    assert header == ["student", "assignment", "score", "max_score", "status", "seconds", *mark, *tasks]
    assert [row[0] for row in rows] == ["'=cmd()", "kim", "lee"]
    assert [(row[2], row[4]) for row in rows] == [("", "grader-error"), ("0", "missing"), ("50", "graded")]
    points = {f"gates.{task.task}": f"{task.points:g}" for task in samples.half().tasks}
    assert dict(zip(tasks, rows[2][16:], strict=True)) == points


def test_a_mark_is_told_by_its_parts() -> None:
    """Id, section and total are the student's; late days are empty where they are not known; an excused mark too."""
    late = FinalMark(50.0, 40.0, 100.0, 1, 10.0, received=NOON, claimed=NOON - timedelta(days=1))
    marks = {"kim": late, "lee": FinalMark(50.0, None, 100.0, None, adjustment=2.5, flags=("excused", "late-unknown"))}
    summaries = [
        msgspec.structs.replace(summarise(samples.half()), student=student, mark=mark)
        for student, mark in marks.items()
    ]
    members = {"kim": ClassMember("kim", "0042", "=A", "0042"), "lee": ClassMember("lee", "lee")}
    rows = csv.DictReader(grades_csv(summaries, members, {"kim": 40.0, "lee": None}))
    names = ("id", "section", "received", "claimed", "late_days", "penalty", "adjustment", "flags", "final", "total")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("0042", "'=A", "2026-11-28T12:00:00+00:00", "2026-11-27T12:00:00+00:00", "1", "10", "0", "", "40", "40"),
        ("", "", "", "", "", "0", "2.5", "excused late-unknown", "", ""),
    ]


def test_unmatched_and_late_hand_ins_are_tables_to_fill_in() -> None:
    """Their own readers take them, once a column is filled in; a name that begins a formula comes back as it was."""
    row = RosterRow("0042", "=Kim", ids=("0042",))
    text = "".join(unmatched_csv([Doubt("=cmd()", "several", (row,)), Doubt("lee", "nobody")], "ko"))
    assert list(csv.reader(text.splitlines())) == [
        ["handed_in", "student", "reason", "candidates"],
        ["'=cmd()", "", "여러 학생과 일치함", "0042 =Kim"],
        ["lee", "", "명단에 없는 학번, 아이디, 이름", ""],
    ]
    assert parse_matches(text.replace("'=cmd(),,", "'=cmd(),0042,").encode(), "m.csv", (row,)) == {"=cmd()": row}
    text = "".join(late_csv([("kim", "sums")]))
    assert parse_times(text.encode(), "late.csv") == ()
    assert parse_times(text.replace("sums,", "sums,2026-11-28 12:00").encode(), "late.csv") == (
        SettledTime("kim", "sums", datetime(2026, 11, 28, 12), 2),
    )


def test_changes_have_a_row_for_each_mark_that_moved() -> None:
    """By student, the marks as a reader sees them; a name that begins a formula is text."""
    moved = [
        Change("lee", "gates", ScoreAndStatus("graded", 10.0), None, resubmitted=False),
        Change("+kim", "gates", None, ScoreAndStatus("graded", 99.5), resubmitted=True),
    ]
    assert list(csv.reader(changes_csv(moved))) == [
        ["student", "assignment", "before", "after", "tests"],
        ["'+kim", "gates", "–", "99.5", ""],
        ["lee", "gates", "10", "–", ""],
    ]


def test_a_table_is_made_line_by_line() -> None:
    """That of a large class is never in memory as a whole: a line is made when it is asked for."""
    summaries = [msgspec.structs.replace(summarise(samples.half()), student=name) for name in ("kim", "lee", "park")]
    asked: list[str] = []

    class Totals(dict[str, float]):
        """Notes who is asked for."""

        def get(self, student: str, *default: object) -> None:  # type: ignore[override]  # nobody has one
            asked.append(student)

    lines = grades_csv(summaries, {}, Totals())
    assert next(lines).startswith("student,")
    assert asked == []
    assert next(lines).startswith("kim,")
    assert asked == ["kim"]

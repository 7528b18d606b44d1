"""The two tables of a batch: in order, one column per task, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv

import msgspec

from grader.batch.grades_csv import changes_csv, grades_csv
from grader.results.changes import Change, ScoreAndStatus
from grader.results.summary import summarise
from tests import samples


def test_grades_have_a_row_for_everybody_and_a_column_for_each_task() -> None:
    """By student; no score where the grader failed; a name that begins a formula is text."""
    summaries = [
        msgspec.structs.replace(summarise(result), student=student)
        for student, result in (("lee", samples.half()), ("=cmd()", samples.grader_error()), ("kim", samples.missing()))
    ]
    header, *rows = csv.reader(grades_csv(summaries).splitlines())
    tasks = sorted(f"gates.{task.task}" for task in samples.half().tasks)
    assert header == ["student", "assignment", "score", "max_score", "status", "seconds", *tasks]
    assert [row[0] for row in rows] == ["'=cmd()", "kim", "lee"]
    assert [(row[2], row[4]) for row in rows] == [("", "grader-error"), ("0", "missing"), ("50", "graded")]
    points = {f"gates.{task.task}": f"{task.points:g}" for task in samples.half().tasks}
    assert dict(zip(tasks, rows[2][6:], strict=True)) == points


def test_changes_have_a_row_for_each_mark_that_moved() -> None:
    """By student, the marks as a reader sees them; a name that begins a formula is text."""
    moved = [
        Change("lee", "gates", ScoreAndStatus("graded", 10.0), None, resubmitted=False),
        Change("+kim", "gates", None, ScoreAndStatus("graded", 99.5), resubmitted=True),
    ]
    assert list(csv.reader(changes_csv(moved).splitlines())) == [
        ["student", "assignment", "before", "after", "tests"],
        ["'+kim", "gates", "–", "99.5", ""],
        ["lee", "gates", "10", "–", ""],
    ]

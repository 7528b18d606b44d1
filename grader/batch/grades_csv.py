"""The tables of a batch for a spreadsheet: everybody's points, and the marks that moved since the last run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from grader.results.changes import Change, row
from grader.results.summary import Summary
from grader.text.clean import csv_cell


def grades_csv(
    summaries: Sequence[Summary],
    sections: Mapping[str, str] = MappingProxyType({}),
    gone: Sequence[Summary] = (),
) -> str:
    """Return ``grades.csv``: a row per student and assignment, a column per task. ``sections`` are those of the
    students, where the class has any; ``gone`` are students who have left, whose status says so."""
    summaries = [*summaries, *gone]
    left = {id(summary) for summary in gone}
    tasks = sorted({f"{summary.assignment}.{task.task}" for summary in summaries for task in summary.tasks})
    section = ["section"] if any(sections.values()) else []
    rows = [["student", "assignment", "score", "max_score", "status", "seconds", *section, *tasks]]
    for summary in sorted(summaries, key=lambda summary: (summary.student, summary.assignment)):
        points = {f"{summary.assignment}.{task.task}": f"{task.points:g}" for task in summary.tasks}
        score = "" if summary.score is None else f"{summary.score:g}"
        status = "gone" if id(summary) in left else summary.status
        fixed = [csv_cell(summary.student), summary.assignment, score, f"{summary.max_score:g}", status]
        own = [csv_cell(sections.get(summary.student, ""))] if section else []
        rows.append([*fixed, f"{summary.duration:.3f}", *own, *(points.get(task, "") for task in tasks)])
    return _csv(rows)


def changes_csv(changes: Iterable[Change]) -> str:
    """Return ``changes.csv``: a row per mark that moved."""
    rows = [["student", "assignment", "before", "after", "tests"]]
    for change in sorted(changes, key=lambda change: (change.student, change.assignment)):
        student, assignment, before, after, tests = row(change)
        rows.append([csv_cell(student), assignment, before, after, csv_cell(tests)])
    return _csv(rows)


def unclaimed_csv(files: Iterable[str]) -> str:
    """Return ``unclaimed.csv``: the files in the class's folder that are no student's."""
    return _csv([["file"], *([csv_cell(file)] for file in files)])


def _csv(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()

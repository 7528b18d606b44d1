"""What a folder holds, with the marks of its gradebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

import msgspec
import pytest

from grader.batch.holdings import Holdings
from grader.course.hand_in import HandInRules
from grader.gradebook import queries
from grader.gradebook.rows import Rows, Student, Terms
from grader.gradebook.store import open_gradebook
from grader.results.class_record import ClassMember
from grader.results.summary import summarise
from tests import samples


def test_marks_are_made_one_assignment_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of a gradebook are many times as large as the marks: those of several assignments are never there at
    once. Everybody stays where they were."""
    asked: list[Sequence[str]] = []
    rows = queries.rows

    def noted(connection: object, keys: Sequence[str], assignments: Sequence[str]) -> Rows:
        asked.append(assignments)
        return rows(connection, keys, assignments)  # type: ignore[arg-type]  # it is one

    monkeypatch.setattr(queries, "rows", noted)
    order = [("kim", "gates"), ("lee", "sums"), ("lee", "gates"), ("kim", "sums"), ("kim", "other")]
    summaries = [
        msgspec.structs.replace(summarise(samples.missing()), student=student, assignment=assignment)
        for student, assignment in order
    ]
    held = Holdings(summaries, [], {name: ClassMember(name, name) for name in ("kim", "lee")})
    with open_gradebook(tmp_path / "gradebook.sqlite") as book:
        book.set_students([Student("kim", "kim"), Student("lee", "lee")])
        book.set_terms([Terms("gates", 100.0), Terms("sums", 10.0)])
        marked = held.marked(book, HandInRules(None, UTC, {}))
    assert asked == [["gates"], ["sums"], ["other"]]
    assert [(one.student, one.assignment) for one in marked.summaries] == order
    assert [one.mark and one.mark.max_score for one in marked.summaries] == [100.0, 10.0, 100.0, 10.0, None]

"""Which earlier attempts are judged again: those that can count, that others judged, and that the folder has not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.batch.earlier_attempts import outdated, unpacked
from grader.course.load import load_course
from grader.course.policy import Policy
from grader.gradebook.additions import JudgedHandIn
from grader.gradebook.records import record
from grader.gradebook.rows import Attempt, Grading, Rows, Student, Terms
from grader.gradebook.store import open_gradebook
from grader.grading import hashes
from grader.model import FileHash, SubmissionInfo
from tests import ROOT, samples

DAY = datetime(2026, 11, 2, tzinfo=UTC)
COURSE = load_course(ROOT)
NOW = hashes.of_assignment(COURSE, next(one for one in COURSE.assignments if one.name == "gates"))
OLD = msgspec.structs.replace(NOW, files={**NOW.files, "test_gates.py::test_x": "1"})


@pytest.mark.parametrize(("counts", "found"), [("best", ["a", "b"]), ("latest", [])])
def test_those_that_can_count(counts: Any, found: list[str]) -> None:
    """Of the best each; of the newest that one alone, which the folder has here. Of whom the folder has nothing,
    nothing is judged again."""
    attempts = [
        Attempt("kim", "gates", content, DAY, DAY + timedelta(days=day), "platform", id=day)
        for day, content in enumerate("abcd", 1)
    ]
    attempts += [replace(attempts[0], student="lee", id=9)]
    gradings = [Grading(one.id, "graded", 1.0, 1.0, DAY, OLD, id=one.id) for one in attempts]
    gradings += [Grading(3, "graded", 1.0, 1.0, DAY, NOW, id=10)]  # c has been judged by the tests of today
    terms = (Terms("gates", 1.0, policy=Policy(counts=counts)),)
    rows = Rows((Student("kim", "Kim"),), terms, tuple(attempts), tuple(gradings), ())
    again = outdated(rows, {("kim", "gates"): {"d"}, ("lee", "gates"): set()}, COURSE)
    assert [one.attempt.content for one in again] == found
    assert {one.why for one in again} <= {("test_gates.py::test_x",)}
    assert len(outdated(rows, {("kim", "gates"): {"d"}}, COURSE, fresh=True)) == len(found) + (counts == "best")


def test_hostile_names_stay_in_the_folder(tmp_path: Path) -> None:
    """The file that counted is named; what would lie elsewhere is left out."""
    name = "gates.py"
    info = SubmissionInfo((FileHash(name, "1"),))
    result = msgspec.structs.replace(samples.half(), student="kim", submission=info)
    files = {name: b"1", "a/b.txt": b"2", "../out.txt": b"3", "/etc/x": b"4"}
    with open_gradebook(tmp_path / "book.sqlite") as book:
        book.add([JudgedHandIn(Student("kim", "Kim"), Attempt("kim", "gates", "s1", DAY), record(result, files))])
        rows = book.rows()
        handed = unpacked(book, rows.attempts[0].id, rows.gradings[0].id, tmp_path)
    assert handed.main == name
    found = {path.relative_to(handed.base).as_posix() for path in Path(handed.base).rglob("*") if path.is_file()}
    assert found == {name, "a/b.txt"}
    assert not (tmp_path / "out.txt").exists()

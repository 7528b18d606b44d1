"""The marks that a folder holds, and which of them moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.grades_csv import grades_csv
from grader.batch.held_marks import changes_since, of_class, read_held_marks
from grader.batch.holdings import Holdings
from grader.commands.diff import diff
from grader.errors import GraderError
from grader.files.atomic import write_table
from grader.results.changes import ScoreAndStatus, mark_change
from grader.results.class_record import ClassMember, ClassRecord, encode, path
from grader.results.final_mark import FinalMark
from grader.results.summary import Summary


def held(**marks: FinalMark | None) -> Holdings:
    """A class of students with these marks."""
    some = [Summary(name, "sums", "", "graded", 90.0, 100.0, mark=mark) for name, mark in marks.items()]
    return Holdings(some, [], {name: ClassMember(name, f"folder-{name}") for name in marks})


def write(out: Path, one: Holdings) -> None:
    """Write the tables of a batch without its results."""
    (out / "results").mkdir(parents=True)
    write_table(out / "grades.csv", grades_csv(one.summaries, one.members, {}, one.gone))
    path(out).write_bytes(encode(ClassRecord({"sums": tuple(one.members.values())})))


def test_the_table_gives_back_what_a_batch_has_made(tmp_path: Path) -> None:
    """A batch that changes nothing moves no mark, whatever decisions made them."""
    voided = FinalMark(90.0, 100 / 3, 96.0, penalty=1 / 3, adjustment=2.125, flags=("voided", "overridden"))
    one = held(kim=voided, lee=None, park=FinalMark(90.0, None, 100.0, flags=("excused",)))
    write(tmp_path, one)
    found = read_held_marks(tmp_path)
    assert found is not None and found.marks == of_class(one).marks
    assert changes_since(tmp_path, one, ()) == []


def test_diff_compares_final_marks(tmp_path: Path) -> None:
    """Decisions move marks without any test; who is new is listed, who has left is not."""
    plain = FinalMark(90.0, 90.0, 100.0)
    before = held(kim=plain, lee=plain, park=plain, gone=plain)
    after = held(
        kim=FinalMark(90.0, 96.0, 100.0, adjustment=6.0, flags=("voided",)),
        lee=plain,
        park=FinalMark(90.0, None, 100.0, flags=("excused",)),
        new=plain,
    )
    write(tmp_path / "a", before)
    write(tmp_path / "b", Holdings(after.summaries, before.summaries[3:], after.members))
    assert [(one.student, one.gain, one.reasons) for one in diff(tmp_path / "a", tmp_path / "b")] == [
        ("kim", 6.0, ("void",)),
        ("new", 90.0, ("new",)),
        ("park", -90.0, ("excused",)),
    ]


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    """It is no table of marks; where there is none at all the results are compared."""
    assert read_held_marks(tmp_path) is None
    (tmp_path / "grades.csv").write_text("student,assignment,score\nkim,sums,3\n")
    with pytest.raises(GraderError, match=r"grades\.csv: this is not a table"):
        read_held_marks(tmp_path)
    told = [mark_change("kim", "sums", None, ScoreAndStatus("graded", 90.0))]
    assert changes_since(tmp_path, held(kim=None), told) == told  # it stops no batch, which writes it again

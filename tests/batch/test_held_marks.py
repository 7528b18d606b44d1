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
from grader.results.class_record import ClassMember, ClassRecord, encode, path, read
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


def test_who_is_known_by_an_id_now_is_nobody_new(tmp_path: Path) -> None:
    """Marks from before a roster came, or under another id, are compared with those of now."""
    plain = FinalMark(90.0, 90.0, 100.0)
    write(tmp_path / "a", held(kim=plain, lee=plain, guest=plain))
    write(tmp_path / "b", held(kim=plain, lee=plain))
    record = read(tmp_path / "b")
    ids = {"folder-kim": ClassMember("Kim Minsu", "1001", id="1001")}
    path(tmp_path / "b").write_bytes(encode(record.renamed(ids).renamed({"folder-guest": record.members["sums"][1]})))
    write_table(tmp_path / "b" / "grades.csv", grades_csv(held(**{"Kim Minsu": plain, "lee": plain}).summaries))
    found = read(tmp_path / "b").renamed({"1001": ClassMember("Kim Minsu", "1002", id="1002")})
    assert found.followed == {"folder-kim": "1002", "1001": "1002", "folder-guest": "folder-lee"}
    assert diff(tmp_path / "a", tmp_path / "b") == []


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    """It is no table of marks; where there is none at all the results are compared."""
    assert read_held_marks(tmp_path) is None
    (tmp_path / "grades.csv").write_text("student,assignment,score\nkim,sums,3\n")
    with pytest.raises(GraderError, match=r"grades\.csv: this is not a table"):
        read_held_marks(tmp_path)
    told = [mark_change("kim", "sums", None, ScoreAndStatus("graded", 90.0))]
    assert changes_since(tmp_path, held(kim=None), told) == told  # it stops no batch, which writes it again


def test_a_corrected_name_moves_no_mark(tmp_path: Path) -> None:
    """An id tells students apart, whatever they are called; who has left without a mark has lost none."""

    def listed(*students: tuple[str, str], points: float = 90.0) -> Holdings:
        some = [Summary(name, "sums", "", "graded", points, 100.0) for name, _ in students]
        return Holdings(some, [], {name: ClassMember(name, number, id=number) for name, number in students})

    before, after = listed(("김민수", "1"), ("Zo? M?ller", "2")), listed(("김민서", "1"), ("Zoë Müller", "2"))
    before.summaries.append(Summary("박", "sums", "", "missing", 0.0, 100.0))
    before.members["박"] = ClassMember("박", "3", id="3")
    write(tmp_path / "a", before)
    write(tmp_path / "b", after)
    assert diff(tmp_path / "a", tmp_path / "b") == []
    path(tmp_path / "a").write_bytes(path(tmp_path / "b").read_bytes())  # a batch writes that before the table
    assert changes_since(tmp_path / "a", after, ()) == []
    lower = listed(("김민서", "1"), ("Zoë Müller", "2"), points=80.0)
    assert [one.student for one in changes_since(tmp_path / "a", lower, ())] == ["김민서", "Zoë Müller"]


def test_a_hand_in_that_is_settled_moves_the_mark_of_its_student(tmp_path: Path) -> None:
    """Who had handed in nothing, as far as was known, has the mark of what stood by itself before."""
    before, after = held(), held(lee=None)
    for name, status in (("lee", "missing"), ("guest_12", "graded")):
        before.summaries.append(Summary(name, "sums", "", status, 90.0 if status == "graded" else 0.0, 100.0))  # type: ignore[arg-type]
        before.members[name] = ClassMember(name, f"folder-{name}")
    write(tmp_path, before)
    (one,) = changes_since(tmp_path, after, (), {"folder-guest_12": "folder-lee"})
    assert (one.student, one.before, one.after) == (
        "lee",
        ScoreAndStatus("missing", 0.0, 100.0),
        ScoreAndStatus("graded", 90.0, 100.0),
    )

"""A roster that comes in mid-term: what came under the names of folders follows to the ids."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.batch import following
from grader.batch.following import follow, followed, still_open
from grader.exchange.roster_csv import RosterRow
from grader.files.atomic import write_atomically
from grader.gradebook.rows import Student
from grader.gradebook.store import open_gradebook
from grader.results import class_record
from grader.results.class_record import ClassMember, ClassRecord
from grader.submission.entries import Entry
from grader.submission.handed_in import Handed
from grader.submission.matching import Doubt
from grader.submission.merging import ClassList
from tests.gradebook.test_store import hand_in

ROWS = (
    RosterRow("1001", "Kim Minsu", login="kim", ids=("1001",), line=2),
    RosterRow("1002", "Lee Jiwoo", ids=("1002",), line=3),
    RosterRow("1003", "Ann Ray", section="A", ids=("1003",), line=4),
)


def test_nothing_is_guessed() -> None:
    """By a name, a login, an id, a section, or a line that settles it; neither of two that would be one student's."""
    names = ("Minsu Kim", "A/Ann Ray", "guest", "settled", "nobody", "visitor")
    students = [Student(name.replace("/", ", "), name, section="A" if "/" in name else "") for name in names]
    settled = {"settled": ROWS[1], "nobody": None}
    found = followed(ClassList(ROWS, settled), [*students, Student("1001", "Kim Minsu", "kim")], (), ())
    assert found == {"Minsu Kim": "1001", "A, Ann Ray": "1003", "settled": "1002"}
    twice = followed(ClassList(ROWS), [Student("kim", "kim"), Student("Kim Minsu", "Kim Minsu")], (), ())
    assert twice == {}
    entry = Entry("Kim Minsu", "1001", Handed("/nowhere"), listed=ROWS[0], unlisted=("Kim Minsu_12", "other"))
    moodle = [Student("Kim Minsu_12", "Kim Minsu_12"), Student("Kim Minsu_13", "Kim Minsu_13")]
    assert followed(ClassList(ROWS), moodle, [entry], ()) == {"Kim Minsu_12": "1001"}
    left = ClassList(ROWS[1:], {}, ROWS[:1])
    assert followed(left, [Student("1001", "Kim Minsu", "kim"), Student("kim", "kim")], (), ()) == {}


def test_a_corrected_id_is_followed() -> None:
    """By a login and the name together, or by a line of matches.csv; neither of two who are both like it."""
    new = RosterRow("2001", "Kim Minsu", "kim@uni.kr", ids=("2001",), line=2)
    before = RosterRow("1001", "Minsu Kim", "kim@uni.kr", ids=("1001",))
    assert followed(ClassList((new,), {}, (before,)), (), (), ()) == {"1001": "2001"}
    for other in (before._replace(name="Kim Minseo"), before._replace(email="minsu@uni.kr")):
        assert followed(ClassList((new,), {}, (other,)), (), (), ()) == {}
        assert followed(ClassList((new,), {"1001": new}, (other,)), (), (), ()) == {"1001": "2001"}
    twin = before._replace(id="1009", ids=("1009",))
    assert followed(ClassList((new,), {}, (before, twin)), (), (), ()) == {}
    assert followed(ClassList((new,), {"1001": None}, (before,)), (), (), ()) == {}


def test_questions_of_earlier_runs_stay_open() -> None:
    """What stands by itself since another assignment was judged is still to be settled."""
    record = ClassRecord({"sums": (ClassMember("Ann Rey", "Ann Rey"), ClassMember("Kim Minsu", "1001", id="1001"))})
    now = Doubt("Lee", "nobody")
    listed = ClassList(ROWS)
    assert [one.label for one in still_open(listed, record, [now], ["gates"], ())] == ["Lee", "Ann Rey"]
    assert still_open(listed, record, [now], ["sums"], ()) == (now,)  # that one is looked at now
    assert still_open(ClassList(ROWS, {"ann rey": None}), record, (), ["gates"], ()) == ()
    assert still_open(None, record, [now], ["gates"], ()) == (now,)


def _kill(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_kill_and_another_folder_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that was killed while it followed is gone on with; each folder of one gradebook follows when it is used."""
    record = ClassRecord({"gates": (ClassMember("Kim Minsu", "Kim Minsu"),)})
    entries = [Entry(row.name, row.id, Handed("/nowhere"), listed=row) for row in ROWS]
    for out in (tmp_path / "a", tmp_path / "b"):
        write_atomically(class_record.path(out), class_record.encode(record))
        write_atomically(out / "results/Kim Minsu/gates.json", "")
    with open_gradebook(tmp_path / "book.sqlite") as book:
        book.add([hand_in("Kim Minsu")])
        for killed in ("_move", "write_atomically"):
            with monkeypatch.context() as patch:
                patch.setattr(following, killed, _kill)
                with pytest.raises(KeyboardInterrupt):
                    follow(book, tmp_path / "a", ClassList(ROWS), entries, ("gates",))
        for out in (tmp_path / "a", tmp_path / "b"):
            follow(book, out, ClassList(ROWS), entries, ("gates",))
            assert [one.folder for one in class_record.read(out).members["gates"]] == ["1001"]
            assert [path.relative_to(out).as_posix() for path in out.glob("results/*/*")] == ["results/1001/gates.json"]
        assert [one.student for one in book.rows().attempts] == ["1001"]


def test_attempts_folders_and_members_follow(tmp_path: Path) -> None:
    """Results that are there under the id already stay; nothing is left under the name from before."""
    record = ClassRecord({"gates": (ClassMember("Kim Minsu", "Kim Minsu"), ClassMember("guest", "guest"))})
    write_atomically(class_record.path(tmp_path), class_record.encode(record))
    for path in (
        "results/Kim Minsu/gates.json",
        "results/Kim Minsu/attempts/gates-1.json",
        "reports/Kim Minsu/gates.html",
    ):
        write_atomically(tmp_path / path, path)
    write_atomically(tmp_path / "results/1001/gates.json", "newer")
    entries = [Entry(row.name, row.id, Handed("/nowhere"), listed=row) for row in ROWS]
    with open_gradebook(tmp_path / "book.sqlite") as book:
        book.add([hand_in("Kim Minsu", time=datetime(2026, 11, 2, tzinfo=UTC)), hand_in("guest")])
        for _ in range(2):
            follow(book, tmp_path, ClassList(ROWS), entries, ("gates",))
        assert sorted(one.student for one in book.rows().attempts) == ["1001", "guest"]
        assert {one.key for one in book.students()} == {"1001", "guest"}
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("re*/**/*") if path.is_file()}
    assert files == {"results/1001/gates.json", "results/1001/attempts/gates-1.json", "reports/1001/gates.html"}
    assert (tmp_path / "results/1001/gates.json").read_text() == "newer"
    (kim, guest) = class_record.read(tmp_path).members["gates"]
    assert (kim.folder, kim.id, guest.folder) == ("1001", "1001", "guest")

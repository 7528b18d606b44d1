"""Where a batch has its roster from."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.roster_files import (
    chosen,
    left_the_roster,
    read_files,
    roster_of,
    settled_times,
    with_earlier_names,
)
from grader.course.hand_in import HandInRules
from grader.errors import GraderError
from grader.exchange.roster_csv import RosterRow
from grader.gradebook.rows import Student
from grader.gradebook.store import open_gradebook
from grader.results.class_record import ClassMember, ClassRecord
from grader.submission.entries import Entry
from grader.submission.handed_in import GroupHandIn, Handed, Part
from grader.submission.matching import HandIn, match

KIM = Student("0042", "Kim", email="kim@u.kr", section="A", group="red")
LEE = Student("0043", "Lee", login="lee")


def rules(roster: Path | None = None) -> HandInRules:
    """Those of a course that names a roster, or none."""
    return HandInRules(roster, None, {})


def test_the_command_line_before_the_course_before_the_gradebook(tmp_path: Path) -> None:
    """Lines that settle a match lie beside the roster, else in the folder of the batch; they may be there before."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "roster.csv").write_text(f"id,name\n{name},{name}\n")
    book = str(tmp_path / "term.sqlite")
    assert read_files(None, rules(), tmp_path, book).listed is None
    assert not Path(book).exists(), "to look for a roster makes no gradebook"
    with open_gradebook(book) as made:
        made.set_students([KIM, LEE, Student("guest", "guest"), Student("0044", "Park", login="park", gone=True)])
    one, two = (tmp_path / name / "roster.csv" for name in ("one", "two"))
    found = read_files(one, rules(two), tmp_path, book)
    assert found.listed is not None and found.shown == str(one)
    assert ([row.id for row in found.listed.rows], found.matches) == (["one"], one.parent / "matches.csv")
    found = read_files(None, rules(two), tmp_path, book)
    assert found.listed is not None and [row.id for row in found.listed.rows] == ["two"]
    (tmp_path / "matches.csv").write_text("handed_in,student\nx,0042\n")
    found = read_files(None, rules(), tmp_path, book)
    assert found.listed is not None and found.shown == book
    assert [row.id for row in found.listed.rows] == ["0042", "0043"]
    assert found.listed.settled == {"x": found.listed.rows[0]}
    found = read_files(None, rules(), tmp_path, None)
    assert (found.listed, found.shown) == (None, "")


def test_a_student_of_a_gradebook_is_matched_as_the_roster_had_it() -> None:
    """By id, login and address; section and group are those of the roster."""
    kim, lee = roster_of([KIM, LEE])
    assert (kim.id, kim.ids, kim.name, kim.logins) == ("0042", ("0042",), "Kim", ("kim@u.kr", "kim"))
    assert (kim.section, kim.group, lee.logins) == ("A", "red", ("lee",))


def test_a_renamed_student_is_matched_by_the_earlier_name() -> None:
    """As the gradebook knows it; a name that two had, or somebody who left, is never taken for one of them."""
    rows = tuple(
        RosterRow(id, name, ids=(id,)) for id, name in (("1", "Kim Haneul"), ("2", "Ann Lee"), ("3", "Bob Ro"))
    )
    names = {
        "1": {"Kim Haneul", "Kim Minsu"},
        "2": {"Ann Lee", "Ann Ray", "Jane Doe"},
        "3": {"Bob Ro", "Jane Doe"},
        "4": {"Ann Ray"},
        "Kim Minsu": {"Kim Minsu"},
    }
    listed = with_earlier_names(rows, names)
    assert [row.earlier for row in listed] == [("Kim Minsu",), ("Jane Doe",), ("Jane Doe",)]
    hand_ins = [HandIn(name, name, 0, name) for name in ("Kim Minsu", "Ann Ray", "Jane Doe")]
    found = match(hand_ins, listed, {}, ())
    assert {label: [row.id for row in of] for label, of in found.students.items()} == {"Kim Minsu": ["1"]}
    assert [(one.label, one.reason) for one in found.doubts] == [("Ann Ray", "nobody"), ("Jane Doe", "several")]


def test_who_was_on_the_roster_has_left_it() -> None:
    """Known by a login, an address, or the id in the folder's record; a guest was never on it."""
    record = ClassRecord({"sums": (ClassMember("Ann", "7", id="7"),)}).without({"0042"})
    students = [KIM, LEE, Student("7", "Ann", gone=True), Student("guest", "guest", gone=True)]
    found = left_the_roster([RosterRow("0042", "Kim")], students, record, {"7": {"Ann", "Ann Ray"}})
    assert [(row.id, row.logins, sorted(row.earlier)) for row in found] == [
        ("0043", ("lee",), []),
        ("7", (), ["Ann", "Ann Ray"]),
    ]


def test_a_student_is_asked_for_as_hand_ins_are_matched() -> None:
    """By id, login or name, with the family name first or last; who is called just so comes first."""
    jiwoo = Entry("Lee, Jiwoo", "502", Handed(""), listed=RosterRow("502", "Lee, Jiwoo", login="jw", ids=("502",)))
    guest = Entry("Jiwoo Lee", "Jiwoo Lee", Handed(""))
    for text in ("Jiwoo Lee", "lee jiwoo", "502", "JW"):
        assert chosen([jiwoo], [text]) == (jiwoo,)
    assert chosen([jiwoo, guest], ["jiwoo lee"]) == (guest,)
    with pytest.raises(GraderError, match="--only LeeJiwoo: several students are called so"):
        chosen([jiwoo, guest], ["LeeJiwoo"])


def test_the_hand_in_of_a_group_has_one_time(tmp_path: Path) -> None:
    """For all who have it; who handed in something himself has his own."""
    handed = Handed("x", (Part("kim"),))
    others = (GroupHandIn("Kim", handed),)
    entries = [Entry("Kim", "kim", handed), Entry("Lee", "lee", Handed(""), shared=others)]
    entries.append(Entry("Park", "park", Handed("x", (Part("park"),)), shared=others))
    file = tmp_path / "times.csv"
    file.write_text("student,assignment,time\nKim,sums,2026-11-20 10:00+09:00\n")
    times = settled_times(file, entries, ["sums"], rules(), ClassRecord())
    assert [*times] == [("Lee", "sums"), ("Kim", "sums")] and len({*times.values()}) == 1


def test_times_of_a_whole_term(tmp_path: Path) -> None:
    """A line holds for whom its hand-in was matched with later. One of somebody who is not in this class, but was in an
    earlier one, says nothing; a name that nobody ever had is refused."""
    file = tmp_path / "times.csv"
    jiwoo = Entry("Lee", "502", Handed(""), listed=RosterRow("502", "Lee", ids=("502",)), unlisted=("Lee, Jiwoo_72",))
    record = ClassRecord({"sums": (ClassMember("Kim", "kim"),)})
    file.write_text(
        'student,assignment,time\nKim,sums,2026-11-20 10:00+09:00\n"Lee, Jiwoo_72",more,2026-11-28 10:00+09:00\n'
    )
    times = settled_times(file, [jiwoo], ["sums", "more"], rules(), record)
    assert [(key, time.isoformat()) for key, time in times.items()] == [(("Lee", "more"), "2026-11-28T10:00:00+09:00")]
    with pytest.raises(GraderError, match="line 2: no student is called Kim"):
        settled_times(file, [jiwoo], ["sums", "more"], rules(), ClassRecord())

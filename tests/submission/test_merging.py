"""A class's folder and a roster → one entry for each student, with all that is theirs and when it came."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from grader.exchange.roster_csv import RosterRow, parse_roster
from grader.processes.confined import Confined
from grader.submission.class_folder import HandedInClass, read_class
from grader.submission.handed_in import Received
from grader.submission.intake import gather
from grader.submission.merging import ClassList
from tests.submission.test_class_folder import COURSE, put

ROWS = parse_roster(
    """id,name,email,section,group
1001,김철수,kim@u.kr,A,
1002,Jane Doe,jdoe@u.kr,B,red
1003,Ann Lee,ann@u.kr,B,red
1004,Jane Doe,jane2@u.kr,A,
""".encode(),
    "roster.csv",
)
KIM, JANE, ANN, JANE2 = ROWS
LISTED = ClassList(ROWS)


def read(
    folder: Path, listed: ClassList | None = LISTED, held: Collection[str] = ()
) -> tuple[HandedInClass, dict[str, list[str]]]:
    """The class, and the paths of everybody's files by the name of their folder."""
    with Confined() as confined, read_class(folder, COURSE, held, listed) as roster:
        return roster, {one.folder: sorted(gather(one.handed, confined).files) for one in roster.entries}


def test_everybody_on_the_roster_is_there(tmp_path: Path) -> None:
    """Who handed in nothing as well; folders are called by the id, names that are alike are told apart by it, and
    sections are the roster's."""
    put(tmp_path, "20_kim@u.kr/gates.py", "1002/gates.py", "jane2/gates.py", "guest/gates.py", "1001/gates.py")
    roster, files = read(tmp_path)
    assert [(one.student, one.folder, one.section, one.listed) for one in roster.entries] == [
        ("20_kim@u.kr", "20_kim@u.kr", "", None),
        ("Ann Lee", "1003", "B", ANN),
        ("guest", "guest", "", None),
        ("Jane Doe (1002)", "1002", "B", JANE),
        ("Jane Doe (1004)", "1004", "A", JANE2),
        ("김철수", "1001", "A", KIM),
    ]
    assert files["1003"] == [] and files["1001"] == files["1002"] == files["1004"] == ["gates.py"]
    assert [(doubt.label, doubt.reason) for doubt in roster.doubts] == [
        ("20_kim@u.kr", "nobody"),
        ("guest", "nobody"),
    ]


def test_who_has_left_the_roster_is_no_new_student(tmp_path: Path) -> None:
    """The hand-in is listed, and nobody's; a line makes it a guest's."""
    put(tmp_path, "1002/gates.py", "Lou Moss/gates.py", "1009_final/gates.py")
    left = (RosterRow("1009", "Lou Moss", ids=("1009",)),)
    roster, files = read(tmp_path, ClassList(ROWS, {}, left))
    assert [(one.label, one.reason) for one in roster.doubts] == [("1009_final", "left"), ("Lou Moss", "left")]
    assert sorted(files) == ["1001", "1002", "1003", "1004"]
    roster, files = read(tmp_path, ClassList(ROWS, {"lou moss": None}, left))
    assert files["Lou Moss"] == ["gates.py"] and "1009_final" not in files


def test_moodles_numbers_are_of_one_assignment(tmp_path: Path) -> None:
    """One student of two downloads is one; a name that two have is nobody's until a line settles it."""
    put(
        tmp_path,
        "gates/김철수_12_assignsubmission_file/gates.py",
        "normalization/김철수_907_assignsubmission_file_/normalization.py",
        "gates/Jane Doe_13_assignsubmission_file/gates.py",
        "normalization/Jane Doe_1004_assignsubmission_file/normalization.py",
    )
    roster, files = read(tmp_path)
    assert files["1001"] == ["gates/gates.py", "normalization/normalization.py"]
    assert files["1002"] == files["1004"] == []
    assert [(one.label, one.reason, one.candidates) for one in roster.doubts] == [
        ("gates/Jane Doe_13", "several", (JANE, JANE2)),
        ("normalization/Jane Doe_1004", "several", (JANE, JANE2)),
    ]
    roster, files = read(tmp_path, ClassList(ROWS, {"jane doe_13": JANE, "normalization/jane doe_1004": JANE}))
    assert files["1002"] == ["gates/gates.py", "normalization/normalization.py"]
    assert not roster.doubts


def test_without_a_roster_a_name_that_a_download_holds_twice_stays_apart(tmp_path: Path) -> None:
    """The others are one student each."""
    put(
        tmp_path,
        "gates/Ann Lee_1_assignsubmission_file/gates.py",
        "gates/Jane Doe_2_assignsubmission_file/gates.py",
        "gates/Jane Doe_3_assignsubmission_file/gates.py",
        "more/Ann Lee_8_assignsubmission_file/normalization.py",
        "more/Jane Doe_9_assignsubmission_file/normalization.py",
    )
    roster, files = read(tmp_path, None)
    assert [one.student for one in roster.entries] == [
        "Ann Lee",
        "gates/Jane Doe_2",
        "gates/Jane Doe_3",
        "more/Jane Doe_9",
    ]
    assert files["Ann Lee"] == ["gates/gates.py", "more/normalization.py"]
    assert {(one.label, one.reason) for one in roster.doubts} == {
        ("gates/Jane Doe_2", "namesakes"),
        ("gates/Jane Doe_3", "namesakes"),
        ("more/Jane Doe_9", "namesakes"),
    }


def test_downloads_that_come_one_after_the_other_are_one_students_by_name(tmp_path: Path) -> None:
    """Where neither this download nor what came before holds the name twice; else they stay apart, and are listed."""
    names = ("Ann Lee_8", "Jane Doe_9", "Kim Min_4", "Kim Min_5", "Lou_1", "Moss_3")
    put(tmp_path, *(f"{name}_assignsubmission_file/normalization.py" for name in names))
    roster, files = read(tmp_path, None, {"Ann Lee_1", "Jane Doe_2", "Jane Doe_3", "Kim Min_1", "Lou_1", "Moss", "Roe"})
    assert sorted(files) == ["Ann Lee_1", "Jane Doe_9", "Kim Min_4", "Kim Min_5", "Lou_1", "Moss"]
    assert {(one.label, one.reason) for one in roster.doubts} == {
        (name, "namesakes") for name in ("Jane Doe_9", "Kim Min_4", "Kim Min_5")
    }
    assert not read(tmp_path, None)[0].doubts
    put(tmp_path / "both", *(f"{name}/Ann Lee_{name}_assignsubmission_file/gates.py" for name in ("1", "7")))
    assert [*read(tmp_path / "both", None, {"Ann Lee_1"})[1]] == ["Ann Lee_1"]
    assert [*read(tmp_path / "both", None, {"Ann Lee"})[1]] == ["Ann Lee"]


def test_sections_and_groups(tmp_path: Path) -> None:
    """A section's folder tells two of one name apart; a group's folder is all its members'."""
    put(tmp_path, "A/Jane Doe/gates.py", "A/김철수/gates.py", "B/red/gates.py")
    roster, files = read(tmp_path)
    assert not roster.doubts
    assert files == {name: ["gates.py"] for name in ("1001", "1002", "1003", "1004")}


def test_gradescope_names_partners(tmp_path: Path) -> None:
    """One folder is the submission of everybody whom the metadata name, at the time that they say."""
    put(tmp_path, "submission_5/gates.py")
    (tmp_path / "submission_metadata.yml").write_text(
        "submission_5:\n  :submitters:\n  - :name: J. D.\n    :sid: '1002'\n  - :name: A\n    :email: ann@u.kr\n"
        "  :created_at: 2026-11-28 12:00:00.5 Z\n"
    )
    roster, files = read(tmp_path)
    assert files["1002"] == files["1003"] == ["submission_5/gates.py"]
    (received,) = next(one for one in roster.entries if one.listed == ANN).handed.received
    assert received.time is not None and received.time.isoformat() == "2026-11-28T12:00:00+00:00"


def test_attempts_are_known_by_their_times(tmp_path: Path) -> None:
    """Two of Blackboard, one of Canvas that is late."""
    for time in ("2026-11-20-10-00-00", "2026-11-28-10-00-00"):
        put(tmp_path / "b", f"Week 1_jdoe_attempt_{time}_gates.py", f"Week 1_jdoe_attempt_{time}.txt")
    put(tmp_path / "c", "leeann_LATE_1003_55_gates.py")
    roster, _ = read(tmp_path)
    received = {one.folder: one.handed.received for one in roster.entries}
    assert received["1002"] == (
        Received("b/2026-11-20-10-00-00", datetime(2026, 11, 20, 10), is_attempt=True),
        Received("b/2026-11-28-10-00-00", datetime(2026, 11, 28, 10), is_attempt=True),
    )
    assert received["1003"] == (Received("c/gates.py", None, late=True),)

"""The roster: columns of five systems, any encoding and delimiter, and one clear line for each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import GraderError
from grader.exchange.matches_csv import parse_matches
from grader.exchange.roster_csv import RosterRow, parse_roster, read_roster_csv
from grader.exchange.times_csv import parse_times

OWN = "id,name,email,section,group\n0042,Kim Minsu,kim@uni.kr,A,red\n0043,박서준,park@uni.kr,B,\n"


def fields(rows: tuple[RosterRow, ...]) -> list[tuple[str, ...]]:
    """What a roster says of each student."""
    return [(row.id, row.name, row.email, row.section, row.group) for row in rows]


KIM = ("0042", "Kim Minsu", "kim@uni.kr", "A", "red")
PARK = ("0043", "박서준", "park@uni.kr", "B", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    """Excel in Korea, Excel elsewhere and any editor write one roster; an id keeps its zeros."""
    data = OWN.replace(",", delimiter).replace("\n", "\r\n").encode(encoding)
    assert fields(parse_roster(data, "roster.csv")) == [KIM, PARK]


def test_the_line_that_excel_writes_names_the_delimiter() -> None:
    """It is no heading, and lines are counted with it."""
    (student,) = parse_roster(b"sep=|\r\nid|name\r\n7|Doe, Jane; a\r\n", "roster.csv")
    assert (student.id, student.name, student.line) == ("7", "Doe, Jane; a", 3)


def test_canvas() -> None:
    """A gradebook that Canvas exported: not the row of points, nor Canvas's own test student; its logins are known."""
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Gates (17)\n"
        ",,,,,Manual Posting\n"
        "    Points Possible,,,,,100\n"
        '"Doe, Jane",101,20261234,jdoe,Section 1,\n'
        '"Roe, Rick",102,20261235,rroe@uni.edu,Section 2,90\n'
        '"Student, Test",103,,0bd2,Section 1,\n'
    )
    jane, rick = parse_roster(text.encode(), "canvas.csv")
    assert fields((jane,)) == [("101", "Doe, Jane", "", "Section 1", "")]
    assert jane.ids == ("101", "20261234")
    assert jane.logins == ("jdoe",)
    assert rick.logins == ("rroe@uni.edu", "rroe")


@pytest.mark.parametrize(
    "heading", ["First name,Last name,ID number,Email address,Groups", "이름,성,학번,이메일 주소,모둠"]
)
def test_moodle(heading: str) -> None:
    """Moodle's participants, in English and in Korean; a name is written as its language writes it."""
    rows = parse_roster(f"{heading}\nJane,Doe,7,jane@u.kr,Red\n철수,김,8,kim@u.kr,\n".encode(), "m.csv")
    assert fields(rows) == [("7", "Jane Doe", "jane@u.kr", "", "Red"), ("8", "김철수", "kim@u.kr", "", "")]
    assert [row.family for row in rows] == ["Doe", "김"]


def test_gradescope_leaves_staff_out() -> None:
    """Gradescope's roster has staff, who have no number."""
    text = "First Name,Last Name,SID,Email,Role,Sections\nJane,Doe,7,j@u.edu,Student,L1\nProf,X,,x@u.edu,Instructor,\n"
    assert fields(parse_roster(text.encode(), "g.csv")) == [("7", "Jane Doe", "j@u.edu", "L1", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last Name,First Name,Username,Student ID,Availability\nDoe,Jane,jdoe,7,Yes\n", ("7", "Jane Doe")),
        ("OrgDefinedId,Username,Last Name,First Name,Email\n#7,#jdoe,Doe,Jane,j@u.edu\n", ("7", "Jane Doe")),
        ("학번,이름,분반\n7,김철수,가\n", ("7", "김철수")),
        ("sep=;\nID;Name\n7;Doe\n", ("7", "Doe")),
        ("Name,Email\nDoe,j@u.edu\n", ("j@u.edu", "Doe")),
        ("SIS User ID,Student\n7,Doe\n", ("7", "Doe")),
        ("identifier,github_username,github_id,name\n7,jdoe,1,Doe\n", ("7", "Doe")),
        ('id,name\n7,"=cmd|calc"\n', ("7", "=cmd|calc")),
        ("id,name\n'0012,Doe\n", ("0012", "Doe")),
    ],
)
def test_other_headings(text: str, expected: tuple[str, str]) -> None:
    """Other systems, a list in Korean, what Excel writes for itself, an address in place of an id."""
    assert [(row.id, row.name) for row in parse_roster(text.encode(), "r.csv")] == [expected]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id,name\n2E+07,Doe\n", "r.csv, line 2: the id 2E+07 is what a spreadsheet program made of a long number"),
        ("id,name\n7,Doe\n\n7,Roe\n", "r.csv, line 4: the id 7 is already in line 2"),
        ("id,name\nkim,Doe\nKIM,Roe\n", "r.csv, line 3: the id KIM is already in line 2"),
        ("id,name\n,Doe\n", "r.csv, line 2: a student without an id (Doe)"),
        ("name,section\nDoe,A\n", "r.csv: there is no column for the id"),
        ("a,b\n1,2\n", "r.csv: its first line names no column of a roster"),
        ("", "r.csv: its first line names no column of a roster"),
        ("id,name\n", "r.csv: there is no student in it"),
        ('id,name\n7,"' + "x" * 200_000 + '"\n', "r.csv, line 2: field larger than field limit (131072)"),
    ],
)
def test_a_mistake_is_one_clear_line(text: str, problem: str) -> None:
    """The line says the file, the line and what is wrong; a second one what to do."""
    with pytest.raises(GraderError) as error:
        parse_roster(text.encode(), "r.csv")
    assert error.value.message == problem
    assert error.value.hint


def test_files_that_are_no_roster(tmp_path: Path) -> None:
    """A path that leads nowhere, a folder, and a workbook are named."""
    (tmp_path / "r.xlsx").write_bytes(b"PK\x03\x04...")
    for name, problem in (("no.csv", "cannot be read"), ("", "cannot be read"), ("r.xlsx", "a workbook")):
        with pytest.raises(GraderError, match=problem):
            read_roster_csv(tmp_path / name)


pieces = st.sampled_from(
    ["id", "name", "이름", ",", ";", "\t", "\n", "\r", '"', "\0", "\ud800", "\ufeff", "7", "=", "sep=;\n"]
)


@settings(max_examples=80)
@given(
    st.binary(max_size=60) | st.lists(pieces, max_size=40).map(lambda some: "".join(some).encode("utf-8", "replace"))
)
def test_whatever_a_file_holds(data: bytes) -> None:
    """It is read, or refused in one line: also by the readers of other tables."""
    for read in (
        lambda: parse_roster(data, "r.csv"),
        lambda: parse_matches(data, "r.csv", ()),
        lambda: parse_times(data, "r.csv"),
    ):
        try:
            read()
        except GraderError as error:
            assert error.message.startswith("r.csv") and "\n" not in error.message


def test_a_heading_without_end() -> None:
    """Is no heading."""
    with pytest.raises(GraderError, match=r"r\.csv"):
        parse_roster(b"id," + b"x" * 200_000 + b"\n7,8\n", "r.csv")


def test_names_are_made_harmless() -> None:
    """Control characters and text direction do not get through a roster."""
    (row,) = parse_roster("id,name\n7,\x1b[31mDoe\u202e\n".encode(), "r.csv")
    assert row.name == "[31mDoe"

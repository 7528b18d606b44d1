"""``grader export`` of a class: final marks of a gradebook, matched with the students of a platform's table."""

from __future__ import annotations

import csv
import io
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import openpyxl
import pytest

from grader.commands.export_class import Exported, Wanted, told
from grader.commands.export_marks import export_marks, headings, write
from grader.errors import GraderError
from grader.gradebook.additions import JudgedHandIn
from grader.gradebook.records import record
from grader.gradebook.rows import Adjustment, Attempt, Student, Terms
from grader.gradebook.store import open_gradebook
from grader.results import class_record, store
from grader.results.class_record import ClassMember, ClassRecord
from tests import samples
from tests.exchange import importers

Command = Callable[..., subprocess.CompletedProcess[str]]
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
EVIL = '=HYPERLINK("http://x","@김")'
JANE = Student("20261", "Jane Doe", "jane", "jane@uni.kr", "A")
CHULSOO = Student("20262", "김철수", "chulsoo", "chulsoo@uni.kr", "B")
LEE = Student("20263", EVIL, "+lee", "lee@uni.kr")
GONE = Student("20264", "Left Alone", "left", gone=True)
GUEST = Student("guest_77", "guest_77")


def gradebook(folder: Path, students: Iterable[Student], names: tuple[str, ...] = ("gates",), **scores: float) -> Path:
    """A gradebook in which all students have handed in everything, with the score of their key, or half of it."""
    template = samples.half()
    hand_ins = []
    for student in students:
        for name in names:
            score = scores.get(f"_{student.key}", 50.0)
            hashes = msgspec.structs.replace(template.hashes, submission=f"{student.key}/{name}")
            result = msgspec.structs.replace(
                template, student=student.name, assignment=name, score=score, hashes=hashes
            )
            attempt = Attempt(student.key, name, f"{student.key}/{name}", NOW)
            hand_ins.append(JudgedHandIn(student, attempt, record(result, {})))
    folder.mkdir(parents=True, exist_ok=True)
    with open_gradebook(folder) as book:
        book.set_terms(Terms(name, 100.0) for name in names)
        book.add(hand_ins)
    return folder


def canvas(*rows: str, points: str = "100") -> bytes:
    """A gradebook of Canvas with one assignment."""
    lines = ["Student,ID,SIS User ID,SIS Login ID,Section,Gates (11)", f"    Points Possible,,,,,{points}", *rows]
    return "\n".join([*lines, ""]).encode()


def exported(out: Path, format: str, export: bytes = b"", **more: object) -> Exported:
    """What the command makes of it."""
    file = out / "export.csv"
    file.write_bytes(export)
    return export_marks(Wanted(format, str(out), file if export else None, **more), out)  # type: ignore[arg-type]


def said(found: Exported, lang: str = "en") -> str:
    """What the command says of it."""
    return "\n".join(told(found, lang, pages=False))  # type: ignore[arg-type]


def test_marks_and_who_is_left_out(tmp_path: Path) -> None:
    """Students are found by id, login or name; who is not, is listed, and so is all that the file does not say."""
    out = gradebook(tmp_path, [JANE, CHULSOO, LEE, GONE, GUEST], _20261=80.0, _20262=70.0)
    with open_gradebook(out) as book:
        book.adjust([Adjustment("override", "gates", "prof", NOW, "agreed", student="20262", points=65.0)])
        book.adjust([Adjustment("excuse", "gates", "prof", NOW, "ill", student="20263")])
    rows = [
        "Jane Doe,101,20261,other,A,",
        "김철수,102,,CHULSOO@uni.kr,B,",
        "Somebody Else,103,,,A,7",
        "Lee,104,,lee@uni.kr,A,9",
    ]
    found = exported(out, "canvas", canvas(*rows))
    assert importers.canvas(found.content) == {101: {11: "80"}, 102: {11: "65"}, 103: {11: "7"}, 104: {11: "EX"}}
    assert (found.count, found.whole) == (3, False)
    assert [(doubt.label, doubt.reason) for doubt in found.unmatched] == [("guest_77", "nobody")]
    text = said(found)
    assert "1 student is not certainly in that file" in text and "guest_77" in text
    assert "1 student there has no mark here, and keeps what is there: Somebody Else" in text
    assert "1 student has left the class" in text and "Left Alone" in text
    assert "학생 1명" in said(found, "ko")
    found = exported(out, "canvas", canvas("Jane Doe,101,20261,other,A,EX", "Guest,105,,,A,"))
    assert importers.canvas(found.content) == {101: {11: "EX"}, 105: {11: ""}} and not found.whole
    assert "1 mark is excused there and not here, and stays so: Jane Doe" in said(found)
    assert all(one.name != "Jane Doe" for doubt in found.unmatched for one in doubt.candidates)  # it is certainly hers
    found = exported(out, "canvas", canvas("김철수,101,20261,other,A,3"))  # the number is Jane's, the name is not
    assert importers.canvas(found.content) == {101: {11: "3"}} and found.count == 0
    assert {doubt.reason for doubt in found.unmatched} == {"twice", "nobody"}


def test_a_zero_and_the_hand_in_that_matched_nobody(tmp_path: Path) -> None:
    """Who has 0 because nothing of theirs is known is named, and beside it the hand-ins that may be theirs."""
    out = gradebook(tmp_path, [JANE, GUEST])
    with open_gradebook(out) as book:
        book.set_students([CHULSOO, LEE])
        book.adjust([Adjustment("override", "gates", "prof", NOW, "viva", student="20263", points=0.0)])
    rows = ["Jane Doe,101,20261,jane,A,", "김철수,102,20262,chulsoo,B,", "Lee,104,20263,lee,A,9"]
    found = exported(out, "canvas", canvas(*rows))
    assert importers.canvas(found.content)[102] == {11: "0"}
    text = said(found)
    assert "1 mark is 0, as nothing was handed in that is known to be theirs: 김철수\n" in text
    assert "1 hand-in matched nobody there, and may be one of these: guest_77." in text and "matches.csv" in text
    assert "nothing was handed in" not in said(exported(out, "canvas", canvas(rows[0])))


def test_two_people_with_one_name(tmp_path: Path) -> None:
    """Where the platform has the roster's numbers a name alone is not enough; where it has none of them it is."""
    out = gradebook(tmp_path, [JANE, CHULSOO])
    other = "김철수,102,20999,other@uni.kr,B,"
    found = exported(out, "canvas", canvas("Jane Doe,101,20261,jane,A,", other))
    assert importers.canvas(found.content) == {101: {11: "50"}, 102: {11: ""}}
    assert [(doubt.reason, doubt.candidates[0].name) for doubt in found.unmatched] == [("contradiction", "김철수")]
    found = exported(out, "canvas", canvas("Jane Doe,101,,,A,", other))
    assert importers.canvas(found.content) == {101: {11: "50"}, 102: {11: "50"}}


def test_a_namesake_who_is_not_in_the_table(tmp_path: Path) -> None:
    """The row is that of whom it has the number; the other is left out, and takes nobody along."""
    out = gradebook(tmp_path, [JANE, Student("20777", "Jane Doe", "jd", "jd@uni.kr")], _20261=80.0)
    found = exported(out, "canvas", canvas("Jane Doe,101,20261,jane,A,"))
    assert importers.canvas(found.content) == {101: {11: "80"}}
    assert [(doubt.label, doubt.reason) for doubt in found.unmatched] == [("Jane Doe (20777)", "nobody")]


def test_a_short_number_alone_is_nobody(tmp_path: Path) -> None:
    """Number 101 of a roster is not the platform's own 101; with the name, or a number of the school's, it is."""
    out = gradebook(tmp_path, [Student("101", "Park Sora"), Student("102", "김철수"), Student("20261234", "Lee Jiwoo")])
    found = exported(out, "canvas", canvas("Jane Doe,101,,j,A,", "김철수,102,,k,A,", "이지우,103,20261234,l,A,"))
    assert importers.canvas(found.content) == {101: {11: ""}, 102: {11: "50"}, 103: {11: "50"}}
    assert [(doubt.label, doubt.reason) for doubt in found.unmatched] == [("Park Sora (101)", "contradiction")]
    out = gradebook(tmp_path / "address", [Student("1004", "최 민호", email="minho@uni.kr")])
    assert exported(out, "canvas", canvas("Choi Minho,4,1004,minho,A,")).whole  # the number and the login are his


def test_a_download_without_a_roster(tmp_path: Path) -> None:
    """Keys that a download made: name and number of Canvas; the number of another Moodle assignment says nothing."""
    out = gradebook(tmp_path / "c", [Student("doejane_101", "doejane_101"), Student("김철수_1020", "김철수_1020")])
    found = exported(out, "canvas", canvas('"Doe, Jane",101,,j,A,', "김철수,1020,,k,A,"))
    assert importers.canvas(found.content) == {101: {11: "50"}, 1020: {11: "50"}} and found.whole
    out = gradebook(tmp_path / "m", [Student("Jane Doe", "Jane Doe"), Student("Lee_9", "Lee_9")])
    sheet = "Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments\n"
    sheet += "Participant 501,Jane Doe,,50,-,\nParticipant 502,Lee,,50,-,\n"
    found = exported(out, "moodle", sheet.encode())
    assert importers.moodle(found.content, {"501": (None, ""), "502": (None, "")}, 50.0) == {
        "501": ("25", ""),
        "502": ("25", ""),
    }
    assert "gates: 100 points here, 50 there" in said(found)
    out = gradebook(tmp_path / "blind", [Student("Participant_501", "Participant_501"), Student("Participant_7", "x")])
    sheet = "Identifier,Grade,Maximum Grade,Last modified (grade),Feedback comments\n"
    sheet += "Participant 501,,50,-,\nParticipant 7,,50,-,\n"
    assert exported(out, "moodle", sheet.encode()).count == 2


def test_columns(tmp_path: Path) -> None:
    """A column is found by name, or named; one that is not clear is refused with those that are there."""
    out = gradebook(tmp_path, [JANE], ("gates", "normalization"))
    row = "Jane Doe,101,20261,jane,A,"
    found = exported(out, "canvas", canvas(row))
    assert "no column there for 1 assignment, of which no mark is in the file: normalization" in said(found)
    with open_gradebook(out) as book:
        book.set_students([CHULSOO])
    text = said(exported(out, "canvas", canvas(row, "김철수,102,20262,chulsoo,B,")))
    assert text.endswith("1 mark is 0, as nothing was handed in that is known to be theirs: 김철수")  # of gates alone
    named = exported(out, "canvas", canvas(row), columns={"normalization": "Gates (11)"}, names=("normalization",))
    assert importers.canvas(named.content) == {101: {11: "50"}}
    with pytest.raises(GraderError, match="one column would take"):
        exported(out, "canvas", canvas(row), columns={"normalization": "Gates (11)"})
    with pytest.raises(GraderError) as unclear:
        exported(out, "canvas", canvas(row).replace(b"Gates", b"Week 1"))
    assert "Week 1 (11)" in (unclear.value.hint or "")
    with pytest.raises(GraderError, match="no export of moodle"):
        exported(out, "moodle", canvas(row))
    with pytest.raises(GraderError, match="names no column"):
        headings(["gates"])


def test_own_tables(tmp_path: Path) -> None:
    """CSV has the mark by which Excel knows UTF-8; in the workbook ids are text, points numbers, nothing a formula."""
    out = gradebook(tmp_path, [JANE, CHULSOO, LEE], ("gates", "normalization"), _20261=81.25)
    with open_gradebook(out) as book:
        book.adjust([Adjustment("excuse", "gates", "prof", NOW, "ill", student="20262")])
    content = exported(out, "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    by_id = {row["id"]: row for row in rows}
    assert (by_id["20261"]["gates"], by_id["20261"]["total"]) == ("81.25", "81.25")
    assert (by_id["20262"]["name"], by_id["20262"]["gates"], by_id["20262"]["total"]) == ("김철수", "EX", "50")
    assert by_id["20263"]["name"] == f"'{EVIL}"
    book_ = openpyxl.load_workbook(io.BytesIO(exported(out, "xlsx").content))
    cells = [cell for sheet in book_ for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    values = {row[0].value: [cell.value for cell in row] for row in book_["marks"]}
    assert values["20261"] == ["20261", "Jane Doe", "jane", "jane@uni.kr", "A", 81.25, 81.25, 81.25]
    assert values["20263"][1] == EVIL


def test_feedback(tmp_path: Path) -> None:
    """Pages under the names by which each platform knows whose they are."""
    out = gradebook(tmp_path / "out", [JANE, CHULSOO, GUEST])
    members = tuple(ClassMember(one.name, one.key, id=one.key) for one in (JANE, CHULSOO, GUEST))
    class_record.path(out).write_bytes(class_record.encode(ClassRecord({"gates": members})))
    for key in ("20261", "20262"):
        page = store.report_path(out, key, "gates")
        page.parent.mkdir(parents=True)
        page.write_text(f"<html>{key}")
    sheet = "Identifier,Full name,ID number,Grade,Last modified (grade)\n"
    sheet += "Participant 501,Jane_Doe,20261,,-\nParticipant 502,김철수,20262,,-\nParticipant 503,Guest_77,,,-\n"
    found = exported(out, "moodle-feedback", sheet.encode(), names=("gates",))
    with zipfile.ZipFile(io.BytesIO(found.content)) as archive:
        stored = {
            importers.moodle_feedback(name, {"501", "502", "503"}): archive.read(name) for name in archive.namelist()
        }
    assert stored == {("501", "gates.html"): b"<html>20261", ("502", "gates.html"): b"<html>20262"}
    assert (found.count, found.whole) == (2, False) and "guest_77" in "\n".join(told(found, "en", pages=True))
    download = tmp_path / "submissions.zip"
    with zipfile.ZipFile(download, "w") as archive:
        for name in ("doejane_20261_901_gates.py", "doejane_20261_902_gates.py", "김철수_LATE_20262_903_g.ipynb"):
            archive.writestr(name, "")
    found = export_marks(Wanted("canvas-feedback", str(out), download), tmp_path)
    with zipfile.ZipFile(io.BytesIO(found.content)) as archive:
        assert {importers.canvas_feedback(name): archive.read(name) for name in archive.namelist()} == {
            ("20261", "902"): b"<html>20261",
            ("20262", "903"): b"<html>20262",
        }
    with pytest.raises(GraderError, match="no download of Canvas"):
        export_marks(Wanted("canvas-feedback", str(out), tmp_path), tmp_path)


def test_three_hundred_students_and_seven_assignments(tmp_path: Path) -> None:
    """Seconds, not minutes."""
    names = tuple(f"week_{number}" for number in range(1, 8))
    students = [Student(f"2026{n:04}", f"Student {n:04}", f"s{n:04}", f"s{n:04}@uni.kr") for n in range(300)]
    out = gradebook(tmp_path, students, names)
    heading = ",".join(
        ["Student,ID,SIS User ID,SIS Login ID,Section", *(f"{name} ({n})" for n, name in enumerate(names))]
    )
    rows = [f'"{one.name}",{n},{one.key},{one.email},A,,,,,,,' for n, one in enumerate(students)]
    started = time.process_time()
    found = exported(out, "canvas", "\n".join([heading, " Points Possible,,,,,1,1,1,1,1,1,1", *rows]).encode())
    assert time.process_time() - started < 10.0
    assert found.count == 2100 and found.whole


def test_the_command(grader: Command, tmp_path: Path) -> None:
    """It prints, or writes; says what is left out on the error stream; and ends with 1 where a mark is."""
    out = gradebook(tmp_path / "out folder", [JANE, replace(GUEST, key="손님", name="손님")])
    export = tmp_path / "export.csv"
    export.write_bytes(canvas("Jane Doe,101,20261,jane,A,"))
    done = grader("export", "canvas", out, "--from", export, "--lang", "ko")
    assert done.returncode == 1 and "Jane Doe,101,20261,jane,A,50" in done.stdout and "손님" in done.stderr
    assert write(Wanted("xlsx", str(out)), tmp_path / "marks.xlsx", tmp_path, "en") == 0
    assert (tmp_path / "marks.xlsx").read_bytes().startswith(b"PK")
    for wanted, remedy in ((Wanted("xlsx", str(out)), "--out"), (Wanted("moodle", str(out)), "--from")):
        with pytest.raises(GraderError) as error:
            write(wanted, None, tmp_path, "en")
        assert remedy in (error.value.hint or "")
    with pytest.raises(GraderError, match="no such language"):
        write(Wanted("csv", str(out)), tmp_path / "marks.csv", tmp_path, "fr")
    assert not (tmp_path / "marks.csv").exists()
    with pytest.raises(GraderError, match="there is no gradebook"):
        write(Wanted("csv", str(tmp_path / "nothing")), None, tmp_path, "en")

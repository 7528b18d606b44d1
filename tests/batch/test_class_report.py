"""The tables of what a class leaves open: they are written with every run, and answers in them stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.class_report import late_answers, write_late, write_open_questions
from grader.errors import GraderError
from grader.submission.matching import Doubt


def test_answers_that_no_run_was_told_stay(tmp_path: Path) -> None:
    """Somebody filled them into the table itself, with a spreadsheet program of another country."""
    doubts = [Doubt("=kim", "nobody"), Doubt("lee", "nobody")]
    write_open_questions(tmp_path, doubts, ("notes.txt",), "en")
    table = tmp_path / "unmatched.csv"
    text = table.read_text(encoding="utf-8-sig").replace("'=kim,,", "'=kim,0012,").replace(",", ";")
    table.write_bytes(text.encode("utf-16"))
    write_open_questions(tmp_path, doubts, (), "en")
    assert table.read_text(encoding="utf-8-sig").splitlines()[1].startswith("'=kim,0012,")
    assert not (tmp_path / "unclaimed.csv").exists()
    write_open_questions(tmp_path, (), (), "en")
    assert not table.exists()

    late = write_late(tmp_path, [("1001", "sums"), ("1002", "sums")], {})
    late.write_text(late.read_text(encoding="utf-8-sig").replace("1002,sums,", "1002,sums,2026-11-28 10:00"))
    write_late(tmp_path, [("1002", "sums"), ("1003", "gates")], late_answers(tmp_path))
    rows = late.read_text(encoding="utf-8-sig").splitlines()
    assert rows == ["student,assignment,time", "1002,sums,2026-11-28 10:00", "1003,gates,"]
    late.write_bytes(b"PK\x03\x04")
    with pytest.raises(GraderError, match="a workbook"):
        late_answers(tmp_path)

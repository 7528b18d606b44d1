"""The course as it travels."""

from __future__ import annotations

import os
from pathlib import Path

from grader.cluster.course_archive import digest, packed, unpack
from grader.course.load import load_course
from grader.grading import hashes
from tests.small_course import write_course


def test_a_course_arrives_as_it_was(tmp_path: Path) -> None:
    """The same hashes there as here; what lies beside it stays here; the same course is the same archive."""
    root = write_course(tmp_path / "course")
    (root / "submissions").mkdir()
    (root / "submissions" / "kim.py").write_text("secret")
    (root / "reference" / "sums" / "__pycache__").mkdir()
    (root / "reference" / "sums" / "__pycache__" / "sums.pyc").write_bytes(b"x")
    course = load_course(root)
    archive = packed(course)
    os.utime(root / "course.toml", (1, 1))
    assert digest(packed(course)) == digest(archive)
    unpack(archive, tmp_path / "there")
    there = load_course(tmp_path / "there")
    found, here = (hashes.of_assignment(one, one.assignments[0]) for one in (there, course))
    assert found == here
    files = {path.relative_to(tmp_path / "there").as_posix() for path in (tmp_path / "there").rglob("*")}
    assert not {name for name in files if "submissions" in name or "__pycache__" in name}

"""``grader batch`` on classes as they come: what it says before it judges, whom it grades on what, what it writes."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_course import OTHERS, SOLUTION, STUB, write_two
from tests.tiers import needs_tier

Command = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = needs_tier


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with two assignments."""
    return write_two(tmp_path / "course")


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A folder for the class."""
    return tmp_path / "class"


def put(path: Path, content: str | bytes = SOLUTION) -> None:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def table(path: Path) -> list[dict[str, str]]:
    """A table as our own readers take it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def grade(grader: Command, course: Path, handed_in: Path, *more: str) -> tuple[str, list[tuple[str, ...]]]:
    """What the terminal says, and student, assignment, score and status of every row."""
    out = handed_in.parent / "out"
    done = grader("batch", handed_in, "--out", out, "--no-figures", *more, cwd=course)
    assert done.returncode == 0, done.stderr
    rows = table(out / "grades.csv")
    return done.stdout, [tuple(row[name] for name in ("student", "assignment", "score", "status")) for row in rows]


def test_what_was_taken_for_is_said_before_anything_is_judged(course: Path, handed_in: Path, grader: Command) -> None:
    """The kind of class and its size in the first line; what is nobody's in the next, on the page and in a table."""
    put(handed_in / "김철수_101_5001_sums.py")
    put(handed_in / "lee_102_5002_sums.py")
    put(handed_in / "=cmd().txt", "")
    said, rows = grade(grader, course, handed_in)
    first, second, *_ = said.splitlines()
    assert first == f"{handed_in}: Canvas download, 2 students"
    assert second == "1 file is no student's: =cmd().txt"
    assert [row[0] for row in rows] == ["lee_102", "김철수_101"]
    out = handed_in.parent / "out"
    assert "=cmd().txt" in (out / "index.html").read_text(encoding="utf-8")
    assert table(out / "unclaimed.csv") == [{"file": "'=cmd().txt"}]
    for name in ("grades.csv", "changes.csv", "unclaimed.csv"):
        assert (out / name).read_bytes().startswith(b"\xef\xbb\xbf"), "Excel reads it as UTF-8"
    (handed_in / "=cmd().txt").unlink()
    said, _ = grade(grader, course, handed_in, "--lang", "ko")
    assert said.splitlines()[0] == f"{handed_in}: Canvas 다운로드, 학생 2명"
    assert not (out / "unclaimed.csv").exists()


def test_file_that_counts_by_content_alone_makes_no_assignment(course: Path, handed_in: Path, grader: Command) -> None:
    """One who handed in something else is named, and the class did not have it; where all files are named otherwise,
    the class had what most of them define."""
    put(handed_in / "ann" / "sums.py")
    put(handed_in / "bob" / "hw.py", OTHERS)
    _, rows = grade(grader, course, handed_in)
    assert rows == [("ann", "sums", "100", "graded"), ("bob", "sums", "0", "missing")]
    (handed_in / "ann" / "sums.py").rename(handed_in / "ann" / "hw.py")
    put(handed_in / "eve" / "hw.py")
    put(handed_in / "fay" / "hw.py")
    _, rows = grade(grader, course, handed_in)
    assert [(student, assignment) for student, assignment, _, _ in rows] == [
        (n, "sums") for n in ("ann", "bob", "eve", "fay")
    ]


def test_own_name_of_an_assignment_is_never_anothers(course: Path, handed_in: Path, grader: Command) -> None:
    """With one assignment asked for, a lone file of another is missing, not judged as it."""
    put(handed_in / "ann" / "sums.py")
    put(handed_in / "bob" / "more.py", SOLUTION)
    put(handed_in / "eve" / "mine.py")
    _, rows = grade(grader, course, handed_in, "--assignment", "sums")
    assert rows == [
        ("ann", "sums", "100", "graded"),
        ("bob", "sums", "0", "missing"),
        ("eve", "sums", "100", "graded"),
    ]


def test_sections_are_a_column(course: Path, handed_in: Path, grader: Command) -> None:
    """The key is section and name; nobody is lost, and no section is a student."""
    for section, names in (("A", ("kim", "lee")), ("B", ("kim", "park"))):
        for name in names:
            put(handed_in / section / name / "sums.py")
    said, rows = grade(grader, course, handed_in)
    assert said.splitlines()[0] == f"{handed_in}: 2 sections (A, B); a folder per student, 4 students"
    assert [row[0] for row in rows] == ["A/kim", "A/lee", "B/kim", "B/park"]
    out = handed_in.parent / "out"
    assert [row["section"] for row in table(out / "grades.csv")] == ["A", "A", "B", "B"]
    assert sorted(folder.name for folder in (out / "results").iterdir()) == ["A, kim", "A, lee", "B, kim", "B, park"]


def test_folder_holds_the_whole_course(course: Path, handed_in: Path, grader: Command) -> None:
    """Downloads come one per assignment: a later one adds its rows, also where nobody named the assignment; who is not
    in the class any more is gone, for the page and for ``grader diff`` as well."""
    first, second, out = handed_in / "1", handed_in / "2", handed_in / "out"
    for name in ("ann", "bob", "eve"):
        put(first / name / "sums.py", STUB if name == "eve" else SOLUTION)
    for name in ("ann", "bob", "fay"):
        put(second / name / "more.py", OTHERS)
    (second / "jon").mkdir()
    _, before = grade(grader, course, first)
    assert [row[:2] for row in before] == [(name, "sums") for name in ("ann", "bob", "eve")]
    _, rows = grade(grader, course, second)
    both = [
        ("ann", "more", "100", "graded"),
        ("ann", "sums", "100", "graded"),
        ("bob", "more", "100", "graded"),
        ("bob", "sums", "100", "graded"),
        ("eve", "sums", "0", "graded"),
        ("fay", "more", "100", "graded"),
        ("jon", "more", "0", "missing"),
    ]
    assert rows == both
    page = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="reports/eve/sums.html"' in page and 'href="reports/fay/more.html"' in page
    shutil.copytree(out, handed_in / "then")

    (first / "eve").rename(first / "eva")
    (first / "ann" / "sums.py").unlink()
    _, rows = grade(grader, course, first, "--assignment", "sums")
    assert [row for row in rows if row[1] == "more"] == [row for row in both if row[1] == "more"]
    assert [row for row in rows if row[1] == "sums"] == [
        ("ann", "sums", "0", "missing"),
        ("bob", "sums", "100", "graded"),
        ("eva", "sums", "0", "graded"),
        ("eve", "sums", "0", "gone"),
    ]
    page = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="reports/eve/sums.html"' not in page and "1 student of earlier runs is gone" in page
    moved = grader("diff", handed_in / "then", out).stdout
    assert moved.startswith("2 marks differ") and "ann" in moved and "eva" in moved

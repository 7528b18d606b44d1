"""``grader batch`` on one class that holds one of each kind: whole, unreadable, of several attempts, with own tests."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_course import SOLUTION, STUB, write_two
from tests.tiers import needs_tier

Command = Callable[..., subprocess.CompletedProcess[str]]
Graded = tuple[dict[str, tuple[str, str, str]], Path]
"""Assignment, score and status by student, and the folder of reports."""
pytestmark = needs_tier


def put(path: Path, content: str | bytes = SOLUTION) -> None:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, grader: Command) -> Graded:
    """A class of one of each kind, graded: assignment, score and status by student, and the folder of reports."""
    folder = tmp_path_factory.mktemp("mixed")
    handed_in = folder / "class"
    put(handed_in / "whole" / "sums.py")
    put(handed_in / "rar" / "sums.rar", b"Rar!\x1a\x07\x00")
    put(handed_in / "zip" / "work.zip", b"PK\3\4 and no more")
    put(handed_in / "pdf" / "sums.pdf", b"%PDF-1.4\n")
    put(handed_in / "docx" / "report.docx", b"PK")
    (handed_in / "nothing").mkdir()
    put(handed_in / "attempts" / "attempt 1" / "sums.py", STUB)
    put(handed_in / "attempts" / "attempt 2" / "sums.py")
    put(handed_in / "attempts" / "attempt 3" / "sums.py", SOLUTION.replace("a + b", "a - b"))
    put(handed_in / "final" / "first" / "sums.py")
    put(handed_in / "final" / "final" / "sums.py", STUB + "\nprint(1)\n")
    own = "from train_test import add\n\n\ndef total(numbers):\n    return int(sum(numbers))\n"
    put(handed_in / "tests" / "sums.py", own)
    put(handed_in / "tests" / "train_test.py", "def add(a, b):\n    return a + b\n")
    put(handed_in / "tests" / "test_sums.py", "def test_nothing():\n    pass\n")
    out = folder / "out"
    done = grader("batch", handed_in, "--out", out, "--no-figures", cwd=write_two(folder / "course"))
    assert done.returncode == 0, done.stderr
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: (row["assignment"], row["score"], row["status"]) for row in csv.DictReader(file)}
    return rows, out / "reports"


def test_each_has_one_row(mixed: Graded) -> None:
    """An unreadable file does not make everybody miss assignments that nobody was asked for."""
    assert mixed[0] == {
        "attempts": ("sums", "20", "graded"),
        "docx": ("sums", "0", "ungradable"),
        "final": ("sums", "100", "graded"),
        "nothing": ("sums", "0", "missing"),
        "pdf": ("sums", "0", "ungradable"),
        "rar": ("sums", "0", "ungradable"),
        "tests": ("sums", "100", "graded"),
        "whole": ("sums", "100", "graded"),
        "zip": ("sums", "0", "ungradable"),
    }


@pytest.mark.parametrize(
    ("student", "named"),
    [
        ("rar", ("sums.rar",)),
        ("zip", ("work.zip",)),
        ("pdf", ("sums.pdf", "sums.py")),
        ("docx", ("report.docx", "sums.py")),
    ],
)
def test_what_cannot_be_graded_is_its_owners(mixed: Graded, student: str, named: tuple[str, ...]) -> None:
    """What is there is named on the owner's page; where it is no archive, beside the file that was asked for."""
    page = (mixed[1] / student / "sums.html").read_text(encoding="utf-8")
    assert all(name in page for name in named)


def test_newest_attempt_is_judged(mixed: Graded) -> None:
    """And the report says which it was."""
    page = (mixed[1] / "attempts" / "sums.html").read_text(encoding="utf-8")
    assert "attempt 3/sums.py counts as the newest" in page and "attempt 2/sums.py" in page


def test_changed_course_tests_are_left_out_and_named(mixed: Graded) -> None:
    """What the student changed of them does not count, and is said; other tests are the student's."""
    page = (mixed[1] / "tests" / "sums.html").read_text(encoding="utf-8")
    assert "test_sums.py" in page and "train_test.py" not in page.split("test_sums.py")[1][:200]

"""``grader batch`` with a roster and due times: who is who, who is missing, what is late, and what settles a doubt."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.small_course import COURSE, SOLUTION, write_course
from tests.tiers import needs_tier

Command = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = needs_tier

RULES = """
[hand_in.sums]
due = 2026-11-28T10:00:00
late = { grace = 10, per_day = 0.1, cap = 0.5 }
counts = "best"
"""
ROSTER = """id,name,email,section,group
1001,=Kim Minsu,kim@u.kr,A,
1002,Jane Doe,jdoe@u.kr,B,
1003,Ann Lee,ann@u.kr,B,
1004,Bob Ray,bob@u.kr,B,
1005,Jane Roe,roe@u.kr,A,roes
1006,Max Roe,max@u.kr,A,roes
"""
HALF = SOLUTION.partition("def total")[0]


def table(path: Path) -> list[dict[str, str]]:
    """A table as our own readers take it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def put(path: Path, content: str = SOLUTION) -> None:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with a roster and a due time in the time zone of the course."""
    top = 'roster = "roster.csv"\ntimezone = "Asia/Seoul"\n'
    root = write_course(tmp_path / "course", **{"course.toml": f"{top}{COURSE}{RULES}"})
    (root / "roster.csv").write_bytes(ROSTER.encode("cp949"))
    return root


def test_a_class_with_a_roster(course: Path, tmp_path: Path, grader: Command) -> None:
    """Blackboard's attempts, a late file of Canvas, one that cannot be read, one of a stranger, and nothing at all."""
    handed_in, out = tmp_path / "class", tmp_path / "out"
    put(handed_in / "W_kim_attempt_2026-11-28-10-10-00_sums.py", HALF)  # within the grace: 60 points
    put(handed_in / "W_kim_attempt_2026-11-29-10-10-01_sums.py")  # two days begun: 80 points
    put(handed_in / "roejane_LATE_1005_7_sums.py")
    put(handed_in / "1002" / "report.pdf", "%PDF")
    put(handed_in / "Ann Li" / "sums.py")
    options = ("batch", handed_in, "--out", out, "--no-figures")
    done = grader(*options, cwd=course)
    assert done.returncode == 0, done.stderr
    rows = {row["id"] or row["student"]: row for row in table(out / "grades.csv")}
    keys = ("status", "score", "late_days", "penalty", "final", "total", "flags", "section")
    assert {name: tuple(row[key] for key in keys) for name, row in rows.items()} == {
        "1001": ("graded", "100", "2", "20", "80", "80", "", "A"),
        "1002": ("ungradable", "0", "0", "0", "0", "0", "", "B"),
        "1003": ("missing", "0", "0", "0", "0", "0", "", "B"),
        "1004": ("missing", "0", "0", "0", "0", "0", "", "B"),
        "1005": ("graded", "100", "", "0", "100", "100", "late-unknown", "A"),
        "1006": ("graded", "100", "", "0", "100", "100", "late-unknown", "A"),
        "Ann Li": ("graded", "100", "", "0", "100", "100", "time-unknown", ""),
    }
    assert rows["1001"]["student"] == "'=Kim Minsu"
    assert rows["1001"]["received"] == "2026-11-29T10:10:01+09:00"
    page = BeautifulSoup((out / "reports" / "1001" / "sums.html").read_text(encoding="utf-8"), "html.parser")
    assert [one.get_text(" ", strip=True).split(" ")[0] for one in page.select(".mark dd")] == ["100", "2", "0", "80"]
    assert "2026-11-29 10:10:01 KST" in page.select_one(".mark").get_text()  # type: ignore[union-attr]
    page = BeautifulSoup((out / "index.html").read_text(encoding="utf-8"), "html.parser")
    shown = [[cell.get_text(" ", strip=True) for cell in row.select("td")[:7]] for row in page.select(".list tr")]
    assert ["=Kim Minsu", "2026-11-29 10:10:01 KST", "100", "2", "20", "0", "80"] in shown
    assert ["Jane Roe", "–", "100", "?", "0", "0", "100"] in shown
    assert [one.get_text(strip=True) for one in page.select(".hero li")] == ["Ann Li"]
    assert "report.pdf" in (out / "reports" / "1002" / "sums.html").read_text(encoding="utf-8")
    assert table(out / "unmatched.csv") == [
        {
            "handed_in": "Ann Li",
            "student": "",
            "reason": "no id, login or name of the roster",
            "candidates": "1003 Ann Lee",
        }
    ]
    assert sorted(row["student"] for row in table(out / "late.csv")) == ["1005", "1006", "Ann Li"]
    for said in (
        "roster.csv: roster, 6 students",
        "2 students handed in nothing: Ann Lee, Bob Ray",
        f"in {course / 'matches.csv'} settle them",
        "1 late: 2 days begun, 20 points taken off",
        "2 late, and nothing says by how much",
        "1 without a time of a platform",
    ):
        assert said in done.stdout
    test = course / "assignments" / "sums" / "test_sums.py"
    test.write_text(test.read_text(encoding="utf-8").replace("points(30)", "points(30.0)"), encoding="utf-8")
    assert "test_sums.py::test_small has changed: 5 (=Kim Minsu," in grader(*options, "--dry-run", cwd=course).stdout

    put(course / "matches.csv", "handed_in,student\nAnn Li,1003\n")
    lines = ["student,assignment,time", *(f"{name},sums,2026-11-28 10:10:01" for name in ("roe", "Max Roe"))]
    put(tmp_path / "times.csv", "\n".join([*lines, "kim,sums,2026-11-27 10:00:00\n"]))
    done = grader(*options, "--times", tmp_path / "times.csv", cwd=course)
    assert done.returncode == 0, done.stderr
    assert "1 time of" in done.stdout and "does not count: the platform says when" in done.stdout
    rows = {row["id"]: row for row in table(out / "grades.csv") if row["status"] != "gone"}
    assert rows["1001"]["final"] == "80"
    assert rows["1003"]["final"] == "100"
    assert (rows["1005"]["late_days"], rows["1005"]["final"], rows["1005"]["flags"]) == ("1", "90", "")
    assert [row["student"] for row in table(out / "late.csv")] == ["1003"]
    assert not (out / "unmatched.csv").exists()

    put(tmp_path / "times.csv", "student,assignment,time\nnobody,sums,2026-11-28 10:10:01\n")
    done = grader(*options, "--times", tmp_path / "times.csv", cwd=course)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].endswith("times.csv, line 2: no student is called nobody")

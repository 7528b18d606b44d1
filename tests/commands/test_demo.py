"""``grader demo``: the sample class, graded as any other."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests import ROOT
from tests.own_course import write_part
from tests.tiers import needs_tier

RIGHT = ("Ada Lovelace", "김서연", "이도윤 (복학생)")
CHEATS = ("Always Equal", "Patched Framework", "Reads the Reference", "Prints a Verdict", "Only Stub", "Syntax Error")
HONEST_PARTS = {"Endless Loop": 85, "Memory Bomb": 77, "Fork Bomb": 76, "Exits Early": 75, "Failing Cell": 100}


SCRIPT = "<script>alert(1)</script> =SUM(A1)"
BY_DAY = (
    *("Ada Lovelace", "김서연", SCRIPT, "Always Equal", "Prints a Verdict", "Syntax Error", "Exits Early"),
    *("Failing Cell", "Broken Notebook", "Missing Person"),
)


def part_of_the_class(root: Path) -> Path:
    """The two assignments of the sample class, and some of its students."""
    write_part(root, "gates", "normalization")
    shutil.copytree(ROOT / "reference/demo", root / "reference/demo")
    described = root / "reference/demo/class.toml"
    head, *students = described.read_text(encoding="utf-8").split("[[students]]\n")
    kept = [one for one in students if any(f'name = "{name}"' in one for name in BY_DAY)]
    assert len(kept) == len(BY_DAY)
    described.write_text("[[students]]\n".join([head, *kept]), encoding="utf-8")
    return root


@needs_tier
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["some", "all"])
def test_the_sample_class(whole: bool, tmp_path: Path, grader: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Right ones get 100, cheats 0, hostile ones what their honest parts earn; pages are where it says."""
    course = ROOT if whole else part_of_the_class(tmp_path / "course")
    done = grader("demo", "--out", tmp_path, cwd=course)
    assert done.returncode == 0, done.stderr
    with (tmp_path / "graded/grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["student"], row["assignment"]): row for row in csv.DictReader(file)}
    handed_in = [row for row in rows.values() if row["status"] != "missing"]
    assert len(handed_in) >= (24 if whole else 11)

    def here(names: Iterable[str]) -> list[str]:
        """Those who are in the class."""
        return [name for name in names if whole or name in BY_DAY]

    assert {rows[name, a]["score"] for name in here(RIGHT) for a in ("gates", "normalization")} == {"100"}
    assert {rows[name, "gates"]["score"] for name in here(CHEATS)} == {"0"}
    for name in here(HONEST_PARTS):
        assert float(rows[name, "gates"]["score"]) == HONEST_PARTS[name]
    assert rows["Broken Notebook", "gates"]["status"] == "ungradable"
    assert rows["Missing Person", "gates"]["status"] == "missing"
    assert not [row for row in rows.values() if row["status"] == "grader-error"]
    for line in done.stdout.splitlines():
        if line.startswith(("class page", "gradebook")):
            assert Path(line.split(maxsplit=2)[-1].removeprefix("page").strip()).is_file(), line
    page = (tmp_path / "graded/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    for link in sorted((tmp_path / "graded/reports").rglob("*.html")):
        assert "<script>alert" not in link.read_text(encoding="utf-8")
    report = (tmp_path / "graded/reports/Ada Lovelace/normalization.html").read_text(encoding="utf-8")
    way = report.split("<!-- way -->")[1].split("<!-- /way -->")[0]
    assert way.count('<li class="done"') == 2 and way.count("<a ") == 1 and 'href="gates.html"' in way
    again = grader("demo", "--out", tmp_path, cwd=course)
    assert " unchanged" in again.stdout
    assert int(again.stdout.split(" judged now")[0].split()[-1]) <= len(rows) - len(handed_in)

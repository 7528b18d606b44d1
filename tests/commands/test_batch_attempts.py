"""Several attempts over a term: the one that counts is the one that is shown, and all that can count are judged by the
tests of today, whether or not the folder has their files."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.commands.test_batch_changes import replace
from tests.small_course import SOLUTION
from tests.tiers import needs_tier

Command = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = needs_tier

NO_SUM = SOLUTION.partition("def total")[0]  # 60
WRONG = SOLUTION.replace("return a + b", "return a - b")  # 20


def test_the_best_attempt_counts_whichever_is_in_the_folder(course: Path, tmp_path: Path, grader: Command) -> None:
    """Page, result and table are of the best; a changed test reaches it although only a newer one is in the folder."""
    toml = course / "course.toml"
    rules = '\n[hand_in.sums]\ndue = 2026-12-01T00:00:00+00:00\ncounts = "best"\n'
    toml.write_text(toml.read_text(encoding="utf-8") + rules, encoding="utf-8")
    out = tmp_path / "out"
    for week, (day, source) in enumerate(((20, NO_SUM), (21, WRONG)), 1):
        (tmp_path / f"week{week}").mkdir()
        for name in ("kim", "lee"):
            file = f"W_{name}_attempt_2026-11-{day}-10-00-00_sums.py"
            (tmp_path / f"week{week}" / file).write_text(source if name == "kim" else NO_SUM, encoding="utf-8")

    def batch(week: int, *options: str) -> str:
        done = grader("batch", tmp_path / f"week{week}", "--out", out, "--no-figures", *options, cwd=course)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kim() -> tuple[str, float, str]:
        """Final mark, the score of the result in the folder, and the page."""
        with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
            (final,) = (row["final"] for row in csv.DictReader(file) if row["student"] == "kim")
        result = json.loads((out / "results" / "kim" / "sums.json").read_bytes())
        return final, result["score"], (out / "reports" / "kim" / "sums.html").read_text(encoding="utf-8")

    batch(1)
    batch(2)
    final, score, page = kim()
    assert (final, score) == ("60", 60.0)
    assert "A newer attempt was handed in, which would make 20 points." in page
    assert "a + b" in page and "a - b" not in page

    tests = course / "assignments" / "sums" / "test_sums.py"
    replace(tests, "submission.add(1, 2), 3", "submission.add(2, 0), 2")
    planned = batch(2, "--dry-run")
    assert "2 would be judged, 0 stay as they are" in planned
    assert "1 earlier attempt would be judged again, with the files in the gradebook (kim, 2026-11-20 10:00)" in planned
    assert "1 earlier attempt, of which the gradebook has the files, was judged again" in batch(2)
    final, score, page = kim()
    assert (final, score) == ("60", 60.0)
    assert "which would make 50 points" in page
    assert "0 would be judged, 2 stay as they are" in batch(2, "--dry-run")
    replace(course / "reference" / "sums" / "test_sums_hidden.py", "rng.integers(10, 99, (5, 2))", "[[1, 0], [2, 0]]")
    replace(course / "reference" / "sums" / "test_sums_hidden.py", ".tolist()", "")
    batch(2)
    assert kim()[:2] == ("80", 80.0)
    assert "a - b" in kim()[2]


def test_attempts_that_another_batch_has_judged_are_taken_from_the_gradebook(
    course: Path, tmp_path: Path, grader: Command
) -> None:
    """All of a download with several, into another folder; a plan says so before."""
    (tmp_path / "week").mkdir()
    for day, source in ((20, NO_SUM), (21, WRONG)):
        file = tmp_path / "week" / f"W_kim_attempt_2026-11-{day}-10-00-00_sums.py"
        file.write_text(source, encoding="utf-8")

    def batch(out: str, *options: str) -> str:
        where = ("--out", tmp_path / out, "--gradebook", tmp_path / "book.sqlite", "--no-figures")
        done = grader("batch", tmp_path / "week", *where, *options, cwd=course)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "1 judged now, 0 unchanged" in batch("a")
    assert "0 would be judged, 1 stay as they are" in batch("b", "--dry-run")
    assert "0 judged now, 1 unchanged" in batch("b")
    tables = [(tmp_path / out / "grades.csv").read_text(encoding="utf-8-sig") for out in ("a", "b")]
    assert tables[0] == tables[1] and "kim,sums,20," in tables[0]
    assert len(list((tmp_path / "b").glob("results/kim/attempts/*"))) == 2

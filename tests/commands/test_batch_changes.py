"""What a change of the course makes of a class that was judged before."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.gradebook.store import open_gradebook
from tests.small_course import SOLUTION
from tests.tiers import needs_tier

Command = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = needs_tier


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    """A right one and a wrong one."""
    for name, source in (("ada", SOLUTION), ("bob", SOLUTION.replace("return a + b", "return a - b"))):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "sums.py").write_text(source, encoding="utf-8")
    return tmp_path / "in"


def replace(file: Path, old: str, new: str) -> None:
    """Change a file of the course."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def finals(out: Path) -> dict[str, str]:
    """The final marks."""
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row["final"] for row in csv.DictReader(file)}


def test_words_are_told_anew_and_a_faulty_test_judges_nobody(
    course: Path, submissions: Path, tmp_path: Path, grader: Command
) -> None:
    """Titles and hints reach the pages without judging; a test that the reference does not pass is named, and old marks
    stay; without it the batch goes on; --dry-run says all that before and stores nothing; --since leaves others."""
    out, own = tmp_path / "out", course / "assignments" / "sums"

    def batch(*options: str) -> subprocess.CompletedProcess[str]:
        return grader("batch", submissions, "--out", out, "--no-figures", *options, cwd=course)

    planned = batch("--dry-run")
    assert "handed in, and not judged yet (the mark is known once it is): 2 (ada, bob)" in planned.stdout
    assert not out.exists()
    batch()
    before = finals(out)
    assert before == {"ada": "100", "bob": "20"}

    replace(own / "assignment.toml", '"Sums"', '"Sums of numbers"')
    replace(own / "test_sums.py", "Small numbers are added.", "Little numbers are added.")
    assert "0 judged now, 2 unchanged" in batch().stdout
    page = (out / "reports" / "bob" / "sums.html").read_text(encoding="utf-8")
    assert "Sums of numbers" in page
    assert "Little numbers are added." in page

    replace(own / "test_sums.py", "submission.add(1, 2), 3", "submission.add(1, 2), 4")
    refused = batch()
    assert (refused.returncode, finals(out)) == (3, before)
    assert "the reference does not pass it: add(1, 2): expected 4, got 3" in refused.stderr
    assert "--void sums/test_sums.py::test_small" in refused.stderr
    unjudged = grader("batch", submissions, "--out", tmp_path / "new", "--dry-run", cwd=course)
    assert (unjudged.returncode, "the reference does not pass it" in unjudged.stderr) == (3, True)
    planned = batch("--dry-run", "--void", "test_small")
    assert "test_sums.py::test_small has changed: 2 (ada, bob)" in planned.stdout
    assert "1 mark differs" in planned.stdout  # bob has the points of the void test; ada had them
    assert finals(out) == before
    batch("--void", "test_small")
    assert finals(out) == {"ada": "100", "bob": "50"}
    assert "0 marks differ" in batch("--dry-run").stdout

    decided = grader("grade", "set", "bob", "sums", 61, "--why", "viva", "--gradebook", out, cwd=course)
    assert str(out / "index.html") in decided.stdout
    assert finals(out) == {"ada": "100", "bob": "61"}
    assert "bob,sums" in (out / "changes.csv").read_text(encoding="utf-8")
    pages = [out / "reports" / "bob" / "sums.html", out / "reports" / "bob" / "all-reports.html", out / "index.html"]
    assert ["61" in page.read_text(encoding="utf-8") for page in pages] == [True] * 3
    grader("grade", "set", "bob", "sums", "--undo", "--why", "no", "--gradebook", out, cwd=course)

    since = batch("--since", "2100-01-01").stdout.splitlines()
    assert "0 submissions" in since
    assert "0 judged now, 0 unchanged" in "".join(since)
    assert finals(out) == {"ada": "100", "bob": "50"}
    wrong = batch("--since", "tomorrow")
    assert (wrong.returncode, "--since tomorrow: this is no time" in wrong.stderr) == (2, True)
    (submissions / "eve").mkdir()
    (submissions / "eve" / "sums.py").write_text("def add(:\n", encoding="utf-8")
    assert "2 graded, 1 ungradable" in batch().stdout  # also while a test is faulty and void


def test_a_file_for_a_folder_is_wrong_usage(course: Path, submissions: Path, tmp_path: Path, grader: Command) -> None:
    """Two lines and exit code 2, also for a folder below a file, for a plan and for a gradebook."""
    (tmp_path / "file").touch()
    for out, *options in ((tmp_path / "file", "--dry-run"), (tmp_path / "file" / "x",)):
        done = grader("batch", submissions, "--out", out, *options, cwd=course)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)
        assert f"{tmp_path / 'file'}: this is a file" in done.stderr
    with pytest.raises(GraderError, match="file: this is a file") as caught:
        open_gradebook(tmp_path / "file" / "x.sqlite")
    assert caught.value.exit_code == 2

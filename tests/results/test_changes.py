"""What moved between two runs: whose mark, by how much, and because of which tests."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup

from grader.commands.diff import diff
from grader.errors import GraderError
from grader.model import Hashes
from grader.render.html.classroom import index
from grader.results.changes import Change, ScoreAndStatus, change, is_same, mark_change, row
from grader.results.shifts import changes_view
from tests import samples

Command = Callable[..., subprocess.CompletedProcess[str]]


def moved(before: int, after: int, student: str = "kim") -> Change:
    """A mark that moved."""
    return Change(
        student, "gates", ScoreAndStatus("graded", before), ScoreAndStatus("graded", after), resubmitted=False
    )


def test_a_mark_that_moved_says_which_tests_moved_it() -> None:
    """From a wrong XOR to a right one: what failed and what waited passes now."""
    found = change(samples.half(), samples.full())
    assert found is not None
    assert (found.before, found.after) == (ScoreAndStatus("graded", 50.0), ScoreAndStatus("graded", 100.0))
    assert not found.resubmitted
    outcomes = {(test.id.partition("::")[2], test.before, test.after) for test in found.tests}
    assert outcomes == {
        ("test_xor", "failed", "passed"), ("test_xor_arrays", "failed", "passed"),
        ("test_found", "blocked", "passed"), ("test_none", "blocked", "passed"),
    }  # fmt: skip


def test_an_equal_mark_is_no_change() -> None:
    """Rounding is none either, nor another test with the same points."""
    full = samples.full()
    assert change(full, full) is None
    assert change(full, msgspec.structs.replace(full, score=100.0 + 1e-12)) is None
    assert change(None, None) is None
    assert is_same(ScoreAndStatus("missing", 0.0, 100), ScoreAndStatus("missing", 0.0, 70))


def test_new_gone_and_ungradable() -> None:
    """A status that differs is a change although both scores are 0; there is no talk of tests where one has none."""
    new = change(None, samples.full())
    assert new is not None and new.before is None and new.resubmitted
    gone = change(samples.full(), None)
    assert gone is not None and gone.after is None and gone.gain == -100.0
    broken = change(samples.missing(), samples.ungradable())
    assert broken is not None and broken.gain == 0.0 and broken.tests == ()


def test_another_submission_is_told_from_another_grading() -> None:
    """The submission's hash decides."""
    other = msgspec.structs.replace(samples.full(), hashes=Hashes(submission="b"))
    found = change(samples.half(), other)
    assert found is not None and found.resubmitted


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (ScoreAndStatus("graded", 100.0, 100, adjustment=10, flags=frozenset({"voided"})), ("90", "100", "void")),
        (ScoreAndStatus("graded", 90.0, 96, flags=frozenset({"voided"})), ("90 / 100", "90 / 96", "void")),
        (
            ScoreAndStatus("graded", 5.0, 100, adjustment=-85, flags=frozenset({"overridden"})),
            ("90", "5", "override"),
        ),
        (ScoreAndStatus("graded", None, 100, flags=frozenset({"excused"})), ("90", "excused", "excused")),
        (ScoreAndStatus("graded", 81.0, 100, late_days=1, penalty=9), ("90", "81", "late")),
        (ScoreAndStatus("graded", 81.0, 100, penalty=9), ("90", "81", "late")),
        (ScoreAndStatus("graded", 80.0, 96, penalty=9, flags=frozenset({"voided"})), ("90 / 100", "80 / 96", "void")),
        (ScoreAndStatus("missing", 0.0, 100), ("90", "missing", "missing")),
        (ScoreAndStatus("missing", 70.0, 100, flags=frozenset({"overridden"})), ("90", "70", "missing; override")),
    ],
)
def test_what_moved_a_mark_if_no_test_did(after: ScoreAndStatus, shown: tuple[str, str, str]) -> None:
    """Decisions, lateness and a hand-in that is there no more are named."""
    before = ScoreAndStatus("graded", 90.0, 100)
    assert not is_same(before, after)
    assert row(mark_change("kim", "gates", before, after))[2:] == shown


def test_a_first_run_has_no_changes() -> None:
    """Where everything is new, nothing has changed."""
    first = change(None, samples.full())
    assert first is not None
    assert changes_view([first]) is None
    view = changes_view([first, moved(0, 10), moved(90, 10, "lee")])
    assert view is not None
    assert [one.student for one in view.moved] == ["lee", "kim"]
    assert view.new == 1


def test_the_class_page_says_what_changed() -> None:
    """Marks before and after, the tests behind them with their counts, and no more than a page can hold."""
    found = change(samples.half(), samples.full())
    assert found is not None
    html = "".join(
        index([], course=samples.COURSE, lang="en", changes=[found] * 3 + [moved(1, 2, f"s{n}") for n in range(500)])
    )
    parsed = BeautifulSoup(html, "html.parser")
    tests, marks = parsed.select("#changes ~ .scroll, #changes ~ details table")
    assert tests.select("td")[1].get_text() == "3"
    first = [cell.get_text() for cell in marks.select("tbody tr")[0].select("td")]
    assert first[:4] == ["kim", "gates", "50", "100"]
    assert len(marks.select("tbody tr")) == 100
    assert "503 marks moved." in html
    assert "403 more" in html
    assert not BeautifulSoup("".join(index([], course=samples.COURSE, lang="en")), "html.parser").select("#changes")


def test_a_corrected_test_shows_whose_mark_moved(course: Path, tmp_path: Path, grader: Command) -> None:
    """Grade, correct a hidden test, take a submission back, grade again: page, CSV, last lines and ``diff`` agree."""
    for name in ("kim", "lee", "한지민"):
        (tmp_path / "in" / name).mkdir(parents=True)
        wrong = "x - y" if name == "lee" else "x + y"
        (tmp_path / f"in/{name}/sums.py").write_text(f"def add(x, y):\n    return {wrong}\n")
    hidden = course / "reference/sums/test_sums_hidden.py"
    right = hidden.read_text()
    hidden.write_text(right.replace("submission.add(a, b)", "submission.add(a=a, b=b)"))
    out = tmp_path / "out"
    first = grader("batch", tmp_path / "in", "--out", out, cwd=course)
    assert first.returncode == 0, first.stderr
    assert "moved" not in first.stdout
    before = tmp_path / "before"
    shutil.copytree(out, before)
    hidden.write_text(right)
    (tmp_path / "in/lee/sums.py").unlink()
    second = grader("batch", tmp_path / "in", "--out", out, cwd=course)
    assert "3 marks moved since the last run" in second.stdout
    lines = list(csv.reader((out / "changes.csv").read_text("utf-8-sig").splitlines()))
    assert lines[1:] == [
        ["kim", "sums", "30", "60", "failed: test_total, test_empty; passed: test_random"],
        ["lee", "sums", "0", "missing", "missing"],
        ["한지민", "sums", "30", "60", "failed: test_total, test_empty; passed: test_random"],
    ]
    assert "Since the last run" in (out / "index.html").read_text("utf-8")
    assert "Nothing was handed in" in (out / "reports/lee/sums.html").read_text("utf-8")
    shown = grader("diff", before, out, cwd=course)
    assert shown.returncode == 0, shown.stderr
    assert "3 marks differ" in shown.stdout
    assert [line.split()[:4] for line in shown.stdout.splitlines()[2:]] == [line[:4] for line in lines[1:]]
    third = grader("batch", tmp_path / "in", "--out", out, cwd=course)
    assert "moved" not in third.stdout


def test_diff_asks_for_folders_of_batches(tmp_path: Path) -> None:
    """A folder without results is named."""
    with pytest.raises(GraderError, match="there are no results here"):
        list(diff(tmp_path, tmp_path))


def test_what_is_printed_cannot_steer(tmp_path: Path) -> None:
    """A student's name is one line of visible characters."""
    student, *_ = row(moved(1, 2, "a\x1b[31m\n\u202e"))
    assert student == "a\\x1b[31m\\n\\u202e"


def test_long_names_are_told_apart() -> None:
    """What tells two names apart stands at their ends."""
    names = [row(moved(1, 2, f"{'x' * 190} ({tag})"))[0] for tag in ("abcdef", "fedcba")]
    assert len(set(names)) == 2

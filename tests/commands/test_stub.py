"""``grader stub``: the real command."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.verify_texts import text_problems
from grader.course.load import load_course, verify_rules
from tests.small_course import write_course

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course with what a release asks for."""
    return write_course(tmp_path / "course", **{"assignments/sums/README.md": "# Sums\n"})


def test_stubs_are_those_that_verify_asks_for(course: Path, grader: Command) -> None:
    """Both files are written over what was there, and the gate has nothing to say about them any more."""

    def said() -> str:
        """What the gate says of texts."""
        loaded = load_course(course)
        problems = text_problems(loaded, loaded.assignments[0], verify_rules(loaded))
        return "\n".join(problem.text for problem in problems)

    before = said()
    assert "sums.py is not the stub that the reference makes" in before
    assert "sums.ipynb is missing" in before
    done = grader("stub", "sums", cwd=course)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["assignments/sums/sums.py", "assignments/sums/sums.ipynb"]
    after = said()
    assert "stub" not in after
    assert "sums.ipynb" not in after


def test_a_released_course_keeps_its_files(course: Path, tmp_path: Path, grader: Command) -> None:
    """There a student's work stands in the place of the stub: without a reference nothing is written."""
    released = tmp_path / "released"
    done = grader("release", "--out", released, cwd=course)
    assert done.returncode == 0, done.stderr
    work = released / "assignments/sums/sums.py"
    work.write_text("done = True\n")
    refused = grader("stub", cwd=released)
    assert refused.returncode == 2
    assert "there is no reference here" in refused.stderr
    assert work.read_text() == "done = True\n"

"""Whatever a submission prints, is called or breaks: no line of any command is a command to the server's log."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_course import SOLUTION
from tests.text.test_gate import obeyed

pytestmark = pytest.mark.usefixtures("lent_servers")

Command = Callable[..., subprocess.CompletedProcess[str]]

LOUD = f"""{SOLUTION}
print("::error file=x::owned")
print("##[error]owned")
print("##vso[task.complete]", "::add-mask::a", sep="\\n   ")
raise ValueError("\\n::error::owned ##[group]")
"""
WRONG = SOLUTION.replace("return a + b", "raise ValueError('::error::owned\\\\n::error::owned ##[error]')")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A class whose names, files and output look like commands."""
    folder = tmp_path / "class"
    for name, source in (("::error::a", LOUD), ("##[error]b", WRONG), ("##vso[c]", "def ::error::")):
        (folder / name).mkdir(parents=True)
        (folder / name / "sums.py").write_text(source, encoding="utf-8")
    (folder / "::error::a" / "##[error]sums.txt").write_text("x", encoding="utf-8")
    (folder / "::warning::note.rar").write_text("x", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "server",
    [
        pytest.param({"GITHUB_ACTIONS": "true"}, id="github"),
        pytest.param({"TF_BUILD": "True"}, id="azure", marks=pytest.mark.nightly),
        pytest.param({}, id="-", marks=pytest.mark.nightly),
    ],
)
def test_a_student_s_output_and_errors(course: Path, grader: Command, hostile: Path, server: dict[str, str]) -> None:
    """``grader run`` shows them, harmless."""
    for student in hostile.iterdir():
        if student.is_dir():
            done = grader("run", "sums", "--submission", student, cwd=course, **server)
            assert done.returncode == (1 if student.name != "::error::a" else 0), done.stderr
            assert not obeyed(done.stdout + done.stderr)
            assert "owned" in done.stdout or student.name == "##vso[c]"


def test_a_class_with_such_names(course: Path, grader: Command, hostile: Path, tmp_path: Path) -> None:
    """``batch``, ``diff`` and wrong usage name folders, files and students."""
    for source in (LOUD, SOLUTION):
        (hostile / "::error::a" / "sums.py").write_text(source, encoding="utf-8")
        done = grader("batch", hostile, "--out", tmp_path / f"out{len(source)}", cwd=course, GITHUB_ACTIONS="true")
        assert done.returncode == 0, done.stderr
        assert not obeyed(done.stdout + done.stderr)
    calls = (
        ("diff", tmp_path / f"out{len(LOUD)}", tmp_path / f"out{len(SOLUTION)}"),
        ("run", "::error::x"),
        ("explain", "##[error]x"),
        ("run", "sums", "--submission", "##[error]nowhere"),
    )
    for call in calls:
        done = grader(*call, cwd=course, GITHUB_ACTIONS="true")
        assert not obeyed(done.stdout + done.stderr), call

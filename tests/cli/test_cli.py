"""The command line as a whole: how it is started, and what it says of itself."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from grader.cli import app_of
from tests import ROOT


@pytest.mark.parametrize("argument", ["--help", "--version-of-nothing"])
def test_python_dash_m_is_the_command(argument: str) -> None:
    """``python -m grader`` is ``grader``: the same words, the same exit code, the same name in its usage line."""
    done = subprocess.run(
        [sys.executable, "-m", "grader", "run", argument], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == (0 if argument == "--help" else 2)
    assert "Usage: grader run [OPTIONS]" in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("words", "code"),
    [("run gates --submission reference/gates/gates.py", 0), ("run nosuch", 2), ("explain GATE01", 0)],
)
def test_closed_streams_are_no_reason_to_fail(closed: str, words: str, code: int) -> None:
    """What is printed goes nowhere; the exit code says what it always does."""
    line = f'"{sys.executable}" -m grader {words} {closed}'
    done = subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_help_lists_what_its_reader_needs(tmp_path: Path) -> None:
    """In a released folder a student's commands; elsewhere all of them, each once."""
    everywhere = _help(tmp_path)
    commands = typer.main.get_command(app_of()).commands  # type: ignore[attr-defined]
    assert sorted(re.findall(r"^  (\w+)  ", everywhere.partition("For students:")[2], re.M)) == sorted(commands)
    (tmp_path / "course.toml").touch()
    (tmp_path / ".grader-release.json").touch()
    (tmp_path / "assignments").mkdir()
    found = re.findall(r"^  (\w+)  ", _help(tmp_path / "assignments").partition("Commands:")[2], re.M)
    assert found == ["run", "hint", "explain", "doctor", "datasets", "update"]
    (tmp_path / "course.toml").write_text('language = "ko"\n', encoding="utf-8")
    assert "한 단계씩" in _help(tmp_path).partition("명령:")[2]


def _help(folder: Path) -> str:
    command = [sys.executable, "-m", "grader", "--help"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def test_nan_is_no_share_of_the_points() -> None:
    """It is below no limit: every pull request would pass."""
    done = CliRunner().invoke(app_of(), ["ci", "--fail-under", "nan"])
    assert done.exit_code == 2 and "Invalid value for '--fail-under'" in done.output

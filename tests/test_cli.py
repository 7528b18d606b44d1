"""The command line as a whole: how it is started, and what it says of itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests import ROOT


@pytest.mark.parametrize("argument", ["--help", "--version-of-nothing"])
def test_python_dash_m_is_the_command(argument: str) -> None:
    """``python -m grader`` is ``grader``: the same words, the same exit code, the same name in its usage line."""
    done = subprocess.run(
        [sys.executable, "-m", "grader", "run", argument], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == (0 if argument == "--help" else 2)
    assert "Usage: grader run [OPTIONS]" in done.stdout + done.stderr

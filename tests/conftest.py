"""What several tests share: a small course of their own, and the real command line in a subprocess."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_course import ROOT, write_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course of the test's own."""
    return write_course(tmp_path / "course")


@pytest.fixture
def grader() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The real command line: ``grader("run", "gates", cwd=...)``."""

    def call(
        *arguments: object, cwd: Path = ROOT, timeout: float = 120, **env: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "grader.cli", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **env},
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    return call

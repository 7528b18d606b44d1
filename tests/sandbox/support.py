"""Running a script as somebody who is not root, and skipping where a tier does not work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.sandbox import tiers
from grader.sandbox.linux import readable
from tests import ROOT

ORDINARY_USER = 12_345


def not_unprivileged() -> str | None:
    """Why no process of an ordinary user can be started here; None where one can."""
    if os.getuid() != 0:
        return "this is an ordinary user's process already"
    closed = readable.closed_to_others()
    return f"an ordinary user may not enter {closed}" if closed else None


def unprivileged(*arguments: str) -> subprocess.Popen[str]:
    """Start Python with ``arguments`` as an ordinary user."""
    return subprocess.Popen(
        [sys.executable, "-B", *arguments],
        user=ORDINARY_USER,
        group=ORDINARY_USER,
        extra_groups=[],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def need(tier: Any) -> None:
    """Skip where ``tier`` does not work."""
    reason = tiers.why_not(tier)
    if reason:
        pytest.skip(f"tier {tier} {reason}")


def data_in(folder: Path) -> dict[str, Path]:
    """A course's data, by name."""
    path = folder / "x.csv"
    path.write_bytes(b"a\n1\n")
    return {path.name: path}

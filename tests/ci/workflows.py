"""Workflows and actions as data, and their steps played in a shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests import ROOT


def load(path: Path) -> dict[str, Any]:
    """A workflow; ``on`` is True to YAML 1.1."""
    content: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in content.items()}


def steps(path: Path) -> list[dict[str, Any]]:
    """All steps of a workflow or an action."""
    content = load(path)
    jobs = content["jobs"].values() if "jobs" in content else [content["runs"]]
    return [step for job in jobs for step in job["steps"]]


def as_installed(temp: Path) -> Path:
    """What the step before leaves in RUNNER_TEMP: the grader."""
    program = temp / "grader" / "bin" / "grader"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m grader "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return temp


def play(step: dict[str, Any], where: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step's script as the runner does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

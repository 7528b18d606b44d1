"""What processes load: nothing that they do not need."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("grader.grading.runner", {"pandas"}),  # tests that look at tables import it themselves
        ("grader.commands.run", {"numpy", "pandas", "pytest", "jinja2", "sqlalchemy", "yaml"}),
        ("grader.batch.worker", {"numpy", "pandas", "pytest", "sqlalchemy", "rich", "yaml"}),
        ("grader.commands.batch", {"numpy", "pandas", "pytest", "sqlalchemy", "alembic"}),
    ],
)
def test_a_process_goes_without_what_it_does_not_need(module: str, without: set[str]) -> None:
    """Imports are most of what it costs to start."""
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert not without & {*done.stdout.split()}

"""What processes load: nothing that they do not need; and whom a runner trusts."""

from __future__ import annotations

import functools
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course.load import load_course
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.sandbox import host, tiers
from tests.small_course import write_course


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("grader.grading.runner", {"pandas"}),  # tests that look at tables import it themselves
        ("grader.commands.run", {"numpy", "pandas", "pytest", "jinja2", "sqlalchemy", "yaml"}),
        ("grader.batch.worker", {"numpy", "pandas", "pytest", "sqlalchemy", "rich", "yaml"}),
        ("grader.commands.batch", {"numpy", "pandas", "pytest"}),
    ],
)
def test_a_process_goes_without_what_it_does_not_need(module: str, without: set[str]) -> None:
    """Imports are most of what it costs to start."""
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert not without & {*done.stdout.split()}


def test_nothing_is_judged_where_a_guest_could_do_what_is_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guests of the very server that judges try it first."""
    course = load_course(write_course(tmp_path))
    open_wall = functools.partial(host.start, disable=frozenset({"seccomp"}))
    monkeypatch.setattr("grader.grading.engine.host.start", open_wall)
    with Engine(course, tiers.best(grading=True), canary=True) as engine, pytest.raises(GraderError) as caught:
        engine.tests(course.assignments[0])
    assert caught.value.exit_code == 3 and "a guest could" in caught.value.message
    assert "Do not grade on this machine" in caught.value.hint

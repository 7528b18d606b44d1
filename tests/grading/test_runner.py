"""What processes load: nothing that they do not need. What they print: nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.sandbox import tiers
from tests.small_course import write_course

pytestmark = pytest.mark.usefixtures("lent_servers")


DIAGNOSIS = {f"grader.diagnosis.{name}" for name in ("candidates", "diagnose", "naming_calls", "released")}
SERVER = "grader.sandbox.linux.fork_server"


@pytest.mark.parametrize(
    ("module", "without"),
    [
        # tests that look at tables import pandas themselves, and a judge what looks for mistakes, if a test fails
        ("grader.grading.runner", {"pandas", *DIAGNOSIS, SERVER}),
        ("grader.commands.run", {"numpy", "pandas", "pytest", "jinja2", "sqlalchemy", "yaml", "rich", SERVER}),
        ("grader.batch.worker", {"numpy", "pandas", "pytest", "sqlalchemy", "rich", "yaml"}),
        ("grader.commands.batch", {"numpy", "pandas", "pytest", "sqlalchemy", "alembic"}),
    ],
)
def test_a_process_goes_without_what_it_does_not_need(module: str, without: set[str]) -> None:
    """Imports are most of what it costs to start."""
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert not without & {*done.stdout.split()}


WARNING = '''
import logging

import numpy as np
import pytest

logging.getLogger("matplotlib").warning("there is no home")


class Loud:
    def __del__(self):
        raise ValueError("heron")


@pytest.mark.task("add")
@pytest.mark.points(30)
def test_warned(submission):
    """A number is added."""
    Loud()
    assert np.float64(submission.add(1, 2)) * 1e308 > 0, "swordfish"


@pytest.mark.task("total")
@pytest.mark.points(20)
def test_total(submission):
    """Nothing."""
    assert submission.total([]) is None
'''


def test_no_line_of_a_hidden_test_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """NumPy warns of a submission's numbers, objects fail as they go, libraries log: the log of a pull request is for
    all."""
    course = load_course(write_course(tmp_path, **{"reference/sums/test_sums_hidden.py": WARNING}))
    source = "def add(a, b): return 1e308\ndef total(numbers): return 1e308\n"
    with Engine(course, tiers.best(grading=True), figures=False) as engine:
        result = grade_source(engine, course.assignments[0], source)
    assert "test_warned" in [test.id.partition("::")[2] for test in result.tests]
    assert capfd.readouterr().err == ""

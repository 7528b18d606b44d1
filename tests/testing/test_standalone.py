"""``pytest assignments/<name>`` as it stands: the script beside the tests is loaded as everywhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.small_course import SOLUTION


def test_a_script_knows_its_file_and_a_bad_line_costs_nothing(course: Path) -> None:
    """``__file__`` is there, and what raises at the top level is passed over."""
    head = "import os\nHERE = os.path.dirname(os.path.abspath(__file__))\nassert os.path.exists(__file__)\n"
    (course / "assignments/sums/sums.py").write_text(f"{head}1 / 0\n{SOLUTION}\nassert HERE\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "assignments/sums"]
    run = subprocess.run(command, cwd=course, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout
    assert "2 passed" in run.stdout


def test_a_call_over_its_limit_is_one_failure(course: Path) -> None:
    """Told once, although its guest is lost for the tear-down, too; the tests after it are judged."""
    hangs = SOLUTION.replace("result = 0", "while True: pass")
    (course / "assignments/sums/sums.py").write_text(hangs, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "assignments/sums"]
    run = subprocess.run(command, cwd=course, capture_output=True, text=True, timeout=120)
    assert "1 failed, 1 passed in" in run.stdout, run.stdout
    report, _, _ = run.stdout.partition("short test summary info")  # which repeats messages whole where CI is set
    assert report.count("was stopped") == 1


def test_a_syntax_error_is_shown_as_one(course: Path) -> None:
    """Its line, a caret and what Python means stand in the first failure; the others only name it."""
    slip = SOLUTION.replace("result = 0", "result = (0")
    (course / "assignments/sums/sums.py").write_text(slip, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "assignments/sums"]
    run = subprocess.run(command, cwd=course, capture_output=True, text=True, timeout=120)
    report, _, _ = run.stdout.partition("short test summary info")
    line = slip[: slip.index("result = (0")].count("\n") + 1
    assert report.count(f"sums.py, line {line}: not valid Python") == 2, report
    assert report.count("\n    result = (0\n             ^\n") == 1
    assert "place " not in report

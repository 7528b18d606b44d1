"""``grader run``: the real command on real files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from grader.commands.run import RunOptions
from grader.model import result_schema
from tests.small_course import SOLUTION

pytestmark = pytest.mark.usefixtures("lent_servers")

Command = Callable[..., subprocess.CompletedProcess[str]]


def write(course: Path, source: str) -> Path:
    """The student's file in its place."""
    path = course / "assignments" / "sums" / "sums.py"
    path.write_text(source, encoding="utf-8")
    return path


def test_full_marks_exit_0(course: Path, grader: Command) -> None:
    """A right submission: exit code 0, every task ticked, all points named."""
    write(course, SOLUTION)
    done = grader("run", "sums", cwd=course)
    assert done.returncode == 0, done.stderr
    assert "100 of 100" in done.stdout


def test_wrong_value_is_explained(course: Path, grader: Command) -> None:
    """Claim, place, expected and got, the hint's command and the next step; exit code 1."""
    write(course, SOLUTION.replace("return a + b", "return a - b"))
    done = grader("run", cwd=course / "assignments" / "sums")
    assert done.returncode == 1
    for words in ("add(1, 2)", "expected", "3", "-1", "sums.py", "grader hint sums add"):
        assert words in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_blocked_task_names_what_it_waits_for(course: Path, grader: Command, tmp_path: Path) -> None:
    """total stands on add: where add is wrong, total is blocked by it, not failed."""
    write(course, SOLUTION.replace("return a + b", "return a - b"))
    grader("run", "sums", "--json", tmp_path / "r.json", cwd=course)
    result = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    total = next(t for t in result["tests"] if t["id"] == "test_sums.py::test_total")
    assert (total["outcome"], total["blocked_by"], total["points"]) == ("blocked", "add", 0.0)


def test_json_result_follows_the_schema(course: Path, grader: Command, tmp_path: Path) -> None:
    """The result file validates against the schema that is generated from the model."""
    write(course, SOLUTION.replace("result = 0", "result = 1"))
    grader("run", "sums", "--json", tmp_path / "r.json", cwd=course)
    result = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    jsonschema.validate(result, result_schema())
    assert result["schema"] == "grader/result/1"
    assert result["score"] == sum(test["points"] for test in result["tests"])
    assert all(result["hashes"].values())


def test_one_task_is_judged_alone_with_what_it_stands_on(course: Path, grader: Command) -> None:
    """A task's own points; the task it waits for is shown only where that is to blame. JSON on standard output is all
    that stands there."""
    write(course, SOLUTION.replace("result = 0", "result = 1"))
    done = grader("run", "sums", "add", "--json", "-", cwd=course)
    result = json.loads(done.stdout)
    assert (done.returncode, result["score"], result["max_score"]) == (0, 60.0, 60.0)
    assert {test["task"] for test in result["tests"]} == {"add"}
    assert grader("run", "total", cwd=course).returncode == 1
    write(course, SOLUTION.replace("return a + b", "return a - b"))
    result = json.loads(grader("run", "sums", "--task", "total", "--json", "-", cwd=course).stdout)
    outcomes = {(test["task"], test["outcome"]) for test in result["tests"]}
    assert {("add", "failed"), ("total", "blocked")} <= outcomes


def test_html_page(course: Path, grader: Command, tmp_path: Path) -> None:
    """--html writes a self-contained page with the student's own lines."""
    write(course, SOLUTION.replace("return a + b", "return a * b  # <b>bold</b>"))
    grader("run", "sums", "--html", tmp_path / "page.html", cwd=course)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "<b>bold</b>" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_korean(course: Path, grader: Command) -> None:
    """--lang ko speaks Korean."""
    write(course, SOLUTION)
    assert "합" in grader("run", "sums", "--lang", "ko", cwd=course).stdout


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-16-le", "latin-1"])
def test_encodings_of_the_students_own_file(course: Path, grader: Command, encoding: str) -> None:
    """In its place, where the engine looks as well, a file counts whatever its encoding."""
    text = "# 두 수를 더합니다\n" if encoding != "latin-1" else "# élève\n"
    write(course, "").write_bytes((text + SOLUTION).encode(encoding))
    done = grader("run", "sums", cwd=course)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "100 of 100" in done.stdout


def test_a_file_of_the_course_is_no_submission(course: Path, grader: Command) -> None:
    """Named as one, it is told what is wrong with it; named alone, its assignment is judged."""
    write(course, SOLUTION)
    tests = "assignments/sums/test_sums.py"
    assert "100 of 100" in grader("run", tests, cwd=course).stdout
    done = grader("run", "sums", "--submission", "assignments/sums/assignment.toml", cwd=course)
    assert (done.returncode, "assignment.toml, line" in done.stdout) == (1, True), done.stdout + done.stderr


def test_hidden_tests_stay_hidden(course: Path, grader: Command) -> None:
    """A failing hidden test shows its title and nothing of its inputs, id or expected values."""
    write(course, "def add(a, b):\n    return {(1, 2): 3}.get((a, b), 'sentinel')\n")
    done = grader("run", "sums", cwd=course)
    assert "Other numbers are added." in done.stdout
    assert "sentinel" not in done.stdout
    assert "test_random" not in done.stdout


def test_released_folder_without_reference(course: Path, grader: Command) -> None:
    """Without reference/, public points decide the exit code and hidden ones are named as later."""
    import shutil

    shutil.rmtree(course / "reference")
    write(course, SOLUTION)
    done = grader("run", "sums", cwd=course)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "50 of 50 public points" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "gates"), "there is no assignment or task called 'gates'"),
        (("run", "--submission", "nowhere.py"), "nowhere.py"),
        (("run", "--lang", "fr"), "--lang fr"),
        (("batch", "nowhere", "--out", "out"), "nowhere"),
        (("run", "--course", "/"), "no course.toml"),
    ],
)
def test_wrong_usage_is_two_lines_and_exit_2(course: Path, grader: Command, arguments: list[str], said: str) -> None:
    """What and where, then what to do; no traceback."""
    done = grader(*arguments, cwd=course)
    assert done.returncode == 2
    first, second = done.stderr.strip().splitlines()
    assert said in first
    assert first.startswith("grader: ")
    assert second.strip()


def test_broken_suite_is_a_grader_error(course: Path, grader: Command) -> None:
    """A test file that cannot be collected is our fault: exit code 3, and no score."""
    (course / "assignments" / "sums" / "test_sums.py").write_text("import nothing_like_this\n", encoding="utf-8")
    write(course, SOLUTION)
    done = grader("run", "sums", cwd=course)
    assert done.returncode == 3
    assert "nothing_like_this" in done.stderr + done.stdout


def test_points_that_do_not_add_up(course: Path, grader: Command) -> None:
    """Marks that disagree with assignment.toml are named with the task."""
    path = course / "assignments" / "sums" / "test_sums.py"
    path.write_text(path.read_text(encoding="utf-8").replace("points(30)", "points(31)"), encoding="utf-8")
    done = grader("run", "sums", cwd=course)
    assert done.returncode == 3
    assert "add are worth 61 points" in done.stderr


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    """``grader --help`` needs neither NumPy nor pytest."""
    import sys

    program = "import sys; sys.argv=['grader','--help']\nfrom grader.cli import main\n"
    program += "try: main()\nexcept SystemExit: pass\n"
    program += "print([m for m in ('numpy', 'pandas', 'pytest', 'jinja2', 'msgspec', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_what_was_typed_is_to_be_typed_again() -> None:
    """With what names the file, as a shell reads it."""
    options = RunOptions(("gates", "or_gate"), Path("my work/a.py"), None, None, "en", ("and_gate",))
    assert options.typed == "gates or_gate --task and_gate --submission 'my work/a.py'"

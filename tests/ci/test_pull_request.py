"""A pull request from a fork, played from event file to summary: right, wrong, hostile, and what servers differ in."""

from __future__ import annotations

import json
import resource
from pathlib import Path

import jsonschema
import pytest

from grader.authoring.release import release
from grader.commands import ci
from grader.commands.ci import enough
from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.model import result_schema
from grader.render.ci.findings import Graded
from tests import samples
from tests.ci import runner_rules
from tests.ci.playing import Stage, git
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

WRONG = SOLUTION.replace("return a + b", "return a - b")
FILE = "assignments/sums/sums.py"
NOTEBOOK = "assignments/sums/sums.ipynb"

HOSTILE = '''
import os, sys

TEXT = """::error file=x.py,line=1::FORGED
  ::add-mask::1
##[error]FORGED
a ##[group]FORGED
::group::FORGED
::endgroup::
::stop-commands::mine
::set-output name=score::100
::add-matcher::x.json
\\x1b[31m::error::FORGED
\\u200b::error::FORGED
\\r::error::FORGED
#\\ufe0f#[error]FORGED
  File "x.py", line 3, in f
    raise ValueError('FORGED')
| </pre><script>alert(1)</script> @everyone #1 [x](https://example.org) ![y](https://example.org/z.png)
"""
print(TEXT)
print(TEXT, file=sys.stderr)
os.write(1, TEXT.encode())
print(sorted(name for name in os.environ if name.startswith(("GITHUB", "RUNNER", "CI"))))
for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV"):
    try:
        open(os.environ.get(name, "/tmp/nothing"), "a").write("score=100\\n")
    except OSError:
        pass


class Sneaky(Exception):
    pass


def add(a, b):
    print(TEXT)
    raise ValueError(TEXT)


def total(numbers):
    return TEXT
'''


@pytest.fixture
def stage(course: Path, tmp_path: Path) -> Stage:
    """A remote with the small course."""
    return Stage.of(course, tmp_path / "stage")


def submit(stage: Stage, source: str, name: str = "kim") -> Path:
    """A fork in which ``source`` was committed."""
    work = stage.fork(name)
    (work / FILE).write_text(source, encoding="utf-8")
    stage.push(work)
    return work


def test_a_right_submission(stage: Stage) -> None:
    """Exit code 0, all points in log, summary, outputs and files, no annotation, nothing on standard error, and all of
    it in less than three seconds of processor: the clock on the wall says more about who else is at work."""
    work = submit(stage, SOLUTION)
    checkout = stage.checkout(work)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    played = stage.github(work, checkout=checkout, apart=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime < 3.0
    assert (played.code, played.errors) == (0, "")
    log = runner_rules.read(played.log)
    assert [command.name for command in log.commands] == [
        "remove-matcher",
        "group",
        "stop-commands",
        "resume",
        "endgroup",
    ]
    assert "100/100" in log.named("group")[0].data
    assert "100/100" in played.summary
    assert "100 of 100" in played.summary
    assert "not used for grading" not in played.summary
    delimiter = played.outputs.splitlines()[0].removeprefix("score<<")
    assert played.outputs == (f"score<<{delimiter}\n100\n{delimiter}\nmax-score<<{delimiter}\n100\n{delimiter}\n")
    result = played.result()
    jsonschema.validate(result, result_schema())
    assert (result["score"], result["max_score"], result["student"]) == (100.0, 100.0, "kim")
    files = {path.relative_to(played.out).as_posix() for path in played.out.rglob("*") if path.is_file()}
    assert files == {"sums/result.json", "sums/report.html", "junit.xml", "code-quality.json", "summary.md"}


def test_a_wrong_submission(stage: Stage) -> None:
    """Exit code 1, an annotation on the student's line, claim, place, expected, got, totals and next step; files that
    say nothing that students may not know, as an artifact of a public repository is public."""
    played = stage.github(submit(stage, WRONG))
    assert played.code == 1
    (error,) = runner_rules.read(played.log).named("error")
    line = WRONG.splitlines().index("def add(a, b):") + 1
    assert error.properties == {"file": FILE, "line": str(line), "title": "add"}
    assert error.data.startswith("add(1, 2): expected 3, got -1\n")
    for words in (
        "20/100",
        "0 of 50 public points and 20 of 50 hidden points",
        "waits for add",
        "grader hint sums add",
    ):
        assert words in played.summary
    (issue,) = json.loads((played.out / "code-quality.json").read_bytes())
    assert issue["location"] == {"path": FILE, "lines": {"begin": line}}
    for path in played.out.rglob("*"):
        if path.is_file():
            assert "test_random" not in path.read_text(encoding="utf-8"), path
    assert "seed" not in json.dumps(played.result()["tests"]).replace('"seed": null', "")


def test_a_wrong_notebook(stage: Stage) -> None:
    """The annotation stands on the line of the JSON that holds the line of the cell, and names that as well."""
    work = stage.fork()
    (work / FILE).unlink()
    cells = [{"cell_type": "code", "source": source.splitlines(keepends=True)} for source in ("a = 1", WRONG)]
    (work / NOTEBOOK).write_text(json.dumps({"cells": cells, "nbformat": 4}, indent=1), encoding="utf-8")
    stage.push(work)
    played = stage.github(work)
    (error,) = runner_rules.read(played.log).named("error")
    shown = (work / NOTEBOOK).read_text(encoding="utf-8").split("\n")
    assert shown[int(error.properties["line"]) - 1].strip() == json.dumps("def add(a, b):\n") + ","
    line = WRONG.splitlines().index("def add(a, b):") + 1
    assert (error.properties["file"], error.properties["title"]) == (NOTEBOOK, f"add, cell 2, line {line}")


def test_a_hostile_submission_forges_nothing(stage: Stage) -> None:
    """The runner obeys the same commands as for an honest one; outputs and summary hold the true score only."""
    played = stage.github(submit(stage, HOSTILE), apart=True)
    assert (played.code, played.errors) == (1, "")
    log = runner_rules.read(played.log)
    names = [command.name for command in log.commands]
    assert names == [
        "remove-matcher",
        "group",
        "stop-commands",
        "resume",
        "endgroup",
        *["error"] * names.count("error"),
    ]
    assert {command.properties["file"] for command in log.named("error")} == {FILE}
    assert {command.properties["title"] for command in log.named("error")} <= {"add", "total"}
    assert log.matched == 0
    assert not log.stopped
    assert any("FORGED" in line for line in log.lines)
    assert all(line.startswith("|") for line in log.lines if "FORGED" in line or "::" in line)
    assert not any("##[" in line for line in log.lines)
    assert "GITHUB" not in played.result()["stdout"]
    assert played.outputs.splitlines()[1] == "0"
    assert len(played.outputs.splitlines()) == 6
    assert "<script" not in played.summary
    assert "](https" not in played.summary
    assert len(played.summary.encode()) < 2**20


@pytest.mark.parametrize(
    ("fail_under", "sufficient"), [(None, False), (0, True), (50, True), (50.1, False), (100, False)]
)
def test_what_counts_as_enough(fail_under: float | None, sufficient: bool) -> None:
    """--fail-under decides, in percent of the points that are known; without it, all of them are asked for."""
    half, full = (Graded(samples.ALL[name]().for_student(), "") for name in ("half", "full"))
    assert enough([half], fail_under) is sufficient
    assert enough([full], fail_under)
    assert enough([], fail_under)
    assert enough([half, full], 75)
    assert not enough([half, full], 75.1)


def test_a_pull_request_that_touches_no_assignment(stage: Stage) -> None:
    """Nothing is graded, and the log says so."""
    work = stage.fork()
    (work / "notes.txt").write_text("hello", encoding="utf-8")
    stage.push(work)
    played = stage.github(work)
    assert played.code == 0
    assert "No assignment was changed" in played.log
    assert "No assignment was changed" in played.summary
    assert not (played.out / "sums").exists()


def test_only_what_was_changed_is_graded_even_after_the_base_went_on(stage: Stage, tmp_path: Path) -> None:
    """The base moves on and is merged into the head: the change is still the student's own, the tests the newest."""
    work = submit(stage, SOLUTION)
    owner = stage.clone("owner")
    test = owner / "assignments/sums/test_sums.py"
    test.write_text(test.read_text(encoding="utf-8").replace("Small numbers", "Tiny numbers"), encoding="utf-8")
    stage.push(owner)
    git(work, "pull", "--quiet", "--no-rebase", "--no-edit", str(stage.remote), "main")
    stage.push(work, "more")
    plan = stage.plan(work, tmp_path / "private")
    (assignment,) = choose(plan.course, tuple(plan.handed))
    assert "Tiny numbers are added." in (assignment.folder / "test_sums.py").read_text(encoding="utf-8")
    assert plan.origin.unused == ()


def test_a_deleted_submission_is_missing(stage: Stage) -> None:
    """Whoever deletes the file hands nothing in: 0 points, said in words."""
    work = stage.fork()
    (work / FILE).unlink()
    stage.push(work)
    played = stage.github(work)
    assert (played.code, played.result()["status"]) == (1, "missing")
    assert "Nothing was handed in" in played.summary
    assert 'failures="1"' in (played.out / "junit.xml").read_text(encoding="utf-8")


def test_a_shallow_clone_is_an_error_that_says_what_to_do(stage: Stage) -> None:
    """Without the history nobody can say what was changed: fetch-depth: 0."""
    work = submit(stage, SOLUTION)
    stage.push(work, "another")
    played = stage.github(work, checkout=stage.checkout(work, merged=False, depth=1))
    assert played.code == 2
    assert "fetch-depth: 0" in played.errors
    (error,) = runner_rules.read(played.log).commands
    assert (error.name, error.properties) == ("error", {"title": "grader"})
    assert "fetch-depth: 0" in error.data


def test_pull_request_target_is_refused(stage: Stage) -> None:
    """There a workflow has secrets: nothing is graded."""
    played = stage.github(submit(stage, SOLUTION), event="pull_request_target")
    assert played.code == 2
    assert "pull_request_target" in played.errors


@pytest.mark.parametrize("content", ["", "[]", '{"pull_request": {"head": {"sha": "--all"}}}'])
def test_an_event_that_is_none_is_refused(stage: Stage, tmp_path: Path, content: str) -> None:
    """An event file that does not name two commits is an error in one line."""
    event = tmp_path / "event.json"
    event.write_text(content, encoding="utf-8")
    work = submit(stage, SOLUTION)
    played = stage.github(work, GITHUB_EVENT_PATH=str(event))
    assert played.code == 2
    assert "not the event of a pull request" in played.errors
    assert "Traceback" not in played.errors


@pytest.mark.parametrize("kind", [GraderError, ValueError])
def test_an_error_that_quotes_a_submission_is_no_command(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    """Whatever goes wrong in the grader itself: its words stand in the log, and the runner obeys none of them."""
    text = "x ##[error]FORGED\n::error::FORGED\r::add-mask::1 #\ufe0f#[group]FORGED"

    def fail(*_: object) -> None:
        raise kind(text)

    monkeypatch.setattr(ci, "make_plan", fail)
    played = stage.github(submit(stage, SOLUTION))
    assert "FORGED" in played.errors
    commands = runner_rules.read(played.log + played.errors).commands
    assert [command.name for command in commands] == (["error"] if kind is GraderError else [])


def test_a_suite_that_is_broken_has_no_score(stage: Stage, course: Path) -> None:
    """Exit code 3, no outputs: a grader error is never a mark."""
    owner = stage.clone("owner")
    (owner / "assignments/sums/test_sums.py").write_text(
        'import pytest\n@pytest.mark.task("add")\n@pytest.mark.points(50)\ndef test_a(nowhere):\n    """A."""\n',
        encoding="utf-8",
    )
    stage.push(owner)
    played = stage.github(submit(stage, SOLUTION))
    assert played.code == 3
    assert played.outputs == ""


def test_gitlab(stage: Stage) -> None:
    """The merge request's variables say what to compare; the log has sections, no GitHub command."""
    work = submit(stage, WRONG)
    checkout = stage.checkout(work, merged=False)
    environment = {
        "GITLAB_CI": "true",
        "CI_COMMIT_SHA": git(work, "rev-parse", "HEAD"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(stage.remote, "rev-parse", "main"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "GITLAB_USER_LOGIN": "kim",
    }
    played = stage.run(checkout, environment)
    assert played.code == 1, played.errors
    assert "section_start:" in played.log
    assert "::" not in played.log.replace("test_sums.py::", "")
    assert played.result()["student"] == "kim"


def test_a_plain_shell(stage: Stage) -> None:
    """Without a server, the branch of origin is the base; the output is that of grader run."""
    work = submit(stage, WRONG)
    git(work, "remote", "set-url", "origin", str(stage.remote))
    git(work, "fetch", "--quiet", "origin")
    played = stage.run(work, {})
    assert played.code == 1, played.errors
    assert "add(1, 2): expected 3, got -1" in played.log
    assert not any(word in played.log for word in ("::", "##[", "section_start"))


def test_a_course_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    """The course need not be at the top: annotations name the whole path, files beside the course do not count."""
    other = Stage.of(write_course(tmp_path / "outer" / "course").parent, tmp_path / "other")
    work = other.fork()
    (work / "course" / FILE).write_text(WRONG, encoding="utf-8")
    (work / "assignments").mkdir()
    (work / "assignments" / "x.py").write_text("", encoding="utf-8")
    other.push(work)
    played = other.github(work, "--course", "course")
    assert played.code == 1, played.errors
    (error,) = runner_rules.read(played.log).named("error")
    assert error.properties["file"] == f"course/{FILE}"
    assert "assignments&#47;x&#46;py" in played.summary


def test_without_a_tier_that_may_grade_nothing_is_graded(stage: Stage) -> None:
    """--unsafe-sandbox takes process and nothing else."""
    played = stage.github(submit(stage, SOLUTION), "--unsafe-sandbox", "none")
    assert played.code == 2
    assert played.log == ""


VARIANTS = """
from grader.testing.variants import edit

edit(
    "SUM01",
    task="add",
    old="a + b",
    new="a * b + 4",
    title={"en": "behaves exactly as if it multiplied", "ko": "곱하기를 한 것과 똑같이 동작합니다"},
    hints=[{"en": "Look at the sign.", "ko": "기호를 확인합니다."}],
)
"""


def test_a_released_repository_names_mistakes(course: Path, tmp_path: Path) -> None:
    """Its base has no reference: what was released with it names the mistake."""
    (course / "reference/sums/variants.py").write_text(VARIANTS, encoding="utf-8")
    for name in ("README.md", "README.ko.md"):
        (course / "assignments/sums" / name).write_text("# Sums\n", encoding="utf-8")
    release(load_course(course), tmp_path / "students", "en", "py")
    stage = Stage.of(tmp_path / "students", tmp_path / "stage")
    played = stage.github(submit(stage, SOLUTION.replace("return a + b", "return 4 + b * a")))
    assert [found["code"] for found in played.result()["diagnoses"]] == ["SUM01"]
    assert "behaves exactly as if it multiplied" in played.summary

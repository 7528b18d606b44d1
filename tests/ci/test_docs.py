"""The page for instructors, tried from an empty folder step by step."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.ci.playing import IDENTITY, Stage, git
from tests.ci.workflows import as_installed, play, steps
from tests.own_course import write_part

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which the page's commands were run on two assignments, which was empty, and what they printed."""
    tools = tmp_path_factory.mktemp("tools")
    (tools / "grader").write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m grader "$@"\n', encoding="utf-8")
    (tools / "grader").chmod(0o755)
    empty = tmp_path_factory.mktemp("empty")
    release, first, second = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    script = f"set -x\n{release}{first}echo code $?\n{second}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=empty,
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "GITLAB_"))},
            **IDENTITY,
            "COURSE": str(write_part(tmp_path_factory.mktemp("part") / "course", "gates", "xor_mlp")),
            "PATH": f"{tools}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return empty, done.stdout


def test_the_steps_of_the_page_work_from_an_empty_folder(walked: tuple[Path, str]) -> None:
    """Released, rehearsed, and tampered with: each command does what the page says of it."""
    empty, said = walked
    assert "\ncode 1\n" in said
    assert re.search(r"not used.*test&#95;gates&#46;py", said)
    assert said.count("public points; ") >= 2
    report = {path.relative_to(empty / "report").as_posix() for path in (empty / "report").rglob("*.*")}
    assert report == {"gates/result.json", "gates/report.html", "summary.md", "junit.xml", "code-quality.json"}


def test_the_released_course_grades_pull_requests(walked: tuple[Path, str], tmp_path: Path) -> None:
    """grader release wrote the workflow; its step, played, grades a fork's pull request with public tests."""
    students = walked[0] / "students"
    workflow = students / ".github" / "workflows" / "grade.yml"
    assert workflow.read_bytes() == (ROOT / "templates" / "ci" / "grade.yml").read_bytes()
    assert (students / "requirements.txt").exists()
    stage = Stage.of_repository(students, tmp_path / "stage")
    work = stage.fork()
    shutil.copy(ROOT / "reference/gates/gates.py", work / "assignments/gates/gates.py")
    stage.push(work)
    checkout = stage.checkout(work)
    temp = as_installed(tmp_path / "temp")
    (grade,) = [step for step in steps(workflow) if step["name"] == "Grade"]
    server = stage.event(work, checkout)
    done = play(grade, checkout, {"RUNNER_TEMP": str(temp), **server})
    assert done.returncode == 0, done.stderr
    summary = Path(server["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert "55 of 55 public points; 45 points are hidden and are graded later." in summary
    assert (temp / "grader-report" / "gates" / "report.html").exists()
    assert git(checkout, "status", "--porcelain") == ""


def test_the_page_links_to_files_that_are_there() -> None:
    """Every relative link of the page leads to a file, and what it names of templates exists."""
    for target in re.findall(r"\]\((?!https)([^)]+)\)", PAGE):
        assert (ROOT / "docs" / target.partition("#")[0]).exists(), target
    for name in re.findall(r"templates/ci/[a-z-]+\.yml", PAGE):
        assert (ROOT / name).exists(), name


def test_the_autograder_of_the_page_is_a_program() -> None:
    """It compiles."""
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    compile(source, "autograder.py", "exec")


@pytest.mark.nightly
def test_the_autograder_of_the_page_grades(walked: tuple[Path, str], tmp_path: Path) -> None:
    """In a repository of one student, with what the runner of Classroom 50 sets; pip, which needs a network, apart."""
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    bundle = tmp_path / "bundle"
    shutil.copytree(walked[0] / "students", bundle / "course", ignore=shutil.ignore_patterns(".git"))
    (bundle / "autograder.py").write_text(re.sub(r"subprocess.run\(install,.*", "", source), encoding="utf-8")
    student = tmp_path / "student"
    student.mkdir()
    shutil.copy(ROOT / "reference/xor_mlp/xor_mlp.py", student)
    git(student, "init", "--quiet")
    git(student, "add", "--all")
    git(student, "commit", "--quiet", "-m", "work")
    given = {"CLASSROOM": "nn", "ASSIGNMENT": "xor-mlp", "SUBMISSION_TAG": "submit/1", "OWNER": "kim"}
    given |= {"COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r"}
    server = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push", "RUNNER_TEMP": str(tmp_path)}
    subprocess.run(
        [sys.executable, bundle / "autograder.py"],
        cwd=student,
        env={**os.environ, **given, **server, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    content = json.loads((student / "result.json").read_bytes())
    assert (content["score"], content["max-score"], content["assignment"]) == (51, 51, "xor-mlp")
    assert "51 of 51 public points" in (student / "release-body.md").read_text(encoding="utf-8")

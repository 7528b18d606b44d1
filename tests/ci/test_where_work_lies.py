"""Wherever a pull request puts its work, it has the fate of the same files in a batch; never green without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.commands import ci
from grader.submission.reader import Reader
from tests.ci.playing import Stage, git
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

WRONG = SOLUTION.replace("return a + b", "return a - b")
STUB = "def add(a, b):\n    raise NotImplementedError\n\n\ndef total(numbers):\n    raise NotImplementedError\n"
NOTEBOOK = json.dumps(
    {
        "cells": [
            {
                "cell_type": "code",
                "metadata": {},
                "outputs": [],
                "execution_count": None,
                "source": SOLUTION.splitlines(True),
            }
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
)
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A course whose stub lies in its place."""
    return Stage.of(write_course(tmp_path / "course", **{"assignments/sums/sums.py": STUB}), tmp_path / "stage")


def hand_in(stage: Stage, files: dict[str, str], *removed: str) -> Path:
    """A fork with one commit."""
    work = stage.fork()
    for path, text in files.items():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text, encoding="utf-8")
    for path in removed:
        git(work, "rm", "--quiet", path)
    stage.push(work)
    return work


PLACES = [
    {"hw1/sums.ipynb": NOTEBOOK},
    {"main.py": "from tools.helper import *\n" + SOLUTION, "tools/__init__.py": "", "tools/helper.py": "x = 1\n"},
    {"sums.py": SOLUTION},
    {"sums.ipynb": NOTEBOOK},
    {"hw1/my work.py": SOLUTION},
    {"과제/합.py": SOLUTION},
    {"kim/sums (1).py": SOLUTION},
    {"assignments/sums/my_sums.py": SOLUTION},
    {"assignments/sums/sums.py": SOLUTION},
]


@pytest.mark.parametrize("files", PLACES, ids=lambda files: next(iter(files)))
def test_work_is_found_wherever_it_lies(stage: Stage, tmp_path: Path, files: dict[str, str]) -> None:
    """At the top, in a folder, under another name, as a notebook: it is what will be judged, and the place is named."""
    plan = stage.plan(hand_in(stage, files), tmp_path / "private")
    with Reader(plan.course.assignments) as reader:
        _, submission = ci._submission(plan, plan.course.assignments[0], reader)
    assert submission is not None and submission.problem is None
    path, text = next(iter(files.items()))
    assert [cell.source for cell in submission.cells] == [SOLUTION if text == NOTEBOOK else text]
    assert submission.info.files[0].path == path.rpartition("/")[2]


@pytest.mark.parametrize(
    "files",
    [*PLACES[:2], *(pytest.param(files, marks=pytest.mark.nightly) for files in PLACES[2:])],
    ids=[next(iter(files)) for files in PLACES],
)
def test_work_is_judged_wherever_it_lies(stage: Stage, files: dict[str, str]) -> None:
    """100 of 100, from the command to the report: by day for two places, as all are found alike."""
    played = stage.github(hand_in(stage, files))
    assert played.code == 0, played.log + played.errors
    assert "100 of 100" in played.log
    result = played.result()
    assert result["score"] == 100.0
    assert result["submission"]["files"][0]["path"] == next(iter(files)).rpartition("/")[2]


def test_the_course_s_own_layout_comes_first(stage: Stage) -> None:
    """Right work in its place, an old try at the top: the place counts, and the other file is named as unused."""
    played = stage.github(hand_in(stage, {"assignments/sums/sums.py": SOLUTION, "sums.py": WRONG}))
    assert played.code == 0
    assert "sums&#46;py" in played.summary.partition("not used")[2]


def test_only_folders_with_a_change_are_looked_at(stage: Stage) -> None:
    """Work that was there before is not judged again when another folder changes."""
    owner = stage.clone("owner")
    (owner / "old").mkdir()
    (owner / "old" / "sums.py").write_text(WRONG, encoding="utf-8")
    stage.push(owner)
    played = stage.github(hand_in(stage, {"new/notes.txt": "hello"}))
    assert played.code == 0
    assert "No assignment was changed" in played.log


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"exercise.py": "print(1)\n"}, "exercise.py"),
        ({"hw1/work.zip": "not a zip"}, "hw1/work.zip"),
        ({"assignments/other/other.py": "x = 1\n"}, "assignments/other/other.py"),
        ({"hw1/notes.ipynb": NOTEBOOK.replace("add", "plus").replace("total", "sum_up")}, "hw1/notes.ipynb"),
    ],
)
def test_work_that_is_nobody_s_is_never_green(stage: Stage, files: dict[str, str], named: str) -> None:
    """Exit code 2, and the reason names the file and where it belongs."""
    played = stage.github(hand_in(stage, files))
    assert played.code == 2
    assert named in played.errors and "assignments/sums/" in played.errors


@pytest.mark.parametrize(
    "files",
    [{"README.md": "x"}, {".github/tools/check.py": "x = 1\n"}, {"datasets/more.py": "x = 1\n"}, {"setup.py": ""}],
)
def test_nothing_that_looks_like_work_is_green(stage: Stage, files: dict[str, str]) -> None:
    """Documents, hidden folders and the course's own parts are no work; the log says that nothing was graded."""
    played = stage.github(hand_in(stage, files))
    assert played.code == 0
    assert "No assignment was changed" in played.log


def test_work_that_was_taken_away_is_not_asked_for(stage: Stage) -> None:
    """A script that the change removes is no work that nobody reads."""
    owner = stage.clone("owner")
    (owner / "exercise.py").write_text("x = 1\n", encoding="utf-8")
    stage.push(owner)
    assert stage.github(hand_in(stage, {}, "exercise.py")).code == 0


def test_a_pointer_of_git_lfs_is_named(stage: Stage) -> None:
    """The file itself is not there: ungradable, with the reason."""
    played = stage.github(hand_in(stage, {"assignments/sums/sums.py": POINTER}))
    assert played.code == 1
    assert "Git LFS" in played.log


def test_uncommitted_work_is_said(stage: Stage) -> None:
    """In a plain clone, what is not committed is named and not graded."""
    work = hand_in(stage, {"assignments/sums/sums.py": WRONG})
    (work / "assignments" / "sums" / "sums.py").write_text(SOLUTION, encoding="utf-8")
    (work / "extra.py").write_text("x = 1\n", encoding="utf-8")
    played = stage.run(work, {}, "--base", "HEAD~1")
    assert played.code == 1
    assert "2 files are changed but not committed" in played.log
    assert "assignments/sums/sums.py" in played.log and "extra.py" in played.log

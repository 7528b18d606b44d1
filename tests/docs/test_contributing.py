"""CONTRIBUTING.md: every worked path is walked in a copy of the tree: its files written, its commands run.

A block of code belongs to the file that the page names last before it. "At the end of" appends, "A new file" makes
one, and a block of ``diff`` replaces its lines with a blank or a minus by those with a blank or a plus.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TAKEN = (
    *("CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "README.md", "SECURITY.md", "course.toml", "pyproject.toml"),
    *("assignments", "benchmarks", "datasets", "docs", "grader", "reference", "templates", "tests", ".ci"),
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"(At the end of|A new file|In) `([\w./]+\.\w+)`")


@dataclass(frozen=True)
class Edit:
    """What the page asks for in one file: ``how`` is "end", "new" or "diff"."""

    file: str
    how: str
    text: str


def path_of(title: str) -> str:
    """The section of the page that begins with this heading."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


PATHS = [title for title in re.findall(r"^## (.+)$", PAGE, re.M) if "```sh" in path_of(title)]


def edits(section: str) -> Iterator[Edit]:
    """The edits of a path in their order."""
    for block in BLOCK.finditer(section):
        kind, text = block.groups()
        if kind == "sh":
            continue
        how, file = FILE.findall(section[: block.start()])[-1]
        if kind == "diff":
            yield Edit(file, "diff", text)
        else:
            yield Edit(file, "new" if how == "A new file" else "end", text)


def commands(section: str) -> str:
    """All blocks of shell of a path."""
    return "".join(text for kind, text in BLOCK.findall(section) if kind == "sh")


def side(diff: str, sign: str) -> str:
    """The text before (``-``) or after (``+``) a change."""
    return "".join(line[1:] for line in diff.splitlines(keepends=True) if line[:1] in (" ", sign))


def apply(tree: Path, edit: Edit) -> None:
    """Do what the page says."""
    path = tree / edit.file
    if edit.how == "new":
        assert not path.exists(), f"{edit.file} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edit.text, encoding="utf-8")
        return
    before = path.read_text(encoding="utf-8")
    if edit.how == "end":
        path.write_text(before + edit.text, encoding="utf-8")
        return
    old = side(edit.text, "-")
    assert before.count(old) == 1, f"{edit.file} holds {before.count(old)} times:\n{old}"
    path.write_text(before.replace(old, side(edit.text, "+")), encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what a contributor works on."""
    copy = tmp_path / "tree"
    copy.mkdir()
    for name in TAKEN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        else:
            shutil.copy2(source, copy / name)
    return copy


def shell(tree: Path, script: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run commands of the page in ``tree``, stopping at the first that fails."""
    tools = tmp_path / "tools"
    tools.mkdir()
    here = Path(sys.executable).parent
    for name, command in {
        "grader": f'"{sys.executable}" -P -m grader "$@"',
        "python": f'"{sys.executable}" "$@"',
        "make": f'{shutil.which("make")} --old-file=.venv/.ready BIN="{here}" "$@"',
        "ruff": f'"{here}/ruff" "$@"',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(tree), "NO_COLOR": "1"}
    command = ["bash", "-e", "-c", script]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=500, check=False)


def test_the_paths_are_those_that_the_page_promises() -> None:
    """Each of the six is linked at the top and has files and a proof; a new one is walked without being named here."""
    promised = re.findall(r"\[an? ([\w ]+)\]\(#an?-", PAGE)
    assert [title.partition(" ")[2] for title in PATHS] == promised
    assert len(PATHS) == 6
    assert all(list(edits(path_of(title))) and commands(path_of(title)) for title in PATHS)


@pytest.mark.parametrize("title", PATHS)
def test_every_edit_of_a_path_fits(title: str, tree: Path) -> None:
    """The files are there, or not yet; the lines that are replaced are there once; what comes of it is tidy."""
    asked = list(edits(path_of(title)))
    for edit in asked:
        apply(tree, edit)
    files = sorted({edit.file for edit in asked if edit.file.endswith(".py")})
    for command in (["check", "--quiet"], ["format", "--quiet", "--diff"]):
        ruff = [Path(sys.executable).with_name("ruff"), *command, "--no-cache", *files]
        done = subprocess.run(ruff, cwd=tree, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.nightly
@pytest.mark.parametrize("title", PATHS)
def test_a_path_can_be_walked(title: str, tree: Path, tmp_path: Path) -> None:
    """With its edits made, every command of the path succeeds."""
    for edit in edits(path_of(title)):
        apply(tree, edit)
    done = shell(tree, commands(path_of(title)), tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr

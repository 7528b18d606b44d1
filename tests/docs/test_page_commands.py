"""The pages that no other test walks through: every command of the grader that they show is run, here or elsewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import ROOT
from tests.cluster.processes import free_port, listens, wait_until
from tests.collect.remotes import bare, push, roster
from tests.docs.walk import steps
from tests.small_course import ASSIGNMENT, COURSE, HIDDEN, PUBLIC, SOLUTION, write_course
from tests.tiers import needs_tier

Grader = Callable[..., subprocess.CompletedProcess[str]]

WALKED = {
    "README.md": "tests/docs/test_readme_commands.py",
    "docs/student.md": "tests/docs/test_student_pages.py",
    "docs/student.ko.md": "tests/docs/test_student_pages.py",
}
"""Pages whose commands another test runs one by one."""
WALKED_BLOCKS = ("docs/instructor.md", "docs/first-assignment.md")
"""Pages whose blocks another test walks through."""
AUTHORS = ("grader new sums", "grader stub sums")
OF_A_CLASS = (
    "grader collect roster.csv --assignment gates --out week1",
    "grader batch week1 --assignment gates --out week1-marked --gradebook gradebook.sqlite",
    "grader similar week1/ --out similar.html",
    "grader export gradescope-autograder --assignment gates --out autograder.zip",
    "grader run gates",
)
"""Commands that are run below, in the order in which they can be."""
ELSEWHERE = {
    "grader batch /course/submissions --out /graded --course /course": "in a container: docs/security.md says how",
    "grader batch submissions/ --out graded/": "tests/docs/test_readme_commands.py",
    "grader batch submissions/ --out graded/ --cluster tcp://127.0.0.1:8786": "by night, below",
    "grader batch submissions/ --out graded/ --cluster tls://host:8786 --tls-ca-file ca.pem --tls-cert cert.pem"
    " --tls-key key.pem": "by night, below",
    "grader batch week1/ --out week1-marked --gradebook postgresql+psycopg://grader@db.uni.kr/course": "tests/batch",
    "grader ci --base main --out ../report": "tests/ci/test_docs.py",
    "grader datasets fetch": "it needs the internet: tests/course/test_datasets.py",
    "grader release --ci gitlab": "tests/ci/test_private_ways.py",
    "grader verify sums": "tests/authoring/test_new.py",
    "grader verify --mutants sums": "tests/authoring/test_mutants.py",
    "grader verify --unmatched graded/": "tests/docs/test_readme_commands.py",
    "grader worker tcp://127.0.0.1:8786 --jobs 1": "by night, below",
    "grader worker tls://host:8786 --tls-ca-file ca.pem --tls-cert cert.pem --tls-key key.pem": "by night, below",
}
"""Commands that other tests run, and which."""


def typed(page: str) -> set[str]:
    """Return the whole commands that a page shows, in blocks and in sentences: nothing in them stands for something
    else, and no other test walks through them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    walked = {step.command for step in steps(text)} if page in WALKED_BLOCKS else ()
    lines = re.findall(r"^ *(?:\$ )?(grader [a-z].*?)(?:\s+#.*| &)?$", text, re.M)
    found = {line for line in [*lines, *re.findall(r"`(grader [^`\n]+)`", text)] if line not in walked}
    return {one for one in found if len(one.split()) > 2 and not re.search(r"[A-Z]{2,}(?!\d)|…|[\[{│]|--[\w-]+$", one)}


def test_every_command_of_every_page_is_run() -> None:
    """A command that is new on a page is run by a test, or the list above says by which; nothing else is listed."""
    pages = {path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md"))}
    shown = set[str]().union(*map(typed, pages - WALKED.keys()))
    assert shown == {*AUTHORS, *OF_A_CLASS, *ELSEWHERE}


def run(grader: Grader, command: str, folder: Path) -> None:
    """Run a command in this process; marks may be lost."""
    done = grader(*shlex.split(command)[1:], cwd=folder)
    assert done.returncode in ((0, 1) if command.startswith("grader run") else (0,)), (command, done)


def test_the_commands_of_authors(grader: Grader, tmp_path: Path) -> None:
    """docs/authors.md, from an empty folder."""
    for command in AUTHORS:
        run(grader, command, tmp_path)


@needs_tier
def test_the_commands_for_a_class(grader: Grader, tmp_path: Path) -> None:
    """docs/ci.md, docs/instructor.md and docs/notebooks.md, in a course with a roster of repositories."""
    files = {
        "course.toml": COURSE.replace('["sums"]', '["gates"]'),
        "assignments/gates/assignment.toml": ASSIGNMENT,
        "assignments/gates/test_gates.py": PUBLIC,
        "assignments/gates/gates.py": SOLUTION,
        "reference/gates/test_gates_hidden.py": HIDDEN,
        "reference/gates/gates.py": SOLUTION,
    }
    root = write_course(tmp_path / "course", **files)
    for folder in ("assignments/sums", "reference/sums"):
        shutil.rmtree(root / folder)
    for name in ("kim", "lee"):
        push(bare(tmp_path / f"{name}.git"), {"gates.py": SOLUTION})
    roster(root / "roster.csv", [(name, f"../{name}.git") for name in ("kim", "lee")])
    for command in OF_A_CLASS:
        run(grader, command, root)


@pytest.mark.nightly
@needs_tier
@pytest.mark.parametrize("part", ["## A first try, on this machine", "## Encryption"])
def test_the_commands_of_a_cluster(tmp_path: Path, part: str) -> None:
    """docs/cluster.md as it is typed, but for the port and the names of machines: a class is graded."""
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    page = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
    block = re.search(r"```console\n(.*?)```", page.partition(part)[2], re.S)
    assert block is not None, part
    root = write_course(tmp_path / "course")
    for name in ("kim", "lee"):
        (root / "submissions" / name).mkdir(parents=True)
        (root / "submissions" / name / "sums.py").write_text(SOLUTION, encoding="utf-8")
    port = free_port()
    running: list[subprocess.Popen[bytes]] = []
    programs = {"grader": [sys.executable, "-m", "grader"], "dask": [sys.executable, "-m", "dask"]}
    try:
        for line in re.findall(r"^\$ (.*)$", block[1], re.M):
            words = shlex.split(line.removesuffix(" &").replace("8786", str(port)).replace("//host:", "//127.0.0.1:"))
            if words[0] == "pip":
                continue
            if words[:2] == ["dask", "scheduler"]:
                words += ["--port", str(port), "--no-dashboard"]
            command = [*programs.get(words[0], [words[0]]), *words[1:]]
            if words[:2] in (["dask", "scheduler"], ["grader", "worker"]):
                running.append(subprocess.Popen(command, cwd=root))
                assert wait_until(lambda: listens(port)), line
                continue
            subprocess.run(command, cwd=root, check=True, timeout=240, capture_output=True)
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(60)
    assert len([*(root / "graded" / "results").rglob("sums.json")]) == 2

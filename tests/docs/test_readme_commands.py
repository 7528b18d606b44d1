"""README.md, "For instructors" and "For a course repository": their commands are run on a small class."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from grader.authoring.stub import write_stubs
from grader.course.load import load_course
from tests import ROOT
from tests.collect.remotes import bare, push, roster
from tests.docs.walk import Step, run
from tests.small_course import ASSIGNMENT, COURSE, HIDDEN, PUBLIC, SOLUTION, write_course
from tests.tiers import needs_tier

pytestmark = pytest.mark.usefixtures("lent_servers")

README = (ROOT / "README.md").read_text(encoding="utf-8")
ELSEWHERE = {
    "grader datasets fetch": "it needs the internet: tests/course/test_datasets.py",
    "grader demo --out demo-out": "it takes long: tests/commands/test_demo.py",
    "grader verify --mutants": "it takes long: tests/docs/test_first_assignment_page.py, nightly",
    "grader ci --out report": "it needs a checkout: tests/ci",
    "grader batch week1 --assignment gates --out week1-marked": "one more batch: tests/ci/test_official.py",
}
"""What is run by other tests."""


def commands() -> list[str]:
    """The commands that instructors and authors are shown, in their order."""
    part = README.partition("## For instructors")[2].partition("## Where to read on")[0]
    blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```", part, re.M | re.S))
    return [command.strip() for command in re.findall(r"^(grader .*?)(?:\s+#.*)?$", blocks, re.M)]


@needs_tier
@pytest.mark.usefixtures("few_lazies")
def test_commands_for_instructors_and_authors(tmp_path: Path) -> None:
    """Each of them ends well, but what other tests run."""
    files = {
        "course.toml": COURSE.replace('["sums"]', '["gates"]'),
        "assignments/gates/assignment.toml": ASSIGNMENT,
        "assignments/gates/test_gates.py": PUBLIC,
        "assignments/gates/README.md": "# Gates\n",
        "assignments/gates/README.ko.md": "# 게이트\n",
        "reference/gates/test_gates_hidden.py": HIDDEN,
        "reference/gates/gates.py": SOLUTION,
        "reference/gates/lazy.toml": '"test_gates_hidden.py::test_empty" = "it asks for no more"\n',
        "submissions/kim/gates.py": SOLUTION,
        "submissions/lee/gates.py": SOLUTION.replace("a + b", "a - b"),
    }
    root = write_course(tmp_path / "course", **files)
    shutil.rmtree(root / "assignments/sums")
    shutil.rmtree(root / "reference/sums")
    write_stubs(load_course(root).assignments[0], "en")
    push(bare(tmp_path / "kim.git"), {"gates.py": SOLUTION})
    roster(root / "roster.csv", [("kim", "../kim.git")])
    shown = commands()
    assert {*ELSEWHERE} <= {*shown} and len(shown) >= 10
    for command in shown:
        if command not in ELSEWHERE:
            run(Step("", command, ""), root)
        if command.startswith("grader batch") and not (root / "graded-before").exists():
            shutil.copytree(root / "graded", root / "graded-before")

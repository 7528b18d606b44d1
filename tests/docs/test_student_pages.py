"""docs/student.md, its Korean twin and the README, "For students": their commands are run in a released folder."""

from __future__ import annotations

import functools
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.release import release
from grader.course.load import load_course
from tests import ROOT
from tests.docs.walk import Step, run, steps, walk
from tests.own_course import write_part

pytestmark = pytest.mark.usefixtures("lent_servers")

INTERACTIVE = "--watch"  # it goes on until a key ends it: tests/commands/test_watch.py


BY_NIGHT = ("gates", "normalization")


@pytest.fixture(scope="module")
def release_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Some assignments of this repository's own course, as students have them, and the archive of a newer release."""

    def made(*names: str) -> Path:
        folder = tmp_path_factory.mktemp("students")
        release(load_course(write_part(folder / "course", *names)), folder / "released", "en", "both")
        with zipfile.ZipFile(folder / "new-release.zip", "w") as archive:
            for path in sorted((folder / "released").rglob("*")):
                archive.write(path, path.relative_to(folder / "released").as_posix())
        return folder / "released"

    return functools.cache(made)


def readme() -> list[str]:
    """Every command of the README's first block for students."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").partition("## For students")[2].partition("```")[2]
    return re.findall(r"^(grader .*?)(?:\s+#.*)?$", block.partition("```")[0], re.M)


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("student.md", ("gates",)),  # the digests of normalization alone take as long as all the rest
        pytest.param("student.md", BY_NIGHT, marks=pytest.mark.nightly),
        pytest.param("student.ko.md", BY_NIGHT, marks=pytest.mark.nightly),
    ],
)
def test_the_pages_of_students(release_of: Callable[..., Path], page: str, names: tuple[str, ...]) -> None:
    """What is shown is what is printed, and every other command, of the README too, is run as well: each once."""
    released = release_of(*names)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    walk(text, released)
    walked = {step.command for step in steps(text)}
    assert len(readme()) >= 8
    for command in dict.fromkeys([*re.findall(r"^\| .* \| `(grader .*)` \|$", text, re.M), *readme()]):
        if command not in walked and INTERACTIVE not in command and (names == BY_NIGHT or "NORM" not in command):
            run(Step("", command, ""), released)

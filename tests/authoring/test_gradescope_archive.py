"""The archive for Gradescope: unpacked into a bare tree, its scripts grade what lies in ``submission``."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from grader.authoring import wheel
from grader.authoring.gradescope_archive import gradescope_archive
from grader.course.load import load_course
from grader.errors import GraderError
from tests import ROOT
from tests.small_course import SOLUTION, write_course
from tests.tiers import needs_tier

SCRIPTS = ("setup.sh", "run_autograder")
BARE = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}


def tree(root: Path, archive: bytes) -> Path:
    """The folders of Gradescope with the archive in place, as the server unpacks it: programs can be run."""
    for folder in ("source", "submission", "results"):
        (root / folder).mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(archive)) as unpacked:
        unpacked.extractall(root / "source")
        modes = {entry.filename: entry.external_attr >> 16 for entry in unpacked.infolist()}
    for name in SCRIPTS:
        (root / "source" / name).chmod(modes[name] & 0o777)
    shutil.copy2(root / "source" / "run_autograder", root / "run_autograder")
    return root


def run(root: Path, script: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script in an environment that has nothing but what it needs; from elsewhere."""
    variables = {**BARE, "HOME": str(root), "AUTOGRADER_ROOT": str(root), **environment}
    return subprocess.run([script], cwd="/", env=variables, capture_output=True, text=True, timeout=550, check=False)


def result(root: Path) -> dict[str, Any]:
    """What Gradescope would read."""
    content: dict[str, Any] = json.loads((root / "results" / "results.json").read_bytes())
    return content


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The archive of a small course, which has a roster that lies elsewhere."""
    root = write_course(tmp_path_factory.mktemp("course"))
    text = (root / "course.toml").read_text(encoding="utf-8")
    (root / "course.toml").write_text(f'roster = "private/roster.csv"\n{text}', encoding="utf-8")
    (root / "private").mkdir()
    (root / "private" / "roster.csv").write_text("id,name\n1,Kim\n", encoding="utf-8")
    (root / "reference" / "__pycache__").mkdir()
    (root / "reference" / "__pycache__" / "x.pyc").write_bytes(b"x")
    (root / "datasets" / "link").symlink_to("/etc/passwd")
    return gradescope_archive(load_course(root), (), "ko")


def test_what_is_in_it(archive: bytes) -> None:
    """Scripts that can be run and parse, the grader, and the course without private files, links and leavings."""
    with zipfile.ZipFile(io.BytesIO(archive)) as unpacked:
        names = set(unpacked.namelist())
        for script in SCRIPTS:
            assert unpacked.getinfo(script).external_attr >> 16 & 0o111
            text = unpacked.read(script).decode()
            assert "@" not in text.replace("$@", "") and " sums" in text
            subprocess.run(["bash", "-n", "-c", text], check=True)
    course = {name.removeprefix("course/") for name in names if name.startswith("course/")}
    assert {"course.toml", "reference/sums/test_sums_hidden.py", "assignments/sums/sums.py"} <= course
    assert not {name for name in names if "private" in name or "link" in name or "pycache" in name}
    assert wheel.name() in names


def test_a_released_course_makes_none(tmp_path: Path) -> None:
    """It has no hidden tests."""
    root = write_course(tmp_path)
    shutil.rmtree(root / "reference")
    with pytest.raises(GraderError, match="no hidden tests"):
        gradescope_archive(load_course(root), (), "en")


@needs_tier
def test_it_grades_in_a_bare_tree(archive: bytes, tmp_path: Path) -> None:
    """The trial judges the reference; a submission gets its points, in the course's language; what is no work gets none
    with the reason; and a result from before is gone where no sandbox works."""
    root = tree(tmp_path / "auto grader", archive)
    python = {"AUTOGRADER_PYTHON": sys.executable}
    done = run(root, root / "source" / "setup.sh", **python)
    assert (done.returncode, done.stdout) == (0, "sums: full marks for the reference\n"), done.stderr
    assert (root / "source" / "course").stat().st_mode & 0o077 == 0
    (root / "submission" / "sums.py").write_text(SOLUTION.replace("return a + b", "return a - b"), encoding="utf-8")
    done = run(root, root / "run_autograder", **python)
    assert done.returncode == 0, done.stderr
    found = result(root)
    assert 0 < found["score"] < 100 and len(found["tests"]) == 4
    assert any("작은 수" in test["name"] for test in found["tests"]) and found["stdout_visibility"] == "hidden"
    (root / "submission" / "sums.py").rename(root / "submission" / "notes.txt")
    assert run(root, root / "run_autograder", **python).returncode == 0
    assert (result(root)["score"], bool(result(root)["output"])) == (0, True)
    (root / "source" / "course" / "course.toml").unlink()
    assert run(root, root / "run_autograder", **python).returncode != 0
    assert not (root / "results" / "results.json").exists()


@needs_tier
@pytest.mark.nightly
@pytest.mark.parametrize("name", ["gates.py", "notes.txt"])
def test_the_real_course_from_a_bare_machine(tmp_path: Path, name: str) -> None:
    """``setup.sh`` makes an environment of its own, from the package index, and the scripts grade in it."""
    root = tree(tmp_path / "autograder", gradescope_archive(load_course(ROOT), ("gates",), "en"))
    done = run(root, root / "source" / "setup.sh")
    if "pip" in done.stderr and done.returncode:
        pytest.skip(f"no package index: {done.stderr[-200:]}")
    assert (done.returncode, done.stdout) == (0, "gates: full marks for the reference\n"), done.stderr
    shutil.copy(ROOT / "reference/gates/gates.py", root / "submission" / name)
    done = run(root, root / "run_autograder")
    assert done.returncode == 0, done.stderr
    assert (result(root)["score"], bool(result(root)["output"])) == (100 if name == "gates.py" else 0, True)

"""``grader doctor``: one line for each thing, one remedy for each that is lacking."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest

from grader.commands import doctor
from grader.model import Environment
from grader.results import store
from grader.sandbox import tiers
from tests import samples

Command = Callable[..., subprocess.CompletedProcess[str]]


def test_what_there_is_here(course: Path, grader: Command) -> None:
    """Versions, tier, course; nothing is bad, so the exit code is 0."""
    done = grader("doctor", cwd=course)
    assert done.returncode == 0, done.stdout
    for words in (
        platform.python_version(),
        f"numpy {np.__version__}",
        "may grade others' work",
        "1 assignment",
        "git",
    ):
        assert words in done.stdout


def test_where_an_official_result_comes_from_elsewhere(tmp_path: Path) -> None:
    """Each version that differs, with the command that brings it; nothing of what is equal."""
    official = tmp_path / "official.json"
    there = Environment(python=platform.python_version(), numpy="1.26.0", pandas="", tier="namespaces")
    official.write_bytes(store.encode(msgspec.structs.replace(samples.half(), environment=there)))
    found = [check for check in doctor.examine(tmp_path, "en", official) if check.name == "official"]
    assert [(check.state, check.found) for check in found] == [
        ("weak", f"numpy 1.26.0 there, {np.__version__} here"),
    ]
    assert found[0].remedy.endswith("-m pip install numpy==1.26.0")


def test_a_result_that_is_not_there_and_the_language_of_the_machine(tmp_path: Path, grader: Command) -> None:
    """One line names the file; without a course the machine's language counts."""
    for name in ("nowhere.json", "."):
        done = grader("doctor", name, cwd=tmp_path, LC_ALL="C.UTF-8")
        assert (done.returncode, done.stderr.splitlines()[0]) == (2, f"grader: {name}: there is no such file")
    assert "--  강의" in grader("doctor", cwd=tmp_path, LC_ALL="ko_KR.UTF-8").stdout


def test_a_user_without_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in many containers: nothing is kept between runs, which is weak and no fault."""

    def nowhere(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", nowhere)
    (found,) = (check for check in doctor.examine(tmp_path, "en", None) if check.name == "cache")
    assert (found.state, "XDG_CACHE_HOME" in found.remedy) == ("weak", True)


def test_outside_of_a_course_and_without_a_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first is no fault; the second is, on Linux: nobody else's work can be graded. Both say what to do."""
    reasons = {"namespaces": "may not: sysctl a=1", "landlock": "needs a kernel", "process": None}
    monkeypatch.setattr(tiers, "available", lambda: reasons)
    monkeypatch.setattr("sys.platform", "linux")
    assert not doctor.print_checks(doctor.examine(tmp_path, "ko"))
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("!!  샌드박스") for line in lines)
    assert any("→ namespaces may not: sysctl a=1; landlock needs a kernel" in line for line in lines)
    assert any(line.startswith("--  강의") for line in lines)


def test_a_data_file_that_is_not_there(course: Path) -> None:
    """Loading the course says it; doctor passes it on in place of a traceback."""
    toml = course / "assignments" / "sums" / "assignment.toml"
    toml.write_text('data = ["lost.csv"]\n' + toml.read_text(encoding="utf-8"), encoding="utf-8")
    (found,) = [check for check in doctor.examine(course, "en") if check.name == "course"]
    assert (found.state, "lost.csv" in found.found) == ("bad", True)

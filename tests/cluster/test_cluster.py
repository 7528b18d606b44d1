"""``grader batch --cluster``: the real command, a real scheduler and real workers."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.processes import RunningCluster, wait_until
from tests.notebook_files import code, notebook
from tests.small_course import SOLUTION

_SECONDS = re.compile(r"\d+\.\d+|\d+-\d\d-\d\d \d\d:\d\d:\d\d UTC|^<!-- [0-9a-f]{32} -->$")  # also a stamp of them


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of all kinds: scripts, a notebook, an archive, a link, nothing, and what cannot be graded."""
    folder = tmp_path_factory.mktemp("class") / "handed in"
    scripts = {
        "ada": SOLUTION,
        "김 서연": SOLUTION.replace("return a + b", "return b + a"),
        "wrong": SOLUTION.replace("return a + b", "return a - b"),
        "syntax": "def add(a, b)\n    return a + b\n",
        "exits": "import os\nos._exit(0)\n",
    }
    for student, source in scripts.items():
        (folder / student).mkdir(parents=True)
        (folder / student / "sums.py").write_text(source, encoding="utf-8")
    for student in ("notes", "packed", "linked", "absent"):
        (folder / student).mkdir()
    (folder / "notes" / "sums.ipynb").write_bytes(notebook(code(SOLUTION)))
    with zipfile.ZipFile(folder / "packed" / "work.zip", "w") as archive:
        archive.writestr("sums.py", SOLUTION + "\nimport helper\n")
        archive.writestr("helper.py", "x = 1\n")
    (folder / "linked" / "sums.py").symlink_to("/etc/passwd")
    return folder


@pytest.fixture(scope="module")
def judged(cluster: RunningCluster, shared_course: Path, submissions: Path, tmp_path_factory: Any) -> Path:
    """The folder of a batch that the cluster judged."""
    out: Path = tmp_path_factory.mktemp("judged") / "out"
    done = call(cluster.batch(shared_course, submissions, out, "--with-notebooks"))
    assert done.returncode == 0, done.stderr
    assert "9 submissions: 6 graded, 1 missing, 2 ungradable" in done.stdout
    return out


def call(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def without_times(path: Path) -> object:
    """Return the content of a file without how long something took, and when it was first seen."""
    if path.suffix == ".json":

        def timeless(found: dict[str, Any]) -> dict[str, Any]:
            return {key: value for key, value in found.items() if key != "duration"}

        return json.loads(path.read_bytes(), object_hook=timeless)
    if path.suffix in (".csv", ".html"):
        lines = path.read_text(encoding="utf-8").splitlines()
        return [_SECONDS.sub("", one) for one in lines if "of grading." not in one]
    return path.read_bytes()


def test_results_are_those_of_one_machine(
    judged: Path, shared_course: Path, submissions: Path, tmp_path: Path, grader: Any
) -> None:
    """Every file is the same, byte for byte, apart from how long it took."""
    done = grader(
        "batch", submissions, "--out", tmp_path / "out", "--with-notebooks", "--jobs", 2, cwd=shared_course, apart=True
    )
    assert done.returncode == 0, done.stderr
    found, here = (
        {path.relative_to(top).as_posix(): path for path in top.rglob("*") if path.is_file()}
        for top in (judged, tmp_path / "out")
    )
    assert found.keys() == here.keys()
    assert len([path for path in found if path.startswith("reports/")]) >= 8
    for path in found.keys() - {"gradebook.sqlite"}:
        assert without_times(found[path]) == without_times(here[path]), path


def test_the_course_is_gone_with_the_batch(judged: Path, cluster: RunningCluster) -> None:
    """The workers keep neither the course nor what judged."""
    assert judged.is_dir()
    assert wait_until(lambda: not [*cluster.folder.rglob("grader-course-*")], 20)


def test_a_second_run_judges_what_has_changed(
    judged: Path, cluster: RunningCluster, shared_course: Path, submissions: Path, tmp_path: Path
) -> None:
    """Stored results are reused; a changed submission is judged again, and a dry run says so before and stores
    nothing."""
    out, class_ = tmp_path / "out", tmp_path / "class"
    shutil.copytree(judged, out)
    shutil.copytree(submissions, class_, symlinks=True)
    (class_ / "wrong" / "sums.py").write_text(SOLUTION, encoding="utf-8")
    before = {path: path.read_bytes() for path in out.rglob("*.json")}
    plan = call(cluster.batch(shared_course, class_, out, "--dry-run"))
    assert plan.returncode == 0, plan.stderr
    assert "wrong" in plan.stdout
    assert "ada" not in plan.stdout
    assert {path: path.read_bytes() for path in out.rglob("*.json")} == before
    done = call(cluster.batch(shared_course, class_, out))
    assert "1 judged now, 7 unchanged" in done.stdout, done.stdout
    assert re.search(r"^wrong,sums,100,", (out / "grades.csv").read_text(encoding="utf-8-sig"), re.M)


@pytest.mark.nightly
def test_ctrl_c_keeps_what_is_finished(cluster: RunningCluster, shared_course: Path, tmp_path: Path) -> None:
    """It ends with the code of an interrupt, and the next run goes on where it ended."""
    out = tmp_path / "out"
    for number in range(12):
        (tmp_path / "class" / f"student{number:02}").mkdir(parents=True)
        slow = f"{SOLUTION}\nimport time\ntime.sleep(0.5)\n# {number}\n"
        (tmp_path / "class" / f"student{number:02}" / "sums.py").write_text(slow, encoding="utf-8")
    command = cluster.batch(shared_course, tmp_path / "class", out)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert wait_until(lambda: len([*out.glob("results/*/sums.json")]) >= 2)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stderr
    assert re.search("(is|are) judged and kept", stderr)
    held = len([*out.glob("results/*/sums.json")])
    assert held < 12
    done = call(command)
    assert done.returncode == 0, done.stderr
    found = re.search(r"(\d+) judged now, (\d+) unchanged", done.stdout)
    assert found is not None
    assert int(found[1]) + int(found[2]) == 12
    assert int(found[2]) >= 2


@pytest.mark.parametrize(
    ("address", "words"),
    [("tcp://10.1.2.3:8786", "--insecure-cluster"), ("tcp://127.0.0.1:9", "cannot be reached")],
)
def test_a_scheduler_that_may_not_be_used(
    shared_course: Path, submissions: Path, tmp_path: Path, grader: Any, address: str, words: str
) -> None:
    """An open network has to be asked for, and nobody at the address is one clear error."""
    done = grader("batch", submissions, "--out", tmp_path, "--cluster", address, cwd=shared_course, apart=True)
    assert done.returncode in (2, 3)
    assert words in done.stderr
    assert "Traceback" not in done.stderr

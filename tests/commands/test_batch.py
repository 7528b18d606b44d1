"""``grader batch``: the real command on a folder of submissions."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.batch import pool
from grader.batch.protocol import Unit, WorkerConfig
from grader.errors import GraderError
from grader.gradebook.store import open_gradebook
from grader.submission.handed_in import Handed
from tests.small_course import SOLUTION
from tests.tiers import needs_tier

Command = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = needs_tier

SUBMISSIONS = {
    "ada": SOLUTION,
    "김 서연": SOLUTION.replace("return a + b", "return b + a"),
    "wrong": SOLUTION.replace("return a + b", "return a - b"),
    "half": "def add(a, b):\n    return a + b\n",
    "syntax": "def add(a, b)\n    return a + b\n",
    "exits": "import os\nos._exit(0)\n",
    "=cmd()": SOLUTION,
}
SCORES = {"ada": "100", "김 서연": "100", "wrong": "20", "half": "60", "syntax": "0", "exits": "0", "'=cmd()": "100"}


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    """A folder per student, and one who handed nothing in."""
    folder = tmp_path / "handed in"
    for student, source in SUBMISSIONS.items():
        (folder / student).mkdir(parents=True)
        (folder / student / "sums.py").write_text(source, encoding="utf-8")
    (folder / "absent").mkdir()
    return folder


def rows(out: Path) -> dict[str, dict[str, str]]:
    """grades.csv by student."""
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_a_class_is_graded(course: Path, submissions: Path, tmp_path: Path, grader: Command) -> None:
    """Scores, statuses, pages and results of everybody; one bad submission harms no other."""
    out = tmp_path / "out"
    done = grader("batch", submissions, "--out", out, "--jobs", 2, cwd=course)
    assert done.returncode == 0, done.stderr
    table = rows(out)
    assert {name: row["score"] for name, row in table.items() if name != "absent"} == SCORES
    assert (table["absent"]["status"], table["absent"]["score"]) == ("missing", "0")
    assert list(next(iter(table.values())))[:5] == ["student", "assignment", "score", "max_score", "status"]
    assert "ada" in (out / "index.html").read_text(encoding="utf-8")
    for student in ("ada", "김 서연", "syntax"):
        assert (out / "reports" / student / "sums.html").is_file()
        stored = json.loads((out / "results" / student / "sums.json").read_text(encoding="utf-8"))
        assert stored["student"] == student
        assert stored["environment"]["tier"] in ("namespaces", "landlock")


def test_what_has_not_changed_is_not_judged_again(
    course: Path, submissions: Path, tmp_path: Path, grader: Command
) -> None:
    """A second run reuses results; a changed submission, a damaged result and a changed test are judged again; --fresh
    judges all."""
    out = tmp_path / "out"
    present = ("ada", "half", "wrong")
    for student in SUBMISSIONS.keys() - present:
        shutil.rmtree(submissions / student)

    def judged() -> int:
        done = grader("batch", submissions, "--out", out, cwd=course)
        return int(done.stdout.split(" judged now")[0].split()[-1])

    assert judged() == len(present)  # the missing one is not
    assert judged() == 0
    (submissions / "half" / "sums.py").write_text(SOLUTION, encoding="utf-8")
    half_written = out / "results" / "wrong" / "sums.json"
    half_written.write_text(half_written.read_text(encoding="utf-8")[:300], encoding="utf-8")
    assert judged() == 2
    assert rows(out)["half"]["score"] == "100"
    assert json.loads(half_written.read_text(encoding="utf-8"))["score"] == 20.0
    test = course / "reference" / "sums" / "test_sums_hidden.py"
    test.write_text(test.read_text(encoding="utf-8").replace("(5, 2)", "(6, 2)"), encoding="utf-8")
    assert judged() == len(present)
    done = grader("batch", submissions, "--out", out, "--fresh", cwd=course)
    assert f"{len(present)} judged now" in done.stdout


@pytest.mark.parametrize(
    "how",
    [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.nightly), signal.SIGKILL],
)
def test_stopped_run_goes_on(course: Path, tmp_path: Path, grader: Command, how: signal.Signals) -> None:
    """Ctrl-C, SIGTERM or SIGKILL: what was finished is kept, nothing is left running, the next run does the rest."""
    folder, out = tmp_path / "many", tmp_path / "out"
    for number in range(8):
        (folder / f"s{number:02}").mkdir(parents=True)
        slow = SOLUTION + "\nimport time\ntime.sleep(0.5)\n"
        (folder / f"s{number:02}" / "sums.py").write_text(slow, encoding="utf-8")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs inherit that it is ignored
    command = [sys.executable, "-m", "grader", "batch", str(folder), "--out", str(out), "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=course, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(list(out.glob("results/*/sums.json"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(how)
    _, stderr = process.communicate(timeout=30)
    assert "Traceback" not in stderr
    if how != signal.SIGKILL:
        assert process.returncode == 130
    assert wait_until(lambda: not processes_of(process.pid)), processes_of(process.pid)
    kept = {p: p.stat().st_mtime_ns for p in out.glob("results/*/sums.json")}
    assert 2 <= len(kept) < 8
    assert f"{8 - len(kept)} judged now" in next_run(course, folder, out, grader)
    assert all(p.stat().st_mtime_ns == before for p, before in kept.items())


def next_run(course: Path, folder: Path, out: Path, grader: Command) -> str:
    """Run a batch once more, check that everybody has all points, and all attempts and judgements are in the gradebook
    once; return what it printed."""
    done = grader("batch", folder, "--out", out, cwd=course)
    assert done.returncode == 0, done.stderr
    assert {row["score"] for row in rows(out).values()} == {"100"}
    with open_gradebook(out) as book:
        held = book.rows()
    assert sorted(one.student for one in held.attempts) == sorted(one.name for one in folder.iterdir())
    assert sorted(one.attempt for one in held.gradings) == sorted(one.id for one in held.attempts)
    return done.stdout


def test_a_batch_that_is_killed_within_a_chunk(course: Path, tmp_path: Path, grader: Command) -> None:
    """Submissions that are judged quickly are written several at a time: each is whole or not there, and the next run
    judges those alone that are not."""
    folder, out = tmp_path / "many", tmp_path / "out"
    for number in range(40):
        (folder / f"s{number:02}").mkdir(parents=True)
        (folder / f"s{number:02}" / "sums.py").write_text(SOLUTION + f"\n# {number}\n", encoding="utf-8")
    command = [sys.executable, "-m", "grader", "batch", str(folder), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(
        command, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    wait_until(lambda: len(list(out.glob("results/*/sums.json"))) >= 2, 60, pause=0.005)
    process.kill()
    process.wait()
    assert wait_until(lambda: not processes_of(process.pid)), processes_of(process.pid)
    kept = {p: p.stat().st_mtime_ns for p in out.glob("results/*/sums.json")}
    assert 2 <= len(kept) < 40
    assert all(json.loads(path.read_bytes())["score"] == 100.0 for path in kept)
    assert f"{40 - len(kept)} judged now" in next_run(course, folder, out, grader)
    assert all(p.stat().st_mtime_ns == before for p, before in kept.items())


def wait_until(condition: Callable[[], bool], seconds: float = 10, pause: float = 0.1) -> bool:
    """Did ``condition`` become true in time?"""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(pause)
    return condition()


def processes_of(session: int) -> list[str]:
    """Command lines of the grader's own processes that the session of a batch has left."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(words)
    return found


def test_two_batches_into_one_folder(course: Path, submissions: Path, tmp_path: Path, grader: Command) -> None:
    """The second one is refused in two lines."""
    from grader.files.atomic import exclusive

    with exclusive(tmp_path / "out"):
        done = grader("batch", submissions, "--out", tmp_path / "out", cwd=course)
    assert done.returncode == 2
    assert "another grader run" in done.stderr


def test_killed_worker_costs_nothing(course: Path, submissions: Path, tmp_path: Path) -> None:
    """A worker that is killed from outside is replaced, and its submission graded all the same."""
    out = tmp_path / "out"
    for number in range(4):
        (submissions / f"slow{number}").mkdir()
        slow = SOLUTION + "\nimport time\ntime.sleep(0.5)\n"
        (submissions / f"slow{number}" / "sums.py").write_text(slow, encoding="utf-8")
    command = [sys.executable, "-m", "grader", "batch", str(submissions), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(command, cwd=course, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert wait_until(lambda: len(list(out.glob("results/*/sums.json"))) >= 8, 60)
    (worker,) = children(process.pid, "grader.batch.worker")
    os.kill(worker, signal.SIGKILL)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 0, stderr
    assert {row["score"] for name, row in rows(out).items() if name.startswith("slow")} == {"100"}


@pytest.mark.parametrize(
    ("kills", "score", "notes"),
    [pytest.param(2, "100", [], marks=pytest.mark.nightly), (3, "0", ["note.starved"])],
)
def test_a_worker_that_dies_again_and_again_costs_one_submission(
    course: Path, tmp_path: Path, kills: int, score: str, notes: list[str]
) -> None:
    """After two deaths the class is graded first, and the submission alone at the end; a third one is its own doing."""
    folder, out = tmp_path / "class", tmp_path / "out"
    for student in ("ada", "deadly", "zoe"):
        (folder / student).mkdir(parents=True)
        slow = "\nimport time\ntime.sleep(4)\n" if student == "deadly" else ""
        (folder / student / "sums.py").write_text(SOLUTION + slow, encoding="utf-8")
    command = [sys.executable, "-m", "grader", "batch", str(folder), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(command, cwd=course, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seen: set[int] = set()

    def kill_one() -> bool:
        """A worker that judges while the others are done: it is at the deadly one, first and last in turn."""
        others = ("ada", "zoe")[: len(seen) + 1]
        for worker in children(process.pid, "grader.batch.worker"):
            judging = [j for r in children(worker, "grader.grading.runner") for j in children(r, "grader")]
            if judging and worker not in seen and all((out / f"results/{s}/sums.json").is_file() for s in others):
                seen.add(worker)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
        return len(seen) == kills or process.poll() is not None

    assert wait_until(kill_one, 60)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 0, stderr
    assert "3 graded" in stdout
    table = {name: (row["status"], row["score"]) for name, row in rows(out).items()}
    assert table == {"ada": ("graded", "100"), "deadly": ("graded", score), "zoe": ("graded", "100")}
    stored = json.loads((out / "results/deadly/sums.json").read_text(encoding="utf-8"))
    assert [note["id"] for note in stored["notes"]] == notes
    assert ("passed" in {test["outcome"] for test in stored["tests"]}) is (not notes)
    page = (out / "reports/deadly/sums.html").read_text(encoding="utf-8")
    assert ("the grader failed twice" in page) is bool(notes)


def test_workers_that_only_die(monkeypatch: pytest.MonkeyPatch, course: Path, tmp_path: Path) -> None:
    """Where every worker dies at once, the batch ends in an error: there is nobody to write a result."""
    monkeypatch.setattr("sys.executable", "/bin/false")
    config = WorkerConfig(course=str(course), out=str(tmp_path), tier="process", lang="en")
    unit = Unit(student="ada", folder="ada", assignment="sums", handed=Handed(str(tmp_path)))
    with pytest.raises(GraderError, match="whatever they are given"):
        pool.Pool(config, 1).run((unit,), lambda _: None)


def children(parent: int, word: str) -> list[int]:
    """Process ids of the children of ``parent`` whose command line holds ``word``."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[1]) == parent and word.encode() in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def test_empty_folder(course: Path, tmp_path: Path, grader: Command) -> None:
    """Nobody handed anything in: one line that says so."""
    (tmp_path / "none").mkdir()
    done = grader("batch", tmp_path / "none", "--out", tmp_path / "out", cwd=course)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 2


def test_fails_closed(course: Path, tmp_path: Path, grader: Command) -> None:
    """An unknown tier is refused; the unsafe one must be asked for by its own name."""
    submissions = tmp_path / "class"
    (submissions / "ada").mkdir(parents=True)
    (submissions / "ada" / "sums.py").write_text(SOLUTION, encoding="utf-8")
    refused = grader("batch", submissions, "--out", tmp_path / "a", "--sandbox", "process", cwd=course)
    assert refused.returncode == 2
    done = grader("batch", submissions, "--out", tmp_path / "b", "--unsafe-sandbox", "process", cwd=course)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "b")["ada"]["score"] == "100"

"""A worker of a batch: what it does with several units at once, and what is left of them where it fails or dies."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from grader.batch import pool, worker, worker_process
from grader.batch.outputs import FolderOutputs
from grader.batch.protocol import Failure, Reply, Unit, WorkerConfig
from grader.batch.unit_judge import UnitJudge
from grader.batch.worker import Worker
from grader.course.load import load_course
from grader.errors import GraderError
from grader.model import Assignment, Course, Result
from grader.sandbox import tiers
from grader.submission.class_folder import read_class
from grader.submission.reader import Reader
from grader.submission.submission import Submission
from tests.small_course import SOLUTION, write_course

CLASS = {
    "absent": {},
    "attempts": {"attempt 1/sums.py": "", "attempt 2/sums.py": SOLUTION},
    "exits": {"sums.py": "import os\nos._exit(0)\n"},
    "half": {"sums.py": "def add(a, b):\n    return a + b\n"},
    "pdf": {"sums.pdf": "%PDF-1.4\n"},
    "right": {"sums.py": SOLUTION},
    "syntax": {"sums.py": "def add(a, b)\n    return a + b\n"},
    "wrong": {"sums.py": SOLUTION.replace("return a + b", "return a - b")},
    "김 서연": {"sums.py": SOLUTION},
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A small course."""
    return load_course(write_course(tmp_path_factory.mktemp("small") / "course"))


@pytest.fixture(scope="module")
def config(small: Course, tmp_path_factory: pytest.TempPathFactory) -> WorkerConfig:
    """How to judge."""
    out = tmp_path_factory.mktemp("out")
    return WorkerConfig(course=str(small.root), out=str(out), tier="process", lang="en", figures=False)


@pytest.fixture(scope="module")
def living(config: WorkerConfig, lent_servers: None) -> Iterator[Worker]:
    """A worker in this process."""
    found = Worker(msgspec.structs.replace(config, tier=tiers.best(grading=False)))
    yield found
    found.close()


@contextlib.contextmanager
def handed_in(folder: Path, small: Course, class_: dict[str, dict[str, str]]) -> Iterator[tuple[Unit, ...]]:
    """What a class handed in."""
    for student, files in class_.items():
        (folder / student).mkdir(parents=True)
        for name, text in files.items():
            (folder / student / name).parent.mkdir(exist_ok=True)
            (folder / student / name).write_text(text, encoding="utf-8")
    with read_class(folder, small, frozenset(), None, folder.parent / "out") as roster:
        yield tuple(Unit(one.student, one.folder, "sums", one.handed, covered=True) for one in roster.entries)


def of_the_same(count: int) -> dict[str, dict[str, str]]:
    """A class that handed in one program."""
    return {f"student {number:02}": {"sums.py": SOLUTION} for number in range(count)}


def students(reply: Reply) -> list[str]:
    """Whose reports a reply holds."""
    return [one.summary.student for one in reply.reports]


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a batch."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_chunk_is_judged_as_its_units_are_one_by_one(
    living: Worker, small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports in the order of the units, and the bytes of all files; so it is when everything is there already."""
    judge = UnitJudge._judge

    def timeless(self: UnitJudge, unit: Unit, submission: Submission, assignment: Assignment) -> Result:
        result = judge(self, unit, submission, assignment)
        tests = tuple(msgspec.structs.replace(test, duration=0.0) for test in result.tests)
        return msgspec.structs.replace(result, tests=tests, duration=0.0)

    monkeypatch.setattr(UnitJudge, "_judge", timeless)
    monkeypatch.setattr(worker, "CHUNK_SECONDS", 60.0)
    with handed_in(tmp_path / "class", small, CLASS) as units:
        living._files.outputs = FolderOutputs(tmp_path / "one by one")
        one_by_one = [living.do((unit,)) for unit in units]
        living._files.outputs = FolderOutputs(tmp_path / "chunk")
        together = living.do(units)
        again = living.do(units)
    assert together == Reply(tuple(report for reply in one_by_one for report in reply.reports))
    files = contents(tmp_path / "chunk")
    assert files == contents(tmp_path / "one by one")
    assert sum(name.endswith("sums.json") for name in files) == len(CLASS) - 1  # nothing is written of the absent one
    assert [one.reused for one in again.reports] == [student != "absent" for student in students(again)]
    assert students(again) == students(together)


@pytest.fixture
def quick(living: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """A worker that runs no test, and writes into a folder of its own."""

    def judge(self: UnitJudge, unit: Unit, submission: Submission, assignment: Assignment) -> Result:
        result = self._engine.missing(assignment, unit.student)
        return msgspec.structs.replace(
            result, status="graded", hashes=self._engine.hashes(assignment, submission), figures=()
        )

    monkeypatch.setattr(UnitJudge, "_judge", judge)
    living._files.outputs = FolderOutputs(tmp_path / "out")
    return living


def test_what_takes_long_ends_a_chunk(
    quick: Worker, small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what is judged waits no longer to be written."""
    with handed_in(tmp_path / "class", small, of_the_same(3)) as units:
        assert students(quick.do(units)) == [unit.student for unit in units]
        monkeypatch.setattr(worker, "CHUNK_SECONDS", 0.0)
        assert students(quick.do(units)) == ["student 00"]


def test_large_hand_ins_end_a_chunk(
    quick: Worker, small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few bytes are in memory that wait to be judged."""
    monkeypatch.setattr(worker, "_AHEAD", 5000)
    class_ = of_the_same(4)
    class_["student 01"] = {"sums.py": SOLUTION + "#" * 5000}
    with handed_in(tmp_path / "class", small, class_) as units:
        assert students(quick.do(units)) == ["student 00", "student 01"]
        assert students(quick.do(units[2:])) == ["student 02", "student 03"]


def test_a_failure_comes_after_what_was_judged_before_it(
    quick: Worker, small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a unit is judged, or written: the others before it are on disk, and reported."""
    judge, write = UnitJudge._judge, FolderOutputs.write

    def failing(self: UnitJudge, unit: Unit, submission: Submission, assignment: Assignment) -> Result:
        if unit.student == "student 02":
            raise GraderError("the sandbox leaks", exit_code=3)
        return judge(self, unit, submission, assignment)

    def full(self: FolderOutputs, path: Path, content: bytes | str) -> None:
        if "student 01" in path.parts:
            raise GraderError("no space left")
        write(self, path, content)

    with handed_in(tmp_path / "class", small, of_the_same(4)) as units:
        monkeypatch.setattr(UnitJudge, "_judge", failing)
        reply = quick.do(units)
        assert reply.failure is not None and (reply.failure.message, reply.failure.exit_code) == (
            "the sandbox leaks",
            3,
        )
        assert students(reply) == ["student 00", "student 01"]
        assert len(list(tmp_path.glob("out/results/*/sums.json"))) == 2
        quick._files.outputs = FolderOutputs(tmp_path / "full")
        monkeypatch.setattr(FolderOutputs, "write", full)
        reply = quick.do(units[:2])
        assert reply.failure == Failure("no space left", "", 2)
        assert students(reply) == ["student 00"]


def test_hand_ins_that_cannot_be_read(
    quick: Worker, small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the grader's costs that submission; where no further one can be read, those before it are judged."""
    read = Reader.read
    errors: dict[str, Exception] = {"student 01": KeyError("what nobody has thought of")}

    def failing(self: Reader, where: object, *args: object, **named: object) -> object:
        for student, error in errors.items():
            if student.encode() in [part.path for part in getattr(where, "parts", ())]:
                raise error
        return read(self, where, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "read", failing)
    with handed_in(tmp_path / "class", small, of_the_same(4)) as units:
        reply = quick.do(units)
        statuses = [one.summary.status for one in reply.reports]
        assert statuses == ["graded", "grader-error", "graded", "graded"]
        errors["student 02"] = GraderError("no helper process")
        assert students(quick.do(units)) == ["student 00", "student 01"]
        assert quick.do(units[2:]) == Reply(failure=Failure("no helper process", "", 2))


DEADLY = """
import os, signal, sys
from msgspec.structs import replace
from grader.batch import unit_judge, worker

def judge(self, unit, submission, assignment):
    with open(os.path.join(self._config.out, "log"), "a") as log:
        print(unit.student, unit.deaths, file=log)
    if unit.student == "student 09" and not unit.deaths:
        os.kill(os.getpid(), signal.SIGKILL)
    result = self._engine.missing(assignment, unit.student)
    return replace(result, status="graded", score=100.0, hashes=self._engine.hashes(assignment, submission), figures=())

unit_judge.UnitJudge._judge = judge
worker.main()
"""


def test_a_submission_that_kills_its_worker_costs_no_other_one(
    config: WorkerConfig, small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that were in the same hands are judged by the next worker, and have no death; so is the deadly one, which
    had one by itself."""
    command = worker_process.command
    monkeypatch.setattr(
        worker_process, "command", lambda config: [*command(config)[:2], "-c", DEADLY, command(config)[-1]]
    )
    out = tmp_path / "out"
    out.mkdir()
    told: list[str] = []
    with handed_in(tmp_path / "class", small, of_the_same(14)) as units:
        reports = pool.Pool(msgspec.structs.replace(config, out=str(out)), 1).run(
            units, lambda report: told.append(report.summary.student)
        )
    names = [unit.student for unit in units]
    assert [(one.summary.student, one.summary.score, one.reused) for one in reports] == [
        (n, 100.0, False) for n in names
    ]
    assert told == [*names[:9], *names[10:], "student 09"]
    assert sum(name.endswith("sums.json") for name in contents(out)) == len(names)
    log = re.findall(r"(student \d\d) (\d)", (out / "log").read_text())
    assert [deaths for student, deaths in log if student == "student 09"] == ["0", "0", "1"]
    assert {deaths for student, deaths in log if student != "student 09"} == {"0"}
    assert log.count(("student 08", "0")) == 2  # it was judged before the deadly one, and not written

"""What a batch settles before any worker has it, and errors of the grader's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from grader.batch.hand_in_reading import ReadHandIn
from grader.batch.outputs import CarriedOutputs, FolderOutputs
from grader.batch.protocol import LOST, Unit, UnitReport, WorkerConfig
from grader.batch.settled import Preparation
from grader.batch.unit_files import UnitFiles
from grader.batch.unit_judge import UnitJudge
from grader.course.load import choose, load_course
from grader.grading.engine import Engine
from grader.model import Course
from grader.submission.handed_in import Handed, Part
from grader.submission.reader import Reader, read
from tests.small_course import SOLUTION, write_course


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A small course."""
    return load_course(write_course(tmp_path_factory.mktemp("small") / "course"))


@pytest.fixture
def config(small: Course, tmp_path: Path) -> WorkerConfig:
    """How a batch into a folder of its own judges."""
    return WorkerConfig(course=str(small.root), out=str(tmp_path / "out"), tier="process", lang="en")


@pytest.fixture
def unit(tmp_path: Path) -> Unit:
    """What a student handed in."""
    (tmp_path / "class" / "ada").mkdir(parents=True)
    (tmp_path / "class" / "ada" / "sums.py").write_text(SOLUTION, encoding="utf-8")
    return Unit("ada", "ada", "sums", Handed(str(tmp_path / "class"), (Part(b"ada"),)))


@pytest.fixture
def preparation(small: Course, config: WorkerConfig) -> Iterator[Preparation]:
    """What prepares units."""
    found = Preparation(config, small)
    yield found
    found.close()


def stored(small: Course, config: WorkerConfig, unit: Unit) -> dict[Path, bytes]:
    """Write a result as a worker does, and return all files with their contents."""
    (assignment,) = choose(small, ("sums",))
    submission = read(unit.handed, assignment)
    assert submission is not None
    with Engine(small, "process") as engine:
        result = engine.missing(assignment, "ada")
        hashes = engine.hashes(assignment, submission)
    files = UnitFiles(config, small)
    files.outputs = FolderOutputs(Path(config.out or ""))
    files.write(
        unit, msgspec.structs.replace(result, status="graded", score=60.0, hashes=hashes, figures=()), submission
    )
    return contents(config)


def contents(config: WorkerConfig) -> dict[Path, bytes]:
    """Return the files of a batch."""
    return {path: path.read_bytes() for path in Path(config.out or "").rglob("*") if path.is_file()}


def test_what_is_new_is_not_settled(preparation: Preparation, config: WorkerConfig, unit: Unit) -> None:
    """It is read for the worker that gets it."""
    prepared = preparation.prepared(unit)
    assert isinstance(prepared, ReadHandIn)
    assert prepared.submission is not None and prepared.submission.cells
    assert contents(config) == {}


def test_a_result_that_holds(preparation: Preparation, small: Course, config: WorkerConfig, unit: Unit) -> None:
    """The submission does not travel, until something is different: page, submission, or what was asked for."""
    files = stored(small, config, unit)
    report = preparation.prepared(unit)
    assert isinstance(report, UnitReport)
    assert (report.reused, report.summary.score, report.claim) == (True, 60.0, "name")
    assert contents(config) == files
    (page,) = [path for path in files if path.suffix == ".html"]
    page.unlink()
    assert isinstance(preparation.prepared(unit), ReadHandIn)
    page.write_bytes(files[page])
    source = Path(unit.handed.base) / "ada" / "sums.py"
    source.write_text(SOLUTION + "# more\n", encoding="utf-8")
    assert isinstance(preparation.prepared(unit), ReadHandIn)


def test_afresh(small: Course, config: WorkerConfig, unit: Unit) -> None:
    """Everything travels."""
    stored(small, config, unit)
    preparation = Preparation(msgspec.structs.replace(config, fresh=True), small)
    assert isinstance(preparation.prepared(unit), ReadHandIn)
    preparation.close()


def test_nothing_handed_in(preparation: Preparation, small: Course, config: WorkerConfig, unit: Unit) -> None:
    """It is missing, and no worker is asked, unless that replaces a result."""
    nothing = msgspec.structs.replace(unit, handed=Handed(unit.handed.base))
    report = preparation.prepared(nothing)
    assert isinstance(report, UnitReport) and report.summary.status == "missing"
    stored(small, config, unit)
    held = preparation.prepared(nothing)
    assert isinstance(held, UnitReport) and held.held
    assert isinstance(preparation.prepared(msgspec.structs.replace(nothing, covered=True)), ReadHandIn)


def test_given_up(preparation: Preparation, unit: Unit) -> None:
    """Nobody reads it any more."""
    assert preparation.prepared(msgspec.structs.replace(unit, lost=LOST)) == ReadHandIn()


def test_reading_that_fails(
    preparation: Preparation, config: WorkerConfig, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is this submission's grader-error, with the reason."""

    def fail(*_: object, **__: object) -> None:
        raise KeyError("\x1b[31mred")

    monkeypatch.setattr(Reader, "read", fail)
    report = preparation.prepared(unit)
    assert isinstance(report, UnitReport)
    assert (report.summary.status, report.summary.score) == ("grader-error", None)
    (result,) = [content for path, content in contents(config).items() if path.suffix == ".json"]
    assert b"KeyError" in result and b"test_settled.py" in result
    assert b"u001b" not in result


def test_judging_that_fails(small: Course, config: WorkerConfig, unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next submission is judged as if nothing had been."""
    (assignment,) = choose(small, ("sums",))
    with Reader(small.assignments) as reader, Engine(small, "process") as engine:
        files = UnitFiles(config, small)
        judge = UnitJudge(config, small, engine, reader, files)
        files.outputs = outputs = CarriedOutputs({}, ())
        submission = reader.read(unit.handed, assignment)
        monkeypatch.setattr(engine, "tests", lambda _: 1 / 0)
        report = judge.report(unit, assignment, ReadHandIn(submission))
        assert (report.summary.status, report.starved, report.claim) == ("grader-error", True, "name")
        assert [one.status for one in report.hand_ins] == ["grader-error"]
        assert {Path(path).suffix for path in outputs.changes} >= {".json", ".html"}
        monkeypatch.undo()
        again = judge.report(unit, assignment, ReadHandIn(submission))
        assert (again.summary.status, again.summary.score) == ("graded", 100.0)

"""The seven assignments: stub 0, every correct solution 100, texts in both languages, suites that cover and repeat."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Assignment, Result
from grader.sandbox import tiers
from grader.testing import spec
from grader.testing.in_process import local_session
from grader.testing.suite import Suite, with_suite
from tests import ROOT

pytestmark = pytest.mark.usefixtures("lent_servers")

COURSE = load_course(ROOT)
assignments = pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda a: a.name)
SLOWEST = 2.0  # seconds that a test may take on one core


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all assignments."""
    with Engine(COURSE, tiers.best(grading=False), figures=False) as made:
        yield made


@pytest.fixture(scope="module")
def stubs(engine: Engine) -> Callable[[Assignment], Result]:
    """The results of the stubs as students get them, each graded once."""
    known: dict[str, Result] = {}

    def graded(assignment: Assignment) -> Result:
        if assignment.name not in known:
            source = (assignment.folder / f"{assignment.name}.py").read_text(encoding="utf-8")
            known[assignment.name] = grade_source(engine, assignment, source)
        return known[assignment.name]

    return graded


def lost(result: Result) -> list[str]:
    """What a result that should be full has lost."""
    return [f"{t.id}: {t.outcome} {t.message}" for t in result.tests if t.outcome != "passed"] + list(
        map(str, result.notes)
    )


@assignments
def test_every_correct_solution_gets_all_points(engine: Engine, assignment: Assignment) -> None:
    """The reference and at least two others, written differently, through the wall; no test is slow."""
    assert assignment.reference is not None
    others = sorted((assignment.reference / "solutions").glob("*.py"))
    assert len(others) >= 2
    for path in (assignment.reference / f"{assignment.name}.py", *others):
        result = grade_source(engine, assignment, path.read_text(encoding="utf-8"))
        assert result.score == 100.0, (path.name, lost(result))
        assert max(test.duration for test in result.tests) < SLOWEST


@assignments
def test_the_stub_scores_nothing(stubs: Callable[[Assignment], Result], assignment: Assignment) -> None:
    """Every task of the stub is unwritten, and no test rewards that."""
    result = stubs(assignment)
    assert (result.status, result.score) == ("graded", 0.0)


@assignments
def test_points(stubs: Callable[[Assignment], Result], assignment: Assignment) -> None:
    """100 points, at most 60 of them public; every task has both kinds of test; every test a Korean title."""
    assert assignment.max_score == 100
    assert assignment.reference is not None
    result = stubs(assignment)
    assert sum(t.max_points for t in result.tests if t.visibility == "public") <= 60 + 1e-9
    for task in assignment.tasks:
        assert {t.visibility for t in result.tests if t.task == task.name} == {"public", "hidden"}, task.name
        assert task.title.ko
        assert task.hints
        assert all(hint.ko for hint in task.hints)
    assert not [test.id for test in result.tests if not test.title.ko]


def test_the_suites_cover_the_references(tmp_path: Path) -> None:
    """Every line and branch of each reference is run by its tests: one program for all, all of it measured."""
    program = f"""
import coverage
from pathlib import Path
from grader.course.load import load_course
from grader.testing.in_process import local_session
from grader.testing.suite import with_suite
course = load_course(Path({str(ROOT)!r}))
for assignment in course.assignments:
    file = str(assignment.reference / f"{{assignment.name}}.py")
    measure = coverage.Coverage(branch=True, include=[file], data_file=None)
    measure.start()
    with_suite(course, assignment, lambda suite: suite.run(local_session(suite.frame.reference())))
    measure.stop()
    print("covered", assignment.name, measure.report(show_missing=True))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    found = re.findall(r"(?m)^covered (\w+) (\S+)$", done.stdout)
    assert found == [(assignment.name, "100.0") for assignment in COURSE.assignments], done.stdout + done.stderr


@assignments
def test_the_same_result_with_other_seeds_of_the_guest(assignment: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs (a hundred with ``make nightly``): right solutions never lose a point to chance."""
    assert repeated(assignment, 2, monkeypatch) == {"passed"}


@pytest.mark.nightly
@assignments
def test_the_same_result_a_hundred_times(assignment: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred runs with a hundred seeds."""
    assert repeated(assignment, 100, monkeypatch) == {"passed"}


def repeated(assignment: Assignment, times: int, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Outcomes of all tests of the reference, in this process, with ``times`` seeds of the guest's generators."""
    outcomes = set()

    def use(suite: Suite) -> None:
        for number in range(times):
            seed = property(lambda self, number=number: spec._number(f"guest {number}", self.id))
            monkeypatch.setattr(spec.TestSpec, "guest_seed", seed)
            suite.run(local_session(suite.frame.reference()), judged=lambda result: outcomes.add(result.outcome))

    with_suite(COURSE, assignment, use)
    return outcomes

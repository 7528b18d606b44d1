"""Mistakes that were written without sight of the library: each of them costs points, and how many are named."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Assignment, Result
from grader.sandbox import tiers
from grader.testing.edits import reference_text
from tests import ROOT
from tests.real_course.blind import Wrong

pytestmark = pytest.mark.usefixtures("lent_servers")

COURSE = load_course(ROOT)


def entries(assignment: Assignment) -> tuple[Wrong, ...]:
    """The wrong submissions for an assignment."""
    found: tuple[Wrong, ...] = import_module(f"tests.real_course.blind.{assignment.name}").WRONG
    return found


@pytest.fixture(scope="module", params=COURSE.assignments, ids=lambda known: known.name)
def assignment(request: pytest.FixtureRequest) -> Assignment:
    """Each assignment in turn."""
    chosen: Assignment = request.param
    return chosen


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all assignments; warm, so that replays are remembered."""
    with Engine(COURSE, tiers.best(grading=True), warm_up=True, figures=False) as made:
        yield made


@pytest.fixture(scope="module")
def judged(assignment: Assignment, engine: Engine) -> tuple[tuple[Wrong, Result], ...]:
    """Each entry of the assignment and what the grader says about it."""
    text = reference_text(assignment)
    return tuple(
        (entry, grade_source(engine, assignment, f"{text}\n\n{entry.source}")) for entry in entries(assignment)
    )


def lost(result: Result) -> set[str]:
    """The tasks without full points."""
    return {task.task for task in result.tasks if task.points < task.max_points}


def named(entry: Wrong, result: Result) -> bool:
    """Does a diagnosis or a relation say something about a task that the entry gets wrong?"""
    said = {found.task for found in result.diagnoses} | {found.task for found in result.relations}
    return not said.isdisjoint({entry.task, *entry.also})


def test_the_entries_are_whole(assignment: Assignment) -> None:
    """Each parses and defines the tasks it names, all tasks have one, and no two are the same."""
    known = {task.name for task in assignment.tasks}
    found = entries(assignment)
    assert len(found) >= 20
    assert len({entry.source for entry in found}) == len(found)
    assert {entry.task for entry in found} == known
    for entry in found:
        defined = {node.name for node in ast.parse(entry.source).body if isinstance(node, ast.FunctionDef)}
        assert {entry.task, *entry.also} <= known, entry.what
        assert entry.task in defined, entry.what
        assert defined & known <= {entry.task, *entry.also}, entry.what  # others may be wrong for using this one


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_each_is_wrong(judged: tuple[tuple[Wrong, Result], ...]) -> None:
    """Each loses points, for a task that it gets wrong."""
    right = [
        (entry.task, entry.what, result.status)
        for entry, result in judged
        if lost(result).isdisjoint({entry.task, *entry.also})
    ]
    assert right == []


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_how_many_are_named(assignment: Assignment, judged: tuple[tuple[Wrong, Result], ...]) -> None:
    """Prints what is named, per task, and each that is not. It asks for no share: a library cannot know everything."""
    silent = [entry for entry, result in judged if not named(entry, result)]
    print(f"\n{assignment.name}: {len(judged) - len(silent)} of {len(judged)} named, {len(silent)} unnamed")
    print(f"{'task':26}{'named':>7}{'unnamed':>9}")
    for task in assignment.tasks:
        total = sum(entry.task == task.name for entry, _ in judged)
        missed = sum(entry.task == task.name for entry in silent)
        print(f"{task.name:26}{total - missed:>7}{missed:>9}")
    for entry in silent:
        print(f"  unnamed  {entry.task}: {entry.what}")


@pytest.mark.parametrize(
    "name",
    [pytest.param(one.name, marks=() if one.name == "gates" else pytest.mark.nightly) for one in COURSE.assignments],
)
@pytest.mark.parametrize("source", ["", "x = 1\n\0\n", "numbers = [1, 2]\n"])
def test_nothing_is_said_of_what_is_nowhere(name: str, source: str, engine: Engine) -> None:
    """A function that nobody wrote raises NameError where a test asks for another exception: that is no mistake."""
    (chosen,) = (one for one in COURSE.assignments if one.name == name)
    result = grade_source(engine, chosen, source)
    assert (result.diagnoses, result.relations) == ((), ())

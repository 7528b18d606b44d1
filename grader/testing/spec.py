"""What an author wrote about a test, in marks and docstring, as a ``TestSpec``. A mistake there names the test."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from grader.course.layout import ASSIGNMENT_FILE
from grader.errors import GraderError
from grader.model import Assignment, Text, Visibility
from grader.results.score import POINTS_TOLERANCE
from grader.testing.authored import text_of
from grader.text.catalogue import LANGS

if TYPE_CHECKING:
    import pytest

MARKERS = (
    "task(name, needs=[]): the task this test judges, and the tasks it stands on",
    "points(n): what the test is worth; the cases of a parametrised test share them",
    "edge: an edge case; failing it does not block tasks that stand on this one",
    "limits(**limits): limits of the guest for this test (see docs/authors.md)",
    "title(ko): the Korean title; the English one is the docstring's first line",
    "hint(en, ko): what to try when this test fails",
)


@dataclass(frozen=True)
class TestSpec:
    """A collected test. ``points`` is this case's share."""

    __test__ = False  # the name begins with Test: pytest must not collect it

    id: str
    task: str
    needs: tuple[str, ...]
    points: float
    title: Text
    visibility: Visibility
    edge: bool
    limits: tuple[tuple[str, float], ...]
    hint: Text | None

    @cached_property
    def seed(self) -> int:
        """Seed of the test's ``rng``; it depends on the test alone, so every submission meets the same numbers."""
        return _number("rng", self.id)

    @cached_property
    def guest_seed(self) -> int:
        """Seed of the guest's generators. Not derivable into ``seed``: a guest can read its own generator's state."""
        return _number("guest", self.id)


def _number(purpose: str, test: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{purpose}:{test}".encode()).digest()[:4], "big")


def test_id(item: pytest.Item) -> str:
    """Return ``test_gates.py::test_name[case]``: the same wherever the course lies."""
    return f"{item.path.name}::{item.nodeid.partition('::')[2]}"


def read_specs(items: Iterable[pytest.Item], assignment: Assignment, *, whole: bool) -> tuple[TestSpec, ...]:
    """Return the specs of all items. ``whole``: they are the whole suite, whose points add up. Raises GraderError."""
    items = tuple(items)
    specs = tuple(_read_spec(item, assignment) for item in items)
    cases = Counter(_function(item) for item in items)
    shared = tuple(
        replace(spec, points=spec.points / cases[_function(item)]) for spec, item in zip(specs, items, strict=True)
    )
    if whole:
        _check_points(shared, assignment)
    return shared


def _function(item: pytest.Item) -> tuple[str, str]:
    return (item.path.name, item.nodeid.partition("::")[2].partition("[")[0])


def _read_spec(item: pytest.Item, assignment: Assignment) -> TestSpec:
    name = test_id(item)
    tasks = {task.name for task in assignment.tasks}
    task, needs = _task(item, name)
    for mentioned in (task, *needs):
        if mentioned not in tasks:
            raise GraderError(f"{name}: there is no task {mentioned!r}", f"Known: {', '.join(sorted(tasks))}.")
    mark = item.get_closest_marker("points")
    points = mark.args[0] if mark and len(mark.args) == 1 else 0
    if type(points) not in (int, float) or points < 0:
        raise GraderError(f"{name}: points({points!r}) is not a number of points", "Write points(5).")
    # pytest follows links on its way to a file; what does not surely lie among the public tests is hidden
    public = item.path.resolve().is_relative_to(assignment.folder.resolve())
    limits = item.get_closest_marker("limits")
    title = item.get_closest_marker("title")
    function: Any = getattr(item, "function", None)
    doc = (getattr(function, "__doc__", None) or item.name).strip().splitlines()[0]
    return TestSpec(
        id=name,
        task=task,
        needs=needs,
        points=float(points),
        title=Text(en=doc, ko=str(title.kwargs.get("ko", "")) if title else ""),
        visibility="public" if public else "hidden",
        edge=item.get_closest_marker("edge") is not None,
        limits=tuple(sorted(limits.kwargs.items())) if limits else (),
        hint=_hint(item),
    )


def _task(item: pytest.Item, name: str) -> tuple[str, tuple[str, ...]]:
    mark = item.get_closest_marker("task")
    if mark is None or len(mark.args) != 1 or set(mark.kwargs) - {"needs"}:
        raise GraderError(f"{name}: no task", 'Mark it: @pytest.mark.task("name", needs=["other"]).')
    needs = mark.kwargs.get("needs", [])
    if isinstance(needs, str):
        raise GraderError(f"{name}: needs is one text", 'Write needs=["forward"], a list.')
    return str(mark.args[0]), tuple(map(str, needs))


def _hint(item: pytest.Item) -> Text | None:
    mark = item.get_closest_marker("hint")
    return text_of({key: str(value) for key, value in mark.kwargs.items() if key in LANGS}) if mark else None


def _check_points(specs: tuple[TestSpec, ...], assignment: Assignment) -> None:
    """Raise GraderError unless the points of a task's tests add up to the task's, or, in a released course, fit in."""
    for task in assignment.tasks:
        total = sum(spec.points for spec in specs if spec.task == task.name)
        excess = total - task.points
        wrong = excess if assignment.reference is None else abs(excess)
        if wrong > POINTS_TOLERANCE:
            raise GraderError(
                f"{assignment.name}: the tests of {task.name} are worth {total:g} points, "
                f"{ASSIGNMENT_FILE} says {task.points:g}",
                f"Correct the points marks or {ASSIGNMENT_FILE}.",
            )

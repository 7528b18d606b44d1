"""Turn outcomes into points. The maximum is the course's and never changes.

Points are floats and the cases of a parametrised test have equal shares of theirs, so that a third of a point is
possible: sums are exact (``math.fsum``) and only the final score is rounded, to two decimals.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass

import msgspec

from grader.model import Message, Result, Status, Task, TaskScore, TestResult

POINTS_TOLERANCE = 1e-6
"""Points and sums of points that differ by less are equal: they are sums of shares such as 5/3."""

_LOST = ("failed", "blocked")


@dataclass(frozen=True)
class ScoreSheet:
    """A submission's tests with their final outcomes and points, and the sums. ``score`` is None for a grader error."""

    status: Status
    score: float | None
    max_score: float
    tasks: tuple[TaskScore, ...]
    tests: tuple[TestResult, ...]


def is_void(void: Container[str], assignment: str, test: str) -> bool:
    """Whether ``void`` holds a test, as ``assignment/test``: its id, or the function of which it is a case."""
    return f"{assignment}/{test}" in void or f"{assignment}/{test.partition('[')[0]}" in void


def with_void(result: Result, void: Collection[str]) -> Result:
    """Return a result in which tests that are void have all of their points: what it is worth as a mark."""
    if not void:
        return result
    tests = tuple(
        msgspec.structs.replace(one, points=one.max_points) if is_void(void, result.assignment, one.id) else one
        for one in result.tests
    )
    if tests == result.tests:
        return result
    return msgspec.structs.replace(result, tests=tests, score=round(math.fsum(one.points for one in tests), 2))


def settle(tests: Iterable[TestResult], tasks: Iterable[Task], void: Container[str] = frozenset()) -> ScoreSheet:
    """Decide which failing tests are blocked, give points, and sum them up. ``tasks`` are in course order.

    One test that the grader could not judge (``broken``) leaves the whole submission without a score, unless its id is
    in ``void``.
    """
    tasks = tuple(tasks)
    final = tuple(_settle(test, blocker) for test, blocker in _blockers(tuple(tests), tasks))
    of_task: dict[str, list[TestResult]] = defaultdict(list)
    for test in final:
        of_task[test.task].append(test)
    broken = any(test.outcome == "broken" and test.id not in void for test in final)
    return ScoreSheet(
        status="grader-error" if broken else "graded",
        score=None if broken else round(math.fsum(test.points for test in final), 2),
        max_score=round(math.fsum(task.points for task in tasks), 2),
        tasks=tuple(_task_score(task, of_task[task.name]) for task in tasks),
        tests=final,
    )


def _settle(test: TestResult, blocker: str | None) -> TestResult:
    if test.outcome == "passed":
        return test if test.points == test.max_points else msgspec.structs.replace(test, points=test.max_points)
    if blocker is None:
        return msgspec.structs.replace(test, points=0.0)
    message = Message("test.blocked", {"task": blocker})
    return msgspec.structs.replace(test, outcome="blocked", points=0.0, blocked_by=blocker, message=message)


def _blockers(tests: tuple[TestResult, ...], tasks: tuple[Task, ...]) -> list[tuple[TestResult, str | None]]:
    """Return each test with the first task, in course order, that must work before the test can be judged.

    Such a task is one that the test needs and that fails a test which is no edge case, even if that failing test is
    itself blocked. An edge case waits for the edge cases of what it needs, too: it stands on them. Where two tasks need
    each other, the earlier one blocks the later.
    """
    down = {
        edge: {test.task for test in tests if test.outcome in _LOST and edge >= test.edge} for edge in (False, True)
    }
    if not down[True]:
        return [(test, None) for test in tests]
    order = {task.name: position for position, task in enumerate(tasks)}
    needs: dict[str, set[str]] = defaultdict(set)
    for test in tests:
        needs[test.task].update(test.needs)

    def blocks(needed: str, test: TestResult) -> bool:
        earlier = order[needed] < order.get(test.task, 0)
        return needed in down[test.edge] and (earlier or test.task not in reach(needed, needs))

    def blocker(test: TestResult) -> str | None:
        if test.outcome not in _LOST:
            return None
        waiting = [needed for needed in test.needs if needed in order and blocks(needed, test)]
        return min(waiting, key=order.__getitem__, default=None)

    return [(test, blocker(test)) for test in tests]


def reach(task: str, needs: Mapping[str, set[str]]) -> set[str]:
    """Return ``task`` and all tasks that it needs, directly or not."""
    reached: set[str] = set()
    ahead = [task]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(needs.get(name, ()))
    return reached


def _task_score(task: Task, own: list[TestResult]) -> TaskScore:
    public = [test for test in own if test.visibility == "public"]
    return TaskScore(
        task=task.name,
        title=task.title,
        points=_total(test.points for test in own),
        max_points=task.points,
        public_points=_total(test.points for test in public),
        public_max=_total(test.max_points for test in public),
    )


def _total(points: Iterable[float]) -> float:
    """Return a sum without the errors of binary fractions; a score rounds it further."""
    return round(math.fsum(points), 6)

"""Outcomes → points: sharing, blocking, and what a broken test does."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grader.model import Message, Task, TestResult, Text
from grader.results.score import settle

TASKS = tuple(Task(name, Text(name.title()), 25.0) for name in ("sigmoid", "forward", "train", "predict"))


def result(task: str, outcome: Any = "passed", points: float = 25.0, **more: Any) -> TestResult:
    """A test as the judge reports it."""
    return TestResult(
        id=f"test_x.py::test_{task}{more.get('seed', '')}",
        task=task,
        title=Text("title"),
        visibility=more.pop("visibility", "public"),
        outcome=outcome,
        points=points if outcome == "passed" else 0.0,
        max_points=points,
        message=None if outcome == "passed" else Message("check.value"),
        **more,
    )


def outcomes(*tests: TestResult) -> list[tuple[str, str | None]]:
    """What became of the tests."""
    return [(test.outcome, test.blocked_by) for test in settle(tests, TASKS).tests]


def test_all_passed_gives_the_maximum() -> None:
    """Every point of every task is in the score."""
    sheet = settle([result(task.name) for task in TASKS], TASKS)
    assert (sheet.status, sheet.score, sheet.max_score) == ("graded", 100.0, 100.0)
    assert [task.points for task in sheet.tasks] == [25.0] * 4


def test_thirds_add_up() -> None:
    """Seven cases that share 25 points give 25 points, not 24.99."""
    tests = [result("sigmoid", points=25.0 / 7, seed=n) for n in range(7)]
    sheet = settle(tests, TASKS)
    assert sheet.score == 25.0
    assert sheet.tasks[0].points == 25.0
    assert settle(tests[:2], TASKS).score == 7.14


def test_rounding_happens_at_the_end_only() -> None:
    """Three tasks of a third of a point each give a whole point."""
    tests = [result(name, points=1 / 3) for name in ("sigmoid", "forward", "train")]
    assert settle(tests, TASKS).score == 1.0


def test_a_failing_test_has_no_points_whatever_it_came_with() -> None:
    """Points are decided here, not by who reports."""
    forged = result("sigmoid", "failed")
    sheet = settle([TestResult(**{f: getattr(forged, f) for f in forged.__struct_fields__} | {"points": 9.0})], TASKS)
    assert sheet.score == 0.0


def test_a_failing_need_blocks() -> None:
    """Where forward fails a test that is no edge case, a failing train waits for it."""
    sheet = settle([result("forward", "failed"), result("train", "failed", needs=("forward",))], TASKS)
    assert [(t.outcome, t.blocked_by) for t in sheet.tests] == [("failed", None), ("blocked", "forward")]
    assert sheet.tests[1].message == Message("test.blocked", {"task": "forward"})
    assert sheet.tests[1].points == 0.0


def test_a_passing_test_is_never_blocked() -> None:
    """What works although its need fails keeps its points."""
    sheet = settle([result("forward", "failed"), result("train", needs=("forward",))], TASKS)
    assert sheet.tests[1].outcome == "passed"
    assert sheet.score == 25.0


def test_an_edge_case_does_not_block() -> None:
    """Failing only an edge case is no excuse for what stands on the task."""
    assert outcomes(result("forward", "failed", edge=True), result("train", "failed", needs=("forward",))) == [
        ("failed", None),
        ("failed", None),
    ]


def test_an_edge_case_waits_for_the_edge_cases_that_it_stands_on() -> None:
    """It fails through what it stands on: the task that is tested is not blamed, and its other tests are judged."""
    train = result("train", "failed", needs=("forward",), edge=True)
    assert outcomes(result("forward", "failed", edge=True), train) == [("failed", None), ("blocked", "forward")]
    assert outcomes(result("forward", edge=True), train)[1] == ("failed", None)


def test_blocking_is_transitive() -> None:
    """A task that is itself blocked blocks what stands on it."""
    assert outcomes(
        result("sigmoid", "failed"),
        result("forward", "failed", needs=("sigmoid",)),
        result("predict", "failed", needs=("forward",)),
    ) == [("failed", None), ("blocked", "sigmoid"), ("blocked", "forward")]


def test_the_first_need_in_course_order_is_named() -> None:
    """Of several failing needs, the one that comes first in the course is to be mended first."""
    assert outcomes(
        result("train", "failed"),
        result("sigmoid", "failed"),
        result("predict", "failed", needs=("train", "sigmoid")),
    )[2] == ("blocked", "sigmoid")


def test_a_need_that_passes_does_not_block() -> None:
    """Only a failing need is a reason to wait."""
    assert outcomes(result("forward"), result("train", "failed", needs=("forward",)))[1] == ("failed", None)


def test_tasks_that_need_each_other_do_not_wait_for_ever() -> None:
    """Of two failing tasks in a circle, the earlier one stays a failure that can be worked on."""
    assert outcomes(result("forward", "failed", needs=("train",)), result("train", "failed", needs=("forward",))) == [
        ("failed", None),
        ("blocked", "forward"),
    ]
    assert outcomes(result("train", "failed", needs=("train",))) == [("failed", None)]


def test_one_broken_test_leaves_no_score() -> None:
    """Our fault is never a mark, and the maximum stays."""
    sheet = settle([result("sigmoid"), result("forward", "broken")], TASKS)
    assert (sheet.status, sheet.score, sheet.max_score) == ("grader-error", None, 100.0)
    assert sheet.tests[1].outcome == "broken"


def test_public_points_are_told_apart() -> None:
    """A task's public part is summed by itself."""
    tests = [result("sigmoid", points=15.0), result("sigmoid", "failed", points=10.0, visibility="hidden")]
    (score, *_) = settle(tests, TASKS).tasks
    assert (score.points, score.max_points, score.public_points, score.public_max) == (15.0, 25.0, 15.0, 15.0)


names = st.sampled_from([task.name for task in TASKS])
raw = st.builds(
    lambda task, outcome, needs, edge, points: result(task, outcome, points, needs=tuple(needs), edge=edge),
    names,
    st.sampled_from(["passed", "failed"]),
    st.lists(names, max_size=3),
    st.booleans(),
    st.floats(0, 25),
)


@given(st.lists(raw, max_size=12))
def test_what_always_holds(tests: list[TestResult]) -> None:
    """The score is what passed; somebody can always start somewhere; settling again changes nothing."""
    sheet = settle(tests, TASKS)
    assert sheet.score == round(math.fsum(t.max_points for t in tests if t.outcome == "passed"), 2)
    assert sheet.max_score == 100.0
    lost = [t for t in sheet.tests if t.outcome in ("failed", "blocked")]
    assert not lost or any(t.outcome == "failed" for t in lost)
    assert all((t.outcome == "blocked") == (t.blocked_by is not None) for t in sheet.tests)
    assert settle(sheet.tests, TASKS) == sheet

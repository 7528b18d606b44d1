"""Which task the coach puts in focus, after a verdict and after a key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from grader.commands.coaching import Coaching
from grader.commands.run import JudgedTarget
from grader.course.targets import Target
from grader.model import SCHEMA, Assignment, Limits, Outcome, Result, Task, TaskScore, TestResult, Text

NAMES = ("first", "second", "third")


def verdict(*outcomes: Outcome, assignment: str = "sums", blocked_by: str | None = None) -> JudgedTarget:
    """A verdict on three tasks with one test each."""
    tests = tuple(
        TestResult(
            id=name,
            task=name,
            title=Text("t"),
            visibility="public",
            outcome=outcome,
            points=10.0 if outcome == "passed" else 0.0,
            max_points=10.0,
            blocked_by=blocked_by if outcome == "blocked" else None,
        )
        for name, outcome in zip(NAMES, outcomes, strict=True)
    )
    tasks = tuple(TaskScore(t.task, Text("t"), t.points, 10.0, t.points, 10.0) for t in tests)
    score = sum(test.points for test in tests)
    result = Result(SCHEMA, assignment, "", "graded", score, 30.0, Text("t"), tasks=tasks, tests=tests)
    hints = (Text("a"), Text("b"))
    course_tasks = tuple(Task(name, Text("t"), 10.0, hints) for name in NAMES)
    own = Assignment(assignment, Text("t"), course_tasks, Limits(), 1.0, (), Path(), None)
    return JudgedTarget(Target(own), None, result)


def test_the_first_task_that_is_not_done_comes_first() -> None:
    """Also where an earlier one is done."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("passed", "failed", "failed"))
    assert (coaching.focus, coaching.finished) == ("second", None)


def test_a_task_that_turns_green_is_left_for_the_next() -> None:
    """And told; the verdict after that tells nothing of it any more."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("failed", "failed", "failed"))
    coaching = coaching.with_verdict(verdict("passed", "failed", "failed"))
    assert (coaching.focus, coaching.finished) == ("second", ("sums", "first"))
    coaching = coaching.with_verdict(verdict("passed", "failed", "failed"))
    assert (coaching.focus, coaching.finished) == ("second", None)


def test_the_focus_stays_while_its_task_fails() -> None:
    """Whatever happens to earlier tasks, and whoever chose it."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("passed", "failed", "failed"))
    assert coaching.with_verdict(verdict("failed", "failed", "failed")).focus == "second"
    chosen = coaching.moved(1)
    assert chosen.focus == "third"
    assert chosen.with_verdict(verdict("passed", "failed", "blocked", blocked_by="second")).focus == "third"
    assert chosen.with_verdict(verdict("passed", "failed", "passed")).focus == "second"


def test_keys_go_round_all_tasks() -> None:
    """Done ones included."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("failed", "passed", "failed"))
    assert [coaching.moved(step).focus for step in (1, -1)] == ["second", "third"]
    assert Coaching(("sums",), "sums").moved(1).focus == ""


def test_hints_come_one_by_one_and_are_remembered_by_task() -> None:
    """The last one stays."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("failed", "failed", "failed"))
    for expected in (1, 2, 2):
        coaching = coaching.hinted()
        assert coaching.hints is not None and coaching.hints[1] == expected
    assert coaching.moved(1).hints is not None
    assert coaching.moved(1).levels == coaching.levels
    assert [state.hints[1] for state in (coaching.moved(1), coaching.moved(1).moved(-1)) if state.hints] == [0, 2]


def test_the_next_assignment_follows_a_finished_one() -> None:
    """What was finished is still told there; at the very end nothing follows."""
    coaching = Coaching(("sums", "more"), "sums").with_verdict(verdict("passed", "passed", "failed"))
    assert coaching.following() == ""
    coaching = coaching.with_verdict(verdict("passed", "passed", "passed"))
    assert (coaching.focus, coaching.following()) == ("", "more")
    coaching = coaching.with_verdict(verdict("failed", "failed", "failed", assignment="more"))
    assert (coaching.now, coaching.focus, coaching.finished) == ("more", "first", ("sums", "third"))
    coaching = coaching.with_verdict(verdict("passed", "passed", "passed", assignment="more"))
    assert (coaching.all_done, coaching.following()) == (True, "")


def test_a_slip_takes_nothing_off_the_list() -> None:
    """While the file cannot be read, tasks, focus and hints stay as they were; after it a green task is told."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("passed", "failed", "failed")).hinted()
    right = verdict("passed", "passed", "failed")
    slip = replace(right, result=msgspec.structs.replace(right.result, status="ungradable", tests=()))
    between = coaching.with_verdict(slip)
    assert (between.view, between.focus, between.hints) == (coaching.view, "second", coaching.hints)
    assert between.judged is slip
    after = between.with_verdict(right)
    assert (after.focus, after.finished) == ("third", ("sums", "second"))


def test_a_slip_at_the_start_has_no_task_in_focus() -> None:
    """Nothing is known of any."""
    slip = verdict("blocked", "blocked", "blocked")
    slip = replace(slip, result=msgspec.structs.replace(slip.result, status="ungradable", tests=()))
    assert Coaching(("sums",), "sums").with_verdict(slip).focus == ""

"""A task that hangs costs seconds, whatever its tests ask; what it does not touch keeps its time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Limits
from grader.sandbox import tiers
from grader.sandbox.losses import GuestDied, GuestTimeout
from grader.testing.time_limits import TimeLimits
from tests.small_course import PUBLIC, SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

LIMITS = Limits(cpu=1.0, wall=5.0)
MANY = (
    PUBLIC.replace("points(30)", "points(3)")
    + """

@pytest.mark.task("add")
@pytest.mark.points(27)
@pytest.mark.parametrize("number", range(6))
def test_many(submission, number):
    \"\"\"Many numbers are added.\"\"\"
    check.equal(submission.add(number, 1), number + 1, call=f"add({number}, 1)")
"""
)
HANGS = SOLUTION.replace("    return a + b", "    while True:\n        pass")
SLEEPS = SOLUTION.replace("    return a + b", "    import time\n    time.sleep(9)")


def test_the_third_call_gets_a_short_limit() -> None:
    """Two time-outs of a task shorten its further calls, and no other task's; the wall clock follows."""
    for task, seconds in (("fast", 0.001), ("slow", 0.08), ("unknown", None)):
        limits = TimeLimits({} if seconds is None else {task: seconds})
        assert limits.of_call(task, LIMITS) == LIMITS
        assert limits.lost(task, GuestTimeout("cpu"), LIMITS) is None
        assert limits.of_call(task, LIMITS) == LIMITS
        note = limits.lost(task, GuestTimeout("wall"), LIMITS)
        assert note is not None
        assert note.args["task"] == task
        assert limits.lost(task, GuestTimeout("cpu"), LIMITS) is None
        short = limits.of_call(task, Limits(cpu=20.0, wall=60.0) if seconds is None else LIMITS)
        assert (
            short
            == {
                "fast": Limits(cpu=0.1, wall=0.5),
                "slow": LIMITS,  # 20 times 0.08 s is more than the limit
                "unknown": Limits(cpu=1.0, wall=5.0),
            }[task]
        )
        assert limits.of_call("other", LIMITS) == LIMITS


def test_four_time_outs_in_all_shorten_every_call() -> None:
    """A submission in which everything hangs costs four full limits, however many tasks there are; it is said once."""
    limits = TimeLimits({"d": 0.001})
    notes = [limits.lost(task, GuestTimeout("cpu"), LIMITS) for task in ("a", "b", "c", "d", "e", "e", "a")]
    assert [note.id for note in notes if note is not None] == ["note.short-limits"]
    assert limits.of_call("d", LIMITS) == limits.of_call("untouched", Limits(cpu=2.0)).__class__(cpu=0.1, wall=0.5)


def test_other_losses_are_no_time_outs() -> None:
    """A guest that dies, and the limit of the whole suite, say nothing about a task's pace."""
    limits = TimeLimits({})
    for error in (GuestDied("memory"), GuestTimeout("suite"), GuestTimeout("disk"), GuestTimeout("output")):
        for _ in range(3):
            assert limits.lost("add", error, LIMITS) is None
    assert limits.of_call("add", LIMITS) == LIMITS


@pytest.mark.parametrize(
    ("source", "warm_up", "wall"), [(HANGS, True, 20.0), (SLEEPS, False, 0.8)], ids=["hangs", "sleeps"]
)
def test_a_function_that_hangs_costs_seconds(tmp_path: Path, source: str, warm_up: bool, wall: float) -> None:
    """Eight calls of a hanging function: two full limits and six short ones, and the report says so."""
    toml = f'title = {{ en = "A", ko = "B" }}\nassignments = ["sums"]\n[limits]\ncpu = 0.3\nwall = {wall}\n'
    course = load_course(write_course(tmp_path, **{"assignments/sums/test_sums.py": MANY, "course.toml": toml}))
    with Engine(course, tiers.best(grading=True), warm_up=warm_up) as engine:
        engine.prepare(course.assignments[0])
        start = time.monotonic()
        result = grade_source(engine, course.assignments[0], source)
    assert result.score == 20.0  # nothing adds up to 0 without a call
    (short,) = [note.args for note in result.notes if note.id == "note.short-limit"]
    assert short["task"] == "add"
    assert short["seconds"] in (0.1, 0.2)  # 20 times what the reference took: a machine may stall
    assert {test.outcome for test in result.tests if test.task == "add"} == {"failed"}
    assert time.monotonic() - start < 60  # a machine may stall

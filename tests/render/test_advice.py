"""What comes next, at the end of a report."""

from __future__ import annotations

import msgspec

from grader.model import Message
from grader.render.advice import in_notebook, next_step
from grader.render.view import arrange
from grader.results.of_tasks import of_tasks
from tests import samples


def test_a_task_that_was_judged_alone_is_checked_alone_again() -> None:
    """As it was typed where that is known."""
    seen = of_tasks(samples.half(), ("xor_gate",)).for_student()
    step = next_step(seen, arrange(seen))
    assert (step.phrase, step.args["again"]) == ("next.fix", "gates xor_gate")
    assert next_step(seen, arrange(seen), again="gates.py").args["again"] == "gates.py"
    assert in_notebook(step).phrase == "next.fix-here"


def test_after_one_task_come_the_others_and_nothing_is_handed_in() -> None:
    """Whether the hidden tests are there or not."""
    whole = samples.full()
    for tests in (whole.tests, tuple(test for test in whole.tests if test.visibility == "public")):
        seen = of_tasks(msgspec.structs.replace(whole, tests=tests), (whole.tasks[0].task,)).for_student()
        step = next_step(seen, arrange(seen))
        assert step.phrase == "next.other-tasks"
        assert in_notebook(step).phrase == "next.other-tasks-here"


def test_what_is_no_work_is_not_mended_but_handed_in_anew() -> None:
    """A PDF does not load from top to bottom, whatever is done to it."""
    result = msgspec.structs.replace(samples.ungradable(), notes=(Message("unread.no-work", {"name": "gates"}),))
    seen = result.for_student()
    assert next_step(seen, arrange(seen)).phrase == "next.unread"
    seen = msgspec.structs.replace(result, notes=(Message("unread.syntax"),)).for_student()
    assert next_step(seen, arrange(seen)).phrase == "next.ungradable"

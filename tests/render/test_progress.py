"""One rule of progress through the course, whatever is known of the assignments."""

from __future__ import annotations

from grader.render.progress import Standing, progress, standings
from tests import samples

NAMES = [assignment.name for assignment in samples.COURSE.assignments]
FULL, HALF = Standing(100.0, 100.0, "full.html"), Standing(50.0, 100.0, "half.html")


def states(known: dict[str, Standing], now: str = "") -> list[str]:
    """The states of the first three assignments."""
    return [step.state for step in progress(samples.COURSE.assignments, known, now)[:3]]


def test_now_is_the_first_assignment_that_is_not_done() -> None:
    """Unless the reader looks at another one; what is done stays so wherever the reader is."""
    assert states({}) == ["now", "todo", "todo"]
    assert states({NAMES[0]: FULL, NAMES[2]: FULL}) == ["done", "now", "done"]
    assert states({NAMES[0]: FULL}, NAMES[2]) == ["done", "todo", "now"]
    assert states({NAMES[0]: FULL}, NAMES[0]) == ["done", "todo", "todo"]


def test_done_is_every_point_that_is_known() -> None:
    """Up to the dust of adding shares; no score, no points to get and a lost point are not done."""
    for standing, done in (
        (FULL, True),
        (Standing(5 / 3 + 5 / 3 + 5 / 3, 5.0), True),
        (Standing(99.99, 100.0), False),
        (Standing(None, 100.0), False),
        (Standing(0.0, 0.0), False),
    ):
        assert standing.done is done


def test_a_report_is_linked_from_the_others() -> None:
    """Not from itself, and not where there is none."""
    steps = progress(samples.COURSE.assignments, {NAMES[0]: FULL, NAMES[1]: HALF}, NAMES[1])
    assert [step.href for step in steps[:3]] == ["full.html", "", ""]


def test_only_what_was_graded_has_points() -> None:
    """A result without a score leaves its assignment to do, with no points beside it."""
    results = [samples.half().for_student(), samples.grader_error().for_student()]
    assert {name: standing.points for name, standing in standings(results).items()} == {"gates": 50.0}

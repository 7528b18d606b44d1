"""A card without problems and pictures is rendered once for all pages that show the same on it."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from grader.model import StudentResult, TaskScore, TestResult, Text
from grader.render.html.cards import Cards
from grader.render.view import arrange

TITLE = Text("Add", "더하기")


def result(points: float = 2.0, title: str = "Sums", student: str = "kim") -> StudentResult:
    """A result with one task, solved or not."""
    outcome = "passed" if points else "failed"
    test = TestResult("a", "add", Text(title), "public", outcome, points, 2.0)  # type: ignore[arg-type]
    task = TaskScore("add", TITLE, points, 2.0, points, 2.0)
    return StudentResult(1, "sums", student, "graded", points, 2.0, title=TITLE, tasks=(task,), tests=(test,))


def cards(keep: bool) -> tuple[Callable[..., Markup], list[object]]:
    """The function that renders a card, and what it was rendered of."""
    rendered: list[object] = []

    def macro(task: object, problems: object, view: object, shown: object, figures: object) -> str:
        rendered.append((shown, problems, figures))
        return f"card {len(rendered)}"

    made = Cards(keep)

    def card(shown: StudentResult, problems: tuple[object, ...] = (), figures: tuple[object, ...] = ()) -> Markup:
        view = arrange(shown)
        return made.card(macro, view.tasks[0], problems, view, shown, figures)

    return card, rendered


def test_what_is_seen_alike_is_rendered_once() -> None:
    """Whoever handed it in; another number of points or another title is another card."""
    card, rendered = cards(keep=True)
    assert card(result()) == card(result(student="lee")) == "card 1"
    assert card(result(title="Other sums")) == "card 2"
    assert card(result(points=0.0)) == "card 3"
    assert card(result()) == "card 1"
    assert len(rendered) == 3


def test_problems_and_pictures_are_rendered_each_time() -> None:
    """They are the student's own, as may be all that a course's own template puts on a card."""
    card, _ = cards(keep=True)
    assert len({card(result(), problems=("one",)), card(result(), figures=("one",)), card(result(), ("one",))}) == 3
    card, _ = cards(keep=False)
    assert card(result()) != card(result())


def test_parts_made_of_data_are_rendered_once() -> None:
    """Each macro for itself."""
    rendered: list[object] = []

    class Macro:
        def __init__(self, name: str) -> None:
            self.name = name

        def __call__(self, *data: object) -> str:
            rendered.append((self.name, data))
            return f"part {len(rendered)}"

    one, other, kept = Macro("one"), Macro("other"), Cards(keep=True).kept
    assert kept(one, 1.0, ("a",)) == kept(one, 1.0, ("a",)) == "part 1"
    assert (kept(one, 2.0, ("a",)), kept(other, 1.0, ("a",))) == ("part 2", "part 3")

"""Cards of tasks of which nothing is open: they are alike on the pages of a class, and rendered once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from grader.model import StudentResult
from grader.render.view import TaskView, View

_MOST = 512


class Cards:
    """Renders a task's card with a macro of a template. ``keep``: it is the grader's own, which puts nothing else
    on such a card than what ``_seen`` returns."""

    def __init__(self, keep: bool) -> None:
        self._keep = keep
        self._kept: dict[tuple[object, ...], Markup] = {}

    def card(
        self,
        macro: Any,
        task: TaskView,
        problems: Sequence[object],
        view: View,
        result: StudentResult,
        figures: Sequence[object],
    ) -> Markup:
        """Return the card of a task."""
        if not self._keep or problems or figures:
            return Markup(macro(task, problems, view, result, figures))  # noqa: S704  a macro returns markup
        seen = _seen(task, view, result)
        if seen not in self._kept:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[seen] = Markup(macro(task, problems, view, result, figures))  # noqa: S704  as above
        return self._kept[seen]


def _seen(task: TaskView, view: View, result: StudentResult) -> tuple[object, ...]:
    """Return all that is seen of a task without problems and pictures."""
    return (
        *(task.name, task.title, task.state, task.points, task.max_points, task.public_max),
        *(task is view.focus, view.totals.hidden is None, result.status),
        *((line.test.title, line.test.visibility, line.times) for line in task.passed),
    )

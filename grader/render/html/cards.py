"""Parts that are alike on the pages of a class, and rendered once: cards of tasks of which nothing is open, points."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from markupsafe import Markup

from grader.model import StudentResult
from grader.render.view import TaskView, View

_MOST = 512


class Cards:
    """Renders with macros of a template. ``keep``: that of a task's card is the grader's own, which puts nothing else
    on such a card than what ``_seen`` returns."""

    def __init__(self, keep: bool) -> None:
        self._keep = keep
        self._kept: dict[Hashable, Markup] = {}

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
        return self._once(_seen(task, view, result), macro, task, problems, view, result, figures)

    def kept(self, macro: Any, *data: Hashable) -> Markup:
        """Return what a macro makes of data alone."""
        return self._once((macro.name, data), macro, *data)

    def _once(self, seen: Hashable, macro: Any, *args: object) -> Markup:
        if seen not in self._kept:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[seen] = Markup(macro(*args))  # noqa: S704  a macro returns markup
        return self._kept[seen]


def _seen(task: TaskView, view: View, result: StudentResult) -> tuple[object, ...]:
    """Return all that is seen of a task without problems and pictures."""
    return (
        *(task.name, task.title, task.state, task.points, task.max_points, task.public_max),
        *(task is view.focus, view.totals.hidden is None, result.status),
        *((line.test.title, line.test.visibility, line.times) for line in task.passed),
    )

"""What to do next: after one failure, and at the end of a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from grader.model import StudentResult, TestResult, Text
from grader.render.progress import Step
from grader.render.view import View


class Advice(NamedTuple):
    """A phrase of the catalogues and its arguments; a Text follows the reader's language."""

    phrase: str
    args: dict[str, str | Text]

    def arguments(self, lang: str) -> dict[str, str]:
        """Return the arguments in ``lang``."""
        return {name: value.get(lang) if isinstance(value, Text) else value for name, value in self.args.items()}


_BY_MESSAGE = {
    "test.not-implemented": "try.not-implemented",
    "test.raise-left": "try.raise-left",
    "test.stub-counts": "try.stub-counts",
    "test.parameters": "try.parameters",
    "test.not-made": "try.place",
    "test.in-not-python": "try.place",
    "check.lazy": "try.lazy",
    "test.lazy": "try.lazy",
    "check.function": "try.function",
    "test.function": "try.function",
    "check.none": "try.return",
    "check.none-printed": "try.return",
    "test.none": "try.return",
    "test.none-printed": "try.return",
    "test.load-failed": "try.load",
    "test.output-flood": "try.output",
    "test.threads": "try.threads",
    "test.disk": "try.disk",
}

_NO_WORK = ("kind", "no-code", "no-work", "archive", "archive-kind", "archive-encrypted", "html", "lfs")
_UNREADABLE = frozenset(f"unread.{why}" for why in _NO_WORK)
"""What was handed in is no script or notebook: there is nothing in it to be mended."""

_IN_NOTEBOOK = {"next.fix": "next.fix-here", "next.other-tasks": "next.other-tasks-here"}


def advice(test: TestResult) -> Advice:
    """Return what to try after ``test`` failed."""
    if test.visibility == "hidden":
        return Advice("try.hidden", {})
    by_message = _BY_MESSAGE.get(test.message.id) if test.message is not None else None
    kind = test.gap.kind if test.gap is not None else "other"
    if kind == "exception" and test.place is None:
        kind = "other"  # the advice for an exception points at the place
    return Advice(by_message or f"try.{kind}", {"task": test.task})


def next_step(result: StudentResult, view: View, steps: Sequence[Step] = (), again: str = "") -> Advice:
    """Return the last line of a report. ``steps`` are the course's, where they are known; ``again`` is what to type
    after ``grader run`` to have the same judged again."""
    again = again or " ".join((result.assignment, *result.only))
    here: dict[str, str | Text] = {"assignment": result.assignment, "again": again}
    if result.status == "grader-error":
        return Advice("next.broken", here)
    if result.status == "ungradable" and any(note.id in _UNREADABLE for note in result.notes):
        return Advice("next.unread", here)
    if result.status != "graded":
        return Advice(f"next.{result.status}", here)
    if view.focus is not None:
        return Advice("next.fix", {**here, "task": view.focus.name})
    if result.only:
        return Advice("next.other-tasks", here)
    following = next((step for step in steps if step.state != "done" and step.name != result.assignment), None)
    if view.totals.hidden is None:
        return Advice("next.hand-in", here)
    if following is not None:
        return Advice("next.assignment", {"title": following.title, "name": following.name})
    return Advice("next.done", here)


def in_notebook(step: Advice) -> Advice:
    """Return the last line of a report as the output of a cell says it."""
    return Advice(_IN_NOTEBOOK.get(step.phrase, step.phrase), step.args)

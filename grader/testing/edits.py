"""Edits of the reference's text: a piece of a task replaced, or a whole function in the place of a task."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from grader.course import layout
from grader.model import Assignment
from grader.text import syntax_tree


class EditError(Exception):
    """An edit that cannot be made; ``remedy`` says what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


@dataclass(frozen=True)
class ReferenceEdit:
    """``new`` in the place of ``old`` in a task; without ``old`` a whole function in the place of the task."""

    task: str
    old: str
    new: str

    @property
    def whole(self) -> bool:
        """Whether it replaces the task as a whole."""
        return not self.old

    def apply(self, source: str) -> str:
        """Return the text of a module with this edit made. Raises EditError where ``old`` is not there once."""
        if self.whole:
            return f"{source}\n\n{self.new}"
        start, end = self.place(source)
        return source[:start] + self.new + source[end:]

    def place(self, source: str) -> tuple[int, int]:
        """Return where what it replaces begins and ends. Raises EditError where ``old`` is not there once."""
        start, end = _span(source, self.task)
        if self.whole:
            return start, end
        count, where = source.count(self.old, start, end), self.task
        if not count:
            start, end = 0, len(source)
            count, where = source.count(self.old), "the reference"
        if count != 1:
            piece = repr(self.old.strip())
            wrong = f"{piece} is {count} times in {where}" if count else f"{piece} is not in {where}"
            raise EditError(wrong, "Write a piece that is there once.")
        at = source.index(self.old, start, end)
        return at, at + len(self.old)


def _span(source: str, task: str) -> tuple[int, int]:
    """Return where the text of a task begins and ends; of several the last, which is the one that counts."""
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    nodes = [
        node
        for node in syntax_tree.parse(source).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == task
    ]
    if not nodes:
        return 0, len(source)
    return starts[nodes[-1].lineno - 1], min(starts[nodes[-1].end_lineno or 0], len(source))


def reference_text(assignment: Assignment) -> str:
    """Return the text of the reference."""
    return layout.reference(assignment).read_text(encoding="utf-8")

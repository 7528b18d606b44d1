"""Which tests a change of the reference can reach: those in which the reference enters a function that is changed.

Until then a changed text does what the reference does, so that any other test ends as it does with the reference, and
need not be run. A change outside of plain functions (a constant, a class, a decorator) may reach every test.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from grader.testing.edits import EditError, ReferenceEdit
from grader.text import syntax_tree


@dataclass(frozen=True)
class Functions:
    """The plain functions at the top level of a text."""

    source: str
    lines: tuple[str, ...]
    """For each line the function that it lies in; empty where it lies in none."""

    def at(self, line: int) -> str:
        """Return the function in which a line lies, counted from 1; empty where it lies in none."""
        return self.lines[line - 1] if line <= len(self.lines) else ""

    def changed_by(self, changes: Iterable[ReferenceEdit]) -> frozenset[str] | None:
        """Return the functions that differ once changes are made; None where something else may."""
        return frozenset(names) if all(names := [self._changed_by(change) for change in changes]) else None

    def _changed_by(self, change: ReferenceEdit) -> str:
        """Return the one function that a change lies in; empty where that is not so."""
        try:
            start, end = change.place(self.source)
        except EditError:  # what it looks for is what an earlier change makes
            return ""
        first, *more = change.new.split("\n")
        if any(line and not line[0].isspace() for line in more) and not change.whole:
            return ""  # it may begin something else
        names = {self.at(self.source.count("\n", 0, at) + 1) for at in (start, max(start, end - 1))}
        return names.pop() if len(names) == 1 and (not change.whole or first.startswith("def ")) else ""


def functions_of(source: str) -> Functions:
    """Return the plain functions of a text."""
    lines = [""] * (source.count("\n") + 1)
    for node in syntax_tree.parse(source).body:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and node.end_lineno is not None:
            lines[node.lineno - 1 : node.end_lineno] = [node.name] * (node.end_lineno - node.lineno + 1)
    return Functions(source, tuple(lines))


@dataclass
class Entered:
    """Which functions of a file are entered in each of the units that run one after another."""

    file: str
    unit: str = ""
    """What runs now; empty while the file is loaded."""
    lines: dict[str, set[int]] = field(default_factory=dict)

    def begin(self, unit: str) -> None:
        """Say what runs from now on."""
        self.unit = unit

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note what is entered meanwhile."""

        def note(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and frame.f_code.co_filename == self.file:
                self.lines.setdefault(self.unit, set()).add(frame.f_code.co_firstlineno)

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            yield
        finally:
            sys.setprofile(before)

    def reached(self, functions: Functions, changed: frozenset[str] | None, units: Iterable[str]) -> tuple[str, ...]:
        """Return the units that a change of these functions may reach: all of them where it is not known better."""
        entered = {unit: {functions.at(line) for line in lines} for unit, lines in self.lines.items()}
        if changed is None or changed & entered.get("", set()):
            return tuple(units)
        return tuple(unit for unit in units if changed & entered.get(unit, set()))

"""Slips: small changes of a reference that no author has to think of, each with a sentence that says what it is.

A task that another one calls, and a private helper, is changed in a copy of its own: a submission may have written it
out in its own words, and be right where the other function is asked by itself.
"""

from __future__ import annotations

import ast
import builtins
import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from grader.diagnosis.slips import expressions, statements
from grader.diagnosis.slips.arguments import LookedAt, forgotten, looked_at
from grader.diagnosis.slips.change import Known, SmallChange, applied
from grader.model import Message, Text

MOST = 1500
"""Slips that are tried for one task."""
_STEP = re.compile(r"\s*# (Step|단계) (\d+): (\S.*)")
_IMPORTS = "import math\nimport numpy"
_Defined = ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Slip:
    """A reference with a small change, as text, and what is said of it."""

    message: Message
    source: str


@dataclass(frozen=True)
class _Changed:
    """A function with a change in it or in what it calls: the definitions that make it, the function itself last."""

    kind: str
    args: dict[str, str | int | float]
    line: int
    definitions: tuple[ast.stmt, ...]


def slips(reference: str, task: str, tasks: Sequence[str]) -> Iterator[Slip]:
    """Yield the slips of a task of a reference, those in the task itself first."""
    made, lines, seen = _Reference(reference, frozenset(tasks)), reference.splitlines(), set[str]()
    yield from made.given(task, forgotten)
    for one in made.changed(task, 1):
        text = "\n\n".join(ast.unparse(node) for node in one.definitions)
        if text not in seen:
            seen.add(text)
            message = Message(f"slip.{one.kind}", one.args, _step(lines, one.line))
            yield Slip(message, f"{reference}\n\n{_IMPORTS}\n\n{text}\n")
        if len(seen) == MOST:
            break
    yield from made.given(task, looked_at)


class _Reference:
    """A reference and its functions."""

    def __init__(self, text: str, tasks: frozenset[str]) -> None:
        tree = ast.parse(text)
        self._functions = {node.name: node for node in tree.body if isinstance(node, _Defined)}
        self._text, self._tasks = text, tasks
        public = " ".join(ast.get_docstring(self._functions[name]) or "" for name in tasks & self._functions.keys())
        strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        words = dict.fromkeys(one for one in strings if isinstance(one, str) and one.isidentifier())
        self._words = tuple(word for word in words if re.search(rf"\b{word}\b", public))

    def given(self, name: str, ways: Callable[[ast.FunctionDef], Iterator[LookedAt]]) -> Iterator[Slip]:
        """Yield a task that is given something else."""
        function = self._functions.get(name)
        if isinstance(function, ast.FunctionDef):
            for one in ways(function):
                source = f"{self._text}\n\n{_IMPORTS}\n\n{one.text}\n"
                yield Slip(Message(f"slip.{one.kind}", one.args), source)

    def changed(self, name: str, depth: int) -> Iterator[_Changed]:
        """Yield changes of a function, and of copies of what it calls: private helpers, and tasks ``depth`` deep."""
        if name not in self._functions:
            return
        function = self._functions[name]
        nodes, known = list(ast.walk(function)), self._known(function)
        for number, node in enumerate(nodes):
            if not isinstance(node, ast.expr | ast.stmt):
                continue
            found = expressions.changes(node, known) if isinstance(node, ast.expr) else statements.changes(node, known)
            for made, kind, args in found:
                changed = applied(function, SmallChange(number, made, kind))
                yield _Changed(kind, args, node.lineno, (changed,))
        called: dict[str, list[int]] = {}
        for node in nodes:
            if isinstance(node, ast.Name) and node.id in self._functions and node.id != name:
                called.setdefault(node.id, []).append(node.lineno)
        for helper, places in called.items():
            if helper not in self._tasks or depth:
                yield from self._below(function, helper, places, depth - (helper in self._tasks))

    def _below(
        self, function: ast.FunctionDef | ast.ClassDef, helper: str, places: list[int], depth: int
    ) -> Iterator[_Changed]:
        """Yield a function with changes in a helper: wherever it uses that, and at each of several places alone."""
        own = f"_{helper.lstrip('_')}_of_{function.name}"
        for one in self.changed(helper, depth):
            head = copy.deepcopy(one.definitions[-1])
            assert isinstance(head, _Defined)  # noqa: S101  it was made of one
            head.name = own
            for number in (None, *(range(len(places)) if len(places) > 1 else ())):
                caller = _using(function, helper, own, number)
                yield _Changed(one.kind, one.args, places[number or 0], (*one.definitions[:-1], head, caller))

    def _known(self, function: _Defined) -> Known:
        parameters: tuple[str, ...] = ()
        if isinstance(function, ast.FunctionDef):
            parameters = tuple(argument.arg for argument in (*function.args.args, *function.args.kwonlyargs))
        methods = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
        return Known(
            parameters,
            self._words,
            frozenset({*methods, *dir(builtins), "ceil", "sqrt", "exp"} | self._tasks),
            self._tasks,
        )


def _using(function: ast.stmt, name: str, own: str, number: int | None) -> ast.stmt:
    """Return a function that uses ``own`` for ``name``: at one of the places, or at all."""
    copied = copy.deepcopy(function)
    places = [node for node in ast.walk(copied) if isinstance(node, ast.Name) and node.id == name]
    for node in places if number is None else [places[number]]:
        node.id = own
    return copied


def _step(lines: Sequence[str], line: int) -> Text | None:
    """Return the step of the stub that a line belongs to, in the author's words; None where there is none."""
    korean = ""
    for text in reversed(lines[:line]):
        if text.startswith(("def ", "class ")):
            break
        found = _STEP.match(text)
        if found and found[1] == "Step":
            return Text(f"Step {found[2]}: {found[3]}", korean)
        if found and not korean:
            korean = f"단계 {found[2]}: {found[3]}"
    return None

"""What a reader of the report should know about the code before it runs (pure, for ``grader.processes.confined``).

A task that is defined twice, in a cell of text or under another name; one that still raises what the stub raised; code
that is not Python for a reason that cannot be seen.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from grader.files.names import fold
from grader.model import Message
from grader.notebooks.load import TextCell, read_book
from grader.submission.cells import Cell
from grader.submission.definitions import is_shell, names_of, parse_code, raises_not_implemented
from grader.submission.syntax import Where, advice
from grader.text.clean import printable

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_DEFINITION = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_ALIKE = 0.85
_NAMES = 300  # that are compared with a task's


class _Definition(NamedTuple):
    cell: Cell
    node: ast.stmt


def remarks(file: str, numbers: list[int | None], codes: list[str], notebook: bytes, tasks: list[str]) -> list[Message]:
    """Notes on the cells of one file, which have these numbers and codes; ``notebook`` is the file, if it is one."""
    found: dict[str, list[_Definition]] = {}
    notes: list[Message] = []
    for number, code in zip(numbers, codes, strict=True):
        cell = Cell(file, number, code, code)
        tree = parse_code(code)
        if tree is None:
            said = advice(file, number, code)
            notes.extend([said] if said is not None else [])
            continue
        for node in tree.body:
            for name in names_of(node):
                found.setdefault(name, []).append(_Definition(cell, node))
    notes.extend(_twice(found, tasks))
    notes.extend(_raising(found, tasks))
    undefined = [task for task in tasks if task not in found]
    notes.extend(_in_text(read_book(file, notebook).texts if notebook and undefined else [], undefined))
    notes.extend(_nearly_named(found, tasks, undefined))
    return notes


def _twice(found: dict[str, list[_Definition]], tasks: list[str]) -> Iterator[Message]:
    """Tasks of which an earlier definition is more than the stub's, and another than the last, which counts."""
    groups: dict[tuple[str, int, int, int], list[str]] = {}
    for task in tasks:
        definitions = found.get(task, [])
        others = [one for one in definitions[:-1] if not is_shell(one.node)]
        if not others or ast.dump(others[-1].node) == ast.dump(definitions[-1].node):
            continue
        last = definitions[-1]
        first = others[-1]
        if first.cell.number == last.cell.number:
            place = ("lines", first.node.lineno, last.node.lineno, last.cell.number or 0)
        else:
            place = ("cells", first.cell.number or 0, last.cell.number or 0, 0)
        groups.setdefault(place, []).append(task)
    for (kind, first_at, last_at, cell), together in groups.items():
        args: Where = {"tasks": printable(", ".join(together)), "earlier": first_at, "later": last_at}
        yield Message(f"note.twice-{kind}", {**args, "cell": cell} if cell else args)


def _raising(found: dict[str, list[_Definition]], tasks: list[str]) -> Iterator[Message]:
    """Tasks that are written and raise what the stub raised all the same."""
    for task in tasks:
        if task in found:
            cell, node = found[task][-1]
            inner = node.body if isinstance(node, ast.ClassDef) else [node]
            for function in inner:
                line = _left_raise(function) if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) else 0
                if line:
                    args: Where = {"task": task, "file": cell.file, "line": line}
                    yield Message("note.raise-left", {**args, "cell": cell.number} if cell.number else args)


def _left_raise(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The line of a ``raise NotImplementedError`` that keeps the rest of a function from being run, else 0."""
    for at, statement in enumerate(function.body):
        before = [one for one in function.body[:at] if not _is_idle(one)]
        if any(isinstance(inner, ast.Return) for one in before for inner in ast.walk(one)):
            return 0  # it may be meant for what is not handled
        if raises_not_implemented(statement):
            after = [one for one in function.body[at + 1 :] if not _is_idle(one)]
            return statement.lineno if before or after else 0
    return 0


def _is_idle(statement: ast.stmt) -> bool:
    """Whether a statement does nothing: a docstring, ``pass``, ``...``, or the stub's own raise."""
    constant = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return constant or isinstance(statement, ast.Pass) or raises_not_implemented(statement)


def _in_text(texts: Iterable[TextCell], undefined: list[str]) -> Iterator[Message]:
    """Tasks that stand in a cell of text, and nowhere else. What a text quotes between fences is an example."""
    for cell in texts:
        defined = set(_DEFINITION.findall(_FENCED.sub("", cell.source)))
        tasks = [task for task in undefined if task in defined]
        if tasks:
            yield Message("note.text-cell", {"cell": cell.position, "tasks": printable(", ".join(tasks))})


def _nearly_named(found: dict[str, list[_Definition]], tasks: list[str], undefined: list[str]) -> Iterator[Message]:
    """Tasks that are not defined, while a name that is very like theirs is."""
    others = {
        name: fold(name).replace("_", "")
        for name, definitions in list(found.items())[:_NAMES]
        if name not in tasks and isinstance(definitions[-1].node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    for task in undefined:
        like = difflib.get_close_matches(fold(task).replace("_", ""), others.values(), n=1, cutoff=_ALIKE)
        name = next((name for name, plain in others.items() if plain in like), None)
        if name is not None:
            yield Message("note.near-name", {"task": task, "name": printable(name, 80)})

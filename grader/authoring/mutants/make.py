"""Make mutants of a reference: texts with one small change each, which a good suite notices."""

from __future__ import annotations

import ast
import difflib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from grader.authoring.mutants import cosmic
from grader.authoring.mutants.edits import Edit, edits


@dataclass(frozen=True)
class Mutant:
    """A changed text. ``line`` is the first that differs; ``function`` is its name, empty outside of any.

    ``diff`` is a unified diff without the files' names; its hunk tells the line, too.
    """

    source: str
    line: int
    function: str
    diff: tuple[str, ...]


def make(source: str) -> tuple[Mutant, ...]:
    """Return all mutants in the order of their lines. None is the reference itself, none is there twice, all compile.

    Never changed: documentation, comments, annotations, and what an exception says. Raises GraderError where the
    mutation library is missing.
    """
    tree = ast.parse(source)
    protected = tuple(_protected(tree))
    seen = {ast.dump(tree)}
    mutants: list[Mutant] = []
    for place, text in _texts(tree, source):
        if any(start <= place < end for start, end in protected):
            continue
        changed = _parsed(text)
        if changed is not None and changed not in seen:
            seen.add(changed)
            mutants.append(_mutant(tree, source, text))
    return tuple(sorted(mutants, key=lambda mutant: mutant.line))


Place = tuple[int, int]


def _texts(tree: ast.Module, source: str) -> Iterator[tuple[Place, str]]:
    lines = source.split("\n")
    starts = [0]
    for content in lines:
        starts.append(starts[-1] + len(content.encode()) + 1)
    for (line, character), text in cosmic.changes(source):
        column = len(lines[line - 1][:character].encode())
        yield (line, column), _closed_up(source, text, starts[line - 1] + column)
    data = source.encode()
    for edit in edits(tree, source):
        yield edit.start, _applied(edit, data, starts)


def _applied(edit: Edit, data: bytes, starts: list[int]) -> str:
    start, end = (starts[line - 1] + column for line, column in (edit.start, edit.end))
    return (data[:start] + edit.text.encode() + data[end:]).decode()


def _closed_up(source: str, text: str, place: int) -> str:
    """Return ``text`` without the blank that the library puts before a number."""
    data = text.encode()
    if data[:place] == source.encode()[:place]:
        return (data[:place] + data[place:].lstrip(b" ")).decode()
    return text


def _protected(tree: ast.Module) -> Iterator[tuple[Place, Place]]:
    """Yield where a change means nothing: annotations, and the arguments of an exception that is raised."""
    for node in ast.walk(tree):
        parts: list[ast.expr | None] = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            parts += node.exc.args
        for part in parts:
            if isinstance(part, ast.expr):
                yield (part.lineno, part.col_offset), (part.end_lineno or part.lineno, part.end_col_offset or 0)


def _parsed(text: str) -> str | None:
    """Return the syntax tree as text, which knows no layout; None where ``text`` does not compile."""
    with warnings.catch_warnings(action="ignore"):
        try:
            tree = ast.parse(text)
            compile(tree, "mutant", "exec")
        except (SyntaxError, ValueError):
            return None
    return ast.dump(tree)


def _mutant(tree: ast.Module, source: str, text: str) -> Mutant:
    before, after = source.splitlines(), text.splitlines()
    line = next(number for number, (old, new) in enumerate(zip_longest(before, after), 1) if old != new)
    _, _, *diff = difflib.unified_diff(before, after, n=1, lineterm="")
    return Mutant(text, line, _function_at(tree, line), tuple(diff))


def _function_at(tree: ast.Module, line: int) -> str:
    """Return the innermost function or class around a line, with the names around it: ``Network.train``."""
    names: list[str] = []
    body: list[ast.stmt] = tree.body
    while True:
        around = [
            node
            for node in body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and _first_line(node) <= line <= (node.end_lineno or node.lineno)
        ]
        if not around:
            return ".".join(names)
        names.append(around[0].name)
        body = around[0].body


def _first_line(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])

"""What a submission's code defines, read from its text (pure; meant to be run inside ``grader.processes.confined``)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

import msgspec

_DEFINITION = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_STUBBED = re.compile(r"NotImplementedError|^[ \t]+(?:pass|\.\.\.)[ \t]*(?:#.*)?$", re.MULTILINE)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Survey(msgspec.Struct, frozen=True):
    """Names that are defined at the top level, and those of them that are more than the stub's empty shell.

    Code that does not parse counts as written: a stub parses.
    """

    defined: list[str]
    written: list[str]
    broken: bool = False


def survey(codes: list[str]) -> Survey:
    """What the cells of a script or notebook define."""
    defined: dict[str, None] = {}
    written: dict[str, None] = {}
    broken = False
    for code in codes:
        tree = parse_code(code)
        if tree is None:
            broken = True
            found = dict.fromkeys(_DEFINITION.findall(code))
            defined |= found
            written |= found
            continue
        for node in tree.body:
            names = dict.fromkeys(names_of(node))
            defined |= names
            written |= {} if is_shell(node) else names
    return Survey(list(defined), list(written), broken)


def is_surely_written(code: str, tasks: Iterable[str]) -> bool:
    """Whether a look at the text is enough: a task is defined, and nothing of a stub is left. False where it is not."""
    if _STUBBED.search(code) is not None:
        return False
    defined = set(_DEFINITION.findall(code))
    return any(task in defined for task in tasks)


def parse_code(code: str) -> ast.Module | None:
    """The syntax tree; None for what is not Python."""
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def names_of(node: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top level defines."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Assign():
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            yield name
        case ast.ImportFrom():
            yield from (alias.asname or alias.name for alias in node.names)


def is_shell(node: ast.stmt) -> bool:
    """Whether a function or class has nothing in it that a student wrote."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _is_empty(node.body)
        case ast.ClassDef():
            methods = [method.body for method in node.body if isinstance(method, _Function)]
            return all(map(_is_empty, methods or [node.body]))
    return False


def _is_empty(body: Iterable[ast.stmt]) -> bool:
    """Nothing but a docstring, ``pass``, ``...`` and ``raise NotImplementedError``."""
    return all(
        isinstance(statement, ast.Pass)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        or raises_not_implemented(statement)
        for statement in body
    )


def raises_not_implemented(statement: ast.stmt) -> bool:
    """Whether a statement is the one that a stub has for what is to be written."""
    match statement:
        case ast.Raise(exc=ast.Name(id="NotImplementedError")):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
            return True
    return False

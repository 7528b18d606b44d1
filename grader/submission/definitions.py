"""What a submission's code defines, read from its text (pure; meant to be run inside ``grader.processes.confined``)."""

from __future__ import annotations

import ast


def written(codes: list[str], tasks: list[str]) -> bool:
    """Whether anything of the assignment has been written: some task is more than the stub's empty shell.

    Code that does not parse counts as written: a stub parses.
    """
    for code in codes:
        try:
            tree = ast.parse(code)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return True
        if any(_defines(node, tasks) for node in tree.body):
            return True
    return False


def _defines(node: ast.stmt, tasks: list[str]) -> bool:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return node.name in tasks and not _empty(node.body)
        case ast.ClassDef():
            methods = [m for m in node.body if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)]
            bodies = [m.body for m in methods] or [node.body]
            return node.name in tasks and not all(map(_empty, bodies))
        case ast.Assign():
            return any(isinstance(target, ast.Name) and target.id in tasks for target in node.targets)
        case ast.ImportFrom():
            return any((alias.asname or alias.name) in tasks for alias in node.names)
    return False


def _empty(body: list[ast.stmt]) -> bool:
    """Nothing but a docstring, ``pass``, ``...`` and ``raise NotImplementedError``."""
    for statement in body:
        match statement:
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                pass
            case ast.Raise(exc=ast.Name(id="NotImplementedError")):
                pass
            case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
                pass
            case _:
                return False
    return True

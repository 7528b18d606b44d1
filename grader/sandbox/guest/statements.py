"""Top-level statements, inside the guest: the names that one makes, and whether running it can take long or end all."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

DIVISION = re.compile(r"^#[ ]?(?:In\[[ \d]*\]:|%%).*$", re.M)
"""Where a cell begins in a script that was exported from a notebook, or is divided like one."""
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_INNER = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_PLAIN = (ast.Constant, ast.Name, ast.Attribute, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.UnaryOp, ast.Starred)
_NO_VALUES = (ast.expr_context, ast.unaryop)


def first_line(statement: ast.stmt) -> int:
    """Its first line, decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(node.lineno for node in decorators)])


def is_harmless(statement: ast.stmt) -> bool:
    """Whether it is over at once for sure: it defines a function, names a constant, imports what is imported."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            defaults = [*statement.args.defaults, *statement.args.kw_defaults]
            return not statement.decorator_list and all(node is None or _is_plain(node) for node in defaults)
        case ast.ClassDef():
            bare = not statement.decorator_list and not statement.keywords
            return bare and all(map(_is_plain, statement.bases)) and all(map(is_harmless, statement.body))
        case ast.Import():
            return all(alias.name in sys.modules for alias in statement.names)
        case ast.ImportFrom():
            return statement.level == 0 and statement.module in sys.modules
        case ast.Assign() | ast.AnnAssign() | ast.Expr():
            return statement.value is None or _is_plain(statement.value)
        case ast.Pass() | ast.Global():
            return True
    return False


def _is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant | ast.Name):  # most are
        return True
    return all(isinstance(inner, (*_PLAIN, *_NO_VALUES)) for inner in ast.walk(node))


def names_made(statement: ast.stmt) -> set[str]:
    """The names that it gives to the namespace it runs in."""
    return set(_made(statement))


def _made(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
            return
        case ast.Import() | ast.ImportFrom():
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0]
        case ast.Name(ctx=ast.Store()):
            yield node.id
        case ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar() if node.name:
            yield node.name
    if not isinstance(node, _INNER):
        for inner in ast.iter_child_nodes(node):
            yield from _made(inner)

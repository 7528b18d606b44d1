"""What of an author's Python judges: its code without docstrings, titles, hints and comments, in pieces a test each.

A change of words alone judges nobody again.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator

from grader.text import syntax_tree

_WORDS = frozenset({"title", "hint"})
"""Markers of a test that are words for readers."""
_TOLD = frozenset({"title", "hint", "hints", "link"})
"""Arguments with which a mistake is described."""
_MISTAKES = frozenset({"variant", "edit", "predicate"})


def digests(source: bytes) -> dict[str, str]:
    """Return name → digest of each test function in ``source``, and under "" that of everything else. What is no Python
    is one piece."""
    try:
        tree = syntax_tree.parse(source)
    except (SyntaxError, ValueError):
        return {"": hashlib.sha256(source).hexdigest()}
    pieces: dict[str, list[str]] = {"": []}
    for node in tree.body:
        name = node.name if isinstance(node, ast.FunctionDef) and node.name.startswith("test") else ""
        pieces.setdefault(name, []).append(ast.dump(_Silent().visit(node)))
    return {name: hashlib.sha256("\n".join(texts).encode()).hexdigest() for name, texts in pieces.items()}


class _Silent(ast.NodeTransformer):
    """Takes out what is said to readers."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Drop the docstring, and markers that are words."""
        node.body = [*_without_docstring(node.body)] or [ast.Pass()]
        node.decorator_list = [one for one in node.decorator_list if _called(one) not in _WORDS]
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Drop the docstring."""
        node.body = [*_without_docstring(node.body)] or [ast.Pass()]
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        """Drop a text that stands alone: a docstring of the module, or of a constant."""
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            return ast.Pass()
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Drop the words of a mistake."""
        if _called(node) in _MISTAKES:
            node.keywords = [one for one in node.keywords if one.arg not in _TOLD]
        return self.generic_visit(node)


def _without_docstring(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for number, node in enumerate(body):
        first = number == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not (first and isinstance(node.value.value, str)):  # type: ignore[attr-defined]  # by the line above
            yield node


def _called(node: ast.expr) -> str:
    """Return the last part of the name that is called: ``title`` of ``pytest.mark.title(ko=…)``."""
    function = node.func if isinstance(node, ast.Call) else node
    return str(getattr(function, "attr", None) or getattr(function, "id", ""))

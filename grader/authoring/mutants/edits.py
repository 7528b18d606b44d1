"""Mutants that the library does not make: arguments and operands swapped, statements dropped, another axis.

Each operator looks at one node of the syntax tree and says which stretches of the text to replace by what.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Edit:
    """Replace what lies between two positions (line from 1, column in UTF-8 bytes) by ``text``."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


_ORDERED: dict[type[ast.operator], str] = {
    ast.Sub: "-",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
}
"""Operators whose operands may not change places."""
_CLOSED = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript, ast.List, ast.Tuple, ast.Dict)
_STATEMENTS = (
    *(ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.Return, ast.Raise),
    *(ast.Assert, ast.Delete, ast.Break, ast.Continue),
)
_OTHER_AXIS = {"0": "1", "1": "0", "-1": "0"}


def edits(tree: ast.Module, source: str) -> Iterator[Edit]:
    """Yield all changes of all operators."""
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _arguments_swapped(node, source)
                yield from _keywords(node, source)
            case ast.BinOp(op=op) if type(op) in _ORDERED:
                yield from _operands(node, source)
            case ast.Attribute(attr="T"):
                yield _replacement(node, _text(node.value, source))
        for body in ("body", "orelse", "finalbody"):
            yield from _dropped(getattr(node, body, None))


def _arguments_swapped(call: ast.Call, source: str) -> Iterator[Edit]:
    for left, right in pairwise(call.args):
        if not isinstance(left, ast.Starred) and not isinstance(right, ast.Starred):
            yield Edit(_start(left), _end(right), f"{_text(right, source)}, {_text(left, source)}")


def _keywords(call: ast.Call, source: str) -> Iterator[Edit]:
    """Leave out each keyword argument, and take the other axis of two."""
    for keyword in call.keywords:
        others = (argument for argument in (*call.args, *call.keywords) if argument is not keyword)
        rest = ", ".join(_text(argument, source) for argument in others)
        yield Edit(_end(call.func), _end(call), f"({rest})")
        other = _OTHER_AXIS.get(_text(keyword.value, source))
        if keyword.arg == "axis" and other:
            yield _replacement(keyword.value, other)


def _operands(node: ast.BinOp, source: str) -> Iterator[Edit]:
    """Swap operands; multiply matrices element by element."""
    left, right = _operand(node.left, source), _operand(node.right, source)
    yield _replacement(node, f"{right} {_ORDERED[type(node.op)]} {left}")
    if isinstance(node.op, ast.MatMult):
        yield _replacement(node, f"{left} * {right}")


def _operand(node: ast.expr, source: str) -> str:
    text = _text(node, source)
    return text if isinstance(node, _CLOSED) else f"({text})"


def _dropped(body: object) -> Iterator[Edit]:
    """Replace each simple statement of a block by ``pass``, docstrings aside."""
    if not isinstance(body, list):  # a lambda's body, or a conditional expression's
        return
    for node in body:
        documents = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node, _STATEMENTS) and not documents:
            yield _replacement(node, "pass")


def _replacement(node: ast.expr | ast.stmt, text: str) -> Edit:
    return Edit(_start(node), _end(node), text)


def _text(node: ast.AST, source: str) -> str:
    return ast.get_source_segment(source, node) or ast.unparse(node)


def _start(node: ast.expr | ast.stmt) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _end(node: ast.expr | ast.stmt) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset

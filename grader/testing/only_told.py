"""Whether a text that a test makes of a number is only told where a check fails: a test that passes has not seen it.

    check.that(loss < 0.5, f"the loss is {loss:.3g}")

Looked up in the test's source by the place of the running instruction. Only texts that stand directly among the words
of a check, and in which nothing is called, are taken for such.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path
from types import FrameType

from grader.text import syntax_tree

_WORDS = {"that": ("en", "ko", "call"), "equal": ("call", "why"), "close": ("call", "why"), "shape": ("call", "why")}
"""Checks → their words: nothing reads these unless the check fails."""
_WORDS_BY_PLACE = {"that": slice(1, None)}
_QUIET = (
    ast.JoinedStr, ast.FormattedValue, ast.Constant, ast.BinOp, ast.operator, ast.Name, ast.Attribute, ast.Subscript,
    ast.Dict, ast.UnaryOp, ast.unaryop, ast.expr_context,
)  # fmt: skip

_Place = tuple[int, int]


def is_only_told(frame: FrameType) -> bool:
    """Whether the running instruction of a frame makes such a text."""
    start, end, column, last = [*frame.f_code.co_positions()][frame.f_lasti // 2]
    if start is None or end is None or column is None or last is None:
        return False
    told = _told(frame.f_code.co_filename)
    return any(first <= (start, column) and (end, last) <= final for first, final in told)


@lru_cache(maxsize=64)
def _told(file: str) -> tuple[tuple[_Place, _Place], ...]:
    """Return the places of all such texts in a file."""
    try:
        tree = syntax_tree.parse(Path(file).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return ()
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, of = node.func.attr, node.func.value
        if not isinstance(of, ast.Name) or of.id != "check" or name not in _WORDS:
            continue
        words = [*node.args[_WORDS_BY_PLACE.get(name, slice(0, 0))]]
        words += [keyword.value for keyword in node.keywords if keyword.arg in _WORDS[name]]
        found += [_place(one) for one in words if all(isinstance(part, _QUIET) for part in ast.walk(one))]
    return tuple(found)


def _place(node: ast.expr) -> tuple[_Place, _Place]:
    end = node.end_lineno or node.lineno, node.end_col_offset or 0
    return (node.lineno, node.col_offset), end

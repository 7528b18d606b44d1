"""A small change of a function: which node of it becomes what, and what is said of that.

It is told in words that give away nothing of the reference but a piece that a reader of the task knows: operators,
numbers, functions of libraries, parameters, words of the documentation.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

Argument = str | int | float
Made = ast.expr | list[ast.stmt]
Found = Iterator[tuple[Made, str, dict[str, Argument]]]


@dataclass(frozen=True)
class SmallChange:
    """A changed node: the number of the node in ``ast.walk``, what stands there now, and what is said of it."""

    at: int
    made: Made
    kind: str
    args: tuple[tuple[str, Argument], ...] = ()


@dataclass(frozen=True)
class Known:
    """What may be said: parameters of the task, words of the documentation, functions that a reader knows, and those of
    them that are tasks."""

    parameters: tuple[str, ...]
    words: tuple[str, ...]
    functions: frozenset[str]
    tasks: frozenset[str]


def applied(function: ast.stmt, change: SmallChange) -> ast.stmt:
    """Return a copy of a function with a change made."""
    made = copy.deepcopy(change.made)
    if not change.at and isinstance(made, list):
        return ast.fix_missing_locations(made[0])
    copied = copy.deepcopy(function)
    nodes = list(ast.walk(copied))
    target = nodes[change.at]
    for parent in nodes:
        for field, value in ast.iter_fields(parent):
            if value is target and isinstance(made, ast.expr):
                setattr(parent, field, made)
            elif isinstance(value, list):
                new = made if isinstance(made, list) else [made]
                value[:] = [one for old in value for one in (new if old is target else [old])]
    return ast.fix_missing_locations(copied)


def replaced(expected: Argument, actual: Argument) -> tuple[str, dict[str, Argument]]:
    """Return what is said of one thing in the place of another."""
    return "replaced", {"expected": expected, "actual": actual}

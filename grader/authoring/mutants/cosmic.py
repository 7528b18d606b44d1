"""Mutants by the library cosmic-ray: operators, comparisons, numbers, conditions, loops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.errors import GraderError

_GROUPS = (
    {"Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"},
    {"RShift", "LShift", "BitOr", "BitAnd", "BitXor"},
    {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE"},
    {"Is", "IsNot"},
    {"USub", "Delete"},
    {"Not", "Delete"},
    {"Invert", "Delete"},
)


def operators() -> list[Any]:
    """Return the library's operators, without those that are random or make a change that no author would make.

    Raises GraderError where the library is not installed.
    """
    try:
        from cosmic_ray.plugins import get_operator, operator_names
    except ImportError as error:
        raise GraderError(
            f"the library that makes mutants is not installed: {error}", "Run: pip install 'nn-grader[mutants]'"
        ) from None
    kinds = [get_operator(name) for name in operator_names() if _likely(name)]
    return [kind() for kind in kinds if not kind.arguments()]  # those that take arguments are random


def changes(source: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where a change begins (line from 1, column in characters) and the whole text. Raises GraderError."""
    kinds = operators()
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code

    nodes = tuple(ast_nodes(get_ast(source)))
    for operator in kinds:
        places = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, place in enumerate(places):
            text = mutate_code(source, operator, occurrence)
            if text is not None:
                yield place, text


def _likely(name: str) -> bool:
    """Whether an author could make this change: not shifts for sums, ``is`` for ``==`` or ``~1`` for ``-1``."""
    _, *names = name.split("_")[-3:]
    return not names or any(group.issuperset(names) for group in _GROUPS)

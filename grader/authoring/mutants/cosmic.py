"""Changes that a mutation library (cosmic-ray) makes: operators, comparisons, numbers, conditions, loops."""

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
    """The library's operators, those left out that nobody would take for everyday code or that are random.

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


def changed(source: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Where a change begins (line from 1, column in characters) and the whole changed text. Raises GraderError."""
    found = operators()
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code

    nodes = tuple(ast_nodes(get_ast(source)))
    for operator in found:
        places = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, place in enumerate(places):
            made = mutate_code(source, operator, occurrence)
            if made is not None:
                yield place, made


def _likely(name: str) -> bool:
    """Is it a change that somebody could make? Shifts for sums, ``is`` for ``==`` and ``~1`` for ``-1`` are not."""
    _, *names = name.split("_")[-3:]
    return not names or any(group.issuperset(names) for group in _GROUPS)

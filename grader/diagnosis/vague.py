"""Relations that say where something is wrong, and little of what is."""

from __future__ import annotations

from collections.abc import Sequence

from grader.model import Relation

_PLACES = ("places", "nearly", "only", "all-but", "where", "one-sided", "wrong-same", "cells-only")
_KINDS = (
    "raises",
    "raises-for",
    "raises-where",
    "not-raised",
    "not-raised-for",
    "other-type",
    "other-shape",
    "outline",
)
_SIZES = ("number-for-array", "array-for-number")
_VAGUE = frozenset(f"relation.{name}" for name in (*_PLACES, *_KINDS, *_SIZES))


def are_vague(relations: Sequence[Relation]) -> bool:
    """Whether relations say little, or there are none."""
    return all(one.message.id in _VAGUE for one in relations)


def may_vary(relations: Sequence[Relation]) -> bool:
    """Whether relations are about an order that may be another one each time."""
    return any(one.message.id == "relation.rows-order" for one in relations)


def are_sizes(relations: Sequence[Relation]) -> bool:
    """Whether relations say which sizes parts have, and not how they came about."""
    return all(one.message.id == "relation.rows-sizes" for one in relations)

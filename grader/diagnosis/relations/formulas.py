"""Wrong numbers that a short formula of the arguments and of the right ones gives: x · grad, E / n, E + lr · b.

A formula is looked for in each part of the result by itself, and has to give all wrong numbers there in all calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.compare.kinds import kind_of
from grader.diagnosis.loose import wrong_elements
from grader.diagnosis.relations.pair import Fact, Numbers, Pair
from grader.diagnosis.relations.places import key_text
from grader.diagnosis.relations.terms import EXPECTED, FUNCTIONS, SMALL, terms_of

PARTS = 6
"""Parts of a result that may be wrong."""
NUMBERS = 48
"""Wrong numbers of a part that are looked at when a formula is looked for."""
TERMS = 10
"""Terms that a formula may be made of."""
DEAREST = 3
LONGEST = 90
"""Characters of all formulas together."""
_RTOL = 1e-9
_OPERATORS = (("·", np.multiply, True), ("/", np.divide, False), ("+", np.add, True), ("-", np.subtract, False))


class _Part(NamedTuple):
    """One part of a result in one call: what came back, what was expected, and the terms, where it is wrong."""

    wrong: Numbers
    terms: dict[str, Numbers]


def facts(wrong: Sequence[Pair], _: Sequence[Pair]) -> Iterator[Fact]:
    """Yield the formula that gives every wrong number, part by part."""
    parts: dict[str, list[_Part]] = {}
    for pair in wrong:
        if not pair.arguments:
            return
        found = tuple(_parts(pair))
        if not found or len(parts.keys() | {place for place, _ in found}) > PARTS:
            return
        for place, part in found:
            if part is None:
                return
            parts.setdefault(place, []).append(part)
    texts = []
    for place in sorted(parts):
        text = _formula(parts[place])
        if text is None:
            return
        texts.append(f"{place} = {text}" if place else text)
    formula = ", ".join(texts)
    if 0 < len(formula) <= LONGEST:
        expected = "-expected" if re.search(rf"\b{EXPECTED}\b", formula) else ""
        yield Fact(f"formula{'-parts' if parts.keys() != {''} else ''}{expected}", (("formula", formula),))


def _parts(pair: Pair) -> Iterator[tuple[str, _Part | None]]:
    """Yield each part of a result that is wrong; None for one that is no number or of another shape."""
    shared = frozenset(key for value in pair.arguments if type(value) is dict for key in value)
    for place, key, value, expected in _leaves(pair.value, pair.expected, shared):
        if not {kind_of(value), kind_of(expected)} <= {"int", "float", "array"}:
            yield place, None
            continue
        one, other = np.asarray(value), np.asarray(expected)
        if one.shape != other.shape or one.dtype.kind not in "iuf" or other.dtype.kind not in "iuf":
            yield place, None
            continue
        one, other = one.astype(np.float64), other.astype(np.float64)
        where = wrong_elements(one, other)
        if where.any():
            terms = dict(terms_of(pair, where, one.shape, key))
            yield place, _Part(one[where], {**terms, EXPECTED: other[where]})


def _leaves(
    value: Any, expected: Any, shared: frozenset[Any], place: str = "", key: Any = None
) -> Iterator[tuple[str, Any, Any, Any]]:
    """Yield the parts of a result: where each is, the key of the dict around it, what came back, what was expected.
    Keys that are ``shared`` with a dict among the arguments are one place."""
    if type(value) is dict and type(expected) is dict and value.keys() == expected.keys():
        for key in value:
            there = "[…]" if key in shared else key_text(key)
            yield from _leaves(value[key], expected[key], shared, place + there, key)
    elif key not in shared and _is_short(value, type(expected), place) and len(value) == len(expected):
        for number, (one, other) in enumerate(zip(value, expected, strict=True)):
            yield from _leaves(one, other, shared, f"{place}[{number}]", key)
    else:
        yield place, key, value, expected


def _is_short(value: Any, other: type, place: str) -> bool:
    """Whether each element of a value is a part of its own: of a tuple, and of a short array in it."""
    if type(value) in (list, tuple):
        return other in (list, tuple) and len(value) <= 2 * PARTS
    return bool(place) and type(value) is np.ndarray and other is np.ndarray and value.ndim == 1 and len(value) <= SMALL


def _formula(parts: Sequence[_Part]) -> str | None:
    """Return the cheapest formula that gives every wrong number of a part."""
    shared = [name for name in parts[0].terms if all(name in part.terms for part in parts)]
    names = [EXPECTED, *(name for name in shared if name != EXPECTED)][:TERMS]
    target = np.concatenate([part.wrong for part in parts])
    columns = {name: np.concatenate([part.terms[name] for part in parts]) for name in names}
    distinct = len({float(f"{one:.6g}") for one in target[:NUMBERS] if one})
    if not np.all(np.isfinite(target)):
        return None
    seen = np.linspace(0, len(target) - 1, min(NUMBERS, len(target))).astype(int)
    found = list(_candidates(columns, target, seen))
    if not found:
        right = columns.pop(EXPECTED)
        with np.errstate(all="ignore"):
            for text, rest in (("E · {}", target / right), ("E + {}", target - right), ("E / {}", right / target)):
                if np.all(np.isfinite(rest)):
                    found += [(cost + 1, text.format(f"({term})")) for cost, term in _candidates(columns, rest, seen)]
    return next((text for cost, text in sorted(found, key=_cost) if distinct > min(cost, DEAREST)), None)


def _candidates(columns: dict[str, Numbers], target: Numbers, seen: np.ndarray[Any, Any]) -> Iterator[tuple[int, str]]:
    """Yield the formulas that give the target, with what they cost."""
    texts, costs, rows = [], [], []
    with np.errstate(all="ignore"):
        for name, column in columns.items():
            for function in FUNCTIONS:
                row = function.apply(column)
                if np.all(np.isfinite(row)):
                    texts.append(function.text.format(name))
                    costs.append(function.cost)
                    rows.append(row)
        if not rows:
            return
        table = np.array(rows)
        few, wanted = table[:, seen[:3]], target[seen[:3]]
        for number in np.flatnonzero(_gives(few, wanted)):
            if texts[number] != EXPECTED and _gives(table[number], target):
                yield costs[number], texts[number]
        cheap = [number for number, cost in enumerate(costs) if cost <= 1]  # of two, each is: pairs are many
        texts, costs, table = [texts[n] for n in cheap], [costs[n] for n in cheap], table[cheap]
        few, price = few[cheap, :2], np.add.outer(costs, costs) + 1
        wanted = wanted[:2]
        for sign, operator, commutes in _OPERATORS:
            hits = _gives(operator(few[:, None], few[None]), wanted) & (price <= DEAREST)
            for one, two in np.argwhere(hits):
                if (commutes and one > two) or one == two or not _gives(operator(table[one], table[two]), target):
                    continue
                yield int(price[one, two]), _joined(texts[one], sign, texts[two])


def _cost(found: tuple[int, str]) -> int:
    return found[0]


def _gives(values: Numbers, target: Numbers) -> Any:
    return np.all(np.abs(values - target) <= _RTOL * np.maximum(np.abs(target), 1e-3), axis=-1)


def _joined(one: str, sign: str, two: str) -> str:
    if (sign in "/-" and (" / " in two or two.startswith(("-", "2 ·")))) or (
        sign == "·" and (two.startswith("-") or " / " in two)
    ):
        two = f"({two})"
    return f"{one} {sign} {two}"

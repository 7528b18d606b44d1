"""The shortest formula of some terms that gives a row of numbers: one term, two, or three with brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.diagnosis.relations.pair import Numbers

DISTINCT = 3
"""Different numbers that a formula has to give: any two are a formula of something."""
SEEN = 4
"""Numbers that are looked at before all are."""
_RTOL = 1e-9
_SIGNS = (("·", np.multiply, True), ("/", np.divide, False), ("+", np.add, True), ("-", np.subtract, False))
_Rows = np.ndarray[Any, np.dtype[np.float64]]


def shortest(terms: dict[str, Numbers], target: Numbers, at_most: int) -> tuple[str, ...]:
    """Return the formulas with the fewest terms that give all numbers of the target."""
    fine = {text: row for text, row in terms.items() if np.all(np.isfinite(row))}
    if not fine or not np.all(np.isfinite(target)) or len({float(f"{one:.6g}") for one in target}) < DISTINCT:
        return ()
    seen = np.linspace(0, len(target) - 1, min(SEEN, len(target))).astype(int)
    with np.errstate(all="ignore"):
        for found in (_one(fine, target), _two(fine, target, seen), _three(fine, target, seen)):
            texts = tuple(text for text, _ in zip(found, range(at_most), strict=False))
            if texts:
                return texts
    return ()


def _one(terms: dict[str, Numbers], target: Numbers) -> Iterator[str]:
    yield from (text for text, row in terms.items() if _gives(row, target))
    yield from (f"-{text}" for text, row in terms.items() if _gives(-row, target))


def _two(terms: dict[str, Numbers], target: Numbers, seen: np.ndarray[Any, Any]) -> Iterator[str]:
    rows, texts = np.array(list(terms.values())), list(terms)
    for sign, operator, commutes in _SIGNS:
        for one, two in _hits(operator, rows[:, seen], rows[:, seen], target[seen]):
            if (
                (one != two or sign == "·")
                and not (commutes and one > two)
                and _gives(operator(rows[one], rows[two]), target)
            ):
                yield f"{texts[one]} {sign} {texts[two]}"


def _three(terms: dict[str, Numbers], target: Numbers, seen: np.ndarray[Any, Any]) -> Iterator[str]:
    """Yield (a ∘ b) ∘ c and a ∘ (b ∘ c)."""
    rows, texts = np.array(list(terms.values())), list(terms)
    few = rows[:, seen]
    inner: list[tuple[int, str, Any, int]] = []
    made: list[_Rows] = []
    for sign, operator, commutes in _SIGNS:
        for one in range(len(texts)):
            for two in range(one + 1 if commutes else 0, len(texts)):
                if one != two:
                    inner.append((one, sign, operator, two))
                    made.append(operator(few[one], few[two]))
    pairs = np.array(made)
    for sign, operator, _ in _SIGNS:
        for which, last in _hits(operator, pairs, few, target[seen]):
            one, inside, inner_operator, two = inner[which]
            if _gives(operator(inner_operator(rows[one], rows[two]), rows[last]), target):
                plain = inside in "·/" or sign in "+-"
                text = f"{texts[one]} {inside} {texts[two]}"
                yield f"{text if plain else f'({text})'} {sign} {texts[last]}"
        if sign in "/-":
            for first, which in _hits(operator, few, pairs, target[seen]):
                one, inside, inner_operator, two = inner[which]
                if _gives(operator(rows[first], inner_operator(rows[one], rows[two])), target):
                    text = f"{texts[one]} {inside} {texts[two]}"
                    plain = sign == "-" and inside in "·/"
                    yield f"{texts[first]} {sign} {text if plain else f'({text})'}"


def _hits(operator: Any, some: _Rows, others: _Rows, target: Numbers) -> Sequence[tuple[int, int]]:
    """Return which two rows give the target, one by one."""
    return [(int(one), int(two)) for one, two in np.argwhere(_gives(operator(some[:, None], others[None]), target))]


def _gives(values: Any, target: Numbers) -> Any:
    return np.all(np.abs(values - target) <= _RTOL * np.maximum(np.abs(target), 1e-6), axis=-1)

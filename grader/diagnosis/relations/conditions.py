"""What the wrong calls have in common and the right ones have not: a single point, a negative input, no seed.

Where all outputs are arrays like an argument, element by element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from grader.compare.kinds import kind_of, unboxed
from grader.diagnosis.loose import wrong_elements
from grader.diagnosis.relations.exceptions import NOT_WRITTEN
from grader.diagnosis.relations.pair import Fact, Pair
from grader.text.python_words import meaning

FEWEST, ENOUGH = 2, 6
"""Wrong cases, and right ones, that there have to be; and cases in all."""
MOST = 2
"""Conditions that may hold at the same time: of more than these nobody knows which one it is."""
CELLS = 500
"""Elements of an array that are looked at one by one."""
_WORD = 24
_FORMS = ("np.ndim(", "type(", "len(")
"""How conditions begin that are about the form of an argument: they come before those about its values."""
Case = Mapping[str, Any]


def facts(wrong: Sequence[Pair], right: Sequence[Pair]) -> Iterator[Fact]:
    """Yield the conditions that hold of all wrong cases and of none that is right."""
    raised = {pair.raised for pair in wrong}
    kind = raised.pop() if len(raised) == 1 else ""
    if kind in NOT_WRITTEN:
        return
    phrases = {meaning(kind, pair.text) or "" for pair in wrong} if kind else set()
    phrase = phrases.pop() if len(phrases) == 1 else ""
    for apart in (_elements, _whole):
        text = _condition(*_cases(wrong, right, apart))
        if text and kind:
            yield Fact("raises-where", (("type", kind), ("condition", text)), phrase=phrase)
        if text:
            yield Fact("where", (("condition", text),))


def _cases(
    wrong: Sequence[Pair], right: Sequence[Pair], apart: Callable[[Pair], list[tuple[Case, bool]] | None]
) -> tuple[list[Case], list[Case]]:
    pairs = [*((pair, True) for pair in wrong), *((pair, False) for pair in right)]
    bad: list[Case] = []
    good: list[Case] = []
    for pair, is_wrong in pairs:
        if not pair.arguments:
            return [], []
        elements = apart(pair)
        for case, case_is_wrong in elements if elements is not None else [(pair.named, is_wrong)]:
            (bad if case_is_wrong else good).append(case)
    return bad, good


def _elements(pair: Pair) -> list[tuple[Case, bool]] | None:
    """Return each element of an array with those of the arguments of its shape; None where there are none."""
    one, other = pair.form, pair.right
    if type(one) is not np.ndarray or type(other) is not np.ndarray or one.shape != other.shape:
        return None
    if one.dtype.kind != "f" or other.dtype.kind != "f" or not 1 < one.size <= CELLS:
        return None
    like = {name: value for name, value in pair.named.items() if type(value) is np.ndarray and value.shape == one.shape}
    if not like or any(value.dtype.kind not in "iuf" for value in like.values()):
        return None
    is_wrong = wrong_elements(one, other)
    return [
        ({**pair.named, **{name: value[index].item() for name, value in like.items()}}, bool(is_wrong[index]))
        for index in np.ndindex(one.shape)
    ]


def _whole(_: Pair) -> None:
    """Take a call as one case."""


def _condition(bad: Sequence[Case], good: Sequence[Case]) -> str:
    """Return what holds of all bad cases and of no good one: a condition for each parameter, nothing for many."""
    if len(bad) < FEWEST or len(good) < FEWEST or len(bad) + len(good) < ENOUGH:
        return ""
    common = set(_features(bad[0]))
    for case in bad[1:]:
        common.intersection_update(_features(case))
    for case in good:
        if not common:
            break
        common.difference_update(_features(case))
    arrays = {name for name in bad[0] if all(type(case.get(name)) is np.ndarray for case in (*bad, *good))}
    common = {
        (name, text) for name, text in common if name in arrays or not text.startswith((f"{name}.m", f"{name}.s"))
    }
    shortest: dict[str, str] = {}
    for names, text in sorted(common, key=lambda one: (not one[1].startswith(_FORMS), len(one[1]), one)):
        shortest.setdefault(names, text)
    return " and ".join(sorted(shortest.values())) if len(shortest) <= MOST else ""


def _features(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what can be said of the arguments of one case, as one would write it, and of which one."""
    numbers = {}
    for name, value in case.items():
        kind, value = kind_of(value), unboxed(value)
        if kind in ("int", "float"):
            numbers[name] = value
        yield from ((name, text) for text in _of_value(name, kind, value))
    for (one, first), (two, second) in combinations(numbers.items(), 2):
        yield from ((f"{one} {two}", f"{one} {sign} {two}") for sign in _signs(first, second))


def _of_value(name: str, kind: str, value: Any) -> Iterator[str]:
    if kind in ("int", "float"):
        yield f"np.ndim({name}) == 0"
        yield f"{name} == {value:.6g}"
        yield from (f"{name} {sign} {bound}" for bound in (0, 1) for sign in _signs(value, bound))
    elif kind in ("bool", "None") or (kind == "str" and len(value) <= _WORD):
        yield f"{name} == {value!r}" if kind == "str" else f"{name} is {value}"
    elif kind == "array":
        yield from _of_array(name, value)
    elif kind in ("list", "DataFrame", "Series"):
        yield f"type({name}) is {type(value).__name__}"
        if kind == "list":
            yield f"len({name}) == {len(value)}" if len(value) <= FEWEST else f"len({name}) > {FEWEST}"


def _signs(one: float, other: float) -> tuple[str, ...]:
    if one != one or other != other:
        return ()
    return ("==", "<=", ">=") if one == other else ("<", "<=", "!=") if one < other else (">", ">=", "!=")


def _of_array(name: str, value: np.ndarray[Any, Any]) -> Iterator[str]:
    yield f"np.ndim({name}) == {value.ndim}"
    yield f"np.ndim({name}) > 0" if value.ndim else f"np.ndim({name}) == 0"
    yield f"{name}.dtype.kind == {value.dtype.kind!r}"
    if value.ndim:
        yield f"len({name}) == {len(value)}" if len(value) <= FEWEST else f"len({name}) > {FEWEST}"
        yield f"{name}.shape[-1] == {value.shape[-1]}" if value.shape[-1] <= FEWEST + 1 else f"{name}.shape[-1] > 3"
        if value.ndim == 2:
            yield f"{name}.shape[0] {'==' if value.shape[0] == value.shape[1] else '!='} {name}.shape[1]"
    if value.dtype.kind in "iuf" and value.size:
        yield f"{name}.min() < 0" if value.min() < 0 else f"{name}.min() >= 0"
        yield f"{name}.max() > 1" if value.max() > 1 else f"{name}.max() <= 1"

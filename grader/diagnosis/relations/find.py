"""The relation that holds between all wrong values of a task and the right ones: a fact, whoever wrote the course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike
from grader.diagnosis.relations import (
    arrangements,
    cells,
    conditions,
    constants,
    containers,
    exceptions,
    formulas,
    functions,
    kinds,
    lengths,
    multiples,
    nesting,
    orders,
    outlines,
    parts,
    places,
    precision,
    rows,
    sources,
    tables,
    truth_tables,
)
from grader.diagnosis.relations.pair import Fact, Pair

IDEAS = (kinds, sources, tables, orders, nesting, multiples, precision, functions, parts)
"""One module for each idea, in the order in which they speak: facts of one value each."""
WHOLE = (truth_tables, rows, containers, cells, constants, formulas, conditions)
"""Facts of all values together: they speak next."""
LAST = (arrangements, lengths, places, exceptions, outlines)
"""Facts of one value each that say little of its numbers."""
PLACES = ("only", "all-but")
"""Facts that say where something is wrong, and so where it is not."""
DISTINCT = 2
"""A relation of numbers has to hold for so many different right ones."""
CONSTANT = Fact("constant")
NAN = Fact("nan")
"""Said where it is not known in which columns of a table."""
OF_NUMBERS = frozenset(("reduced", "part-alone"))
"""Facts of one number out of many: where there are but two numbers it may be so by chance."""
MAKES = (kinds, lengths, exceptions, outlines)
"""Ideas about what a value is made of."""
SAME = 3
"""Calls that have to give the same before that is worth a word."""


def relations(wrong: Sequence[Pair], right: Sequence[Pair] = (), *, whole: bool = True) -> Iterator[Fact]:
    """Yield what holds of every wrong pair, what says most first; nothing where too little is wrong to say so.

    ``right`` are values of the same task that are as expected. ``whole``: whether these are all, so that something can
    be said of all values together.
    """
    if not wrong:
        return
    if wrong[0].value is not None and _is_constant([*wrong, *right]):
        yield CONSTANT
    enough, zero = _is_enough(wrong), _are_zero(wrong)
    ideas = _common(wrong, IDEAS)
    yield from (
        fact
        for fact in ideas
        if (enough or not fact.numeric)
        and fact != NAN
        and not (zero and fact.id in ("rounded", "truncated"))
        and not (fact.numeric and fact.id in OF_NUMBERS and _are_bits(wrong))
    )
    if whole:
        for idea in WHOLE:
            yield from idea.facts(wrong, right)
    if NAN in ideas:
        yield NAN
    yield from _common(wrong, LAST)


def relation(wrong: Sequence[Pair], right: Sequence[Pair] = ()) -> Fact | None:
    """Return what says most of every wrong pair; None where nothing does."""
    return next(relations(wrong, right), None)


def beside(fact: Fact, wrong: Sequence[Pair]) -> Fact | None:
    """Return what else holds of every wrong pair, for a fact that says where something is wrong, or what, and not both:
    what came back instead, else the place; None where nothing else holds."""
    makes = {one.id for one in (*_said(wrong[0], MAKES), Fact("raises-where"))}
    where = () if fact.id in PLACES else (places,)  # where only one is wrong the other is right: that is told
    ideas: tuple[Any, ...] = (arrangements, places) if fact.id in makes else (*MAKES, arrangements, *where)
    return next((one for one in _common(wrong, ideas) if one.id != fact.id), None)


def common(
    wrong: Sequence[Pair], right: Sequence[Pair], all_wrong: Sequence[Pair], all_right: Sequence[Pair]
) -> Fact | None:
    """Return what says most of some wrong pairs, where it holds of all of them; None where it does not: what the others
    are may take a fact away, and decides nothing else."""
    fact = relation(wrong, right)
    if fact == CONSTANT:
        return fact if _is_constant([*all_wrong, *all_right]) else None
    return fact if fact is not None and fact in relations(all_wrong, all_right) else None


def partly(wrong: Sequence[Pair], *, free: bool = False) -> Fact | None:
    """Return what says most of some wrong pairs, whatever others are: of values that are ``free`` only their make."""
    ideas = (kinds, lengths, exceptions, outlines) if free else (*IDEAS, *LAST)
    found = _common(wrong, ideas)
    enough = _is_enough(wrong)
    fine = (fact for fact in found if (enough or not fact.numeric) and not (free and fact.id in ("type", "numbers")))
    return next(chain(() if free else rows.facts(wrong, ()), fine), None)


def _common(wrong: Sequence[Pair], ideas: Iterable[Any]) -> tuple[Fact, ...]:
    """Return what each of these ideas says of every wrong pair."""

    facts = _said(wrong[0], ideas)
    for pair in wrong[1:]:
        if not facts:
            break
        others = set(_said(pair, ideas))
        facts = [fact for fact in facts if fact in others]
    return tuple(facts)


def _said(pair: Pair, ideas: Iterable[Any]) -> list[Fact]:
    """Return what these ideas say of a pair. It is asked for several times: of public values, of all, of a group."""
    for idea in ideas:
        if idea not in pair.said:
            pair.said[idea] = tuple(idea.facts(pair))
    return [fact for idea in ideas for fact in pair.said[idea]]


def _is_constant(wrong: Sequence[Pair]) -> bool:
    """Whether the same came back whatever was asked, where different values were expected."""
    first = wrong[0]
    return (
        len(wrong) >= SAME
        and not first.object
        and all(alike(first.form, pair.form) for pair in wrong)
        and any(not alike(first.right, pair.right) for pair in wrong)
    )


def _are_bits(pairs: Sequence[Pair]) -> bool:
    """Whether no more than two different numbers came back."""
    return len({pair.form for pair in pairs if type(pair.form) is float}) <= DISTINCT


def _are_zero(pairs: Iterable[Pair]) -> bool:
    """Whether all wrong numbers are 0, which is not what rounding is about."""
    return all(pair.numbers is not None and not np.any(pair.numbers[0]) for pair in pairs)


def _is_enough(pairs: Iterable[Pair]) -> bool:
    """Whether enough different numbers are wrong."""
    seen: set[float] = set()
    for pair in pairs:
        seen.update(_some(pair.numbers[1] if pair.numbers is not None else pair.right))
        if len(seen) >= DISTINCT:
            return True
    return False


def _some(form: Any) -> list[float]:
    """Return a few numbers of a form, to six digits."""
    if type(form) is float:
        return [float(f"{form:.6g}")]
    if type(form) is np.ndarray and form.dtype.kind == "f":
        return [float(f"{x:.6g}") for x in np.unique(form)[:DISTINCT]]
    if type(form) is Form:
        return [number for part in form.parts[:8] for number in _some(part)]
    return []

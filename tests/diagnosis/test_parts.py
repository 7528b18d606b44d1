"""One part of every result is wrong: where it is, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.diagnosis.match import SeenCall
from grader.diagnosis.outcomes import CallOutcome
from grader.diagnosis.parts import name_part, wrong_place
from grader.model import Message


def seen_calls(*values: tuple[Any, Any], hidden: int = 0) -> tuple[SeenCall, ...]:
    """Calls by what came back and what the reference gives; the last ``hidden`` are those of hidden tests."""
    made = []
    for number, (value, right) in enumerate(values):
        outcome = replace(CallOutcome(None, value), right=repr(value) == repr(right))
        known: Any = SimpleNamespace(number=number, outcome=CallOutcome(None, right, right=True))
        call: Any = None
        made.append(SeenCall(known, number < len(values) - hidden, call, outcome))
    return tuple(made)


def said(calls: tuple[SeenCall, ...], candidates: Sequence[Sequence[Any]]) -> list[str]:
    """What is said of the part that is wrong, where slips give these values to the calls."""
    profiles = [
        SimpleNamespace(
            variants=(),
            stored=SimpleNamespace(slip=Message("slip.replaced", {"expected": "E", "actual": str(name)})),
            outcome=lambda number, values=values: CallOutcome(None, values[number]),
        )
        for name, values in enumerate(candidates)
    ]
    seen: Any = SimpleNamespace(
        library=SimpleNamespace(
            mistakes=SimpleNamespace(predicates=()), part=lambda name: profiles if name.slips else ()
        ),
        uses_wrong=lambda name: False,
        shows_in_calls=lambda name: True,
        task=lambda name: SimpleNamespace(calls=calls),
    )
    return [
        f"{one.visibility} {one.message.args['place']} {one.message.why and one.message.why.en.split()[4]}"
        for one in name_part(seen, "task", ())
    ]


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ([((1.0, 3.0), (1.0, 2.0)), ((4.0, 6.0), (4.0, 5.0))], (1,)),
        ([((1.0, {"a": [1.0], "b": [2.0]}), (1.0, {"a": [1.0], "b": [3.0]}))], (1, "b", 0)),
        ([((0.0, {"b": [2.0, 2.0]}), (0.0, {"b": [3.0, 3.0]}))], (1, "b")),
        ([([(1.0, 2.0), (3.0, 4.0)], [(0.0, 2.0), (0.0, 4.0)])], (slice(None), 0)),
        ([((1.0, 3.0), (2.0, 2.0))], None),
        ([(np.ones(2), np.zeros(2))], None),
        ([((1.0, 3.0), (1.0, 3.0))], None),
    ],
)
def test_the_place_that_is_wrong(values: list[tuple[Any, Any]], place: Any) -> None:
    """The deepest part that holds all that differs: an element, a key, the same of every pair; never the whole."""
    assert wrong_place(seen_calls(*values)) == place


def test_a_part_is_told_by_a_slip_that_is_wrong_elsewhere_as_well() -> None:
    """Another slip, and one that is right where the submission is wrong, are not told."""
    calls = seen_calls(((1.0, 3.0), (1.0, 2.0)), ((4.0, 9.0), (4.0, 5.0)), ((7.0, 8.0), (7.0, 8.0)))
    fitting, other = [(0.0, 3.0), (0.0, 9.0), (0.0, 8.0)], [(1.0, 3.0), (4.0, 5.0), (7.0, 8.0)]
    assert said(calls, [other, fitting]) == ["public [1] 1"]


def test_hidden_calls_take_the_statement_away() -> None:
    """What public calls say is told only where a hidden call is wrong in the same place, in the same way."""
    public = ((1.0, 3.0), (1.0, 2.0)), ((4.0, 9.0), (4.0, 5.0))
    fitting = [(0.0, 3.0), (0.0, 9.0), (0.0, 6.0)]
    assert said(seen_calls(*public, ((1.0, 6.0), (1.0, 5.0)), hidden=1), [fitting]) == ["public [1] 0"]
    assert said(seen_calls(*public, ((1.0, 7.0), (1.0, 5.0)), hidden=1), [fitting]) == []
    assert said(seen_calls(*public, ((2.0, 6.0), (1.0, 5.0)), hidden=1), [fitting]) == []


def test_what_hidden_calls_take_away_is_not_replaced() -> None:
    """Of three candidates two may be told: where hidden calls refute these, the third is not told to students."""
    calls = seen_calls(((1.0, 3.0), (1.0, 2.0)), ((4.0, 9.0), (4.0, 5.0)), ((1.0, 6.0), (1.0, 5.0)), hidden=1)
    fitting = [[(0.0, 3.0), (0.0, 9.0), (0.0, last)] for last in (7.0, 8.0, 6.0)]
    assert said(calls, fitting) == ["hidden [1] 2"]
    assert said(calls, fitting[1:]) == ["public [1] 1"]


def test_one_wrong_number_is_too_little() -> None:
    """A single number may be the same by chance."""
    assert said(seen_calls(((1.0, 3.0), (1.0, 2.0))), [[(0.0, 3.0)]]) == []

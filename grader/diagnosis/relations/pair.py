"""A wrong value beside the right one, and what can be said of the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from grader.diagnosis.loose import Form, alike, form_of, numbers_of, wrong_elements

Numbers = np.ndarray[Any, np.dtype[np.float64]]

ROUNDING = 1e-9
"""Differences that come of rounding, where others are larger."""


@dataclass(frozen=True)
class Pair:
    """What came back and what was expected: of a call with its arguments, where they are known.

    ``object``: the type of an object that stayed in the guest; ``printed``: whether the call printed something.
    ``names``: of the parameters; ``raised``: the exception that came in the place of a value, ``text``: what it says,
    ``expected_raised``: that which should have come; ``changed``: numbers of the arguments that are not what they were.
    """

    value: Any
    expected: Any
    arguments: tuple[Any, ...] = ()
    object: str = ""
    printed: bool = False
    names: tuple[str, ...] = ()
    raised: str = ""
    expected_raised: str = ""
    changed: tuple[int, ...] = ()
    text: str = ""

    @cached_property
    def named(self) -> dict[str, Any]:
        """The arguments by the names of their parameters; by their number where there are none."""
        names = [*self.names, *(f"#{number}" for number in range(len(self.names) + 1, len(self.arguments) + 1))]
        return dict(zip(names, self.arguments, strict=False))

    @cached_property
    def form(self) -> Any:
        """The form of what came back."""
        return form_of(self.value)

    @cached_property
    def right(self) -> Any:
        """The form of what was expected."""
        return form_of(self.expected)

    @cached_property
    def argument_forms(self) -> tuple[Any, ...]:
        """The forms of the arguments."""
        return tuple(map(form_of, self.arguments))

    @cached_property
    def leaves(self) -> tuple[tuple[Any, Any], ...]:
        """The parts that differ, as deep inside as both have the same parts."""
        return tuple(_leaves(self.form, self.right))

    @cached_property
    def numbers(self) -> tuple[Numbers, Numbers] | None:
        """All wrong numbers and the right ones in their places; None where something else is wrong.

        Where all are nearly right, those that are not exactly so.
        """
        if not self.leaves:
            return _unequal(numbers_of(self.form), numbers_of(self.right))
        wrong, right = [], []
        for one, other in self.leaves:
            first, second = _as_array(one), _as_array(other)
            if first is None or second is None or first.shape != second.shape:
                return None
            where = wrong_elements(first, second)
            wrong.append(first[where])
            right.append(second[where])
        if sum(map(len, wrong)) == 0:
            return None  # only the shapes differ
        return np.concatenate(wrong), np.concatenate(right)

    @cached_property
    def said(self) -> dict[Any, tuple[Any, ...]]:
        """What each idea says of the two, once it was asked."""
        return {}

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How many rows the arguments have."""
        found = {_rows(argument) for argument in self.arguments}
        return tuple(sorted(rows for rows in found if rows > 1))


@dataclass(frozen=True)
class Fact:
    """A relation between two values: its sentence (``relation.<id>``) and the sentence's arguments.

    ``numeric``: it is about numbers, of which one alone may be so by chance; ``phrase``: one that explains it.
    """

    id: str
    args: tuple[tuple[str, str | int | float], ...] = ()
    numeric: bool = field(default=False, compare=False)
    phrase: str = ""


def _leaves(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    if alike(one, other):
        return
    if (
        type(one) is Form
        and type(other) is Form
        and one.parts
        and (one.kind, one.frame, len(one.parts)) == (other.kind, other.frame, len(other.parts))
    ):
        for part, counterpart in zip(one.parts, other.parts, strict=True):
            yield from _leaves(part, counterpart)
    else:
        yield one, other


def _unequal(one: Numbers | None, other: Numbers | None) -> tuple[Numbers, Numbers] | None:
    if one is None or other is None or one.shape != other.shape or not (one != other).any():
        return None
    where = np.abs(one - other) > ROUNDING * np.maximum(np.abs(other), ROUNDING)
    where = where if where.any() else one != other
    return one[where], other[where]


def _as_array(form: Any) -> Numbers | None:
    if type(form) is float:
        return np.array([form])
    if type(form) is np.ndarray and form.dtype.kind == "f":
        return form.reshape(-1) if form.ndim != 1 else form
    return None


def _rows(argument: Any) -> int:
    try:
        return len(argument) if not isinstance(argument, str | bytes | dict) else 0
    except TypeError:
        return 0

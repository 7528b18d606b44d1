"""Other spellings of one answer: Python's numbers or NumPy's, a list, a tuple or an array.

Where a task leaves the spelling open, right programs differ in it. So our own solutions teach their answers in these
spellings, too; a test that takes one of them is known for it, and one that refuses it has learnt nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Spelling = Callable[[Any], Any]


def in_python(value: Any) -> Any:
    """Return Python's numbers in place of NumPy's, and of arrays without a dimension."""
    if isinstance(value, np.ndarray) and not value.ndim:
        return value.item()
    return value.item() if isinstance(value, np.number | np.bool_) else _within(in_python, value)


def in_numpy(value: Any) -> Any:
    """Return NumPy's numbers in place of Python's."""
    if type(value) is float:
        return np.float64(value)
    if type(value) is int and -(1 << 63) <= value < 1 << 63:
        return np.int64(value)
    return _within(in_numpy, value)


def in_lists(value: Any) -> Any:
    """Return lists in place of tuples."""
    return [in_lists(one) for one in value] if type(value) is tuple else _within(in_lists, value)


def in_tuples(value: Any) -> Any:
    """Return tuples in place of lists."""
    return tuple(in_tuples(one) for one in value) if type(value) is list else _within(in_tuples, value)


def in_arrays(value: Any) -> Any:
    """Return arrays in place of lists of numbers."""
    if type(value) is list and value and all(isinstance(one, int | float | np.number) for one in value):
        return np.array(value)
    return _within(in_arrays, value)


def without_arrays(value: Any) -> Any:
    """Return lists in place of arrays."""
    return value.tolist() if isinstance(value, np.ndarray) else _within(without_arrays, value)


SPELLINGS: tuple[Spelling, ...] = (in_python, in_numpy, in_lists, in_tuples, in_arrays, without_arrays)


def _within(spelling: Spelling, value: Any) -> Any:
    """Return a container with its parts spelled so; anything else as it is."""
    kind = type(value)
    if kind is dict:
        return {key: spelling(one) for key, one in value.items()}
    return kind(spelling(one) for one in value) if kind is list or kind is tuple else value

"""Digests of values: the same for what loose equality calls the same, another one for what it tells apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.diagnosis.digest import form_pieces
from grader.diagnosis.loose import alike, form_of


def digest(value: Any) -> list[bytes]:
    """The pieces of a value."""
    return list(form_pieces(form_of(value)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (2, 2.0),
        ([1, 2], (1.0, 2.0)),
        (0.1 + 0.2, 0.3),
        (1.0 - 1e-14, 1.0),
        (9.999999999999e-4, 1e-3),
        (1e-17, 0.0),
        (-0.0, 0.0),
        (np.float64("nan"), -np.float64("nan")),
        (np.array([1, 2]), np.array([1.0, 2.0 + 1e-13])),
        (np.array([1 + 1e-14, -1e-15, np.inf]), np.array([1.0, 0.0, np.inf])),
        ({"b": 1, "a": 2}, {"a": 2.0, "b": 1.0}),
        (pd.DataFrame({"x": [1, 2]}), pd.DataFrame({"x": [1.0, 2.0]})),
        (pd.Series([1.5], name="a"), pd.Series([1.5], name="b")),
    ],
)
def test_what_is_loosely_equal_has_one_digest(one: Any, other: Any) -> None:
    """int and float, list and tuple, and what rounding leaves."""
    assert alike(form_of(one), form_of(other))
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, 1),
        (None, 0),
        ("1", 1),
        (1.0, 1.0001),
        (1e-9, 2e-9),
        ([1, 2], [2, 1]),
        ([1, 2], np.array([1, 2])),
        ([[1], [2]], [[1, 2]]),
        (np.zeros((2, 3)), np.zeros((3, 2))),
        (np.array([True, False]), np.array([1, 0])),
        (np.array([np.inf]), np.array([np.nan])),
        (pd.DataFrame({"x": [1, 2]}), pd.DataFrame({"y": [1, 2]})),
        (pd.Series([1, 2]), pd.Series([1, 2], index=[1, 0])),
        (2**70, 2**70 + 1),
        ({1, 2}, {1, 3}),
    ],
)
def test_what_differs_has_two(one: Any, other: Any) -> None:
    """Types, shapes, labels, order and the fifth digit."""
    assert not alike(form_of(one), form_of(other))
    assert digest(one) != digest(other)


def test_no_address_is_in_it() -> None:
    """Of an object that is no plain data its kind counts alone."""
    assert digest([object()]) == digest([object()])

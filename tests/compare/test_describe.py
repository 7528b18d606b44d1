"""Values as short texts: two that differ never look alike."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.compare.describe import apart
from grader.compare.equal import compare


@pytest.mark.parametrize(
    ("expected", "actual", "texts"),
    [
        (-1.4863, -1.2, ("-1.4863", "-1.2")),
        (-1.486301, -1.486301004, ("-1.486301", "-1.486301004")),
        (1.0, 1.0 + 2**-52, ("1", "1.0000000000000002")),
        (0.1 + 0.2, 0.3, ("0.30000000000000004", "0.29999999999999999")),
        (np.float64(2.0), 2.0000001, ("2", "2.0000001")),
        (1e300, 1.0000000001e300, ("1e+300", "1.0000000001e+300")),
        (3, 3.0, ("3", "3.0")),
        (math.nan, math.nan, ("nan", "nan")),
    ],
)
def test_as_many_digits_as_differ(expected: object, actual: object, texts: tuple[str, str]) -> None:
    """Six digits where they tell two numbers apart, else as many as do; other values as ever."""
    assert apart(expected, actual) == texts


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_two_floats_never_look_alike(x: float, y: float) -> None:
    """Unless they are equal."""
    one, other = apart(x, y)
    assert (one == other) is (x == y and str(x) == str(y)) or x == y == 0


def test_every_place_of_a_difference_tells_them_apart() -> None:
    """Scalars, lists, arrays and tables, and the cells that a report shows side by side."""
    x, y = -1.486301, -1.486301004
    for wrap in (float, lambda v: [v], np.array, lambda v: np.array([v, 1.0]), lambda v: pd.DataFrame({"A": [v]})):
        gap = compare(wrap(y), wrap(x))
        assert gap is not None
        assert (gap.expected, gap.actual) == ("-1.486301", "-1.486301004")
        if gap.table is not None:
            assert gap.table.expected[0][0] != gap.table.actual[0][0]

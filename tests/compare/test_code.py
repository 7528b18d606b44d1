"""Code of a value makes the value again."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from grader.compare.code import call, code
from grader.compare.equal import equal

VALUES: list[object] = [
    3, -0.5, 1e-12, 0.1 + 0.2, True, None, "a\n'b'", math.inf, -math.inf, math.nan, np.float64(2.5), np.int64(3),
    [1, [2.0, "x"]], (1,), (), {3, 1}, set(),
    {"w1": 1.0, 2: [None]}, np.array([[0, 1], [1, 0]]), np.array([1.5, math.nan]),
    np.array([True, False]), np.array(["a", "bc"]), np.zeros((0, 3)), np.zeros((2, 1, 2)), np.array([1.0], np.float32),
    pd.DataFrame({"A": [1, 2], "B": [0.5, math.nan]}), pd.DataFrame({"A": [1.0]}, index=[7]),
    pd.DataFrame({1: ["x"]}, index=["r"]), pd.Series([1, 2], name="D"), pd.Series([1.0, 2.0], index=["a", "b"]),
    [(np.array([[1.0]]), np.array([2.0]))], np.array(5.0),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_written_makes_the_value_again(value: object) -> None:
    """On one line, of the same type, with the same labels, and to the last digit."""
    text = code(value)
    made = eval(text, {"np": np, "pd": pd})
    assert "\n" not in text
    assert equal(made, value, nan_equal=True), text
    assert np.array_equal(np.asarray(made, object), np.asarray(value, object)) or "nan" in text


def test_a_call_is_what_a_student_would_type() -> None:
    """Names of arguments stay."""
    assert call("fit", np.array([1, 2]), 0.5, epochs=3) == "fit(np.array([1, 2]), 0.5, epochs=3)"
    assert call("gate_weights", "AND") == "gate_weights('AND')"

"""Relations between wrong values and right ones: each is found where it holds, and nothing is said where little is."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.diagnosis.relations.find import holds, relation
from grader.diagnosis.relations.pair import Pair

RNG = np.random.default_rng(7)
VECTORS = [RNG.normal(3, 2, n) for n in (4, 5, 6)]
MATRICES = [RNG.normal(3, 2, (n, n + 1)) for n in (2, 3, 4)]
TABLES = [pd.DataFrame({"A": one, "B": one**2}) for one in VECTORS]


def found(
    right: Callable[..., Any], wrong: Callable[..., Any], inputs: list[Any] = VECTORS
) -> tuple[str, dict[str, Any]]:
    """The relation of what a wrong function gives to what is right, and its arguments."""
    fact = relation([Pair(wrong(x), right(x), (x,)) for x in inputs])
    return ("", {}) if fact is None else (fact.id, dict(fact.args))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (np.sum, lambda x: None, "none"),
        (np.sort, lambda x: -np.sort(x), "negative"),
        (np.sum, lambda x: 2 * np.sum(x), "times"),
        (np.mean, np.sum, "times-rows"),
        (np.sum, np.mean, "over-rows"),
        (lambda x: np.std(x, ddof=1), np.std, "ddof-more"),
        (np.var, lambda x: np.var(x, ddof=1), "ddof-less"),
        (np.sort, lambda x: np.sort(x)[::-1], "reversed"),
        (np.sort, lambda x: np.roll(np.sort(x), 1), "order"),
        (np.sort, lambda x: x, "input"),
        (np.sort, lambda x: np.sort(x).reshape(-1, 1), "shape"),
        (np.sort, lambda x: np.sort(x).tolist(), "type"),
        (lambda x: int(np.sum(x)), lambda x: float(int(np.sum(x))), "type"),
        (lambda x: bool(x[0] > 3), lambda x: int(x[0] > 3), "type"),
        (lambda x: x / 7, lambda x: np.round(x / 7, 2), "rounded"),
        (lambda x: x * 7, lambda x: np.trunc(x * 7), "truncated"),
        (lambda x: x / 7, lambda x: (x / 7).astype(np.float32), "float32"),
        (lambda x: np.var(x), lambda x: np.std(x), "root"),
        (lambda x: np.std(x), lambda x: np.var(x), "square"),
        (lambda x: 1 / (1 + np.exp(-x)), lambda x: 1 - 1 / (1 + np.exp(-x)), "complement"),
        (lambda x: x, lambda x: 1 / x, "inverse"),
        (lambda x: x * 3, lambda x: x * 3 + 1, "more"),
        (np.sum, lambda x: 5.0, "constant"),
        (lambda x: np.log(np.abs(x)), lambda x: np.log10(np.abs(x)), "times"),
    ],
)
def test_a_relation_is_found(right: Callable[..., Any], wrong: Callable[..., Any], told: str) -> None:
    """On synthetic wrong functions, by its name."""
    assert found(right, wrong)[0] == told


def test_what_a_relation_says() -> None:
    """Factor, digits, number of the argument, types and shapes are facts, too."""
    assert found(np.sum, lambda x: np.sum(x) / 2)[1] == {"factor": "1/2"}
    assert found(np.sum, lambda x: np.degrees(np.sum(x)))[1] == {"factor": "180/π"}
    assert found(lambda x: x / 7, lambda x: np.round(x / 7, 3))[1] == {"digits": 3}
    assert found(np.sort, lambda x: x)[1] == {"number": 1}
    assert found(np.sort, lambda x: np.sort(x)[None], VECTORS[:1])[1] == {"actual": "(1, n)", "expected": "(n,)"}
    assert found(np.sort, lambda x: np.sort(x).tolist())[1] == {"actual": "list[float]", "expected": "ndarray[float]"}


def test_matrices_and_parts() -> None:
    """The transpose; and of a tuple or table only what is wrong counts."""
    assert found(np.exp, lambda x: np.exp(x).T, MATRICES)[0] == "transposed"
    assert found(lambda x: (x, x + 1), lambda x: (x, -x - 1), MATRICES)[0] == "negative"
    assert found(lambda x: (x, x + 1), lambda x: (x + 1, x), MATRICES)[0] == "reversed"
    assert found(lambda t: t, lambda t: t.assign(B=t["B"] * 2), TABLES)[0] == "times"


def test_objects_and_prints() -> None:
    """A generator is named by its type; None beside a print is said to be that."""
    fact = relation([Pair("<object>", [1, 2], (), "generator")])
    assert fact is not None and (fact.id, dict(fact.args)) == ("generator", {"type": "generator"})
    assert relation([Pair("<object>", [1, 2], (), "<b>hostile</b>")]) is None
    fact = relation([Pair(None, 3, (), printed=True)])
    assert fact is not None and fact.id == "none-printed"


def test_nothing_is_said_where_little_is_wrong() -> None:
    """One number may be twice another by chance; relations that differ from call to call are none."""
    assert relation([Pair(4, 2)]) is None
    assert relation([Pair(4, 2), Pair(6, 2)]) is None
    assert relation([Pair(4, 2), Pair(6, 3)]) is not None
    assert relation([Pair(4, 2), Pair(-3, 3), Pair(1, 9)]) is None
    assert relation([]) is None
    assert relation([Pair(math.nan, 1.0), Pair(math.inf, 2.0)]) is None


def test_the_same_for_every_input_includes_right_ones() -> None:
    """A value that is right once is the same all the same; one that differs there is not."""
    wrong = [Pair(5, 1), Pair(5, 2), Pair(5, 3)]
    fact = relation(wrong, [Pair(5, 5)])
    assert fact is not None and fact.id == "constant"
    assert holds(fact, wrong) and not holds(fact, [*wrong, Pair(6, 1)])
    other = relation(wrong, [Pair(4, 4)])
    assert other is None or other.id != "constant"

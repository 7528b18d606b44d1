"""Relations between wrong values and right ones: each is found where it holds, and nothing is said where little is."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.diagnosis.relations.find import beside, common, partly, relation, relations
from grader.diagnosis.relations.pair import Fact, Pair
from grader.diagnosis.relations.refusals import told

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
        (lambda x: x - 9, lambda x: np.floor(x - 9), "floored"),
        (lambda x: x * 7, lambda x: x * 7 + 1e-4, "of-expected"),
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
        (lambda x: np.sqrt(np.mean(x**2)), lambda x: np.sqrt(np.sum(x**2)) / len(x), "times-of-rows"),
        (lambda x: x / 9, lambda x: 2 * x / 9 - 1, "of-expected"),
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
    assert found(np.std, lambda x: np.std(x) / np.sqrt(2))[1] == {"factor": "1/√2"}
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


def test_where_only_shapes_differ_nothing_is_said_of_numbers() -> None:
    """No wrong number is not the same as wrong numbers that are all NaN."""
    pairs = [Pair([np.arange(6.0).reshape(shape[::-1])], [np.arange(6.0).reshape(shape)]) for shape in ((2, 3), (1, 6))]
    assert all(pair.numbers is None for pair in pairs)
    fact = relation(pairs)
    assert fact is None or (not fact.numeric and fact.id != "nan")


def test_objects_and_prints() -> None:
    """A generator is named by its type; None beside a print is said to be that."""
    fact = relation([Pair("<object>", [1, 2], (), "generator")])
    assert fact is not None and (fact.id, dict(fact.args)) == ("generator", {"type": "generator"})
    assert relation([Pair("<object>", [1, 2], (), "<b>hostile</b>")]) is None
    fact = relation([Pair(None, 3, (), printed=True)])
    assert fact is not None and fact.id == "none-printed"


def said(wrong: list[Pair]) -> tuple[str, dict[str, Any]] | None:
    """Return the fact that speaks first, and its arguments."""
    fact = relation(wrong)
    return None if fact is None else (fact.id, dict(fact.args))


def test_a_part_for_the_whole() -> None:
    """More than is expected came back, or a part of it, or numbers that should have been one."""
    x, y = np.array([0.3, 1.7]), np.array([2.9, -4.1])
    assert said([Pair((x, y), y), Pair((2.5, 7.0), 7.0)]) == ("wraps", {"place": "[-1]"})
    assert said([Pair(np.stack([x, y]), x), Pair(np.stack([y, x]), y)]) == ("wraps", {"place": "[0]"})
    assert said([Pair(x, (x, y)), Pair(y, (y, x))]) == ("part-alone", {"place": "[0]"})
    assert said([Pair(float(one.sum()), one) for one in (x, y, x * y)]) == ("reduced", {"function": "sum"})
    assert said([Pair(x, float(x.mean())), Pair(y, float(y.mean()))]) == ("not-reduced", {"function": "mean"})
    bits = [np.array([0, 1, 1]), np.array([0, 1, 0])]
    assert said([Pair(0, one) for one in bits]) != ("part-alone", {"place": "[0]"})


def test_keys_of_a_dict() -> None:
    """Keys that are missing, too many, or other ones are told by name."""
    right = {"f": 1.0, "dx": 2.0}
    assert said([Pair({"F": 1.0, "dx": 2.0}, right)]) == ("keys-names", {"actual": "'F'", "expected": "'f'"})
    assert said([Pair({"dx": 2.0}, right)]) == ("keys-missing", {"expected": "'f'"})
    assert said([Pair({**right, "q": 3.0}, right)]) == ("keys-more", {"actual": "'q'"})


def test_an_exception_is_explained() -> None:
    """By the meaning of what Python says; one that should have been another is named beside it."""
    text = "The truth value of an array with more than one element is ambiguous."
    fact = relation([Pair(None, 1, raised="ValueError", text=text)])
    assert fact is not None and (fact.id, fact.phrase) == ("raises", "means.truth")
    both = [Pair(None, 1, raised="ValueError", text=one) for one in (text, "other words")]
    fact = relation(both)
    assert fact is not None and (fact.id, fact.phrase) == ("raises", "")
    assert said([Pair(None, None, raised="KeyError", expected_raised="ValueError")]) == (
        "raises-other",
        {"actual": "KeyError", "expected": "ValueError"},
    )


def test_what_says_little_gets_another_fact_beside_it() -> None:
    """The place is told with what came back instead, and not twice the same."""
    listed = [Pair([1, 0], np.array([1, 0])), Pair([[1], [0]], np.array([[1], [0]]))]
    fact = beside(Fact("where", (("condition", "np.ndim(x) > 0"),)), listed)
    assert fact is not None and fact.id in ("type", "other-type")
    assert beside(Fact("only", (("place", "[-1]"),)), sums := [Pair((2.0, 9.0), (2.0, 2.0))]) is None, sums
    sums = [Pair((2.0, 0.0), (2.0, 2.0)), Pair((3.0, 0.0), (3.0, 3.0))]
    assert beside(Fact("wrong-same", (("value", "0"),)), sums) == Fact("only", (("place", "[-1]"),))


def test_nothing_is_said_where_little_is_wrong() -> None:
    """One number may be twice another by chance; relations that differ from call to call are none."""
    assert relation([Pair(4, 2)]) is None
    assert relation([Pair(4, 2), Pair(6, 2)]) is None
    assert relation([Pair(4, 2), Pair(6, 3)]) is not None
    assert relation([Pair(4, 2), Pair(-3, 3), Pair(1, 9)]) is None
    assert relation([]) is None
    assert relation([Pair(math.nan, 1.0), Pair(math.inf, 2.0)]) is None


def named(
    right: Callable[..., Any], wrong: Callable[..., Any], inputs: list[dict[str, Any]]
) -> tuple[str, dict[str, Any]]:
    """The relation of calls with names for their arguments, wrong and right ones told apart; an exception is one."""
    pairs: tuple[list[Pair], list[Pair]] = ([], [])
    for given in inputs:
        value, raised, expected = None, "", right(**given)
        try:
            value = wrong(**given)
        except Exception as error:
            raised = type(error).__name__
        one = Pair(value, expected, tuple(given.values()), names=tuple(given), raised=raised)
        pairs[not one.leaves and not raised].append(one)
    fact = relation(*pairs)
    return ("", {}) if fact is None else (fact.id, dict(fact.args))


NUMBERS = [{"x": float(x), "y": float(y)} for x, y in RNG.normal(0, 3, (8, 2))]
BITS = [np.array(bits) for bits in ([0, 0, 1], [1, 0, 1, 1], [0, 1])]
SIGNED = [{"z": np.array([-2.0, -0.5, 0.0, 1.0, 2.0])}, {"z": np.array([[3.0, -1.5]])}, {"z": np.array([0.25, -0.75])}]
POINTS = [{"x": x} for x in (*VECTORS, *MATRICES)]


@pytest.mark.parametrize(
    ("right", "wrong", "inputs", "told"),
    [
        (lambda x, y: x + y, lambda x, y: x * y, NUMBERS, {"formula": "x · y"}),
        (lambda x, y: (y - x, 3.0), lambda x, y: (x * y, 3.0), NUMBERS, {"formula": "[0] = x · y"}),
        (lambda x, y: math.cos(x), lambda x, y: math.cos(x) * y, NUMBERS, {"formula": "E · y"}),
        (lambda x, y: math.cos(x), lambda x, y: math.cos(x) * y / x, NUMBERS, {"formula": "E · (y / x)"}),
        (
            lambda x, y: {"a": 1, "b": math.cos(x)},
            lambda x, y: {"a": 1, "b": x / y},
            NUMBERS,
            {"formula": "['b'] = x / y"},
        ),
        (lambda x, y: abs(x), lambda x, y: math.cos(7 * x) if x < 0 else x, NUMBERS, {"condition": "x < 0"}),
        (lambda z: np.abs(z), lambda z: np.where(z < 0, 7 * np.cos(z), z), SIGNED, {"condition": "z < 0"}),
        (
            lambda x: float(x.sum()),
            lambda x: float(np.array([x[i, 0] for i in range(len(x))]).sum() + x[:, 1:].sum()),
            POINTS,
            {"type": "IndexError", "condition": "np.ndim(x) == 1"},
        ),
    ],
)
def test_formulas_and_conditions(
    right: Callable[..., Any], wrong: Callable[..., Any], inputs: list[dict[str, Any]], told: dict[str, Any]
) -> None:
    """A short formula of arguments and of what is expected (E); what wrong calls or elements alone have in common."""
    assert named(right, wrong, inputs)[1] == told


@pytest.mark.parametrize(
    ("right", "wrong", "inputs", "told", "said"),
    [
        (np.sort, lambda x: np.sort(x)[:-1], VECTORS, "missing-last", {"number": 1}),
        (np.sort, lambda x: np.sort(x)[1:], VECTORS, "missing-first", {"number": 1}),
        (np.sort, lambda x: np.append(np.sort(x), [1.0, 2.0]), VECTORS, "extra-last", {"number": 2}),
        (np.sum, lambda x: np.subtract.outer(x, x), VECTORS, "array-for-number", {"actual": "(n, n)"}),
        (lambda x: (x[0], x[1]), lambda x: (x[0], x[1] ** x[0]), VECTORS, "only", {"place": "[-1]"}),
        (
            lambda x: [(x, x[0]), (x, x[1])],
            lambda x: [(x, x[2] ** x[0]), (x, x[3] ** x[1])],
            VECTORS,
            "only",
            {"place": "[:][-1]"},
        ),
        (np.cumsum, lambda x: np.cumsum(np.where(x == x[0], x, np.exp(x))), VECTORS, "all-but", {"place": "[0]"}),
        (lambda x: x, lambda x: 1 - x, BITS, "opposite", {}),
        (lambda x: x, lambda x: 0 * x, BITS, "all-same", {"value": "0"}),
        (lambda x: x, lambda x: x * (np.arange(len(x)) < 1), BITS, "one-sided", {"actual": "0", "expected": "1"}),
    ],
)
def test_parts_and_places(
    right: Callable[..., Any], wrong: Callable[..., Any], inputs: list[Any], told: str, said: dict[str, Any]
) -> None:
    """What is missing, which shape came back, where it is wrong, and what stands there."""
    assert found(right, wrong, inputs) == (told, said)


GATES = [{"a": a, "b": b} for a in (0, 1) for b in (0, 1)]
MANY = [{"a": np.array([0, 1, 1]), "b": np.array([1, 0, 1])}, {"a": np.array([0, 0]), "b": np.array([0, 1])}]


@pytest.mark.parametrize(
    ("wrong", "inputs", "told"),
    [
        (lambda a, b: 1 - (a | b), GATES, {"name": "NOT (a OR b)"}),
        (lambda a, b: a * (1 - b), MANY, {"name": "a AND NOT b"}),
        (lambda a, b: a + b, GATES + MANY, {"answers": "0, 1, 1, 2"}),
        (lambda a, b: 0 * a, MANY, {"value": "0"}),
    ],
)
def test_functions_of_two_bits(wrong: Callable[..., Any], inputs: list[dict[str, Any]], told: dict[str, Any]) -> None:
    """Which gate it is, by all calls together; what each pair of bits gives where it is none."""
    assert named(lambda a, b: a ^ b, wrong, inputs)[1] == told


def test_functions_of_two_columns_and_of_a_key() -> None:
    """The bits may be columns of one argument; a dict's values are one place where an argument has its keys."""
    points = [{"x": np.array([[0, 0], [0, 1], [1, 0], [1, 1]])}, {"x": np.array([[1, 0], [1, 1]])}]
    assert named(lambda x: x[:, 0] ^ x[:, 1], lambda x: x[:, 0] & x[:, 1], points)[1] == {"name": "x[:, 0] AND x[:, 1]"}
    steps = [{"p": {"a": float(x), "b": float(y)}, "g": {"a": float(y), "b": 2.5}} for x, y in RNG.normal(0, 3, (3, 2))]
    told = named(
        lambda p, g: {key: value - 0.5 * g[key] for key, value in p.items()},
        lambda p, g: {key: value * g[key] for key, value in p.items()},
        steps,
    )
    assert told == ("formula-parts", {"formula": "[…] = p[…] · g[…]"})


def test_values_of_another_make() -> None:
    """Of free answers what they are made of; of some wrong values what holds of those alone."""
    fact = partly([Pair([1, 2, 3.0], (np.array([1, 1]), -1)), Pair([1, 2, 4.0], (np.array([1, 1]), -2))], free=True)
    assert fact is not None and fact.id == "outline"
    assert dict(fact.args) == {"actual": "(number, number, number)", "expected": "(array(2,), number)"}
    assert partly([Pair((np.array([2, 2]), 0), (np.array([1, 1]), 0))], free=True) is None
    fact = partly([Pair(1.0, 1), Pair(2.0, 2)])
    assert fact is not None and dict(fact.args) == {"actual": "float", "expected": "int"}


def test_exceptions_and_changed_arguments() -> None:
    """An exception is a fact where nothing better is; that of a stub is none."""
    assert relation([Pair(None, 1, raised="IndexError"), Pair(None, 2, raised="IndexError")]) is not None
    assert relation([Pair(None, 1, raised="NotImplementedError")]) is None
    fact = relation([Pair(3, None, expected_raised="ValueError")])
    assert fact is not None and (fact.id, dict(fact.args)) == ("not-raised", {"type": "ValueError"})
    fact = relation([Pair(3, 3, changed=(0,)), Pair(4, 4, changed=(0,))])
    assert fact is not None and (fact.id, dict(fact.args)) == ("changed", {"number": 1})


def test_what_is_taken_away_is_not_replaced() -> None:
    """Which of several facts hidden calls leave would spell them: where the first does not hold there, none is told."""
    right = np.array([1.0, 2.0, 3.0, 5.0])
    wrong = [Pair(right[::-1].copy(), right), Pair(2 * right[::-1], 2 * right)]
    first, *others = relations(wrong)
    hidden = [*wrong, Pair(right[[1, 0, 3, 2]], right)]
    assert first not in relations(hidden) and any(fact in relations(hidden) for fact in others)
    assert common(wrong, [], hidden, []) is None
    assert common(wrong, [], wrong, []) == first


def test_the_same_for_every_input_includes_right_ones() -> None:
    """A value that is right once is the same all the same; one that differs there is not."""
    wrong = [Pair(5, 1), Pair(5, 2), Pair(5, 3)]
    fact = relation(wrong, [Pair(5, 5)])
    assert fact is not None and fact.id == "constant"
    assert common(wrong, [Pair(5, 5)], wrong, []) == fact
    assert common(wrong, [Pair(5, 5)], [*wrong, Pair(6, 1)], []) != fact
    other = relation(wrong, [Pair(4, 4)])
    assert other is None or other.id != "constant"


LABELLED = [table.set_axis(list("zyxwv")[: len(table)], axis=0) for table in TABLES[:2]]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda t: t.reset_index(drop=True), "labels-anew"),
        (lambda t: t.set_axis(list("abcde")[: len(t)], axis=0), "labels"),
        (lambda t: t.iloc[1:], "rows-missing"),
        (lambda t: t[["B", "A"]], "columns-order"),
        (lambda t: t[["B"]], "columns-missing"),
        (lambda t: t.assign(C=1.0), "columns-more"),
        (lambda t: t.rename(columns={"A": "C"}), "columns-names"),
        (lambda t: (t - t) / 0, "nan"),
        (lambda t: t * (1 + 1e-5), "nearly"),
    ],
)
def test_tables(wrong: Callable[..., Any], told: str) -> None:
    """Labels, rows and columns; as parts of a result, too, where the rest is right."""
    pairs = [(wrong(table), table) for table in LABELLED]
    for made in (pairs, [((table, one), (table, table)) for (one, table) in pairs]):
        fact = relation([Pair(one, other) for one, other in made])
        assert fact is not None
        assert fact.id == told


STATS = [t.agg(["min", "max", "mean", "std"]).T.assign(mean=lambda s: s["mean"] + 0.25) for t in TABLES]
SCALED = [(t - s["min"]) / (s["max"] - s["min"]) for t, s in zip(TABLES, STATS, strict=True)]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda t, s: t - s["mean"], {"formula": 't - s["mean"]'}),
        (lambda t, s: (t - s["mean"]) / s["std"], {"formula": '(t - s["mean"]) / s["std"]'}),
        (lambda t, s: t - s["min"] / s["std"], {"formula": 't - s["min"] / s["std"]'}),
        (lambda t, s: t * 0 + 0.5, {"formula": "0.5"}),
    ],
)
def test_cells_as_formulas_of_a_table_and_its_statistics(wrong: Callable[..., Any], told: dict[str, Any]) -> None:
    """What stands in wrong cells, in terms of the cells and of the statistics of their columns."""
    made = zip(TABLES, STATS, SCALED, strict=True)
    fact = relation([Pair(wrong(t, s), right, (t, s), names=("t", "s")) for t, s, right in made])
    assert fact is not None and (fact.id, dict(fact.args)) == ("cells", told)


def test_cells_of_some_columns() -> None:
    """Where only certain columns are wrong it is said which, and what stands there."""
    pairs = []
    for table, stats in zip(TABLES, STATS, strict=True):
        known = stats.copy()
        known.loc["B", "max"] = known.loc["B", "min"]
        right = table.assign(B=0.0)
        pairs.append(Pair(right.assign(B=table["B"] - known.loc["B", "mean"]), right, (table, known), names=("t", "s")))
    fact = relation(pairs)
    assert fact is not None and fact.id == "cells-where"
    assert dict(fact.args) == {"condition": 's["max"] == s["min"]', "formula": 't - s["mean"]'}


def test_statistics_of_columns() -> None:
    """A table with a row for each column of another one: each of its columns has a formula of its own."""
    right = [t.agg(["min", "mean", "std"]).T for t in TABLES]
    wrong = [s.assign(mean=t.median(), std=t.abs().max(), more=1) for s, t in zip(right, TABLES, strict=True)]
    made = zip(wrong, right, TABLES, strict=True)
    fact = relation([Pair(one, other, (t,), names=("t",)) for one, other, t in made])
    assert fact is not None and fact.id == "formula-parts"
    assert dict(fact.args)["formula"].startswith('["mean"] = t.median(), ["std"] = t.')


def cut(x: Any, *orders: Any) -> tuple[Any, ...]:
    """The rows of x with these numbers, and ten times them."""
    return (*(x[list(order)] for order in orders), *(10 * x[list(order)] for order in orders))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (((0, 1, 2), (3,)), "rows-lost"),
        (((0, 1, 2), (2, 3, 4)), "rows-twice"),
        (((0, 1, 2), (3, 3)), "rows-lost-and-twice"),
        (((0, 1), (2, 3, 4)), "rows-sizes"),
        (((2, 3, 4), (0, 1)), "rows-elsewhere"),
        (((4, 0, 2), (1, 3)), "rows-shuffled"),
    ],
)
def test_rows_that_keep_their_order(wrong: tuple[tuple[int, ...], ...], told: str) -> None:
    """What became of the rows of two arguments, where parts of them are expected in order."""
    rows = [np.arange(5) * 1.5, np.arange(5) + 7.5]
    fact = relation([Pair(cut(x, *wrong), cut(x, (0, 1, 2), (3, 4)), (x, 10 * x)) for x in rows])
    assert fact is not None and fact.id == told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (((0, 1, 2), (3, 4)), "rows-kept"),
        (((0, 2, 3), (1, 4)), "rows-within"),
        (((4, 2, 1), (3, 0)), "rows-order"),
    ],
)
def test_rows_that_are_shuffled(wrong: tuple[tuple[int, ...], ...], told: str) -> None:
    """What became of them where another order is expected."""
    rows = [np.arange(5) * 1.5, np.arange(5) + 7.5]
    fact = relation([Pair(cut(x, *wrong), cut(x, (3, 0, 2), (4, 1)), (x, 10 * x)) for x in rows])
    assert fact is not None and fact.id == told
    torn = [(*cut(x, (3, 0, 2), (4, 1))[:2], 10 * x[:3], 10 * x[3:]) for x in rows]
    pairs = [Pair(one, cut(x, (3, 0, 2), (4, 1)), (x, 10 * x)) for one, x in zip(torn, rows, strict=True)]
    assert getattr(relation(pairs), "id", "") == "rows-unpaired"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda a, b, c: (c, a, b), ("order-of", {"order": "[2], [0], [1]"})),
        (lambda a, b, c: (a, c, c), ("order-of", {"order": "[0], [2], [2]"})),
        (lambda a, b, c: ((a, c), (b,)), ("nested", {"order": "([0], [2]), ([1])"})),
    ],
)
def test_parts_in_another_order(wrong: Callable[..., Any], told: tuple[str, dict[str, Any]]) -> None:
    """It is said where each part is expected."""
    made = [((x, x + 1, x * 9), wrong(x, x + 1, x * 9)) for x in (np.array([1.5, 2, 7]), np.arange(4) + 0.5)]
    fact = relation([Pair(one, right) for right, one in made])
    assert fact is not None and (fact.id, dict(fact.args)) == told


def test_other_containers() -> None:
    """Which containers came back in the place of which, where the values are right, whatever these are."""
    pairs = [Pair(np.array(["a", "b"]), ["a", "b"]), Pair((np.array([[1.5]]),), (pd.DataFrame([[1.5]]),))]
    fact = relation(pairs)
    assert fact is not None and fact.id == "container"
    assert dict(fact.args) == {"actual": "array", "expected": "DataFrame, list"}
    assert getattr(relation([*pairs, Pair(np.array(["a"]), ["b"])]), "id", "") != "container"


def test_groups_of_parts() -> None:
    """Groups that were put together flat, and one part of each alone."""
    rows = [np.arange(n) + 0.5 for n in (6, 7)]
    right = [batches(x, 2, 4) for x in rows]
    flat = [[part for pair in one for part in pair] for one in right]
    first = [[pair[0] for pair in one] for one in right]
    told = [relation([Pair(*both) for both in zip(made, right, strict=True)]) for made in (flat, first)]
    assert [fact and fact.id for fact in told] == ["flat", "one-part"]


def test_what_was_not_refused_is_told() -> None:
    """The sizes and numbers of the calls; nothing of those that were refused, and no array."""
    names, rows = ("X", "y", "size"), [np.arange(5), np.arange(4)]
    calls = [Pair(3, None, (*rows, 0.5), names=names, expected_raised="ValueError")]
    calls.append(Pair(None, None, (*rows, 7), names=names, raised="KeyError", expected_raised="ValueError"))
    assert told(calls) == "len(X) = 5, len(y) = 4, size = 0.5"
    fact = relation(calls[1:])
    assert fact is not None and fact.id == "raises-other"


def batches(x: Any, *cuts: int) -> list[tuple[Any, Any]]:
    """Rows and their squares, cut."""
    return [(part, part**2) for part in np.split(x, cuts)]


def test_arrangements() -> None:
    """The same rows cut elsewhere; the same numbers in other places."""
    rows = [np.arange(n, dtype=float) for n in (7, 9)]
    cut = relation([Pair(batches(x, 2), batches(x, 3, 5)) for x in rows])
    places = relation([Pair(batches(np.roll(x, 1), 3), batches(x, 3)) for x in rows])
    assert [fact and fact.id for fact in (cut, places)] == ["cut", "places"]
    halves = relation([Pair([part for part, _ in batches(x, 2)], batches(x, 2)) for x in rows])
    assert halves is None or halves.id != "cut"  # what belongs to the rows is not there


def test_which_of_equal_elements_are_missing_is_not_said() -> None:
    """A list that stands still looks the same from both ends."""
    assert named(lambda n: [0.5] * n, lambda n: [0.5] * (n - 1), [{"n": 4}, {"n": 5}])[0] not in (
        "missing-first",
        "missing-last",
    )


def test_a_place_is_told_once() -> None:
    """Of two parts one is wrong: that the other one is right is the same fact."""
    wrong = [Pair((1.0, 2.0), (3.0, 2.0)), Pair((7.0, 4.0), (5.0, 4.0))]
    fact = relation(wrong)
    assert fact is not None and fact.id == "only"
    assert beside(fact, wrong) is None

"""The references give the numbers that the lecture shows and the READMEs repeat."""

from __future__ import annotations

from itertools import product
from types import ModuleType

import numpy as np
import pandas as pd
import pytest

from grader.testing.modules import load_module
from tests import ROOT


def reference(name: str) -> ModuleType:
    return load_module(ROOT / "reference" / name / f"{name}.py", f"reference_{name}")


@pytest.mark.parametrize(("gate", "sums"), [("AND", [-3, -1, -1, 1]), ("OR", [-1, 1, 1, 3]), ("NAND", [3, 1, 1, -1])])
def test_sums_of_the_gates(gate: str, sums: list[int]) -> None:
    """The weights of the lecture give the sums of its table."""
    gates = reference("gates")
    w, b = gates.gate_weights(gate)
    assert (gates.CORNERS @ w + b).tolist() == sums


def test_fourteen_of_sixteen_functions() -> None:
    """On the grid -3, -2.5, …, 3 a perceptron is found for every Boolean function but XOR and XNOR."""
    find, grid = reference("gates").find_perceptron, np.arange(-3, 3.5, 0.5)
    found = {targets: find(np.array(targets), grid) for targets in product((0, 1), repeat=4)}
    assert [targets for targets, weights in found.items() if weights is None] == [(0, 1, 1, 0), (1, 0, 0, 1)]
    assert found[0, 0, 0, 1] == (0.5, 0.5, -0.5)
    assert found[0, 1, 1, 1] == (0.5, 0.5, 0)
    assert found[1, 1, 1, 0] == (-2.5, -2.5, 3)


def test_numbers_of_normalization() -> None:
    """Statistics and scaled columns of the lecture's table, to the six digits that it prints."""
    normalization = reference("normalization")
    table = pd.read_csv(ROOT / "datasets" / "normalization.csv")
    stats = normalization.column_stats(table)
    assert stats["std"].round(6).to_dict() == {"A": 3.02765, "B": 30.276504, "C": 302.765035, "D": 0.0}
    scaled, standard = normalization.min_max_norm(table, stats), normalization.standard_norm(table, stats)
    assert scaled["A"].round(6).tolist()[:2] == [0.0, 0.111111]
    assert standard["A"].round(6).tolist()[::9] == [-1.486301, 1.486301]
    assert standard["A"].round(6)[1] == -1.156012
    assert (scaled["D"] == 0).all()
    assert (standard["D"] == 0).all()

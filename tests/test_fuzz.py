"""The programs that fuzz what reads hostile bytes: they start, and what they begin with breaks nothing."""

from __future__ import annotations

import pytest

from benchmarks.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_begins_with_inputs_that_break_nothing(name: str) -> None:
    """A change of what is fuzzed is met here, and not first where it is fuzzed for long."""
    target, seeds = TARGETS[name]
    inputs = [*seeds()]
    assert inputs
    for data in inputs:
        target(data)

"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

from tests import ROOT

WITH_EXAMPLES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "grader").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples(name: str) -> None:
    """Each does what it says."""
    module = importlib.import_module(name.removesuffix(".__init__"))
    failed, attempted = doctest.testmod(module)
    assert attempted > 0
    assert failed == 0


def test_there_are_examples() -> None:
    """The search finds them."""
    assert "grader.sandbox.wire.codec" in WITH_EXAMPLES

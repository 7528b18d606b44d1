"""The scripts that make a new gradebook are those of its tables."""

from __future__ import annotations

import runpy

import pytest

from tests import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "gradebook_schema.py"))


@pytest.mark.parametrize("name", TOOL["DRIVERS"])
def test_scripts_are_those_of_the_tables(name: str) -> None:
    """Where this fails: make schema."""
    file = ROOT / "grader" / "gradebook" / f"schema.{name}.sql"
    assert file.read_text(encoding="utf-8") == TOOL["script"](name)

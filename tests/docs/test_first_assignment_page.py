"""docs/first-assignment.md: its files are written, its commands run, from an empty folder to a released assignment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import ROOT
from tests.docs.walk import walk
from tests.tiers import needs_tier

pytestmark = pytest.mark.usefixtures("lent_servers")

PAGE = (ROOT / "docs" / "first-assignment.md").read_text(encoding="utf-8")


@needs_tier
@pytest.mark.usefixtures("few_lazies")
def test_the_tutorial(tmp_path: Path) -> None:
    """Everything but the mutants, which take a while."""
    walk(PAGE, tmp_path, leave_out="--mutants")


@pytest.mark.nightly
@needs_tier
def test_the_tutorial_with_mutants(tmp_path: Path) -> None:
    """Everything."""
    walk(PAGE, tmp_path)

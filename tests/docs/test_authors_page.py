"""docs/authors.md: its limits are those of the model, and what it names for authors is there."""

from __future__ import annotations

import re

import msgspec

from grader.model import Limits
from grader.testing import check
from grader.testing.plugin import OWN
from grader.testing.spec import MARKERS
from tests import ROOT

PAGE = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")


def test_every_limit_is_described() -> None:
    """The table of limits names each field of the model once, and nothing else."""
    table = PAGE.partition("| limit | unit |")[2].partition("\n\n")[0]
    named = [name for row in re.findall(r"^\| (`.+?) \|", table, re.M) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(field.name for field in msgspec.structs.fields(Limits))


def test_marks_fixtures_and_checks_are_there() -> None:
    """Every mark and every function of ``check`` that the page names exists, and every fixture is named."""
    marks = {marker.split("(")[0].split(":")[0] for marker in MARKERS}
    assert set(re.findall(r"@pytest\.mark\.(\w+)", PAGE)) == marks
    assert all(hasattr(check, name) for name in re.findall(r"`check\.(\w+)", PAGE))
    assert all(f"`{name}`" in PAGE for name in OWN)

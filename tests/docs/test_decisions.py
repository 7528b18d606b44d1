"""docs/decisions/: numbered without a gap, dated, in order, complete, and all of them in the index."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests import ROOT

FOLDER = ROOT / "docs" / "decisions"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
HEAD = re.compile(r"# (\d{4}): (.+)\n\nDate: (\d{4}-\d\d-\d\d)\n")


def head(page: Path) -> tuple[str, str, date]:
    """Number, title and date of a decision."""
    found = HEAD.match(page.read_text(encoding="utf-8"))
    assert found is not None, f"{page.name} does not begin with its number, title and date"
    number, title, day = found.groups()
    return number, title, date.fromisoformat(day)


def test_numbers_and_dates_go_on() -> None:
    """The numbers have no gap, each file bears its own, and no decision is older than the one before."""
    heads = [head(page) for page in PAGES]
    assert [number for number, _, _ in heads] == [f"{number:04}" for number in range(1, len(PAGES) + 1)]
    assert [page.name[:5] for page in PAGES] == [f"{number}-" for number, _, _ in heads]
    days = [day for _, _, day in heads]
    assert days == sorted(days)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_decision_says_why_and_what_it_costs(page: Path) -> None:
    """Each page has the three parts, in their order, and none of them is empty."""
    parts = re.findall(r"^## (.+)\n\n(.)", page.read_text(encoding="utf-8"), re.M)
    assert [name for name, _ in parts] == ["Decision", "Why", "What it costs"]


def test_the_index_lists_every_decision() -> None:
    """Number, date and title stand in the index as on the page."""
    rows = [f"| [{number}]({page.name}) | {day} | {title} |" for page in PAGES for number, title, day in [head(page)]]
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [line for line in index.splitlines() if line.startswith("| [")] == rows

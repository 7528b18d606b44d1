"""docs/ci.md: its table names every export format, and so does the command's help."""

from __future__ import annotations

import re

import typer

from grader.cli import app_of
from grader.commands.export import FORMATS
from tests import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def test_every_format_is_described() -> None:
    """A format that is there has a row, and a row has its format."""
    section = PAGE.partition("## Other systems")[2]
    rows = re.findall(r"^\| `(\w+)` \| .+ \|.*\|$", section, re.M)
    assert rows == [*dict.fromkeys(rows)]
    assert set(rows) == FORMATS.keys()


def test_help_names_every_format() -> None:
    """Who asks for help learns what may be written for FORMAT."""
    command = typer.main.get_command(app_of()).commands["export"]  # type: ignore[attr-defined]
    of_one = command.help.partition("of one submission ")[2].partition(";")[0]
    assert set(of_one.split(", ")) == FORMATS.keys()

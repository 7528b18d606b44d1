"""Cells that a spreadsheet would take for a formula."""

from __future__ import annotations

import re

_BEGINS_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_NUMBER = re.compile(r"[-+]?[\d.,]+%?|-")


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet computes: an apostrophe before what begins a formula. Numbers stay, and so does
    a dash, which stands for nothing. Unlike ``clean.csv_cell`` it changes nothing else."""
    return f"'{cell}" if _BEGINS_FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell

"""Numbers on the command line."""

from __future__ import annotations

import math

import typer


def a_number(value: float | None) -> float | None:
    """Return ``value``. Raises BadParameter for nan, which is below no minimum and above no maximum."""
    if value is not None and math.isnan(value):
        raise typer.BadParameter("nan is no number.")
    return value

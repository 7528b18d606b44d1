"""Readers of originals that are neither a CSV nor a spreadsheet; ``sources.toml`` names them.

Run by ``grader datasets fetch`` only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pandas as pd


def statlib(content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    """StatLib's text: a description, then each district on two lines of numbers. A CSV is taken as well."""
    text = content.decode("latin-1")
    if text.partition("\n")[0].count(",") >= len(columns) - 1:
        return pd.read_csv(io.StringIO(text))
    values = [word for line in text.splitlines() for word in _numbers(line)]
    if len(values) % len(columns):
        raise ValueError(f"its {len(values)} numbers do not fill rows of {len(columns)}")
    rows = [values[start : start + len(columns)] for start in range(0, len(values), len(columns))]
    return pd.DataFrame(rows, columns=list(columns), dtype=float)


def _numbers(line: str) -> list[str]:
    """The words of a line that holds nothing but numbers; none of a line of the description."""
    words = line.split()
    return words if all(re.fullmatch(r"-?\d*\.?\d+\.?", word) for word in words) else []

"""The choice of the lines of code to show around a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONTEXT = 2  # lines on each side of a line
_BODY = 4  # lines of a function below its first
_DEFINITION = re.compile(r"(\s*)(?:async\s+def|def|class)\b")


def around(lines: Sequence[str], line: int) -> tuple[int, int]:
    """Return the first and last of ``lines`` to show around number ``line``: a few on each side; for a function its
    head and the lines below it. No blank line stands at an edge."""
    first, last = max(line - _CONTEXT, 1), min(line + _CONTEXT, len(lines))
    definition = _DEFINITION.match(lines[line - 1])
    if definition is not None:
        first, last = line, min(line + _BODY, len(lines))
        indent = len(definition[1]) + 1
        below = (number for number in range(line, last) if lines[number].strip() and lines[number][:indent].strip())
        last = next(below, last)
    while first < line and not lines[first - 1].strip():
        first += 1
    while last > line and not lines[last - 1].strip():
        last -= 1
    return first, last

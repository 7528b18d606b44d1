"""The choice of the lines of code to show around a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONTEXT = 2  # lines on each side of a line
_BODY = 4  # lines of a function below its first
_DEFINITION = re.compile(r"(\s*)(?:async\s+def|def|class)\b")


def around(lines: Sequence[str], line: int) -> tuple[int, int]:
    """Return the first and last of ``lines`` to show around number ``line``: a few on each side; for a function its
    head and the lines below it, or below its docstring where that is long. No blank line stands at an edge."""
    first, last = max(line - _CONTEXT, 1), min(line + _CONTEXT, len(lines))
    definition = _DEFINITION.match(lines[line - 1])
    if definition is not None:
        body = _below_docstring(lines, line)
        first, last = (line if body <= line + 2 else body), min(max(line, body - 1) + _BODY, len(lines))
        indent = len(definition[1]) + 1
        below = (
            number
            for number in range(max(line, first), last)
            if lines[number].strip() and lines[number][:indent].strip()
        )
        last = next(below, last)
    while first < last and not lines[first - 1].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return first, last


def _below_docstring(lines: Sequence[str], line: int) -> int:
    """Return the number of the first line below the docstring of a function; of its second line where it has none."""
    head = next((number for number in range(line, len(lines)) if lines[number - 1].rstrip().endswith(":")), line)
    start = lines[head].strip() if head < len(lines) else ""
    quote = next((quote for quote in ('"""', "'''") if start.startswith(quote)), "")
    if not quote:
        return line + 1
    if start.count(quote) > 1:
        return head + 2
    closing = (number for number in range(head + 1, len(lines)) if quote in lines[number])
    return min(next(closing, line - 1) + 2, len(lines))

"""Python source → lines of HTML with keywords, strings, numbers and comments marked. Linear in time, whatever the text.

A full lexer is not wanted here: it would run on hostile text beside the results, and colour is only an aid.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from grader.text import clean

# Every alternative that begins also ends, at the latest with the text, so nothing is ever matched twice.
_TOKEN = re.compile(
    r"(?P<c>#[^\n]*)"
    r"|(?P<s>[rbfuRBFU]{0,2}(?:"
    r'"""[^"\\]*(?:(?:\\.?|"(?!""))[^"\\]*)*(?:"""|\Z)'
    r"|'''[^'\\]*(?:(?:\\.?|'(?!''))[^'\\]*)*(?:'''|\Z)"
    r'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?'
    r"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?))"
    r"|(?P<n>\b\d[\w.]*)"
    r"|(?P<w>[^\W\d]\w*)",
    re.DOTALL,
)
_KEYWORDS = frozenset(keyword.kwlist)
LONGEST_LINE = 500
_CONTEXT, _BODY = 2, 4  # lines on each side of a line, and of a function below its first
_HEAD = re.compile(r"(\s*)(?:async\s+def|def|class)\b")


def highlight(source: str) -> list[Markup]:
    """The lines of ``source``; each is complete HTML, so that any run of lines can be shown."""
    shown = "\n".join(row[:LONGEST_LINE] + "…" * (len(row) > LONGEST_LINE) for row in clean.text(source).split("\n"))
    return [Markup(row) for row in "".join(_pieces(shown)).split("\n")]  # noqa: S704  every piece is escaped


def _pieces(source: str) -> Iterator[str]:
    end = 0
    for match in _TOKEN.finditer(source):
        kind, token = match.lastgroup, match[0]
        if kind == "w":
            if token not in _KEYWORDS:
                continue
            kind = "k"
        yield str(escape(source[end : match.start()]))
        # A token over several lines is closed and opened again at each line's end.
        yield "\n".join(f'<i class="{kind}">{escape(part)}</i>' if part else "" for part in token.split("\n"))
        end = match.end()
    yield str(escape(source[end:]))


def around(lines: Sequence[str], line: int) -> tuple[int, int]:
    """First and last line to show of ``lines`` around number ``line``: a few on each side, of a function its head and
    what stands below it. No blank ones at the edges."""
    first, last = max(line - _CONTEXT, 1), min(line + _CONTEXT, len(lines))
    head = _HEAD.match(lines[line - 1])
    if head is not None:
        first, last = line, min(line + _BODY, len(lines))
        below = (n for n in range(line, last) if lines[n].strip() and lines[n][: len(head[1]) + 1].strip())
        last = next(below, last)
    while first < line and not lines[first - 1].strip():
        first += 1
    while last > line and not lines[last - 1].strip():
        last -= 1
    return first, last

"""Highlight Python source: lines of HTML with keywords, strings, numbers and comments marked, in linear time.

No full lexer is used: it would run on hostile text beside the results, and colour is only an aid.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator

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


def highlight(source: str) -> list[Markup]:
    """Return the lines of ``source``. Each is complete HTML, so that any run of lines can be shown."""
    rows = (row[:LONGEST_LINE] + "…" * (len(row) > LONGEST_LINE) for row in clean.text(source).split("\n"))
    return [Markup(row) for row in "".join(_pieces("\n".join(rows))).split("\n")]  # noqa: S704  every piece is escaped


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

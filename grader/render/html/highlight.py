"""Highlight Python source: lines of HTML with keywords, strings, numbers and comments marked, in linear time.

No full lexer is used: it would run on hostile text beside the results, and colour is only an aid.
"""

from __future__ import annotations

import keyword
import re

from markupsafe import Markup, escape

from grader.text import clean

# Every alternative that begins also ends, at the latest with the text, so nothing is ever matched twice.
_TOKEN = re.compile(
    r"""(?=["'#]|\b\w)(?:"""  # where a token can begin: that is found faster than tried
    r"(?P<c>#[^\n]*)"
    r"|(?P<s>(?:\b[rbfuRBFU]{1,2})?(?:"
    r'"""[^"\\]*(?:(?:\\.?|"(?!""))[^"\\]*)*(?:"""|\Z)'
    r"|'''[^'\\]*(?:(?:\\.?|'(?!''))[^'\\]*)*(?:'''|\Z)"
    r'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?'
    r"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?))"
    r"|(?P<n>\b\d[\w.]*)"
    rf"|(?P<k>\b(?:{'|'.join(keyword.kwlist)})\b))",
    re.DOTALL,
)
_BEGIN = {"c": "\x01", "s": "\x02", "n": "\x03", "k": "\x04"}
_END = "\x05"
"""Where a token begins and ends, until all is escaped at once: clean text has no such characters."""
LONGEST_LINE = 500


def highlight(source: str) -> list[Markup]:
    """Return the lines of ``source``. Each is complete HTML, so that any run of lines can be shown."""
    rows = clean.text(source).split("\n")
    text = "\n".join([row if len(row) <= LONGEST_LINE else row[:LONGEST_LINE] + "…" for row in rows])
    html = str(escape(_TOKEN.sub(_marked, text)))
    for kind, begin in _BEGIN.items():
        html = html.replace(begin, f'<i class="{kind}">')
    return [Markup(row) for row in html.replace(_END, "</i>").split("\n")]  # noqa: S704  escaped above


def _marked(match: re.Match[str]) -> str:
    begin, token = _BEGIN[match.lastgroup or ""], match[0]
    if "\n" in token:  # it is closed and opened again at each line's end
        return "\n".join(f"{begin}{part}{_END}" if part else "" for part in token.split("\n"))
    return f"{begin}{token}{_END}"

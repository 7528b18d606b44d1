"""Text that somebody else wrote → text that is safe to show: on a page, in a terminal, in a spreadsheet.

Characters that steer instead of show (escape sequences, text direction, invisible ones) are made visible as
``\\x1b`` or ``\\u202e``; nothing is dropped, so that what hides in a text is seen.
"""

from __future__ import annotations

import re

_STEERING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 without tab and line feed
    "\u00ad\u034f\u061c\u180e"  # soft hyphen, joiners and marks without a shape
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, direction
    "\ud800-\udfff"  # lone surrogates: no encoding carries them
    "\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"  # tags and variation selectors beyond the plane that fonts know
    "]"
)
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def text(value: str) -> str:
    """``value`` with every steering character visible. Line feeds and tabs stay; CR LF is one line feed."""
    if "\r" in value:
        value = value.replace("\r\n", "\n")
    return _STEERING.sub(_visible, value)


def line(value: str, limit: int = 300) -> str:
    """``value`` on one line of at most ``limit`` characters: line feeds and tabs visible, the end cut with ``…``."""
    head = text(value[: limit + 1]).replace("\n", "\\n").replace("\t", "\\t")
    return head if len(head) <= limit and len(value) <= limit else head[: limit - 1] + "…"


def csv_cell(value: str, limit: int = 2000) -> str:
    """``value`` for a cell of a spreadsheet: one line, and never a formula. Not for numbers."""
    cell = line(value, limit)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

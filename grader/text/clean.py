"""Make text of others safe to show: on a page, in a terminal, in a spreadsheet, as a name.

One table says which characters cannot be seen: control and format characters, text direction, lone surrogates, private
and unassigned code points, and the others that Unicode calls ignorable. Three policies use it:

- *keep the layout* (``text``, ``line``, ``csv_cell``): white space stays, the rest is escaped, as in ``\\x1b`` or
  ``\\u202e``, so that what hides in a text is seen;
- *escape* (``plain``): white space as well, all but the space itself: for values, which may differ by it;
- *blank* (``printable``): a space stands for each run: for names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

LIMIT: Final = 200
"""Characters of a value or a name."""

# Default_Ignorable_Code_Point, from DerivedCoreProperties.txt of Unicode 16.0. What else cannot be seen is what
# ``str.isprintable`` says, by the categories of Python's own Unicode data.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What is drawn as white space or not at all, though it counts as a letter or symbol: Braille without dots, fillers.
_BLANKS = frozenset("\u2800\u2d7f\U0001107f\U00011a47\U00011a99\U00016fe4\U0001d159")
# White space that is seen by its width (category Zs), and what else a layout is made of.
_SPACES = _BLANKS | frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_LAYOUT = _SPACES | {"\t", "\n"}
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def text(value: str) -> str:
    """Return ``value`` with its layout, and an escape for what cannot be seen. CR LF is one line feed."""
    if "\r" in value:
        value = value.replace("\r\n", "\n")
    return _escaped(value, _unseen(value) - _LAYOUT)


def line(value: str, limit: int = 300) -> str:
    """Return ``value`` on one line of at most ``limit`` characters: line feeds and tabs are escaped, the end is cut."""
    head = value[: limit + 1].replace("\r\n", "\n")
    result = _escaped(head, _unseen(head) - _SPACES)
    return result if len(result) <= limit and len(value) <= limit else result[: limit - 1] + "…"


def csv_cell(value: str, limit: int = 2000) -> str:
    """Return ``value`` for a cell of a spreadsheet: one line, and never a formula. Not for numbers."""
    cell = line(value, limit)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def plain(value: str, limit: int = LIMIT) -> str:
    """Return ``value`` on one line of at most ``limit`` characters: all white space but the space is escaped."""
    head = value[:limit]
    result = _escaped(head, _unseen(head))
    return result if len(result) <= limit and len(value) <= limit else result[: limit - 1] + "…"


def printable(value: str, limit: int = LIMIT) -> str:
    """Return ``value`` on one line of at most ``limit`` characters: runs of what cannot be seen are a space."""
    head = value[: 2 * limit]
    unseen = _unseen(head)
    if unseen:
        head = head.translate(dict.fromkeys(map(ord, unseen), " "))
    result = " ".join(head.split())
    return result if len(result) <= limit and len(value) <= 2 * limit else result[: limit - 1] + "…"


def normal(value: str) -> str:
    """Return ``value`` in Unicode NFC: macOS writes decomposed names, other systems composed ones."""
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def _unseen(value: str) -> set[str]:
    """Return the characters of ``value`` that cannot be seen, each once."""
    if value.isascii() and value.isprintable():
        return set()
    characters = set(value)  # a long text has few
    unseen = {character for character in characters if not character.isprintable()}
    return unseen if value.isascii() else unseen.union(_IGNORABLE.findall("".join(characters)), _BLANKS & characters)


def _escaped(value: str, unseen: set[str]) -> str:
    return value.translate({ord(character): _escape(character) for character in unseen}) if unseen else value


def _escape(character: str) -> str:
    """Return ``character`` as Python's ``repr`` writes it."""
    return repr(character)[1:-1] if character.isascii() else character.encode("ascii", "backslashreplace").decode()


def some(names: Sequence[str], most: int) -> str:
    """Return the first of several names in one line; with semicolons where a name has a comma, as in "Kim, Minsu"."""
    between = "; " if any("," in name for name in names[:most]) else ", "
    return between.join(names[:most]) + (f"{between}…" if len(names) > most else "")

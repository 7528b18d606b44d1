"""Values and text of unknown origin → short, one-line, harmless text."""

from __future__ import annotations

import re

LIMIT = 200
"""Characters of a rendering."""

# What steers instead of shows and yet counts as printable: marks without a shape of their own.
_SHAPELESS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def plain(text: str, limit: int = LIMIT) -> str:
    """``text`` on one line of at most ``limit`` characters. Control characters, text direction, lone surrogates
    and whatever else cannot be seen become escapes, so that nothing hides."""
    cut = len(text) > limit
    if cut:
        text = text[:limit]
    if not text.isprintable() or not text.isascii():
        text = _SHAPELESS.sub(lambda found: _escape(found[0]), text)
        if not text.isprintable():
            text = "".join(c if c.isprintable() else _escape(c) for c in text)
    return text if not cut and len(text) <= limit else text[: limit - 1] + "…"


def _escape(character: str) -> str:
    return character.encode("ascii", "backslashreplace").decode() if character > "\x7f" else repr(character)[1:-1]


def number(value: float) -> str:
    """A number inside a sentence: 6 significant digits, integers whole; a huge one by its last digits and its size."""
    if isinstance(value, int):
        if value.bit_length() <= 64:
            return str(value)
        # Never str() of a large int: quadratic time, and an error above sys.get_int_max_str_digits().
        return f"{'-' if value < 0 else ''}…{abs(value) % 10**12:012d} ({value.bit_length()} bits)"
    return f"{value:.6g}"

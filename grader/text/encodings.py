"""The bytes of a file that somebody wrote → text, whichever encoding the editor chose (pure)."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COOKIE = re.compile(rb"(?:[ \t\f]*(?:#[^\r\n]*)?\r?\n)?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")
_HANGUL = re.compile("[\u1100-\u11ff\u3000-\u303f\u3130-\u318f\uac00-\ud7a3]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_LOST = "\ufffd"
_LOOKED_AT = 4096


class Decoded(NamedTuple):
    """Text. ``guess`` is the encoding where the file does not say it and it is not UTF-8, else empty.

    ``lost`` counts places where the bytes are no text; U+FFFD stands there.
    """

    text: str
    guess: str = ""
    lost: int = 0


def decode(data: bytes) -> Decoded:
    """``data`` as text: by its byte-order mark, by what its first lines say, or by what it looks like. Never raises."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    wide = _wide(data[:_LOOKED_AT])
    if wide:
        return _replacing(data, wide)._replace(guess=wide)
    cookie = _COOKIE.match(data)
    if cookie is not None:
        try:
            return Decoded(data.decode(cookie[1].decode("ascii")))
        except (LookupError, ValueError):
            pass  # it says one thing and is another, as copied headers do
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _guessed(data)


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace").lstrip("\ufeff")  # some editors add a second mark
    return Decoded(text, "", text.count(_LOST) if _LOST in text else 0)


def _wide(head: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: every other byte of ASCII text is zero, or three of four."""
    if head.count(0) * 8 < len(head) or len(head) < 4:
        return ""
    zeros = [head[place::4].count(0) for place in range(4)]
    if sum(zeros) * 2 > len(head):
        return "utf-32-le" if zeros[0] < zeros[3] else "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if max(even, odd) < 4 * min(even, odd):
        return ""  # zeros all over: not text
    return "utf-16-le" if even < odd else "utf-16-be"


def _guessed(data: bytes) -> Decoded:
    """Text that is not UTF-8 as it should be: damaged UTF-8, what Korean Windows writes, else Western Windows."""
    damaged = _replacing(data, "utf-8")
    if len(_NOT_ASCII.findall(damaged.text)) > 3 * damaged.lost:  # two whole characters for each that is not
        return damaged
    korean = _replacing(data, "cp949")
    hangul, others = len(_HANGUL.findall(korean.text)), len(_NOT_ASCII.findall(korean.text))
    if 2 * hangul > others and 8 * korean.lost < hangul:
        return korean._replace(guess="cp949")
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1")

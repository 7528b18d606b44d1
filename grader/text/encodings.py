"""The bytes of a file that somebody wrote → text: whichever encoding an editor chose (pure)."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COOKIE = re.compile(rb"(?:[ \t\f]*(?:#[^\r\n]*)?\r?\n)?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")


def decode(data: bytes) -> tuple[str, str]:
    """Source text, and the encoding where it had to be guessed (else an empty string). Never raises."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ""
    cookie = _COOKIE.match(data)
    if cookie is not None:
        try:
            return data.decode(cookie[1].decode("ascii")), ""
        except (LookupError, ValueError):
            pass  # it says one thing and is another, as copied headers do
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp949"), "cp949"
    except UnicodeDecodeError:
        return data.decode(errors="replace"), "utf-8"

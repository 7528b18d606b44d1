"""What a file is by its first bytes, where it is something else than its name says (pure)."""

from __future__ import annotations

import re

_STARTS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"bplist00", "plist"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
)
_OFFICE = {b"word/": "Word", b"xl/": "Excel", b"ppt/": "PowerPoint"}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,400}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_POINTER = b"version https://git-lfs.github.com/spec/"
_LOOKED_AT = 4096


def wrong_kind(data: bytes) -> str:
    """``html`` for a page of a browser, ``lfs`` for a Git LFS pointer, the name of another format; else empty."""
    head = data[:_LOOKED_AT]
    if _PAGE.match(head):
        return "html"
    if head.startswith(_POINTER):
        return "lfs"
    if head.startswith(b"PK\x03\x04"):
        return next((name for part, name in _OFFICE.items() if part in data), "zip")
    return next((name for start, name in _STARTS if head.startswith(start)), "")

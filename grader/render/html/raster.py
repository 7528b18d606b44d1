"""Check pictures before they stand in a page: PNG or JPEG by their bytes, and not too large."""

from __future__ import annotations

import base64
import struct

_MOST_PIXELS = 40_000_000  # a picture of a few bytes may unfold to gigabytes


def picture_address(mime: str, data: str) -> str:
    """Return the address of the picture of type ``mime`` whose bytes are ``data`` in base64; empty where it is none."""
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
        width, height = {"image/png": _png_size, "image/jpeg": _jpeg_size}[mime](raw)
    except (ValueError, KeyError, IndexError, struct.error):
        return ""
    if not 0 < width * height <= _MOST_PIXELS:
        return ""
    return f"data:{mime};base64,{base64.b64encode(raw).decode()}"


def _png_size(raw: bytes) -> tuple[int, int]:
    if raw[:8] != b"\x89PNG\r\n\x1a\n" or raw[12:16] != b"IHDR":
        raise ValueError("not a PNG")
    width, height = struct.unpack_from(">II", raw, 16)
    return width, height


def _jpeg_size(raw: bytes) -> tuple[int, int]:
    """Go from segment to segment until the one that holds the size."""
    if raw[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    at = 2
    while raw[at] == 0xFF:
        kind = raw[at + 1]
        (length,) = struct.unpack_from(">H", raw, at + 2)
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", raw, at + 5)
            return width, height
        at += 2 + length
    raise ValueError("no size")

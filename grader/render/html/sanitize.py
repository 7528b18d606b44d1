"""HTML and Markdown that somebody else wrote → HTML that is safe to put on a page: a few tags and no more.

Slow and complicated, as HTML is: meant to be run inside ``grader.processes.confined``.
"""

from __future__ import annotations

import base64
import html
import struct
from collections.abc import Callable, Iterator
from typing import Any

from bleach.html5lib_shim import Filter  # type: ignore[import-untyped]  # bleach has no types
from bleach.sanitizer import Cleaner  # type: ignore[import-untyped]  # nor here
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from grader.text import clean

_TAGS = frozenset(
    "a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre s samp small strong"
    " sub sup table tbody td tfoot th thead tr u ul".split()
)
_UNWRAPPED = frozenset("article center details figcaption figure font input section span summary tt".split())
_DROPPED = frozenset({"style"})  # with its content, which is no text
_SPANS = frozenset({"colspan", "rowspan"})
_MOST_PIXELS = 40_000_000  # a picture of a few bytes may unfold to gigabytes


class Sanitizer:
    """Makes a page's fragments safe, one after another: headings go on from the fragment before.

    ``keep`` says whether a picture, given as its address, still has a place on the page.
    """

    def __init__(self, keep: Callable[[str], bool]) -> None:
        self._keep = keep
        self._level = 1
        self._cleaner = Cleaner(
            tags=_TAGS | _UNWRAPPED | _DROPPED,
            attributes=_allowed,
            protocols={"https", "http", "mailto", "data"},
            filters=[self._fit],
        )

    def html(self, source: str) -> Markup:
        """``source`` with its allowed tags; other tags are text. May raise anything on what is no HTML."""
        return Markup(self._cleaner.clean(clean.text(source)))  # noqa: S704  this is what makes it safe

    def markdown(self, source: str, attachments: dict[str, dict[str, str]]) -> Markup:
        """``source`` as HTML; formulas stay TeX, marked as code. May raise anything on what is no Markdown."""
        renderer = _Renderer(escape=False, exclude_anchor_links=True, attachments=attachments)
        return self.html(MarkdownWithMath(renderer=renderer).render(clean.text(source)))

    def _fit(self, source: Any) -> Filter:
        return _Fitted(source, self)

    def level(self, wanted: int) -> int:
        """The level of a heading: below the page's own, and none skipped."""
        self._level = min(wanted + 1, self._level + 1, 6)
        return self._level

    def picture(self, src: str) -> bool:
        """Whether ``src`` is a picture that may be shown."""
        mime, _, data = src.removeprefix("data:").partition(";base64,")
        return src.startswith("data:") and picture(mime, data) == src and self._keep(src)


class _Renderer(IPythonRenderer):
    """Nothing on the page typesets formulas, so they stand as TeX, and as code."""

    def inline_math(self, body: str) -> str:
        return f"<code>${html.escape(body)}$</code>"

    def block_math(self, body: str) -> str:
        return f"<code>$${html.escape(body)}$$</code>"


class _Fitted(Filter):  # type: ignore[misc]  # bleach has no types
    """Tokens that Cleaner lets pass → what fits this page."""

    def __init__(self, source: Any, owner: Sanitizer) -> None:
        super().__init__(source)
        self._owner = owner

    def __iter__(self) -> Iterator[dict[str, Any]]:
        dropped = 0
        headings: list[str] = []
        for token in super().__iter__():
            name, kind = token.get("name"), token["type"]
            if name in _DROPPED:
                dropped += {"StartTag": 1, "EndTag": -1}.get(kind, 0)
            elif dropped or name in _UNWRAPPED:
                continue
            elif kind in ("Characters", "SpaceCharacters"):
                yield {**token, "data": clean.text(token["data"])}
            elif kind == "Entity":
                yield {"type": "Characters", "data": clean.text(html.unescape(f"&{name};"))}
            elif name == "img":
                yield self._picture(token)
            elif name == "table" and kind == "StartTag":
                yield {**token, "name": "div", "data": {(None, "class"): "scroll", (None, "tabindex"): "0"}}
                yield token
            elif name == "table":
                yield token
                yield {**token, "name": "div"}
            elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
                if kind == "StartTag":
                    headings.append(f"h{self._owner.level(int(name[1]))}")
                yield {**token, "name": headings[-1] if kind == "StartTag" else headings.pop()}
            else:
                yield token

    def _picture(self, token: dict[str, Any]) -> dict[str, Any]:
        values = {name: html.unescape(value) for (_, name), value in token["data"].items()}
        alt = clean.line(values.get("alt", ""))
        if self._owner.picture(values.get("src", "")):
            return {**token, "data": {(None, "src"): values["src"], (None, "alt"): alt}}
        return {"type": "Characters", "data": f"[{alt}]" if alt else ""}


def picture(mime: str, data: str) -> str:
    """The address of a picture whose bytes are what ``mime`` says, PNG or JPEG of bearable size; else nothing."""
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
        size = {"image/png": _png, "image/jpeg": _jpeg}[mime](raw)
    except (ValueError, KeyError, IndexError, struct.error):
        return ""
    if not 0 < size[0] * size[1] <= _MOST_PIXELS:
        return ""
    return f"data:{mime};base64,{base64.b64encode(raw).decode()}"


def _png(raw: bytes) -> tuple[int, int]:
    if raw[:8] != b"\x89PNG\r\n\x1a\n" or raw[12:16] != b"IHDR":
        raise ValueError("not a PNG")
    width, height = struct.unpack_from(">II", raw, 16)
    return width, height


def _jpeg(raw: bytes) -> tuple[int, int]:
    """From segment to segment until the one that holds the size."""
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


def _allowed(tag: str, name: str, value: str) -> bool:
    match tag, name:
        case "a", "href":
            return html.unescape(value).strip().lower().startswith(("https://", "http://", "mailto:"))
        case "img", "src" | "alt":
            return True
        case "td" | "th", _:
            return name in _SPANS and value.isascii() and value.isdigit() and 0 < int(value[:4]) < 1000
    return False

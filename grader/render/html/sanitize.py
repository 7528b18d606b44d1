"""Sanitize HTML and Markdown of others: what gets onto a page is a few tags and no more.

Three steps: Markdown is rendered; tags are rewritten for this page; nh3 cleans, last, so that no mistake of the steps
before it gets onto a page. Meant to be run inside ``grader.processes.confined``, as Markdown may take its time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import nh3
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from grader.render.html.raster import picture_address
from grader.text import clean

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_TAGS = _HEADINGS | frozenset(
    "a b blockquote br code dd del div dl dt em hr i img ins kbd li mark ol p pre s samp small strong sub sup"
    " table tbody td tfoot th thead tr u ul".split()
)
_UNWRAPPED = frozenset("article center details figcaption figure font input section span summary tt".split())
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())  # their content is not read as tags

# Every alternative that begins also ends, at the latest with the text, or fails before the next "<".
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*+(?:>|\Z)"
    r"""|<(?P<slash>/?)(?P<name>[a-z][^\s/<>"']*+)(?P<attributes>(?:[^<>"']|"[^"]*+"|'[^']*+')*+)>""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++)))?""")

_SCROLL = {"class": "scroll", "tabindex": "0"}  # around a table, which may be wider than the page


class Sanitizer:
    """Makes a page's fragments safe, one after another: headings go on from the fragment before.

    ``keep`` says whether a picture, given as its address, still has a place on the page.
    """

    def __init__(self, keep: Callable[[str], bool]) -> None:
        self._keep = keep
        self._level = 1

    def html(self, source: str) -> Markup:
        """Return ``source`` with its allowed tags; other tags are text."""
        rewritten = "".join(_Rewriter(self).pieces(clean.text(source)))
        return Markup(_CLEANER.clean(rewritten))  # noqa: S704  this is what makes it safe

    def markdown(self, source: str, attachments: dict[str, dict[str, str]]) -> Markup:
        """Return ``source`` as HTML; formulas stay TeX, marked as code. A hostile text may raise any exception."""
        renderer = _Renderer(escape=False, exclude_anchor_links=True, attachments=attachments)
        return self.html(MarkdownWithMath(renderer=renderer).render(clean.text(source)))

    def level(self, wanted: int) -> int:
        """Return the level of a heading: below the page's own, and none skipped."""
        self._level = min(wanted + 1, self._level + 1, 6)
        return self._level

    def has_picture(self, src: str) -> bool:
        """Whether ``src`` is a picture that may be shown, and has a place on the page."""
        return _is_picture(src) and self._keep(src)


class _Renderer(IPythonRenderer):
    """Leaves formulas as TeX, marked as code: nothing on the page typesets them."""

    def inline_math(self, body: str) -> str:
        return f"<code>${html.escape(body)}$</code>"

    def block_math(self, body: str) -> str:
        return f"<code>$${html.escape(body)}$$</code>"


class _Rewriter:
    """Rewrites tags for this page: unknown ones become text, attributes go, headings and tables change.

    What it yields may be unbalanced; the cleaner mends that.
    """

    def __init__(self, owner: Sanitizer) -> None:
        self._owner = owner
        self._headings: list[str] = []
        self._tables = 0

    def pieces(self, source: str) -> Iterator[str]:
        """Yield what stands in the place of ``source``, piece by piece."""
        at = 0
        while (tag := _TAG.search(source, at)) is not None:
            yield _escape(html.unescape(source[at : tag.start()]))
            at = tag.end()
            name = (tag["name"] or "").lower()  # a comment has none
            if name in _RAW and not tag["slash"]:
                end = re.compile(rf"</{name}[^<>]*+>?", re.IGNORECASE).search(source, at)
                at = len(source) if end is None else end.end()
                if name != "style":  # which is no text
                    yield _escape(source[tag.start() : at])
            elif name in _TAGS:
                yield self._end(name) if tag["slash"] else self._start(name, _attributes(tag["attributes"]))
            elif name and name not in _UNWRAPPED:
                yield _escape(tag[0])
        yield _escape(html.unescape(source[at:]))

    def _start(self, name: str, attributes: dict[str, str]) -> str:
        if name == "img":
            return self._picture(attributes.get("src", ""), clean.line(attributes.get("alt", "")))
        if name == "table":
            self._tables += 1
            return _tag("div", _SCROLL) + _tag("table")
        if name in _HEADINGS:
            self._headings.append(f"h{self._owner.level(int(name[1]))}")
            return _tag(self._headings[-1])
        if name == "div":
            return _tag("div")
        return _tag(name, {key: value for key, value in attributes.items() if _allowed(name, key, value) is not None})

    def _end(self, name: str) -> str:
        if name == "table":
            self._tables -= 1
            return "</table></div>" if self._tables >= 0 else ""
        if name in _HEADINGS:
            return f"</{self._headings.pop()}>" if self._headings else ""
        return f"</{name}>"

    def _picture(self, src: str, alt: str) -> str:
        if self._owner.has_picture(src):
            return _tag("img", {"src": src, "alt": alt})
        return _escape(f"[{alt}]") if alt else ""


def _attributes(source: str) -> dict[str, str]:
    return {name.lower(): html.unescape("".join(value)) for name, *value in _ATTRIBUTE.findall(source)}


def _tag(name: str, attributes: dict[str, str] | None = None) -> str:
    values = [f'{key}="{html.escape(value)}"' for key, value in (attributes or {}).items()]
    return f"<{' '.join([name, *values])}>"


def _escape(value: str) -> str:
    return html.escape(clean.text(value), quote=False)


def _is_picture(src: str) -> bool:
    mime, _, data = src.removeprefix("data:").partition(";base64,")
    return src.startswith("data:") and picture_address(mime, data) == src


def _allowed(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute, None for one that may not stay. The cleaner calls this for each attribute."""
    match tag, name:
        case "a", "href":
            good = value.strip().lower().startswith(("https://", "http://", "mailto:"))
        case "img", "src":
            good = _is_picture(value)
        case "img", "alt":
            good = True
        case "td" | "th", "colspan" | "rowspan":
            good = value.isascii() and value.isdigit() and 0 < int(value[:4]) < 1000
        case "div", _:
            good = _SCROLL.get(name) == value
        case _:
            good = False
    return value if good else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={
        "a": {"href"},
        "div": set(_SCROLL),
        "img": {"src", "alt"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
    },
    attribute_filter=_allowed,
    url_schemes={"https", "http", "mailto", "data"},
    link_rel=None,
)

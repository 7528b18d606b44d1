"""Check drawings before they stand in a page as they are: shapes and text, and nothing that acts."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_TAGS = "svg|g|path|use|defs|clipPath|rect|circle|ellipse|line|polygon|polyline|text|tspan"
_VALUE = r'"(?!(?i:[^"]*(?:script|expression|import|@|\\)))[\w\s.,:;%#()\-]*+"'
_FREE = (
    "viewBox|width|height|d|x|y|x1|y1|x2|y2|rx|ry|cx|cy|r|points|transform|id|style|class|lang|fill|aria-hidden|"
    "stroke-linejoin|font-size|font-weight|text-anchor"
)
_FIXED = r'xmlns="http://www\.w3\.org/2000/svg"|href="#\w+"|clip-path="url\(#\w+\)"'
_ADDRESS = re.compile(r"url\((?!#\w+\))", re.IGNORECASE)
# Possessive: text that is not a drawing fails at once, however long it is.
_DRAWING = re.compile(rf"(?:<(?:/(?:{_TAGS})|(?:{_TAGS})(?: (?:{_FIXED}|(?:{_FREE})={_VALUE}))*+/?)>[^<]*+)++")


@lru_cache(maxsize=64)
def drawing(svg: str) -> Markup | None:
    """Return ``svg`` as markup; None unless it consists of drawings and nothing else. Most of a class has the same."""
    whole = svg.startswith("<svg ") and svg.endswith("</svg>") and svg.count("<svg ") == svg.count("</svg>")
    if not whole or _ADDRESS.search(svg) or not _DRAWING.fullmatch(svg):
        return None
    return Markup(svg)  # noqa: S704  checked above, tag by tag

"""Drawings that may stand in a page as they are: shapes and text, and nothing that could do anything."""

from __future__ import annotations

import re

from markupsafe import Markup

_NAME = "svg|g|path|use|defs|clipPath|rect|circle|ellipse|line|polygon|polyline|text|tspan"
_VALUE = r'"(?!(?i:[^"]*(?:script|expression|import|@|\\)))[\w\s.,:;%#()\-]*+"'
_PLAIN = (
    "viewBox|width|height|d|x|y|x1|y1|x2|y2|rx|ry|cx|cy|r|points|transform|id|style|class|lang|fill|aria-hidden|"
    "stroke-linejoin|font-size|font-weight|text-anchor"
)
_OWN = r'xmlns="http://www\.w3\.org/2000/svg"|href="#\w+"|clip-path="url\(#\w+\)"'
_ADDRESS = re.compile(r"url\((?!#\w+\))", re.IGNORECASE)
# Possessive: what is not a drawing is seen at once, however long it is.
_DRAWING = re.compile(rf"(?:<(?:/(?:{_NAME})|(?:{_NAME})(?: (?:{_OWN}|(?:{_PLAIN})={_VALUE}))*+/?)>[^<]*+)++")


def drawing(svg: str) -> Markup | None:
    """``svg`` as markup, if it is one drawing or more and made of nothing else."""
    whole = svg.startswith("<svg ") and svg.endswith("</svg>") and svg.count("<svg ") == svg.count("</svg>")
    if not whole or _ADDRESS.search(svg) or not _DRAWING.fullmatch(svg):
        return None
    return Markup(svg)  # noqa: S704  looked at above, tag by tag

"""Matplotlib figures as small SVG that belongs to the page: its colours, its font, light and dark.

The page's colours are CSS variables, so the drawing follows the page's scheme; the text is text, in the page's
font, and follows its language. Only shapes and text pass: no style sheet, no script, no image, no address.
Equal figures give equal bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import html
import io
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from grader.text.clean import printable

if TYPE_CHECKING:
    import matplotlib.figure
    import matplotlib.text

COLOURS = {
    "#1e2024": "ink",
    "#585c66": "soft",
    "#e2dfd8": "rule",
    "#ffffff": "sheet",
    "#1c5c9c": "accent",
    "#7a4a0b": "number",
    "#6b3d9e": "keyword",
    "#17663f": "passed",
    "#a02f1c": "failed",
}
"""Colours of the page in its light scheme, and their variables. The first is what matplotlib's black becomes."""
BETWEEN = "\u2063"
"""Stands between the English and the Korean form of a text: see ``draw.words``."""
LONGEST_TEXT = 200
"""Characters of one text."""

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "use", "text", "g", "defs", "clipPath"}
_GEOMETRY = ("d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "rx", "ry", "cx", "cy", "r", "points")
_PAINT = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity",
}  # fmt: skip
_USUAL = {("stroke-linejoin", "round"), ("stroke-linecap", "butt"), ("fill", "#000000"), ("stroke-dashoffset", "0")}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not know as a character; matplotlib writes it as it came."""
_SALT = "grader"
_SIZE = 10.0  # points: a text of matplotlib, unless it says otherwise


@contextlib.contextmanager
def drawing() -> Iterator[None]:
    """Draw inside by the program alone: no matplotlibrc, no ``$`` as mathematics."""
    import matplotlib as mpl

    if mpl.rcParams["svg.hashsalt"] == _SALT:  # inside already
        yield
        return
    settings: dict[Any, Any] = {
        name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith("backend")
    }
    settings |= {"svg.hashsalt": _SALT, "svg.fonttype": "none", "text.parse_math": False}
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # glyphs that this machine lacks: the reader's browser has them
        mpl.rcParams.update(settings)
        yield


def render(figure: matplotlib.figure.Figure) -> str:
    """Return ``figure`` as markup that can stand in an HTML page. Call it inside ``drawing``."""
    for text in _texts(figure):
        text.set_parse_math(False)  # one that was made before ``drawing`` began
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close(figure)
    return _Writer(file.getvalue()).markup()


def _texts(figure: matplotlib.figure.Figure) -> Iterable[matplotlib.text.Text]:
    from matplotlib.text import Text

    if any(axes.axison for axes in figure.axes):
        return figure.findobj(Text)
    # To look for texts in an axis makes its ticks, which a panel never shows and which cost more than all it does show.
    return [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]


class _Writer:
    """Writes the shapes of one drawing again, in fewer bytes."""

    def __init__(self, svg: str) -> None:
        svg = _FORBIDDEN.sub(" ", svg)
        self._root = ElementTree.fromstring(svg)  # noqa: S314  matplotlib wrote it; texts in it are escaped
        # Several drawings stand in one page: what they refer to has a name of their own.
        prefix = "p" + hashlib.sha256(svg.encode()).hexdigest()[:8]
        referred = dict.fromkeys(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg))
        self._ids = {name: f"{prefix}{number}" for number, name in enumerate(referred)}

    def markup(self) -> str:
        """Return the whole drawing."""
        box = self._root.get("viewBox", "0 0 1 1")
        *_, width, height = (_short(float(points) * 4 / 3) for points in box.split())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_rounded(box)}" width="{width}" height="{height}" '
            f'aria-hidden="true" fill="currentColor" stroke-linejoin="round" font-size="{_SIZE:g}">'
            f"{self._inside(self._root)}</svg>"
        )

    def _inside(self, element: ElementTree.Element) -> str:
        return "".join(map(self._element, element))

    def _element(self, element: ElementTree.Element) -> str:
        tag = _local(element.tag)
        if tag not in _SHAPES:
            return ""
        if tag == "text":
            return _text(element)
        style = _paint(element.get("style", ""))
        if tag == "g" and not style:
            style = self._shared_style(element)
        inside = self._inside(element)
        attributes = self._attributes(element) + (f' style="{style}"' if style else "")
        if tag in ("g", "defs") and not inside:
            return ""
        if tag == "g" and not attributes:
            return inside
        return f"<{tag}{attributes}>{inside}</{tag}>" if inside else f"<{tag}{attributes}/>"

    def _shared_style(self, group: ElementTree.Element) -> str:
        """Return the one style of many markers, which is written once and taken from them."""
        styles = {child.get("style", "") for child in group}
        if len(group) < 2 or len(styles) != 1 or any(_local(child.tag) != "use" for child in group):
            return ""
        for child in group:
            child.attrib.pop("style", None)
        return _paint(styles.pop())

    def _attributes(self, element: ElementTree.Element) -> str:
        written = ""
        for name, value in element.attrib.items():
            local = _local(name)
            if local in _GEOMETRY:
                written += f' {local}="{_rounded(value)}"'
            elif local == "transform":
                written += _transform(value)
            elif local == "id" and value in self._ids:
                written += f' id="{self._ids[value]}"'
            elif local == "href" and value[1:] in self._ids:
                written += f' href="#{self._ids[value[1:]]}"'
            elif local == "clip-path" and value[5:-1] in self._ids:
                written += f' clip-path="url(#{self._ids[value[5:-1]]})"'
        return written


def _text(element: ElementTree.Element) -> str:
    style = _declared(element.get("style", ""))
    size = _NUMBER.search(style.get("font-size") or style.get("font", "").partition("px")[0][-8:])
    attributes = "".join(f' {name}="{_rounded(element.get(name, "0"))}"' for name in ("x", "y"))
    attributes += _transform(element.get("transform", ""))
    if "text-anchor" in style:
        attributes += f' text-anchor="{_plain(style["text-anchor"])}"'
    if size and float(size[0]) != _SIZE:
        attributes += f' font-size="{_short(float(size[0]))}"'
    if "bold" in style.get("font", "") or style.get("font-weight") in ("bold", "600", "700"):
        attributes += ' font-weight="600"'
    paint = _paint(element.get("style", ""))
    english, _, korean = "".join(element.itertext()).partition(BETWEEN)
    words = _words(english)
    if korean and korean != english:
        words = f'<tspan class="en" lang="en">{words}</tspan><tspan class="ko" lang="ko">{_words(korean)}</tspan>'
    return f"<text{attributes}" + (f' style="{paint}"' if paint else "") + f">{words}</text>"


def _words(text: str) -> str:
    return html.escape(printable(text, LONGEST_TEXT), quote=False)


def _paint(style: str) -> str:
    """Return the part of a style that is about paint, in the page's colours."""
    paint = [item for item in _declared(style).items() if item[0] in _PAINT and item not in _USUAL]
    return ";".join(f"{name}:{_colour(value)}" for name, value in paint)


def _declared(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _colour(value: str) -> str:
    if value == "#000000":
        return "currentColor"
    if value in COLOURS:
        return f"var(--{COLOURS[value]},{value})"
    return _rounded(_plain(value))


def _plain(value: str) -> str:
    """Return a value as it may stand in an attribute; matplotlib writes no other."""
    return re.sub(r"[^\w#.,% -]", "", value)


def _transform(value: str) -> str:
    """Return a transform attribute; nothing for a turn by 0 degrees, which matplotlib gives every text."""
    if not value or re.match(r"rotate\(-?0(\.0*)? ", value):
        return ""
    return f' transform="{_rounded(re.sub(r"[^a-zA-Z0-9., ()-]", "", value))}"'


def _rounded(value: str) -> str:
    """Return a value with numbers to a tenth of a pixel, and no space that is not needed."""
    if value.startswith("#"):
        return value
    value = _NUMBER.sub(lambda match: _short(float(match[0])), " ".join(value.split()))
    return re.sub(r" ?([A-Za-z]) ?", r"\1", value) if value[:1] == "M" else value


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _local(name: str) -> str:
    return name.rpartition("}")[2]

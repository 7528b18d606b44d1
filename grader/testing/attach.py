"""Evidence for the report: pictures and tables that a test attaches. Outside a graded test nothing happens.

    attach.figure(lambda: picture(losses), title={"en": …, "ko": …}, alt={"en": …, "ko": …})

Evidence is never the reason that a test fails: what cannot be drawn is left out.
"""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING

from grader.compare import Tolerance, window
from grader.model import Figure, Text

if TYPE_CHECKING:
    import matplotlib.figure

Words = Text | Mapping[str, str]

MOST = 8
"""Pieces of evidence of one test."""
LARGEST = 256 * 1024
"""Characters of one picture."""

_running: ContextVar[list[Figure] | None] = ContextVar("evidence of the running test", default=None)


@contextlib.contextmanager
def collecting() -> Iterator[list[Figure]]:
    """What is attached inside goes into the list."""
    figures: list[Figure] = []
    token = _running.set(figures)
    try:
        yield figures
    finally:
        _running.reset(token)


def figure(
    picture: matplotlib.figure.Figure | Callable[[], matplotlib.figure.Figure], *, title: Words, alt: Words
) -> None:
    """Attach a matplotlib figure, or what a function draws: it is called only where pictures are wanted."""
    figures = _running.get()
    if figures is None or len(figures) >= MOST:
        return
    with contextlib.suppress(Exception):
        drawn = picture() if callable(picture) else picture
        svg = _svg(drawn)
        if len(svg) <= LARGEST:
            figures.append(Figure("svg", _text(title), _text(alt), svg=svg))


def table(actual: object, expected: object, *, title: Words, alt: Words) -> None:
    """Attach two arrays or tables of one shape side by side, around the first cell that differs."""
    figures = _running.get()
    if figures is None or len(figures) >= MOST:
        return
    cells = window(actual, expected, Tolerance())
    if cells is not None:
        figures.append(Figure("table", _text(title), _text(alt), table=cells))


def _svg(drawn: matplotlib.figure.Figure) -> str:
    """The same bytes for the same picture: no date, and ids from a fixed salt. Text stays text."""
    import matplotlib as mpl

    file = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "grader", "svg.fonttype": "none"}), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # glyphs that this machine lacks: the reader's browser has them
        drawn.savefig(file, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close(drawn)
    svg = file.getvalue()
    return svg[svg.index("<svg") :]


def _text(words: Words) -> Text:
    return Text(**words) if isinstance(words, Mapping) else words

"""Evidence for the report: pictures and tables that a test attaches. Outside a graded test nothing is attached.

    attach.figure(panel, title={"en": …, "ko": …}, alt={"en": …, "ko": …})

Evidence is never the reason that a test fails: what cannot be drawn is left out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from grader.compare.equal import Tolerance, window
from grader.model import Figure
from grader.testing.authored import Words, text_of

if TYPE_CHECKING:
    import matplotlib.axes
    import matplotlib.figure

    Drawing = matplotlib.figure.Figure | matplotlib.axes.Axes
    Part = Drawing | Callable[[], Drawing]

MOST_PIECES = 8
"""Pieces of evidence of one test."""
MOST_CHARACTERS = 64 * 1024
"""Characters of one picture: a page of eight stays below a megabyte."""

_running: ContextVar[list[Figure] | None] = ContextVar("evidence of the running test", default=None)


@contextlib.contextmanager
def collecting(wanted: bool = True) -> Iterator[list[Figure]]:
    """Collect what is attached inside in a list; nothing is drawn where it is not wanted."""
    figures: list[Figure] = []
    token = _running.set(figures if wanted else None)
    try:
        yield figures
    finally:
        _running.reset(token)


def figure(*parts: Part, title: Words, alt: Words) -> None:
    """Attach a picture of one or more parts, which stand side by side where there is room.

    A part is a matplotlib figure, a panel of ``draw``, or a function that draws one: it is called only where pictures
    are wanted. ``alt`` describes the picture in words, with numbers.
    """
    figures = _running.get()
    if figures is None or len(figures) >= MOST_PIECES:
        return
    with contextlib.suppress(Exception):
        from grader.testing import svg  # matplotlib is loaded for those who want pictures

        with svg.drawing():
            drawn = "".join(svg.render(_drawn(part)) for part in parts)
        if drawn and len(drawn) <= MOST_CHARACTERS:
            figures.append(Figure("svg", text_of(title), text_of(alt), svg=drawn))


def _drawn(part: Part) -> matplotlib.figure.Figure:
    drawing: Any = part() if callable(part) else part
    figure: matplotlib.figure.Figure = drawing if hasattr(drawing, "savefig") else drawing.figure
    return figure


def table(actual: object, expected: object, *, title: Words, alt: Words) -> None:
    """Attach two arrays or tables of one shape side by side, around the first cell that differs."""
    figures = _running.get()
    if figures is None or len(figures) >= MOST_PIECES:
        return
    cells = window(actual, expected, Tolerance())
    if cells is not None:
        figures.append(Figure("table", text_of(title), text_of(alt), table=cells))

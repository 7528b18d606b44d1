"""Render the page of pairs of submissions that are alike: side by side, with the lines that stand in both marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from grader.model import Course, Lang, SourceText, Text
from grader.render.html.budget import Budget
from grader.render.html.highlight import highlight
from grader.render.html.templates import environment

_BYTES = 8_000_000
_LINE = 40  # bytes of markup around a line
_NEAR = 2  # rows shown around one that is marked
NAMED = 100


class CodeRow(NamedTuple):
    """A line of code. ``label`` is its number, ``cell`` that of a notebook's cell where none of its rows stands above;
    ``gap`` says that rows are left out before it."""

    label: int
    html: Markup
    shared: bool
    cell: int | None = None
    gap: bool = False


class Side(NamedTuple):
    """One submission of a pair."""

    student: str
    file: str
    rows: Sequence[CodeRow]


class PairView(NamedTuple):
    """A pair: its similarity in percent, and how many lines of the first stand in the second; ``sides`` are empty where
    the page has no room for them."""

    percent: int
    lines: int
    first: str
    second: str
    sides: tuple[Side, ...]


class SimilarityView(NamedTuple):
    """The pairs of an assignment. ``short`` are students with too little code of their own, ``unread`` those whose code
    cannot be read; ``left_out`` is in percent, and so is ``least``, the similarity from which on pairs are shown."""

    name: str
    title: Text
    compared: int
    pairs: Sequence[PairView]
    short: Sequence[str] = ()
    unread: Sequence[str] = ()
    left_out: int = 0
    least: int = 0


class PairSides:
    """Makes sides of code. All of them together stay within a budget."""

    def __init__(self, limit: int = _BYTES) -> None:
        self._budget = Budget(limit)

    def pair(
        self, students: tuple[str, str], sources: tuple[Sequence[SourceText], ...], shared: tuple[Collection[int], ...]
    ) -> tuple[Side, ...]:
        """Return both sides, or nothing where the page has no room for them. ``shared`` are lines from 0, counted over
        all of the sources."""
        sides = tuple(
            Side(student, of[0].file if of else "", _rows(of, lines))
            for student, of, lines in zip(students, sources, shared, strict=True)
        )
        rows = [row.html for side in sides for row in side.rows]
        return sides if self._budget.spend(*rows, extra=_LINE * len(rows)) else ()


def _rows(sources: Sequence[SourceText], shared: Collection[int]) -> list[CodeRow]:
    """Return the rows near those that are shared."""
    rows: list[CodeRow] = []
    for source in sources:
        lines = highlight(source.text)
        rows += [CodeRow(number, html, False, source.cell) for number, html in enumerate(lines, 1)]
    kept = [place for place in range(len(rows)) if any(place + step in shared for step in range(-_NEAR, _NEAR + 1))]
    shown = []
    before = CodeRow(0, Markup(), shared=False)
    for place, last in zip(kept, [-1, *kept], strict=False):
        row = rows[place]
        cell = row.cell if row.cell != before.cell else None
        shown.append(row._replace(shared=place in shared, cell=cell, gap=place != last + 1))
        before = row
    return shown


def similarity_page(course: Course, views: Sequence[SimilarityView], lang: Lang, templates: Path | None = None) -> str:
    """Return the page."""
    template = environment(templates).get_template("similarity.html.j2")
    return template.render(course=course, views=views, lang=lang, named=NAMED)

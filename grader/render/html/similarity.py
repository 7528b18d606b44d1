"""Render the page of pairs of submissions that are alike: side by side, with the lines that stand in both marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    ``gap`` says that rows are left out before it. Where lines that stand in both begin, ``like`` is the number of the
    line in the other submission, and ``target`` its anchor. ``anchor`` is empty for a line that has none."""

    label: int
    html: Markup
    shared: bool
    cell: int | None = None
    gap: bool = False
    anchor: str = ""
    like: str = ""
    target: str = ""


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
    """Makes sides of code for a page. All of them together stay within a budget."""

    def __init__(self, limit: int = _BYTES) -> None:
        self._budget = Budget(limit)
        self._pairs = 0

    def pair(
        self,
        students: tuple[str, str],
        sources: tuple[Sequence[SourceText], Sequence[SourceText]],
        shared: tuple[Mapping[int, int], Mapping[int, int]],
    ) -> tuple[Side, ...]:
        """Return both sides, or nothing where the page has no room for them. ``shared`` are lines, each with the line
        of the other side; both from 0, and counted over all of the sources."""
        self._pairs += 1
        whole = [_rows(of) for of in sources]
        sides = tuple(
            Side(
                students[side],
                sources[side][0].file if sources[side] else "",
                _shown(whole[side], self._anchors(side), shared[side], self._links(whole[1 - side], shared, side)),
            )
            for side in (0, 1)
        )
        rows = [row.html for side in sides for row in side.rows]
        return sides if self._budget.spend(*rows, extra=_LINE * len(rows)) else ()

    def _anchors(self, side: int) -> str:
        return f"p{self._pairs}{'ab'[side]}"

    def _links(
        self, others: Sequence[CodeRow], shared: tuple[Mapping[int, int], Mapping[int, int]], side: int
    ) -> dict[int, tuple[str, str]]:
        """Return number and anchor of the line in the other submission, for lines that begin what is shared."""
        found = {}
        for place, there in shared[side].items():
            if place - 1 not in shared[side] and there in shared[1 - side] and there < len(others):
                found[place] = _label(others[there]), f"{self._anchors(1 - side)}{there}"
        return found


def _rows(sources: Sequence[SourceText]) -> list[CodeRow]:
    return [
        CodeRow(number, html, shared=False, cell=source.cell)
        for source in sources
        for number, html in enumerate(highlight(source.text), 1)
    ]


def _shown(
    rows: Sequence[CodeRow], anchors: str, shared: Mapping[int, int], links: Mapping[int, tuple[str, str]]
) -> list[CodeRow]:
    """Return the rows near those that are shared."""
    near = [place for place in range(len(rows)) if any(place + step in shared for step in range(-_NEAR, _NEAR + 1))]
    shown: list[CodeRow] = []
    cell = None
    for place, last in zip(near, [-1, *near], strict=False):
        like, target = links.get(place, ("", ""))
        shown.append(
            rows[place]._replace(
                shared=place in shared,
                cell=rows[place].cell if rows[place].cell != cell else None,
                gap=place != last + 1,
                anchor=f"{anchors}{place}" if place in shared else "",
                like=like,
                target=target,
            )
        )
        cell = rows[place].cell
    return shown


def _label(row: CodeRow) -> str:
    return str(row.label) if row.cell is None else f"[{row.cell}] {row.label}"


def similarity_page(course: Course, views: Sequence[SimilarityView], lang: Lang, templates: Path | None = None) -> str:
    """Return the page."""
    template = environment(templates).get_template("similarity.html.j2")
    return template.render(course=course, views=views, lang=lang, named=NAMED)

"""Put the submission's own code on a page: excerpts around a place, and full listings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from grader.model import Place, SourceText, StudentResult
from grader.render.excerpt import around
from grader.render.html.budget import Budget
from grader.render.html.highlight import highlight

_LINE, _LISTING = 60, 600  # bytes of markup around a line, and around a listing


class Excerpt(NamedTuple):
    """Lines of code around a place. ``marked`` is the place's line, ``anchor`` its anchor in a listing."""

    first: int
    lines: Sequence[Markup]
    marked: int
    anchor: str


class Listing(NamedTuple):
    """A file, or a cell of a notebook, with the lines that failed and the number of lines that did not fit."""

    file: str
    cell: int | None
    anchor: str
    lines: Sequence[Markup]
    marked: frozenset[int]
    omitted: int


def numbered(rows: Iterable[Markup], first: int, marked: Collection[int], anchor: str, label: Markup) -> Markup:
    """Return lines of code, with an anchor each where ``anchor`` names one; ``label`` says that a line is marked."""
    pieces = []
    for number, row in enumerate(rows, first):
        sign = f'<b aria-hidden="true">▸</b><span class="sr">{label}: </span>' if number in marked else ""
        place = f' id="{anchor}-{number}"' if anchor else ""
        pieces.append(
            f'<span class="l{" m" if sign else ""}"{place}>{sign}{row if type(row) is Markup else escape(row)}\n</span>'
        )
    return Markup("".join(pieces))  # noqa: S704  escaped, or markup before


class Listings:
    """Code by file and cell. All excerpts and listings together stay within ``budget``. ``linked``: whether the page
    has the listings, so that excerpts lead to them."""

    def __init__(
        self,
        sources: Iterable[SourceText],
        result: StudentResult,
        budget: Budget,
        linked: bool = True,
    ) -> None:
        self._budget, self._linked = budget, linked
        self._texts = {(source.file, source.cell): source.text for source in sources}
        self._anchors = {key: f"code-{number}" for number, key in enumerate(self._texts, 1)}
        self._lines: dict[tuple[str, int | None], list[Markup]] = {}
        places = [test.place for test in result.tests if test.place is not None and test.outcome == "failed"]
        self._marked = {(place.file, place.cell, place.line) for place in places}

    def excerpt(self, place: Place | None) -> Excerpt | None:
        """Return the code around ``place``; None where it is not known or does not fit."""
        if place is None or (place.file, place.cell) not in self._texts:
            return None
        key = (place.file, place.cell)
        lines = self._highlight(key)
        if not 1 <= place.line <= len(lines):
            return None
        first, last = around(self._texts[key].split("\n", len(lines))[: len(lines)], place.line)
        window = lines[first - 1 : last]
        if not self._budget.spend(*window):
            return None
        anchor = f"{self._anchors[key]}-{place.line}" if self._linked else ""
        return Excerpt(first, window, place.line, anchor)

    def all(self) -> tuple[list[Listing], int]:
        """Return a listing of each file or cell, in order, and the number of those that did not fit."""
        listings = []
        for key in self._texts:
            if not self._budget.spend(extra=_LISTING):
                break
            listings.append(self._listing(*key))
        return listings, len(self._texts) - len(listings)

    def _listing(self, file: str, cell: int | None) -> Listing:
        lines = self._highlight((file, cell))
        fitting = len(lines)
        if not self._budget.spend(*lines, extra=_LINE * len(lines)):  # then only the first of them
            fitting = next(number for number, row in enumerate(lines) if not self._budget.spend(row, extra=_LINE))
        marked = frozenset(line for other, number, line in self._marked if (other, number) == (file, cell))
        return Listing(file, cell, self._anchors[file, cell], lines[:fitting], marked, len(lines) - fitting)

    def _highlight(self, key: tuple[str, int | None]) -> list[Markup]:
        if key not in self._lines:
            # Nothing longer than the budget can fit: do not even look at it.
            self._lines[key] = highlight(self._texts[key][: self._budget.left].rstrip("\n"))
        return self._lines[key]

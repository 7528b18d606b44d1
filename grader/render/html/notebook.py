"""A notebook as it was handed in → one HTML page. It is hostile bytes: runs inside ``processes.confined``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from grader.notebooks.outputs import NotebookCell, Output, read
from grader.render.html.budget import Purse, Value, value
from grader.render.html.cover import Cover
from grader.render.html.highlight import highlight
from grader.render.html.raster import picture_address
from grader.render.html.sanitize import Sanitizer
from grader.render.html.templates import environment

# Bytes for each part of the page, and characters of a text cell.
_TEXT, _PICTURES, _PROSE = 350_000, 500_000, 50_000
_LINE, _CELL = 60, 400  # bytes of markup around a line, and around a cell


class Piece(NamedTuple):
    """An output as it is shown: one of a value, a table, a picture's address, or the name of what is left out."""

    kind: str
    value: Value | None = None
    html: Markup = Markup()
    src: str = ""
    name: str = ""


class ShownCell(NamedTuple):
    """A cell as it is shown: ``html`` for text, ``lines`` for code, of which ``omitted`` did not fit."""

    number: int | None
    run: int | None
    html: Markup | None = None
    plain: Value | None = None
    lines: Sequence[Markup] = ()
    omitted: int = 0
    pieces: Sequence[Piece] = ()


def book_page(data: bytes, cover: Cover, *, formatted: bool = True) -> str:
    """The page of notebook ``data``. Without ``formatted`` text cells and tables are shown as they were typed, for
    a notebook over whose formatting the process was lost. Raises Refusal."""
    cells, omitted = _Book(formatted).shown(read(cover.file, data))
    return _rendered(cover, cells, omitted, lost=False)


def lost_page(cover: Cover) -> str:
    """The page of a notebook that cannot be shown; says so."""
    return _rendered(cover, (), 0, lost=True)


def _rendered(cover: Cover, cells: Sequence[ShownCell], omitted: int, *, lost: bool) -> str:
    template = environment(Path(cover.templates)).get_template("notebook.html.j2")
    return template.render(cover=cover, lang=cover.lang, cells=cells, omitted=omitted, lost=lost)


class _Book:
    """The cells of one page, within its purses."""

    def __init__(self, formatted: bool) -> None:
        self._formatted = formatted
        self._text, self._pictures = Purse(_TEXT), Purse(_PICTURES)
        self._sanitizer = Sanitizer(self._pictures.spend)

    def shown(self, cells: Sequence[NotebookCell]) -> tuple[list[ShownCell], int]:
        """What fits, and how many cells do not."""
        made: list[ShownCell] = []
        for cell in cells:
            if not self._text.spend(extra=_CELL):
                break
            made.append(self._code(cell) if cell.kind == "code" else self._prose(cell))
        return made, len(cells) - len(made)

    def _code(self, cell: NotebookCell) -> ShownCell:
        source = cell.source[: self._text.left].rstrip()
        lines = highlight(source) if source else []
        fitting = next((n for n, row in enumerate(lines) if not self._text.spend(row, extra=_LINE)), len(lines))
        pieces = [piece for output in cell.outputs for piece in self._output(output)]
        return ShownCell(cell.number, cell.run, lines=lines[:fitting], omitted=len(lines) - fitting, pieces=pieces)

    def _prose(self, cell: NotebookCell) -> ShownCell:
        html = None
        if cell.kind == "markdown" and self._formatted and len(cell.source) <= _PROSE:
            try:
                html = self._sanitizer.markdown(cell.source, cell.attachments)
            except Exception:  # whatever a parser meets in hostile text; the text itself can always be shown
                html = None
        if html is not None and self._text.spend(html):
            return ShownCell(None, None, html=html)
        return ShownCell(None, None, plain=value(cell.source, self._text, head=2000, head_lines=30))

    def _output(self, output: Output) -> list[Piece]:
        if not self._text.spend(extra=_CELL):
            return []
        if output.kind == "picture":
            src = picture_address(output.mime, output.text)
            if src and self._pictures.spend(src):
                return [Piece("picture", src=src)]
        if output.kind == "table" and self._formatted:
            try:
                html = self._sanitizer.html(output.text)
            except Exception:  # as above
                html = Markup()
            if html and self._text.spend(html):
                return [Piece("table", html=html)]
        if output.kind in ("text", "error"):
            return [Piece(output.kind, value=value(output.text.rstrip("\n"), self._text, head=2000, head_lines=15))]
        left_out = output.text if output.kind == "left-out" else output.mime or "text/html"
        plain = [Piece("text", value=value(output.plain, self._text))] if output.plain else []
        return [*plain, Piece("left-out", name=left_out)]

"""Render a notebook as it was handed in as one HTML page. Its bytes are hostile: runs inside ``processes.confined``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from grader.notebooks.outputs import NotebookCell, Output, read
from grader.render.html.budget import Budget, Value, value
from grader.render.html.cover import Cover
from grader.render.html.highlight import highlight
from grader.render.html.raster import picture_address
from grader.render.html.sanitize import Sanitizer
from grader.render.html.templates import environment

# Bytes for each part of the page, and characters of a text cell.
_TEXT, _PICTURES, _PROSE = 350_000, 500_000, 50_000
_LINE, _CELL = 60, 400  # bytes of markup around a line, and around a cell


class OutputView(NamedTuple):
    """An output on the page: one of a value, a table, a picture's address, or the name of what is left out."""

    kind: str
    value: Value | None = None
    html: Markup = Markup()
    src: str = ""
    name: str = ""


class CellView(NamedTuple):
    """A cell on the page: ``html`` or ``plain`` for text, ``lines`` for code, of which ``omitted`` did not fit."""

    number: int | None
    run: int | None
    html: Markup | None = None
    plain: Value | None = None
    lines: Sequence[Markup] = ()
    omitted: int = 0
    outputs: Sequence[OutputView] = ()


def notebook_page(data: bytes, cover: Cover, *, formatted: bool = True) -> str:
    """Return the page of notebook ``data``. Raises Refusal.

    Without ``formatted`` text cells and tables are shown as they were typed: for a notebook that hung or killed the
    process that formatted it.
    """
    cells, omitted = _Cells(formatted).views(read(cover.file, data))
    return _render(cover, cells, omitted, lost=False)


def lost_page(cover: Cover) -> str:
    """Return the page that says that the notebook cannot be shown."""
    return _render(cover, (), 0, lost=True)


def _render(cover: Cover, cells: Sequence[CellView], omitted: int, *, lost: bool) -> str:
    template = environment(Path(cover.templates)).get_template("notebook.html.j2")
    return template.render(cover=cover, lang=cover.lang, langs=cover.langs, cells=cells, omitted=omitted, lost=lost)


class _Cells:
    """The cells of one page, within its budgets."""

    def __init__(self, formatted: bool) -> None:
        self._formatted = formatted
        self._text, self._pictures = Budget(_TEXT), Budget(_PICTURES)
        self._sanitizer = Sanitizer(self._pictures.spend)

    def views(self, cells: Sequence[NotebookCell]) -> tuple[list[CellView], int]:
        """Return the cells that fit, and the number of those that do not."""
        views: list[CellView] = []
        for cell in cells:
            if not self._text.spend(extra=_CELL):
                break
            views.append(self._code(cell) if cell.kind == "code" else self._prose(cell))
        return views, len(cells) - len(views)

    def _code(self, cell: NotebookCell) -> CellView:
        source = cell.source[: self._text.left].rstrip()
        lines = highlight(source) if source else []
        fitting = next((n for n, row in enumerate(lines) if not self._text.spend(row, extra=_LINE)), len(lines))
        outputs = [view for output in cell.outputs for view in self._output(output)]
        return CellView(cell.number, cell.run, lines=lines[:fitting], omitted=len(lines) - fitting, outputs=outputs)

    def _prose(self, cell: NotebookCell) -> CellView:
        html = None
        if cell.kind == "markdown" and self._formatted and len(cell.source) <= _PROSE:
            try:
                html = self._sanitizer.markdown(cell.source, cell.attachments)
            except Exception:  # hostile text may break a parser; the text itself can always be shown
                html = None
        if html is not None and self._text.spend(html):
            return CellView(None, None, html=html)
        return CellView(None, None, plain=value(cell.source, self._text, head=2000, head_lines=30))

    def _output(self, output: Output) -> list[OutputView]:
        if not self._text.spend(extra=_CELL):
            return []
        if output.kind == "picture":
            src = picture_address(output.mime, output.text)
            if src and self._pictures.spend(src):
                return [OutputView("picture", src=src)]
        if output.kind == "table" and self._formatted:
            try:
                html = self._sanitizer.html(output.text)
            except Exception:  # likewise
                html = Markup()
            if html and self._text.spend(html):
                return [OutputView("table", html=html)]
        if output.kind in ("text", "error"):
            return [
                OutputView(output.kind, value=value(output.text.rstrip("\n"), self._text, head=2000, head_lines=15))
            ]
        left_out = output.text if output.kind == "left-out" else output.mime or "text/html"
        plain = [OutputView("text", value=value(output.plain, self._text))] if output.plain else []
        return [*plain, OutputView("left-out", name=left_out)]

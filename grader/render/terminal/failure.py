"""One failure in the terminal: what was found, where, what it should have been, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from grader.model import Diagnosis, Gap, Place, SourceText, Table, TestResult
from grader.render.advice import Advice, advice
from grader.render.claims import claim, meaning_of, message_claim, related, shown
from grader.render.excerpt import around
from grader.render.terminal.pieces import NARROW, Pieces
from grader.render.terminal.unbroken import Unbroken
from grader.render.view import TaskView
from grader.text import clean

_WINDOW = (8, 6)  # rows and columns of a table


class FailureLines:
    """Maker of the lines of a failure. ``sources`` is the student's own code. ``brief``: a failure's claim and place,
    without a table of what the claim holds already."""

    def __init__(self, pieces: Pieces, sources: Iterable[SourceText], *, brief: bool) -> None:
        self._pieces, self._brief = pieces, brief
        self._sources = {(source.file, source.cell): source.text for source in sources}

    def lines(self, test: TestResult, task: TaskView) -> Iterator[RenderableType]:
        """Yield what was found, where, and what to do next."""
        yield Line(self._pieces.authored(test.title), "dim")
        yield Line(self._claim(test), "bold")
        if explained := self._meaning(test):
            yield Line(explained)
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for label, fact in self._facts(test):
            grid.add_row(Line(label, "dim"), fact)
        if grid.row_count:
            yield grid
        if test.place is not None:
            yield from self._excerpt(test.place)
        if test.gap is not None and test.gap.table is not None and not self._brief:
            yield self._window(test.gap.table)
        for diagnosis in task.diagnoses_of(test):
            yield self._diagnosis(diagnosis)
        for relation in task.relations_of(test):
            fact = f"{message_claim(relation.message, self._pieces.lang)} ({related(relation, self._pieces.lang)})"
            yield Line.assemble((f"{self._pieces.say('failure.relation')}: ", "dim"), fact)
        if test.hint is not None and test.hint.en:
            yield Line.assemble((f"{self._pieces.say('failure.hint')}: ", "dim"), self._pieces.authored(test.hint))
        yield self._pieces.advice(advice(test))

    def _facts(self, test: TestResult) -> Iterator[tuple[str, RenderableType]]:
        if test.place is not None:
            yield self._pieces.say("failure.where"), Line(self._pieces.place(test.place), overflow="fold")
        if test.call and self._is_news(test.call, test):
            yield self._pieces.say("failure.call"), self._pieces.value(test.call)
        gap = test.gap
        if gap is None:
            return
        kind = f" ({self._pieces.say(f'kind.{gap.kind}')})" if gap.kind in ("type", "shape", "keys") else ""
        if gap.expected and self._is_news(gap.expected, test):
            yield self._pieces.say("failure.expected") + kind, self._pieces.value(gap.expected)
        if gap.actual and self._is_news(gap.actual, test):
            yield self._pieces.say("failure.got") + kind, self._pieces.value(gap.actual)
        if not self._brief:
            yield from self._measures(gap)

    def _is_news(self, value: str, test: TestResult) -> bool:
        return not self._brief or test.message is None or value not in self._claim(test)

    def _claim(self, test: TestResult) -> str:
        return message_claim(test.message, self._pieces.lang) if test.message else claim(test, self._pieces.lang)

    def _excerpt(self, place: Place) -> Iterator[RenderableType]:
        """Yield the code around ``place``, line by line, with the line of ``place`` marked. No line wraps."""
        lines = self._sources.get((place.file, place.cell), "").split("\n")
        if not 1 <= place.line <= len(lines) or not any(lines):
            return
        first, last = around(lines, place.line)
        grid = Grid.grid(padding=(0, 1, 0, 0))
        for number, row in enumerate(lines[first - 1 : last], first):
            marked = number == place.line
            code = Line(clean.line(row.expandtabs(4), self._pieces.width), "bold" if marked else "", no_wrap=True)
            code.overflow = "ellipsis"
            grid.add_row(
                Line(str(number), "dim", justify="right"),
                Line(self._pieces.plain("▸") if marked else " ", "yellow"),
                code,
            )
        yield Padding(grid, (1, 0), expand=False)

    def _measures(self, gap: Gap) -> Iterator[tuple[str, RenderableType]]:
        if gap.path or gap.index:
            index = f"[{', '.join(map(str, gap.index))}]" if gap.index else ""
            yield self._pieces.say("failure.element"), Line(clean.line(gap.path, 120) + index)
        if gap.max_error is not None and (gap.path or gap.index or gap.wrong is not None):
            yield self._pieces.say("failure.largest"), Line(f"{gap.max_error:.6g}")
        if gap.wrong is not None and gap.size is not None:
            of = self._pieces.say("failure.count-of", wrong=gap.wrong, size=gap.size)
            yield self._pieces.say("failure.count"), Line(of)

    def _window(self, table: Table) -> RenderableType:
        """Return got beside expected, cell by cell; wrong cells carry a sign."""
        rows, columns = _WINDOW if self._pieces.width >= NARROW else (_WINDOW[0], 3)
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_row("", *(Line(clean.line(name, 12), "dim", justify="right") for name in table.columns[:columns]))
        for name, got, expected, wrong in list(
            zip(table.rows, table.actual, table.expected, table.wrong, strict=False)
        )[:rows]:
            cells = zip(got[:columns], expected, wrong, strict=False)
            grid.add_row(Line(clean.line(name, 12), "dim"), *(self._cell(*cell) for cell in cells))
        return Padding(grid, (1, 0), expand=False)

    def _cell(self, got: str, expected: str, wrong: bool) -> Line:
        if not wrong:
            return Line(clean.line(got, 12), justify="right")
        both = f"{clean.line(got, 12)} {self._pieces.plain('≠')} {clean.line(expected, 12)}"
        return Line(both, "red", justify="right")

    def _diagnosis(self, diagnosis: Diagnosis) -> RenderableType:
        label = (f"{self._pieces.say('failure.diagnosis')}: ", "dim")
        more = self._pieces.tip(Advice("failure.explain", {"code": diagnosis.code}))
        count = f" ({shown(diagnosis, self._pieces.lang)})" if diagnosis.calls else ""
        title = f"{self._pieces.authored(diagnosis.title)}{count}. "
        return Unbroken(Line.assemble(label, title).append_text(more))

    def _meaning(self, test: TestResult) -> str:
        return meaning_of(test.message, self._pieces.lang) if test.visibility == "public" else ""

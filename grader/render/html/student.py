"""Render a ``StudentResult`` as one HTML page, or as one output of a notebook, with no network and no script.

This module decides what a page holds and how much of it; the templates decide where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from grader.model import Diagnosis, Figure, Gap, Lang, Relation, SourceText, StudentResult, Table, TestResult, Text
from grader.render.advice import Advice, advice, in_notebook, next_step
from grader.render.html.budget import Budget, Value, value
from grader.render.html.listing import Excerpt, Listings
from grader.render.html.mark import PLACE
from grader.render.html.progress import strip
from grader.render.html.slots import slot
from grader.render.html.svg import drawing
from grader.render.html.templates import Langs, environment
from grader.render.progress import Step
from grader.render.view import ReportLine, TaskView, arrange
from grader.text.catalogue import LANGS

# Bytes for each part of a page.
_EVIDENCE, _OUTPUT, _SOURCES, _FIGURES = 300_000, 120_000, 200_000, 250_000
_TABLE_ROWS, _TABLE_COLUMNS, _CELL = 20, 12, 24
_SHORT_CALL = 60  # characters of a call that a claim shows whole
_LONGEST_SIDE = 72.0  # pixels, of a drawn shape


class Shape(NamedTuple):
    """A rectangle that stands for an array: its sides are in proportion, and never too thin to see."""

    label: str
    width: float
    height: float


class FigureView(NamedTuple):
    """A figure on the page: its drawing; None where it is a table."""

    figure: Figure
    drawing: Markup | None


class ProblemView(NamedTuple):
    """Tests that did not pass, in the same words: the first of them, their number, and the evidence on the page."""

    test: TestResult
    times: int
    advice: Advice
    call: Value | None
    expected: Value | None
    actual: Value | None
    shapes: tuple[Shape, ...]
    table: Table | None
    excerpt: Excerpt | None
    figures: tuple[FigureView, ...]
    diagnoses: tuple[Diagnosis, ...]
    relations: tuple[Relation, ...]


def student_page(
    result: StudentResult,
    *,
    lang: Lang = "en",
    steps: Sequence[Step] = (),
    sources: Iterable[SourceText] = (),
    notebook: str = "",
    templates: Path | None = None,
    langs: Langs = LANGS,
    home: str = "",
) -> str:
    """Return the report of ``result``, ``lang`` shown first of ``langs``. Raises TypeError for anything but a
    StudentResult.

    ``steps`` are the course's (``render.progress``), ``sources`` the student's own code, ``notebook`` the address of
    the notebook's own page where there is one, ``templates`` the course's folder of templates, which go before the
    packaged ones. ``home`` is the language that the course speaks by itself: commands name another one.
    """
    view = arrange(result)
    listings = Listings(sources, result, Budget(_SOURCES))
    evidence, figures = Budget(_EVIDENCE), Budget(_FIGURES)
    problems = {
        task.name: [_problem(line, task, listings, evidence, figures) for line in task.problems] for task in view.tasks
    }
    listed, unlisted = listings.all()
    return (
        environment(templates, home=home)
        .get_template("student.html.j2")
        .render(
            lang=lang,
            langs=langs,
            result=result,
            view=view,
            progress=strip(tuple(steps), result.assignment, templates),
            mark=slot(PLACE, ""),
            problems=problems,
            figures=_by_task((*_kept(result.tests), *(result.figures or ())), figures),
            listings=listed,
            notebook=notebook,
            unlisted=unlisted,
            stdout=value(result.stdout, Budget(_OUTPUT), head=4000, head_lines=60) if result.stdout else None,
            next_step=next_step(result, view, steps),
        )
    )


def cell_output(
    result: StudentResult,
    lang: Lang,
    sources: Iterable[SourceText] = (),
    templates: Path | None = None,
    hints: Mapping[str, Sequence[Text]] | None = None,
) -> str:
    """Return ``result`` as an output of a notebook: a piece of HTML in one language that brings its own style and
    follows the colours around it. ``hints`` are those of each task: a shell is not always where the notebook is.
    Raises TypeError for anything but a StudentResult."""
    view = arrange(result)
    listings = Listings(sources, result, Budget(_SOURCES), linked=False)
    evidence, figures = Budget(_EVIDENCE), Budget(_FIGURES)
    focus, step = view.focus, next_step(result, view)
    return (
        environment(templates, (lang,))
        .get_template("cell.html.j2")
        .render(
            lang=lang,
            result=result,
            view=view,
            problems=[_problem(line, focus, listings, evidence, figures) for line in focus.problems] if focus else [],
            pictures=tuple(_figures(result.figures or (), figures)),
            hints=(hints or {}).get(focus.name, ()) if focus else (),
            stdout=value(result.stdout, Budget(_OUTPUT)) if result.stdout else None,
            next_step=in_notebook(step),
        )
    )


def _problem(line: ReportLine, task: TaskView, listings: Listings, evidence: Budget, figures: Budget) -> ProblemView:
    test = line.test
    gap = test.gap or Gap("other")
    return ProblemView(
        test=test,
        times=line.times,
        advice=advice(test),
        call=value(test.call, evidence) if test.call and not _is_told(test) else None,
        expected=value(gap.expected, evidence) if gap.expected else None,
        actual=value(gap.actual, evidence) if gap.actual else None,
        shapes=_shapes(gap),
        table=_window(gap.table, evidence),
        excerpt=listings.excerpt(test.place),
        figures=tuple(_figures(test.attachments, figures)),
        diagnoses=task.diagnoses_of(test),
        relations=task.relations_of(test),
    )


def _shapes(gap: Gap) -> tuple[Shape, ...]:
    """Return expected and got as two rectangles on one scale; nothing for shapes that cannot be drawn."""
    if gap.kind != "shape":
        return ()
    sides = [_sides(text) for text in (gap.expected, gap.actual)]
    longest = max((max(side) for side in sides if side), default=0)
    if not longest or any(side is None for side in sides):
        return ()
    scale = _LONGEST_SIDE / longest
    return tuple(
        Shape(text, max(side[1] * scale, 3.0), max(side[0] * scale, 3.0))  # 3 pixels: a thin side is still seen
        for text, side in zip((gap.expected, gap.actual), sides, strict=True)
        if side is not None
    )


def _sides(text: str) -> tuple[int, int] | None:
    """Return rows and columns of ``(4, 2)``; ``(4,)`` is one column. None for what is not a shape of 1 or 2 axes."""
    match = re.fullmatch(r"\((\d{1,9}),(?: (\d{1,9}))?\)", text)
    return (int(match[1]), int(match[2] or 1)) if match else None


def _window(table: Table | None, budget: Budget) -> Table | None:
    """Return ``table`` cut to a window of short cells; None where even that does not fit."""
    if table is None:
        return None

    def window(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(_short(cell) for cell in row[:_TABLE_COLUMNS]) for row in rows[:_TABLE_ROWS])

    cut = Table(
        columns=tuple(_short(name) for name in table.columns[:_TABLE_COLUMNS]),
        rows=tuple(_short(name) for name in table.rows[:_TABLE_ROWS]),
        expected=window(table.expected),
        actual=window(table.actual),
        wrong=tuple(row[:_TABLE_COLUMNS] for row in table.wrong[:_TABLE_ROWS]),
        cut=table.cut or len(table.columns) > _TABLE_COLUMNS or len(table.rows) > _TABLE_ROWS,
    )
    # 400 bytes: a wrong cell with its markup in both languages.
    return cut if budget.spend(extra=400 * max(len(cut.rows), 1) * max(len(cut.columns), 1)) else None


def _is_told(test: TestResult) -> bool:
    """Whether the claim says the call already, which stands above it."""
    return test.message is not None and len(test.call) <= _SHORT_CALL and test.message.args.get("call") == test.call


def _short(cell: str) -> str:
    return cell if len(cell) <= _CELL else cell[: _CELL - 1] + "…"


def _figures(figures: Iterable[Figure], budget: Budget) -> Iterable[FigureView]:
    """Yield the figures that fit."""
    for figure in figures:
        svg = drawing(figure.svg) if len(figure.svg) <= budget.left else None
        if figure.kind == "table" or (svg and budget.spend(svg)):
            yield FigureView(figure, svg)


def _kept(tests: Iterable[TestResult]) -> Iterator[Figure]:
    """Yield what tests that passed have attached: a picture stays when its task is solved."""
    for test in tests:
        if test.outcome == "passed":
            yield from (msgspec.structs.replace(figure, task=test.task) for figure in test.attachments)


def _by_task(figures: Sequence[Figure], budget: Budget) -> dict[str, tuple[FigureView, ...]]:
    tasks = dict.fromkeys(figure.task for figure in figures)
    return {task: tuple(_figures((figure for figure in figures if figure.task == task), budget)) for task in tasks}

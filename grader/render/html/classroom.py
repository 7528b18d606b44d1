"""Render the class page, ``index.html``: the term at a glance, each assignment, and a row per student. Readable without
script, sorted, filtered and paged with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from grader.model import Course, Lang, Status
from grader.render.html.addresses import addresses
from grader.render.html.collection import CORRECTIONS
from grader.render.html.mark import clock
from grader.render.html.scripts import page_script
from grader.render.html.student_rows import day, figure, point, student_rows
from grader.render.html.templates import Words, environment
from grader.results import statistics
from grader.results.changes import Change, ScoreAndStatus
from grader.results.class_rows import rows as class_rows
from grader.results.shifts import changes_view
from grader.results.statistics import AssignmentView
from grader.results.summary import Summary
from grader.results.term import Histories, term
from grader.text import phrases
from grader.text.numbers import number

_HEIGHT, _BAR, _GAP = 96.0, 34.0, 6.0  # of the distribution's bars
_NAMED = 100  # students named behind a misconception, or missing, before "and more"
_FIRST = 12  # of those who need help, before the rest has to be opened
_PAGE = 200  # rows of the table at a time


class Bar(NamedTuple):
    """A bar of the distribution: its place in the drawing, and its number and label."""

    x: float
    y: float
    height: float
    number: int
    label: str


def index(
    summaries: Sequence[Summary],
    *,
    course: Course,
    lang: Lang,
    changes: Sequence[Change] = (),
    folders: Mapping[str, str] = MappingProxyType({}),
    histories: Histories = MappingProxyType({}),
    sections: Mapping[str, str] = MappingProxyType({}),
    unclaimed: Sequence[str] = (),
    unmatched: Sequence[str] = (),
    gone: Sequence[Summary] = (),
    csv: str = "grades.csv",
    templates: Path | None = None,
) -> Iterator[str]:
    """Yield the class page, piece by piece.

    ``changes`` are the marks that moved since the last run, and new ones; ``folders`` gives the folder of a student's
    reports where it is not the student's name; ``histories`` say what became of each student's assignment, ``sections``
    where each student is; ``unclaimed`` are files that are no student's, ``unmatched`` hand-ins of which it is not
    certain whose they are; ``gone`` are the results of students who have left, which do not count; ``csv`` is the
    address of the gradebook.
    """
    links = addresses(folders)
    pages = environment(templates)
    script = page_script(pages, "class.js.j2", "language.js.j2", page=_PAGE)
    statuses: dict[Status, int] = {}
    for summary in summaries:
        statuses[summary.status] = statuses.get(summary.status, 0) + 1
    rows, views = class_rows(summaries, course), statistics.assignments(summaries, course)
    answers = term(rows, views, histories, sections)
    lines = student_rows(rows, answers, histories, sections, links)
    return pages.get_template("class.html.j2").generate(
        lang=lang,
        langs=course.languages,
        course=course,
        assignments=views,
        changes=changes_view(changes),
        mark=mark_text,
        say=phrases.say,
        rows=rows,
        shown=[*islice(lines, _PAGE)],
        others=lines,
        term=answers,
        corrections=CORRECTIONS,
        statuses=statuses,
        total=len(summaries),
        href=links.report,
        home=links.home,
        unclaimed=unclaimed,
        unmatched=unmatched,
        gone=sorted({summary.student for summary in gone}),
        bars=_bars,
        named=_NAMED,
        first=_FIRST,
        page=_PAGE,
        clock=clock,
        day=day,
        figure=figure,
        point=point,
        csv=csv,
        script=script.text,
        script_hash=script.digest,
    )


def mark_text(mark: ScoreAndStatus | None) -> Markup | str:
    """Return a mark as the gradebook shows it: a score, or the word for its status."""
    if mark is None:
        return "–"
    if "excused" in mark.flags:
        return Words().phrase("moved.excused")
    if mark.score is not None and (mark.score or mark.status == "graded"):
        return number(mark.score)
    return Words().phrase(f"status.{mark.status}")


def _bars(view: AssignmentView) -> list[Bar]:
    most = max(max(view.bins), 1)
    bars = []
    for position, count in enumerate(view.bins):
        height = max(_HEIGHT * count / most, 2.0 if count else 0.0)
        label = f"{10 * position}–{10 * position + 9}" if position < statistics.BINS - 1 else "100"
        bars.append(Bar(position * (_BAR + _GAP), _HEIGHT - height, height, count, label))
    return bars

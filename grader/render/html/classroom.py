"""Render the class page, ``index.html``: readable without script, sorted and filtered with it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from grader.model import Course, Lang, Status
from grader.render.html.mark import clock
from grader.render.html.templates import Words, environment
from grader.results import statistics
from grader.results.changes import Change, ScoreAndStatus
from grader.results.statistics import AssignmentView
from grader.results.summary import Summary
from grader.text import phrases
from grader.text.numbers import number

_HEIGHT, _BAR, _GAP = 96.0, 34.0, 6.0  # of the distribution's bars
_LONGEST_NAME = 255  # characters of a folder's name
_NOT_IN_ADDRESS = re.compile(r"[^\w.~-]")
_NAMED = 100  # students named behind a misconception, or missing, before "and more"


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
    folders: Mapping[str, str] | None = None,
    unclaimed: Sequence[str] = (),
    unmatched: Sequence[str] = (),
    gone: Sequence[Summary] = (),
    csv: str = "grades.csv",
    templates: Path | None = None,
) -> str:
    """Return the class page. ``changes`` are the marks that moved since the last run, and new ones; ``folders`` gives
    the folder of a student's reports where it is not the student's name; ``unclaimed`` are files that are no student's,
    ``unmatched`` hand-ins of which it is not certain whose they are;
    ``gone`` are the results of students who have left, which do not count; ``csv`` is the address of the gradebook."""
    places = folders or {}

    def href(student: str, assignment: str) -> str:
        return f"reports/{_address(places.get(student, student))}/{_address(assignment)}.html"

    pages = environment(templates)
    script = _script(pages.get_template("class.js.j2").render())
    statuses: dict[Status, int] = {}
    for summary in summaries:
        statuses[summary.status] = statuses.get(summary.status, 0) + 1
    return pages.get_template("class.html.j2").render(
        lang=lang,
        langs=course.languages,
        course=course,
        assignments=statistics.assignments(summaries, course),
        changes=statistics.changes_view(changes),
        mark=mark_text,
        say=phrases.say,
        rows=statistics.rows(summaries, course),
        statuses=statuses,
        total=len(summaries),
        href=href,
        unclaimed=unclaimed,
        unmatched=unmatched,
        gone=sorted({summary.student for summary in gone}),
        bars=_bars,
        named=_NAMED,
        clock=clock,
        csv=csv,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
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


def _address(name: str) -> str:
    """Return ``name`` as a part of an address. Hangul stays as it is: escaped, 7,000 links would be megabytes."""
    return _NOT_IN_ADDRESS.sub(lambda match: quote(match[0].encode("utf-8", "replace"), safe=""), name[:_LONGEST_NAME])


def _script(text: str) -> Markup:
    """Return the page's own script as it stands: the page's policy lets only its hash run."""
    return Markup(text)  # noqa: S704  a packaged file, or the course author's


def _bars(view: AssignmentView) -> list[Bar]:
    most = max(max(view.bins), 1)
    bars = []
    for position, count in enumerate(view.bins):
        height = max(_HEIGHT * count / most, 2.0 if count else 0.0)
        label = f"{10 * position}–{10 * position + 9}" if position < statistics.BINS - 1 else "100"
        bars.append(Bar(position * (_BAR + _GAP), _HEIGHT - height, height, count, label))
    return bars

"""Render the page that collects the reports of one student, ``all-reports.html`` beside them.

It is for the student as well: it holds nothing of anybody else, and not why somebody decided on a mark.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from grader.model import Course, Lang
from grader.render.html.mark import clock
from grader.render.html.scripts import PageScript, page_script
from grader.render.html.student_rows import point
from grader.render.html.templates import environment
from grader.results.class_rows import Row, maximum
from grader.results.history import NONE, CorrectionKind
from grader.results.term import Histories
from grader.text import phrases

CORRECTIONS: dict[CorrectionKind, str] = {
    "regraded": "class.regraded",
    "override": "moved.override",
    "void": "moved.void",
    "late": "moved.late",
    "excused": "moved.excused",
}
"""The phrase of each kind of correction."""


def collection_page(
    row: Row, histories: Histories, *, course: Course, lang: Lang, templates: Path | None = None
) -> str:
    """Return the page of the student of ``row``."""
    script = _script(templates)
    cells = [cell for cell in row.cells if cell is not None]
    return (
        environment(templates)
        .get_template("collection.html.j2")
        .render(
            lang=lang,
            langs=course.languages,
            course=course,
            student=row.student,
            percent=row.percent if len(cells) > 1 else None,
            entries=[(cell, histories.get((row.student, cell.assignment), NONE)) for cell in cells],
            top=maximum,
            clock=clock,
            point=point,
            corrections=CORRECTIONS,
            say=phrases.say,
            script=script.text,
            script_hash=script.digest,
        )
    )


@lru_cache(maxsize=8)  # the same on the pages of all students
def _script(templates: Path | None) -> PageScript:
    return page_script(environment(templates), "language.js.j2")

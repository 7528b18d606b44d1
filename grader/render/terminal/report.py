"""Print a ``StudentResult`` in a terminal: the same anatomy as the page, as wide as the terminal is.

Signs and words carry the meaning; colour only helps, and rich leaves it out in a pipe or under ``NO_COLOR``.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text as Line

from grader.model import SourceText, StudentResult
from grader.render.advice import in_notebook, next_step
from grader.render.progress import Step
from grader.render.terminal.lines import Lines
from grader.render.view import View, arrange
from grader.text import phrases

_NOTES = 8
_WIDTH = 100  # columns where there is no terminal


def console() -> Console:
    """Return the console on standard output. It replaces characters that the terminal's encoding lacks."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, markup=False, emoji=False)


def print_result(
    console: Console,
    result: StudentResult,
    lang: str,
    sources: Iterable[SourceText] = (),
    age: float | None = None,
    again: str = "",
    home: str = "",
    *,
    notebook: bool = False,
) -> None:
    """Print one result: the first failing task in full, with its line out of ``sources``. ``age`` is that of the file
    that was judged, in seconds; ``again`` is what to type after ``grader run`` to judge the same, ``home`` the
    language that the course speaks by itself. ``notebook``: it is read below a cell, where no shell is at hand. Raises
    TypeError for anything but a StudentResult."""
    view = arrange(result)
    lines = Lines(lang, console.width, unicode=not console.options.ascii_only, sources=sources, home=home)
    if result.submission.files:
        console.print(lines.judged_file(result.submission.files[0].path, age))
    console.print(lines.heading(result))
    if result.tests:
        console.print(lines.tasks(view, result))
    if result.status != "graded":
        console.print()
        console.print(lines.status(result))
        for test in result.tests:
            if test.outcome == "broken":
                console.print(lines.broken(test))
    for note in result.notes[:_NOTES]:
        console.print(lines.note(note))
    if len(result.notes) > _NOTES:
        console.print(lines.more("notes.more", len(result.notes) - _NOTES))
    if view.focus is not None:
        console.print()
        for piece in lines.focus(view.focus):
            console.print(piece)
    if result.stdout:
        console.print()
        for piece in lines.output(result.stdout):
            console.print(piece)
    console.print()
    if result.status == "graded":
        console.print(lines.totals(view.totals, result.max_score))
    step = next_step(result, view, again=again)
    console.print(lines.advice(in_notebook(step) if notebook else step))


def plain_text(result: StudentResult, lang: str, sources: Iterable[SourceText] = (), *, notebook: bool = False) -> str:
    """Return what ``print_result`` prints, without colour."""
    text = io.StringIO()
    plain = Console(
        file=text, width=_WIDTH, color_system=None, force_jupyter=False, highlight=False, markup=False, emoji=False
    )
    print_result(plain, result, lang, sources, notebook=notebook)
    return text.getvalue()


def print_course(
    console: Console, results: Sequence[StudentResult], steps: Sequence[Step], lang: str, home: str = ""
) -> None:
    """Print several assignments at a glance: a line each, progress through the course, and what comes next."""
    lines = Lines(lang, console.width, unicode=not console.options.ascii_only, home=home)
    views = {result.assignment: arrange(result) for result in results}
    console.print(lines.course(steps, views))
    first = next((one for one in results if not _finished(one, views[one.assignment])), None)
    last = first or (results[-1] if results else None)
    if last is not None:
        console.print(lines.advice(next_step(last, views[last.assignment], steps)))


def print_watching(console: Console, lang: str) -> None:
    """Print that the next change of a file is waited for."""
    console.print(Line(phrases.say("run.watching", lang), "dim"))


def _finished(result: StudentResult, view: View) -> bool:
    return result.status == "graded" and view.totals.full

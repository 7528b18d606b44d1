"""The rows of the class page's table: a student's marks with their attempts and corrections.

Made without a template: of 10,000 students there are 70,000 cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup, escape

from grader.render.html.addresses import Addresses
from grader.render.html.templates import Words
from grader.results.class_rows import Row
from grader.results.history import NONE, History
from grader.results.summary import Summary
from grader.results.term import Histories, Term
from grader.text.clean import line
from grader.text.numbers import number

_ATTEMPTS = 12  # in a cell; the student's page has all of them


def student_rows(
    rows: Sequence[Row], term: Term, histories: Histories, sections: Mapping[str, str], links: Addresses
) -> Iterator[Markup]:
    """Yield a row of the table per student."""
    helped = {one.student for one in term.help}
    todo = f' <span class="small soft">{Words().phrase("state.todo")}</span>'
    for row in rows:
        kinds = ["help"] if row.student in helped else []
        kinds += ["silent"] if row.student in term.silent else []
        cells = [f'<th scope="row"><a href="{escape(links.home(row.student))}">{_line(row.student, 120)}</a></th>']
        if term.sections:
            cells.append(f'<td class="text">{_line(sections.get(row.student, ""), 60)}</td>')
        cells += [_cell(cell, histories.get((row.student, cell.assignment), NONE), links, todo) if cell is not None
                  else "<td></td>" for cell in row.cells]  # fmt: skip
        if len(row.cells) > 1:
            cells.append(f"<td>{figure(row.percent)}</td>")
        if term.now is not None:
            cells.append(f'<td class="text">{day(term.newest.get(row.student))}</td>')
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        yield Markup(f"<tr{kind}>{''.join(cells)}</tr>")  # noqa: S704  names are escaped, the rest is numbers


def _cell(cell: Summary, history: History, links: Addresses, todo: str) -> str:
    more = _history(history)
    if cell.status == "missing":
        return f'<td class="missing">{point(cell.final)}{more}</td>'
    mark = f'<a href="{escape(links.report(cell.student, cell.assignment))}">{point(cell.final)}</a>'
    if cell.is_stub:
        return f'<td class="todo">{mark}{todo}{more}</td>'
    if cell.status != "graded":
        return f'<td class="{cell.status}">{mark}{more}</td>'
    unknown = ' <span class="small soft">?</span>' if cell.mark is not None and cell.mark.late_days is None else ""
    return f"<td>{mark}{unknown}{more}</td>"


def _history(history: History) -> str:
    """Return the marks of several attempts, and the corrections, in small print."""
    lines = []
    if len(history.attempts) > 1:
        marks = [point(one.final) for one in history.attempts]
        cut = ["…", *marks[-_ATTEMPTS:]] if len(marks) > _ATTEMPTS else marks
        lines.append(", ".join(cut))
    lines += [f"{point(one.before)} → {point(one.after)}" for one in history.corrections[-_ATTEMPTS:]]
    return "".join(f"<small>{one}</small>" for one in lines)


def point(value: float | None) -> str:
    """Return points; a dash where there are none."""
    return "–" if value is None else number(value)


def figure(value: float | None) -> str:
    """Return a mean or a percentage with one decimal; a dash where there is none."""
    return "–" if value is None else f"{value:.1f}"


def day(time: datetime | None) -> str:
    """Return the day of a time, which sorts as text; a dash where there is none."""
    return "–" if time is None else time.strftime("%Y-%m-%d")


def _line(text: str, limit: int) -> Markup:
    return escape(line(text, limit))

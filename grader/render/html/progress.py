"""The way through the course on the pages of a class: put in when everybody's results are known.

A page is written as soon as its submission is judged; how its student did elsewhere is known at the end only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from grader.model import Assignment
from grader.render.html.templates import environment
from grader.render.view import Step
from grader.results.summary import Summary

# Around the way, on every page. What a student wrote cannot hold them: no `<` gets onto a page unescaped.
_START, _END = "<!-- way -->", "<!-- /way -->"
_EPSILON = 1e-6  # scores are sums of shares such as 5/3


def way(assignments: Iterable[Assignment], summaries: Mapping[str, Summary], now: str) -> tuple[Step, ...]:
    """The way through ``assignments`` for the page of the one called ``now``, by one student's summaries by name."""
    steps = []
    for assignment in assignments:
        found = summaries.get(assignment.name)
        done = found is not None and found.score is not None and found.score >= found.max_score - _EPSILON > 0
        here = assignment.name == now
        reported = found is not None and found.status != "missing" and not here
        steps.append(
            Step(
                name=assignment.name,
                title=assignment.title,
                state="done" if done else "now" if here else "todo",
                href=f"{assignment.name}.html" if reported else "",
            )
        )
    return tuple(steps)


def put(page: str, steps: Sequence[Step], now: str, templates: Path | None = None) -> str:
    """``page``, the report on the assignment ``now``, with ``steps`` on it; as it is where a course's own template
    has no place for them."""
    before, start, rest = page.partition(_START)
    _, end, after = rest.partition(_END)
    if not end:
        return page
    made = environment(templates).get_template("way.html.j2").render(steps=steps, now=now)
    return f"{before}{start}\n{made}\n{end}{after}"

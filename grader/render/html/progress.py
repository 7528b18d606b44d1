"""The progress strip on a page: each assignment of the course, and how the student did.

In a class a page is written as soon as its submission is judged; how its student did elsewhere is known when all are.
So the strip has a place on the page in which it can be replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from grader.render.html.templates import environment
from grader.render.progress import Step

# Around the strip, on every page. What a student wrote cannot hold them: no `<` gets onto a page unescaped.
_START, _END = "<!-- way -->", "<!-- /way -->"


@lru_cache(maxsize=1024)  # a class has few: each assignment is done or not
def strip(steps: tuple[Step, ...], now: str, templates: Path | None = None) -> Markup:
    """The strip for the report on the assignment ``now``, in its place; the empty place for fewer than two steps."""
    html = environment(templates).get_template("progress.html.j2").render(steps=steps, now=now) + "\n"
    return Markup(f"{_START}\n{html if len(steps) > 1 else ''}{_END}")  # noqa: S704  a template's output


def replace(page: str, steps: Sequence[Step], now: str, templates: Path | None = None) -> str:
    """``page``, the report on the assignment ``now``, with the strip of ``steps``; unchanged where a course's own
    template has no place for it."""
    before, _, rest = page.partition(_START)
    _, end, after = rest.partition(_END)
    return f"{before}{strip(tuple(steps), now, templates)}{after}" if end else page

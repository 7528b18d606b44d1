"""The progress strip on a page: each assignment of the course, and how the student stands in it.

In a class a page is written as soon as its submission is judged; how the student stands elsewhere is known later, when
all are. So the strip has a fixed place on the page and can be replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from grader.render.html.slots import fill, slot
from grader.render.html.templates import environment
from grader.render.progress import Step

_PLACE = "way"


def strip(steps: tuple[Step, ...], now: str, templates: Path | None = None) -> Markup:
    """Return the strip for the report on the assignment ``now``, in its place, which stays empty for one step."""
    return slot(_PLACE, _html(steps, now, templates))


def replace(page: str, steps: Sequence[Step], now: str, templates: Path | None = None) -> str:
    """Return ``page``, the report on the assignment ``now``, with the strip of ``steps``. A page of a course's own
    template that has no place for it stays as it is."""
    return fill(page, _PLACE, _html(tuple(steps), now, templates))


@lru_cache(maxsize=1024)  # a class has few: each assignment is done or not
def _html(steps: tuple[Step, ...], now: str, templates: Path | None) -> str:
    if len(steps) < 2:
        return ""
    return environment(templates).get_template("progress.html.j2").render(steps=steps, now=now) + "\n"

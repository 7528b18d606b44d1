"""The mark on a student's page: raw score, late days and what they cost, adjustment, final mark, and the times.

A page is written when its submission is judged, and the mark is known later: it has a fixed place there. Nothing
stands in it where the mark is the score.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from grader.render.html.slots import fill
from grader.render.html.templates import environment
from grader.results.final_mark import FinalMark

PLACE = "mark"


def with_mark(page: str, mark: FinalMark | None, templates: Path | None = None) -> str:
    """Return ``page``, the report of a submission, with its mark."""
    return fill(page, PLACE, "" if mark is None or not _is_told(mark) else _html(mark, templates))


def _is_told(mark: FinalMark) -> bool:
    """Whether there is more to say than the score: also when it came, where a due time is set."""
    timed = mark.received is not None or mark.claimed is not None
    return not mark.is_plain or (mark.due is not None and timed) or mark.attempts > 1


def _html(mark: FinalMark, templates: Path | None) -> str:
    page = environment(templates).get_template("mark.html.j2")
    times = {"received": mark.received, "due": mark.due, "claimed": mark.claimed}
    return page.render(mark=mark, times={name: clock(time) for name, time in times.items() if time}) + "\n"


def clock(time: datetime) -> str:
    """Return a time as it is shown, with its zone."""
    return time.strftime("%Y-%m-%d %H:%M:%S %Z")

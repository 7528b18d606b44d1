"""Pages of submitted notebooks. A notebook is hostile: its page is made in a process that can be killed."""

from __future__ import annotations

from typing import Any

import msgspec

from grader.errors import Refusal
from grader.processes.confined import Confined, HelperLost
from grader.render.html.cover import Cover

_CPU, _WALL = 5.0, 30.0  # seconds for one notebook; an honest one takes a twentieth of one


class NotebookPages:
    """Owner of the helper process that makes the pages; it starts with the first page."""

    def __init__(self) -> None:
        self._confined = Confined(cpu=_CPU, wall=_WALL, modules=("grader.render.html.notebook",))

    def close(self) -> None:
        """End the helper process."""
        self._confined.close()

    def page(self, data: bytes, cover: Cover) -> str:
        """Return the page of notebook ``data``. Raises GraderError where no helper starts.

        A notebook that takes too long is shown without formatting; one that still does is not shown, and its page
        says so.
        """
        plain_cover = msgspec.to_builtins(cover)
        for formatted in (True, False):
            try:
                return self._confined.call(make, data, plain_cover, formatted)
            except (HelperLost, Refusal):
                continue
        return self._confined.call(make_lost, plain_cover)


def make(data: bytes, cover: dict[str, Any], formatted: bool) -> str:
    """Return the page. Runs in the helper process, which alone imports what is slow to load."""
    from grader.render.html.notebook import notebook_page

    return notebook_page(data, msgspec.convert(cover, Cover), formatted=formatted)


def make_lost(cover: dict[str, Any]) -> str:
    """Return the page that says why there is no notebook. Runs in the helper process."""
    from grader.render.html.notebook import lost_page

    return lost_page(msgspec.convert(cover, Cover))

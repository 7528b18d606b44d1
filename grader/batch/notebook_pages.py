"""The notebook as it was handed in, as a page: made in a process that can be killed, as its content is hostile."""

from __future__ import annotations

from typing import Any

import msgspec

from grader.errors import Refusal
from grader.processes.confined import Confined, Lost
from grader.render.html.cover import Cover

_CPU, _WALL = 5.0, 30.0  # seconds for one notebook; an honest one takes a twentieth of one


class Pages:
    """Makes the pages of one notebook after another, with one helper process that starts with the first."""

    def __init__(self) -> None:
        self._confined = Confined(cpu=_CPU, wall=_WALL, modules=("grader.render.html.notebook",))

    def close(self) -> None:
        """End the helper process."""
        self._confined.close()

    def page(self, data: bytes, cover: Cover) -> str:
        """The page of notebook ``data``: if that takes too long without its formatting, if it still does a page
        that says so. Raises GraderError without a helper."""
        described = msgspec.to_builtins(cover)
        for formatted in (True, False):
            try:
                return self._confined.call(make, data, described, formatted)
            except (Lost, Refusal):
                continue
        return self._confined.call(make_lost, described)


def make(data: bytes, cover: dict[str, Any], formatted: bool) -> str:
    """Runs in the helper process, as what it imports is slow to load."""
    from grader.render.html.notebook import book_page

    return book_page(data, msgspec.convert(cover, Cover), formatted=formatted)


def make_lost(cover: dict[str, Any]) -> str:
    """Runs in the helper process."""
    from grader.render.html.notebook import lost_page

    return lost_page(msgspec.convert(cover, Cover))

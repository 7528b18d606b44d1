"""What a page was made of stands at its end, as a digest: a run in which nothing of that has changed leaves the page.

Making the pages of a large class takes longer than all else that a run does over a class that was graded already.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from grader.grading.hashes import grader_itself
from grader.model import Course
from grader.render.html.templates import sources
from grader.text.catalogue import LOCALE

_STAMP = re.compile(r"<!-- [0-9a-f]{32} -->\n\Z")


class PageStamps:
    """Stamps of pages that differ by their parts alone: program, templates, words and course are those of now."""

    def __init__(self, course: Course, templates: Path | None) -> None:
        self._common = hashlib.blake2b(f"{grader_itself()}{course!r}".encode(), digest_size=16)
        for file in (*sources(templates), *sorted(LOCALE.rglob("*.mo"))):
            self._common.update(file.read_bytes())

    def stamp(self, parts: bytes) -> bytes:
        """Return the last line of the page that is made of ``parts``."""
        digest = self._common.copy()
        digest.update(parts)
        return f"<!-- {digest.hexdigest()} -->\n".encode()


def ends_with(place: Path, stamp: bytes) -> bool:
    """Whether a page is there, and has a stamp."""
    try:
        with place.open("rb") as page:
            page.seek(-len(stamp), os.SEEK_END)
            return page.read() == stamp
    except OSError:
        return False


def without(page: str) -> str:
    """Return a page without its stamp."""
    return _STAMP.sub("", page)

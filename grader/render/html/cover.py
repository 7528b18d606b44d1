"""What stands around a notebook on its page. Apart from the page itself, whose imports are slow."""

from __future__ import annotations

import msgspec

from grader.model import Lang, Text


class Cover(msgspec.Struct, frozen=True):
    """The head of a notebook's page. ``report`` is the address of the report beside it, ``templates`` a folder."""

    file: str
    title: Text
    student: str
    report: str
    lang: Lang
    templates: str
    langs: tuple[Lang, ...] = ("en", "ko")

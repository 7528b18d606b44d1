"""What all data have in common: authored text, generated sentences, and what may stand in a field."""

from __future__ import annotations

from typing import Literal

import msgspec

Lang = Literal["en", "ko"]
Visibility = Literal["public", "hidden"]
Tier = Literal["namespaces", "landlock", "process"]

MIB = 2**20  # bytes


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything here: immutable, and strict when read from TOML or JSON."""


class Text(Data, frozen=True):
    """Authored text. Where a course has no Korean, English is shown."""

    en: str
    ko: str = ""

    def get(self, lang: str) -> str:
        """Return the text in ``lang``, or in English where there is none."""
        return (self.ko or self.en) if lang == "ko" else self.en


class Message(Data, frozen=True):
    """A generated sentence: an id of the catalogues (``grader.text.catalogue``) and its arguments.

    Arguments are already bounded and free of control characters; they are data, never markup.
    ``why`` is the reason that the author adds, such as a choice of this course.
    """

    id: str
    args: dict[str, str | int | float] = {}
    why: Text | None = None

"""Words that an author writes in a test or a variant: a ``Text``, its languages in a mapping, or one string."""

from __future__ import annotations

from collections.abc import Mapping

from grader.model import Text

Words = Text | Mapping[str, str] | str


def text_of(words: Words) -> Text:
    """Return what an author wrote as a ``Text``. Where a course has no English, Korean stands for it."""
    if isinstance(words, Mapping):
        return Text(**{"en": words.get("ko", ""), **words})
    return Text(words) if isinstance(words, str) else words

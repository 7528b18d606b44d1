"""Words that an author writes in a test: a ``Text``, or its languages in a mapping."""

from __future__ import annotations

from collections.abc import Mapping

from grader.model import Text

Words = Text | Mapping[str, str]


def text_of(words: Words) -> Text:
    """Return what an author wrote as a ``Text``."""
    return Text(**words) if isinstance(words, Mapping) else words

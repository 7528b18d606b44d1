"""Phrases: the words of pages and terminal lines around a result. What a test found is a sentence."""

from __future__ import annotations

from grader.text.catalogue import template
from grader.text.numbers import number
from grader.text.template import Piece, fill

Argument = str | int | float


def pieces(phrase: str, lang: str, **args: Argument) -> list[Piece]:
    """Return ``phrase`` with ``args`` filled in, code apart from the rest. ``count`` chooses singular or plural.

    Raises KeyError for an unknown phrase, or for an argument that is missing.
    """
    texts = {name: value if isinstance(value, str) else number(value) for name, value in args.items()}
    return fill(template(phrase, lang, args.get("count")), texts)


def say(phrase: str, lang: str, **args: Argument) -> str:
    """Return ``phrase`` as plain text."""
    return "".join(piece.text for piece in pieces(phrase, lang, **args))

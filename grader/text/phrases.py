"""The words of pages and terminal lines around a result. What a test found is told by ``grader.text.sentences``."""

from __future__ import annotations

from grader.text.catalogue import template
from grader.text.numbers import number
from grader.text.template import Piece, fill

Argument = str | int | float


def pieces(phrase: str, lang: str, **args: Argument) -> list[Piece]:
    """``phrase`` with ``args`` filled in, code apart from the rest. ``count`` chooses between singular and plural.

    KeyError for an unknown phrase, or for an argument that is missing.
    """
    shown = {name: value if isinstance(value, str) else number(value) for name, value in args.items()}
    return fill(template(phrase, lang, args.get("count")), shown)


def say(phrase: str, lang: str, **args: Argument) -> str:
    """``phrase`` as plain text."""
    return "".join(piece.text for piece in pieces(phrase, lang, **args))

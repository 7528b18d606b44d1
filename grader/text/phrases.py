"""The words of pages and terminal lines around a result. What a test found is said by ``grader.text.sentences``.

``backticks`` in a phrase mark code: a command or a name. Arguments never become markup, whatever they hold.
"""

from __future__ import annotations

from grader.text.catalogue import words
from grader.text.numbers import number

Argument = str | int | float


def parts(phrase: str, lang: str, **args: Argument) -> list[tuple[str, bool]]:
    """Pieces of ``phrase`` with ``args`` filled in; True marks code. ``count`` chooses between singular and plural.

    KeyError for an unknown phrase or argument.
    """
    count = args.get("count")
    template = words(phrase, lang, count if isinstance(count, int) else 1)
    shown = {name: value if isinstance(value, str) else number(value) for name, value in args.items()}
    pieces = [(piece.format(**shown), code % 2 == 1) for code, piece in enumerate(template.split("`"))]
    return [(piece, code) for piece, code in pieces if piece]


def say(phrase: str, lang: str, **args: Argument) -> str:
    """``phrase`` as plain text."""
    return "".join(piece for piece, _ in parts(phrase, lang, **args))

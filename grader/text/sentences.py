"""Sentences: a generated message in either language.

``{why}`` of a template is what the author adds; a template without it gets it appended. Arguments are shown as plain
text, always cut.
"""

from __future__ import annotations

from typing import Final

from grader.errors import GraderError
from grader.model import Lang, Message
from grader.text.catalogue import template
from grader.text.clean import line, plain
from grader.text.numbers import significant
from grader.text.template import fill
from grader.text.translated import set_apart

LONGEST_ARGUMENT: Final = 500
"""Characters of one argument in a sentence."""
LONGEST_LINE: Final = 4000
"""Characters of a line of an error, which may hold a list."""


def error_lines(error: GraderError, lang: Lang) -> tuple[str, ...]:
    """Return what an error says, and what to do, in ``lang``, harmless to a terminal."""
    said = set_apart(error.message, lang)
    if error.refusal is not None:
        english = sentence(error.refusal, "en")
        said = set_apart(error.message.removesuffix(english), lang) + sentence(error.refusal, lang)
    return tuple(line(text, LONGEST_LINE) for text in (said, set_apart(error.hint, lang)) if text)


def sentence(message: Message, lang: str) -> str:
    """Return the sentence in ``lang`` (English where it is not Korean). An unknown id stands for itself."""
    try:
        form = template(message.id, lang, message.args.get("count"))
    except KeyError:
        return plain(message.id, LONGEST_ARGUMENT)
    why = plain(message.why.get(lang), LONGEST_ARGUMENT) if message.why is not None else ""
    args = _Arguments({name: _argument_text(value) for name, value in message.args.items()}, why=why)
    if "reason" in args:  # words of a system or of a library
        args["reason"] = set_apart(args["reason"], "ko" if lang == "ko" else "en")
    text = "".join(piece.text for piece in fill(form, args))
    return f"{text}. {why}" if why and "{why}" not in form else text


class _Arguments(dict[str, str]):
    """Arguments of a message. A missing one is a question mark, so that results of other versions can be shown."""

    def __missing__(self, name: str) -> str:
        return "?"


def _argument_text(value: str | int | float) -> str:
    return plain(value, LONGEST_ARGUMENT) if isinstance(value, str) else significant(value)

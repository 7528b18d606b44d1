"""What is said about a failure in one line of plain text, the same on every surface: the claim, and the place."""

from __future__ import annotations

from grader.model import Message, Place, TestResult
from grader.text import clean
from grader.text.phrases import say
from grader.text.sentences import sentence

_LONGEST = 600  # characters of a claim: more is an attack on the page
_LONGEST_ARGUMENT = 80  # characters: a claim is read at a glance, and the whole values stand beside it


def message_claim(message: Message, lang: str) -> str:
    """The sentence of ``message``, its long arguments cut."""
    args = {name: _short(value) if isinstance(value, str) else value for name, value in message.args.items()}
    return clean.line(sentence(Message(message.id, args, message.why), lang), _LONGEST)


def claim(test: TestResult, lang: str) -> str:
    """What went wrong in ``test``: its message; its title where it has none to show."""
    if test.message is not None and test.visibility == "public":
        return message_claim(test.message, lang)
    kind = f" ({say('hidden.test', lang)})" if test.visibility == "hidden" else ""
    return clean.line(test.title.get(lang)) + kind


def spot(place: Place, lang: str) -> str:
    """Where in its file ``place`` is, as the file's writer counts."""
    cell = [] if place.cell is None else [say("place.cell", lang, cell=str(place.cell))]
    return ", ".join([*cell, say("place.line", lang, line=str(place.line))])


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST_ARGUMENT else f"{value[: _LONGEST_ARGUMENT - 1]}…"

"""The claim of a failure and its place, each in one line of plain text, the same on every surface."""

from __future__ import annotations

from grader.model import Diagnosis, Message, Place, Relation, TestResult
from grader.text import clean
from grader.text.phrases import say
from grader.text.python_words import meaning
from grader.text.sentences import sentence

_LONGEST = 900  # characters of a claim: more is an attack on the page
_LONGEST_ARGUMENT = 80  # characters: a claim is read at a glance, and the whole values stand beside it
_LONGEST_QUOTE = 200  # what Python and NumPy say ends with their advice
_LONGEST_IN_NOTE = 500  # nothing stands beside a note


_QUOTES = frozenset(
    ("test.raised", "test.unusable", "note.statement-failed", "note.input", "note.syntax-error", "unread.syntax")
)
"""Messages that quote Python."""


def message_claim(message: Message, lang: str) -> str:
    """Return the sentence of ``message``, with long arguments cut."""
    is_note = message.id.startswith("note.")
    limit = _LONGEST_IN_NOTE if is_note else _LONGEST_QUOTE if message.id in _QUOTES else _LONGEST_ARGUMENT
    args = {
        name: (_middle if name == "call" else _short)(value, limit) if isinstance(value, str) else value
        for name, value in message.args.items()
    }
    return clean.line(sentence(Message(message.id, args, message.why), lang), _LONGEST)


def shown(diagnosis: Diagnosis, lang: str) -> str:
    """Return in how many values a mistake is seen, and how many of them it does not explain."""
    if diagnosis.misses:
        return say("failure.misses", lang, calls=diagnosis.calls, all=diagnosis.calls + diagnosis.misses)
    return say("failure.shown", lang, count=diagnosis.calls)


def related(relation: Relation, lang: str) -> str:
    """Return in how many wrong values a relation is seen."""
    return say("failure.related", lang, count=relation.calls)


def explanation(message: Message | None) -> str:
    """Return the phrase that explains Python's words in ``message``; empty where there are none, or none is known."""
    if message is None or message.id not in _QUOTES:
        return ""
    kind, text = message.args.get("type", ""), message.args.get("text", "")
    if not isinstance(kind, str) or not isinstance(text, str):
        return ""
    if message.id == "test.unusable":
        kind, _, text = text.partition(": ")
    return meaning(kind, text) or ""


def meaning_of(message: Message | None, lang: str) -> str:
    """Return what Python's words in ``message`` mean; empty where they need no explanation."""
    phrase = explanation(message)
    return say(phrase, lang) if phrase else ""


def claim(test: TestResult, lang: str) -> str:
    """Return what went wrong in ``test``: its message; of a hidden one no more than that it did not pass."""
    if test.message is not None and test.visibility == "public":
        return message_claim(test.message, lang)
    title = clean.line(test.title.get(lang))
    return say("hidden.failed", lang, title=title) if test.visibility == "hidden" else title


def spot(place: Place, lang: str) -> str:
    """Return where in its file ``place`` is, as the writer of the file counts."""
    cell = [] if place.cell is None else [say("place.cell", lang, cell=str(place.cell))]
    return ", ".join([*cell, say("place.line", lang, line=str(place.line))])


def _middle(call: str, limit: int) -> str:
    """Return a call without its middle: what is called stands at its beginning, which part of it at its end."""
    return call if len(call) <= limit else f"{call[: limit // 2]}…{call[1 - limit // 2 :]}"


def _short(value: str, limit: int) -> str:
    return value if len(value) <= limit else f"{value[: limit - 1]}…"

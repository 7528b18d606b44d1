"""A generated message → a sentence in either language, by the templates of ``grader.text.catalogue``.

A template has placeholders, ``{name}``, and optional parts, ``[first|second]``: the first alternative of which all
arguments are there, or nothing. An empty text counts as not there. ``{why}`` is what the author adds; a template
without it gets it appended. Arguments are data: never formatted by their own attributes, never markup, always cut.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from grader.model import Message
from grader.text.catalogue import words
from grader.text.clean import plain
from grader.text.numbers import significant

LONGEST: Final = 300
"""Characters of one argument in a sentence."""

Arguments = Mapping[str, str | int | float]


def sentence(message: Message, lang: str) -> str:
    """The sentence in ``lang`` (English where it is not Korean). Never raises: an unknown id stands for itself."""
    count = message.args.get("count")
    try:
        template = words(message.id, lang, count if isinstance(count, int) else 1)
    except KeyError:
        return plain(message.id, LONGEST)
    why = message.why.get(lang) if message.why is not None else ""
    said = _fill(template, {**message.args, "why": why})
    return f"{said}. {plain(why, LONGEST)}" if why and "{why}" not in template else said


def _fill(template: str, args: Arguments) -> str:
    out = []
    for literal, optional in _parsed(template):
        out.append(_filled(literal, args))
        out.append(next((_filled(part, args) for part in optional if _complete(part, args)), ""))
    return "".join(out)


@lru_cache(maxsize=512)
def _parsed(template: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Text and the optional part after it, in turn."""
    pieces = [*re.split(r"\[(.*?)\]", template), ""]
    return tuple((text, tuple(part.split("|"))) for text, part in zip(pieces[::2], pieces[1::2], strict=True))


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _complete(part: str, args: Arguments) -> bool:
    return all(args.get(name, "") != "" for name in _PLACEHOLDER.findall(part))


def _filled(part: str, args: Arguments) -> str:
    return _PLACEHOLDER.sub(lambda found: _shown(args.get(found[1], "?")), part)


def _shown(value: str | int | float) -> str:
    return plain(value, LONGEST) if isinstance(value, str) else significant(value)

"""Fill a template of the catalogues with its arguments. All catalogues are written in this one dialect.

``{name}`` is an argument. ``[first|second]`` is optional: the first alternative of which all arguments are there, or
nothing. ``backticks`` mark code: a command or a name. Arguments are data: whatever they hold, they never become a
part of the template, nor code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from grader.text import particles


class Piece(NamedTuple):
    """A part of a text, and whether it is code."""

    text: str
    code: bool


Segment = tuple[str, tuple[str, ...]]  # text, and the alternatives of the optional part after it

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_FILLED = re.compile(rf"\{{(\w+)\}}({particles.PATTERN})?")
_PARTICLE = re.compile(particles.PATTERN)
_OPTIONAL = re.compile(r"\[(.*?)\]")


def fill(template: str, args: Mapping[str, str]) -> list[Piece]:
    """Return ``template`` with ``args`` filled in. An empty argument counts as not there in an optional part.

    Raises KeyError for an argument that is needed and that ``args`` does not have.
    """
    pieces: list[Piece] = []
    before = ""
    for segments, code in _parse(template):
        if text := _join(segments, args, before):
            pieces.append(Piece(text, code))
            before = text
    return pieces


@lru_cache(maxsize=512)
def _parse(template: str) -> tuple[tuple[tuple[Segment, ...], bool], ...]:
    """Return what stands outside of backticks and inside, in turn."""
    return tuple((_segments(part), number % 2 == 1) for number, part in enumerate(template.split("`")))


def _segments(part: str) -> tuple[Segment, ...]:
    pieces = [*_OPTIONAL.split(part), ""]
    return tuple((text, tuple(optional.split("|"))) for text, optional in zip(pieces[::2], pieces[1::2], strict=True))


def _join(segments: tuple[Segment, ...], args: Mapping[str, str], before: str) -> str:
    out: list[str] = []
    for literal, alternatives in segments:
        if not out and before and (particle := _PARTICLE.match(literal)):  # behind code
            out.append(particles.chosen(particle[0], before))
            literal = literal[particle.end() :]
        out.append(_fill_part(literal, args))
        out.append(next((_fill_part(part, args) for part in alternatives if _complete(part, args)), ""))
    return "".join(out)


def _complete(part: str, args: Mapping[str, str]) -> bool:
    return all(args.get(name) for name in _PLACEHOLDER.findall(part))


def _fill_part(part: str, args: Mapping[str, str]) -> str:
    return _FILLED.sub(lambda match: _with_particle(args[match[1]], match[2]), part)


def _with_particle(value: str, particle: str | None) -> str:
    return value + particles.chosen(particle, value) if particle else value

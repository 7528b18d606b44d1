"""Lines for the log of GitHub Actions, where a line is a command when it looks like one.

The runner reads ``::name key=value::data`` after white space at the beginning of a line, and ``##[name]`` anywhere
in it; where it compares, it overlooks characters that have no shape. So whatever somebody else wrote stands behind a
bar, with commands stopped by a token that nobody can know, without steering characters and without ``##[``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from grader.render.ci.annotations import Mark, marks
from grader.render.ci.findings import Graded, headline, transcript
from grader.text import clean
from grader.text.phrases import say

ANNOTATIONS = 10  # of one kind that GitHub shows for a step
MESSAGE = 4000  # characters; the runner cuts at 4,096

_BAR = "| "
# "##[" with anything between that a comparison of the runner's may overlook: all but ASCII, which it never does
_LEGACY = re.compile(r"#([^\x20-\x7e]*)#([^\x20-\x7e]*)\[")


def harmless(line: str) -> str:
    """``line`` without line breaks, steering characters and the old form of a command."""
    return _LEGACY.sub(r"#\1#\2 [", clean.text(line).replace("\n", " "))


def command(name: str, data: str = "", **properties: str | int) -> str:
    """A command of ours; what it carries cannot end it."""
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' if shown else ''}{shown}::{_data(data)}"


def quoted(lines: Iterable[str], token: str) -> list[str]:
    """``lines`` that somebody else wrote, while the runner obeys no command but the one with ``token``."""
    return [command("stop-commands", token), *(f"{_BAR}{harmless(line)}".rstrip() for line in lines), f"::{token}::"]


def log(graded: Sequence[Graded], lang: str, token: str) -> list[str]:
    """A group for each result, then annotations: where it stopped early, and where each task fails first."""
    lines = []
    for one in graded:
        lines.append(command("group", harmless(headline(one.result, lang))))
        lines.extend(quoted(transcript(one.result, lang), token))
        lines.append(command("endgroup"))
    found = [mark for one in graded for mark in marks(one, lang)]
    lines.extend(map(_annotation, found[:ANNOTATIONS]))
    if len(found) > ANNOTATIONS:
        lines.append(command("notice", say("ci.more", lang, count=len(found) - ANNOTATIONS)))
    return lines


def outputs(values: Mapping[str, str], delimiter: str) -> str:
    """What is appended to the file ``GITHUB_OUTPUT``; ``delimiter`` is nothing that a value can hold."""
    return "".join(f"{name}<<{delimiter}\n{value}\n{delimiter}\n" for name, value in values.items())


def _annotation(mark: Mark) -> str:
    where: dict[str, str | int] = {"file": mark.file} if mark.file else {}
    if mark.line is not None:
        where["line"] = mark.line
    message = "\n".join(map(harmless, mark.text))
    return command("error", message[:MESSAGE], **where, title=harmless(mark.title))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

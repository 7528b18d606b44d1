"""Lines for the log of GitHub Actions, where a line is a command when it looks like one.

The runner reads ``::name key=value::data`` after white space at the beginning of a line, and ``##[name]`` anywhere
in it; where it compares, it overlooks characters that have no shape. So whatever somebody else wrote stands behind a
bar, with commands stopped by a token that nobody can know, without steering characters and without ``##[``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from grader.render.ci.annotations import Annotation, annotate
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
    """A command of the grader. What it carries cannot end it."""
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' if listed else ''}{listed}::{_data(data)}"


def quoted(lines: Iterable[str], token: str) -> list[str]:
    """``lines`` that somebody else wrote. Until the line with ``token`` the runner obeys no command."""
    return [command("stop-commands", token), *(f"{_BAR}{harmless(line)}".rstrip() for line in lines), f"::{token}::"]


def log(graded: Sequence[Graded], lang: str, token: str) -> list[str]:
    """A group for each result, then the annotations."""
    lines = []
    for one in graded:
        lines.append(command("group", harmless(headline(one.result, lang))))
        lines.extend(quoted(transcript(one.result, lang), token))
        lines.append(command("endgroup"))
    remarks = [annotation for one in graded for annotation in annotate(one, lang)]
    lines.extend(map(_error, remarks[:ANNOTATIONS]))
    if len(remarks) > ANNOTATIONS:
        lines.append(command("notice", say("ci.more", lang, count=len(remarks) - ANNOTATIONS)))
    return lines


def outputs(values: Mapping[str, str], delimiter: str) -> str:
    """The text to append to the file ``GITHUB_OUTPUT``. No value may hold ``delimiter``."""
    return "".join(f"{name}<<{delimiter}\n{value}\n{delimiter}\n" for name, value in values.items())


def _error(annotation: Annotation) -> str:
    where: dict[str, str | int] = {"file": annotation.file} if annotation.file else {}
    if annotation.line is not None:
        where["line"] = annotation.line
    message = "\n".join(map(harmless, annotation.text))
    return command("error", message[:MESSAGE], **where, title=harmless(annotation.title))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Lines for the log of GitHub Actions, which takes a line that looks like a command for one.

The runner reads ``::name key=value::data`` after white space at the beginning of a line, and ``##[name]`` anywhere
in it; its comparison overlooks characters without a shape. So text of others stands behind a bar, between commands
that stop the runner with a secret token, without steering characters and without ``##[``.
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
# "##[", and between them what the runner's comparison may overlook: anything but ASCII
_LEGACY = re.compile(r"#([^\x20-\x7e]*)#([^\x20-\x7e]*)\[")


def harmless(line: str) -> str:
    """Return ``line`` without line breaks, steering characters and the old form of a command."""
    return _LEGACY.sub(r"#\1#\2 [", clean.text(line).replace("\n", " "))


def command(name: str, data: str = "", **properties: str | int) -> str:
    """Return a command of the grader. Its data cannot end it."""
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' if listed else ''}{listed}::{_data(data)}"


def quoted(lines: Iterable[str], token: str) -> list[str]:
    """Return ``lines`` of others, between commands: until the line with ``token`` the runner obeys none."""
    return [command("stop-commands", token), *(f"{_BAR}{harmless(line)}".rstrip() for line in lines), f"::{token}::"]


def log(graded: Sequence[Graded], lang: str, token: str) -> list[str]:
    """Return a group for each result, then the annotations."""
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
    """Return the text to append to the file ``GITHUB_OUTPUT``. No value may hold ``delimiter``."""
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

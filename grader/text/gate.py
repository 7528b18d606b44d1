"""The one gate of terminal output: no line that passes it is a command to the server that keeps the log.

Servers read their log line by line and obey some of them: GitHub Actions ``::name::`` at the beginning of a line and
``##[name]`` anywhere (actions/runner, ActionCommand.cs), Azure Pipelines ``##vso[…]``, TeamCity ``##teamcity[…]``. A
student's output, messages and file names stand in our lines, whichever command prints them, so all commands print
through here, on every machine alike.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO, cast

_KEPT = 4096
"""Characters of an unfinished line that are remembered: what comes next may complete a command."""

_UNSEEN = r"[^\x20-\x7e]*"
"""What a server's comparison may overlook: anything but printable ASCII."""
_COMMAND = re.compile(rf"^([^\x21-\x7e]*:{_UNSEEN})(?=:)")
_LEGACY = re.compile(rf"(#{_UNSEEN}#{_UNSEEN}(?:v{_UNSEEN}s{_UNSEEN}o|teamcity)?{_UNSEEN})(?=\[)", re.IGNORECASE)
_LINES = re.compile(r"[^\r\n]*[\r\n]|[^\r\n]+")


def harmless(line: str) -> str:
    """``line`` with a blank inside whatever a server would obey."""
    return _LEGACY.sub(r"\1 ", _COMMAND.sub(r"\1 ", line))


class Gate:
    """A text stream whose lines are no commands; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._line = ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Write ``text``; a command that comes in pieces is none, either."""
        parts = []
        for piece in _LINES.findall(text):
            line = self._line + piece
            # A blank is only put before a character that makes a command, so what was written stays a beginning.
            parts.append(harmless(line)[len(harmless(self._line)) :])
            if piece[-1] in "\r\n":
                self._line = ""
            else:
                self._line = line if len(line) <= _KEPT else f"x{line[-_KEPT // 2 :]}"
        self.stream.write("".join(parts))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write ``lines``, none of which is a command."""
        for line in lines:
            self.write(line)


def install() -> None:
    """Let all that this process prints pass the gate. What the terminal's encoding has not is written as its number:
    Windows redirects into the code page of the country, and a report is no reason to end with an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")
    sys.stdout, sys.stderr = cast(TextIO, Gate(sys.stdout)), cast(TextIO, Gate(sys.stderr))


def ungated(stream: TextIO) -> TextIO:
    """The stream behind a gate: for commands that are the grader's own, made of escaped parts."""
    return stream.stream if isinstance(stream, Gate) else stream

"""Pages that are walked through: their files are written and their commands are run, in the order in which they stand.

A line that is a path in backticks and a colon names the file of the code block below it. In a block of ``console`` a
line ``$ …`` is a command, and what follows is what it prints; ``…`` stands for anything, ``; echo "exit $?"`` shows how
the command ends.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import command_line

_BLOCK = re.compile(r"^(?:`(?P<file>[\w./-]+)`:\n\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.M)


@dataclass(frozen=True)
class Step:
    """A file that is written, or a command that is run; ``text`` is what stands in it or what it prints."""

    file: str
    command: str
    text: str


def steps(page: str) -> Iterator[Step]:
    """The steps of a page."""
    for block in _BLOCK.finditer(page):
        if block["kind"] == "console":
            yield from (Step("", command, shown) for command, shown in _COMMAND.findall(block["text"]))
        elif block["file"]:
            yield Step(block["file"], "", block["text"])


def walk(page: str, folder: Path, *, leave_out: str = "(?!)") -> None:
    """Take all steps, from ``folder`` on, but commands that match ``leave_out``. Each ends well, or as ``grader run``
    does where marks are lost, and prints what is shown."""
    for step in steps(page):
        if step.file:
            (folder / step.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / step.file).write_text(step.text, encoding="utf-8")
        elif step.command.startswith("cd "):
            folder = folder / step.command.removeprefix("cd ")
        elif not re.search(leave_out, step.command):
            run(step, folder)


def run(step: Step, folder: Path) -> None:
    """Run the command of a step in ``folder``."""
    command, echo, _ = step.command.partition('; echo "exit $?"')
    done = _done(shlex.split(command), folder)
    assert echo or done.returncode in ((0, 1) if command.startswith("grader run") else (0,)), (command, done)
    said = " ".join(f"{done.stdout} {done.stderr} exit {done.returncode}".split())
    for line in step.text.splitlines():
        pattern = ".*?".join(re.escape(" ".join(part.split())) for part in line.split("…"))
        assert re.search(pattern, said), (command, line, done.stdout, done.stderr)


def _done(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """The ``grader`` in this process, a batch with one worker: a second one costs more than these classes do."""
    environment = {**os.environ, "COLUMNS": "110", "NO_COLOR": "1", "LOGNAME": "assistant"}
    if words[0] == "grader":
        jobs = ["--jobs", "1"] if words[1] == "batch" else []
        return command_line.here([*words[1:], *jobs], folder, environment)
    program = sys.executable if words[0] == "python3" else words[0]
    return subprocess.run(
        [program, *words[1:]], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )

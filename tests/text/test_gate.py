"""The gate of terminal output: nothing that passes it is a command to the server that keeps the log."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.text.gate import Gate, harmless, ungated

COMMANDS = [
    "::error file=x::owned",
    "  \t::add-mask::1",
    "\N{ZERO WIDTH SPACE}::stop-commands::a",
    ":\N{ZERO WIDTH SPACE}:error::b",
    "\N{BYTE ORDER MARK} ::warning::c",
    "text ##[error]owned",
    "#\N{SOFT HYPHEN}#\N{ZERO WIDTH JOINER}[group]",
    "##vso[task.setvariable variable=a]b",
    "##VSO[task.complete]",
    "##teamcity[buildStatus status='SUCCESS']",
]
ORDINARY = ["a::b", "https://x", "# [link]", "## heading", "a[1]", "std::vector", "12:30:00", ":", "", "| ::error::"]


def obeyed(text: str) -> list[str]:
    """The lines that a server would obey, read as servers read them: what has no shape is overlooked."""
    lines = [re.sub(r"[^\x20-\x7e]", "", line).lower() for line in re.split(r"[\r\n]", text)]
    return [line for line in lines if line.lstrip().startswith("::") or re.search(r"##(vso|teamcity)?\[", line)]


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_are_broken(line: str) -> None:
    """Each form that a server obeys is obeyed before the gate and not behind it."""
    assert obeyed(line)
    assert not obeyed(harmless(line))


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_lines_stay_as_they_are(line: str) -> None:
    """What is no command is not touched."""
    assert harmless(line) == line


@given(st.lists(st.text(st.sampled_from(":#[]vso \n\r\tx\u200b"), max_size=6), max_size=12))
def test_pieces_make_no_command(pieces: list[str]) -> None:
    """However a text is cut into writes, the same harmless text comes out."""
    whole, cut = io.StringIO(newline=""), io.StringIO(newline="")
    Gate(whole).write("".join(pieces))
    gate = Gate(cut)
    for piece in pieces:
        assert gate.write(piece) == len(piece)
    assert whole.getvalue() == cut.getvalue()
    assert not obeyed(cut.getvalue())


def test_a_line_without_end_is_forgotten_in_time() -> None:
    """An endless line costs no memory, and its next line is looked at again."""
    out = io.StringIO()
    gate = Gate(out)
    for _ in range(100):
        gate.write("x" * 1000)
    gate.writelines(["##", "[error]a\n", "::error::b"])
    assert out.getvalue().endswith("x## [error]a\n: :error::b")
    assert ungated(gate) is out  # type: ignore[arg-type]


def test_the_rest_is_the_stream_s_own() -> None:
    """Encoding, descriptor and flushing are asked of the stream behind it."""
    raw = io.TextIOWrapper(io.BytesIO(), encoding="cp949")
    gate = Gate(raw)
    assert (gate.encoding, gate.isatty()) == ("cp949", False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp949"])
def test_a_terminal_that_lacks_a_character(encoding: str) -> None:
    """Korean, signs and arrows are written as their numbers where they cannot be written, and nothing fails."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    program = "from grader.text import gate; gate.install(); print('\\u2713 \\uac00 \\u2192')"
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert done.stdout.decode(encoding).strip()

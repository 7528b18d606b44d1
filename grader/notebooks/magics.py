"""Take IPython's additions out of Python: ``%matplotlib inline``, ``!pip install``, ``help?`` … Pure.

Every line keeps its number, so that a traceback leads to the student's line. Nothing here, and nothing that it
returns, ever runs a shell. What is Python already stays as it is. Only a cell that does not parse is searched, and of
it only lines that begin a statement: not inside a string, a bracket or a continued line.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["shell", "magic", "cell-magic"]

_MAYBE = [  # apart, as one alternation would cost five times as much
    re.compile(pattern, re.M)
    for pattern in (
        r"^[ \t]*(?:[%!?]|(?:pip|conda)[ \t])",
        r"=[ \t]*[%!][ \t]*\w",
        r"\?[ \t]*;?[ \t]*$",
        r"\A\s*^[ \t]",
    )
]
_INDENT = re.compile(r"(?:[ \t]*\n)*([ \t]+)")
_CELL_MAGIC = re.compile(r"\s*%%(\w+)[^\n]*")
_STATEMENT = re.compile(
    r"""[ \t]*(?:
        (?P<target>[^\s=!%\#'"][^=!%\#\n]{0,200}=[ \t]*)?   # x = !ls
        (?: (?P<shell>!!?) | %%?(?P<magic>[A-Za-z_]\w*) )
        (?P<rest>[^\n]*)
      | (?P<install>(?:pip|conda)[ \t]+(?:un)?install\b[^\n]*)
      | (?P<help>\?[^\n]* | %{0,2}[A-Za-z_*][^\s\#;]*\?[ \t]*;?[ \t]*)$
    )""",
    re.X | re.M,
)
_TOKEN = re.compile(r"#[^\n]*|\"\"\"|'''|[\"'()\[\]{}\n]|\\\n")
_STRING_END = {quote: re.compile(rf"\\.|{quote}", re.S) for quote in ('"""', "'''")} | {
    quote: re.compile(rf"\\.|{quote}|\n", re.S) for quote in ('"', "'")
}
_OPTIONS = re.compile(r"(?:[ \t]+-(?:[nrRlsTDv][ \t]*[\w.]+|[a-z]+))*[ \t]*")  # of timeit and prun

_RUNNING = frozenset({"time", "timeit", "capture", "prun", "memit"})  # what follows them is run, once
_QUIET = frozenset(
    {"matplotlib", "load_ext", "reload_ext", "autoreload", "config", "pip", "conda", "who", "whos", "precision"}
)
_INSTALLERS = ("pip", "conda", "python -m pip", "apt")


class Omission(NamedTuple):
    """Something that is not run; ``text`` is what the student wrote there."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class _Replacement:
    start: int
    end: int
    text: str


def plain_python(source: str) -> tuple[str, list[Omission]]:
    """Return ``source`` (lines end in LF) as Python with equally many lines, and what is left out of it."""
    if not any(pattern.search(source) for pattern in _MAYBE) or _parses(source):
        return source, []
    omissions: list[Omission] = []
    code = _dedented(source)
    first = _CELL_MAGIC.match(code)
    if first is not None:
        if first[1] not in _RUNNING:
            return "\n" * code.count("\n"), [Omission("cell-magic", f"%%{first[1]}")]
        blank = "\n" * first[0].count("\n")
        code = blank + code[first.end() :]
    parts, at = [], 0
    for replacement in _replacements(code, omissions):
        parts += [code[at : replacement.start], replacement.text]
        at = replacement.end
    return "".join([*parts, code[at:]]), omissions


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _dedented(source: str) -> str:
    """Take the indent of the first line from every line, as Jupyter does."""
    first = _INDENT.match(source)
    return source if first is None else re.sub(rf"^{first[1]}", "", source, flags=re.M)


def _replacements(code: str, omissions: list[Omission]) -> Iterator[_Replacement]:
    """Walk over strings, brackets, comments and line ends; look at each line that begins a statement."""
    at, depth, begins = 0, 0, True
    while at < len(code):
        statement = _STATEMENT.match(code, at) if begins else None
        if statement is not None:
            replacement = _replacement(code, statement, omissions)
            yield replacement
            begins = replacement.text == ""  # a prefix was taken off: what follows is a statement again
            at = replacement.end
            continue
        token = _TOKEN.search(code, at)
        if token is None:
            return
        at, begins = token.end(), False
        text = token[0]
        if text in _STRING_END:
            at = _after_string(code, at, text)
        elif text in "([{":
            depth += 1
        elif text in ")]}":
            depth = max(depth - 1, 0)
        elif text == "\n":
            begins = depth == 0


def _after_string(code: str, at: int, quote: str) -> int:
    for end in _STRING_END[quote].finditer(code, at):
        if end[0][0] != "\\":
            return end.end() if end[0] != "\n" else end.start()
    return len(code)


def _replacement(code: str, statement: re.Match[str], omissions: list[Omission]) -> _Replacement:
    magic, target = statement["magic"], statement["target"]
    if magic in _RUNNING:
        end = statement.end("magic")
        if magic != "time" and (options := _OPTIONS.match(code, end)) is not None:
            end = options.end()  # %time has none: %time -x is an expression
        while end < len(code) and code[end] in " \t":
            end += 1
        if end < len(code) and code[end] not in "\n#;":
            return _Replacement(statement.start("magic") - 1, end, "")
    end = _line_end(code, statement.start())
    text = " ".join(code[statement.start() : end].split())
    if statement["shell"] and not statement["rest"].strip().startswith(_INSTALLERS):
        omissions.append(Omission("shell", text))
    elif magic and magic not in _QUIET | _RUNNING:
        omissions.append(Omission("magic", text))
    replacement = "pass" if target is None else target + ("[]" if statement["shell"] else "None")
    start = statement.start() + len(statement[0]) - len(statement[0].lstrip(" \t"))
    return _Replacement(start, end, replacement + "\n" * code.count("\n", start, end))


def _line_end(code: str, at: int) -> int:
    """Return the end of the line, or of its last continuation: ``!pip install \\`` goes on below."""
    end = code.find("\n", at)
    while end > 0 and code[end - 1] == "\\":
        end = code.find("\n", end + 1)
    return len(code) if end < 0 else end

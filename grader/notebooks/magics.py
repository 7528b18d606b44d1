"""Turn IPython's additions into Python: ``%matplotlib inline``, ``!pip install``, ``help?`` … Pure.

They become the calls that IPython makes of them, ``get_ipython().run_line_magic(…)``; what a guest answers to these is
``sandbox.guest.shell``, and no shell ever runs. Otherwise than in IPython every line keeps its number, so that a
traceback leads to the student's line: what ``%time`` and ``%%capture`` run stays code of the cell.

What is Python already stays as it is. Only a cell that does not parse is searched, and of it only lines that begin a
statement: not inside a string, a bracket or a continued line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from grader.text import syntax_tree

Kind = Literal["shell", "magic", "cell-magic"]

_MAYBE = [  # apart, as one alternation would cost five times as much
    re.compile(pattern, re.M)
    for pattern in (
        r"^[ \t]*(?:[%!?,;/]|(?:pip|conda)[ \t])",
        r"=[ \t]*[%!][ \t]*\w",
        r"\?[ \t]*;?[ \t]*$",
        r"\A\s*^[ \t]",
    )
]
_INDENT = re.compile(r"(?:[ \t]*\n)*([ \t]+)")
_CELL_MAGIC = re.compile(r"\s*%%(\w+)\b(?!\?)([^\n]*)")
_PROMPTS = (
    (re.compile(r"\s*>>>(?: |$)", re.M), re.compile(r"^(?:>>>|\.\.\.)(?: |$)", re.M)),
    (re.compile(r"\s*In \[\d+\]: "), re.compile(r"^(?:In \[\d+\]: |[ \t]*\.{3,}: ?)", re.M)),
)
"""Of Python and IPython: how a cell begins that was copied from a terminal, and what goes off each line."""
_STATEMENT = re.compile(
    r"""[ \t]*(?:
        (?P<help>\?[^\n]* | [^\n\#'"]{0,200}? (?P<asked>%{0,2}[A-Za-z_*][\w*]*(?:\.[A-Za-z_*][\w*]*|\[-?\d+\])*)
                 (?P<more>\?\??)[ \t]*;?[ \t]*)$
      | (?P<target>[^\s=!%\#'"][^=!%\#\n]{0,200}=[ \t]*)?   # x = !ls
        (?: (?P<shell>!!?) | %%?(?P<magic>[A-Za-z_]\w*) )
        (?P<rest>[^\n]*)
      | (?P<install>(?:pip|conda)[ \t]+(?:un)?install\b[^\n]*)
      | (?P<call>[,;/])(?P<called>[A-Za-z_][^\n]*)
    )""",
    re.X | re.M,
)
_TOKEN = re.compile(r"#[^\n]*|\"\"\"|'''|[\"'()\[\]{}\n]|\\\n")
_STRING_END = {quote: re.compile(rf"\\.|{quote}", re.S) for quote in ('"""', "'''")} | {
    quote: re.compile(rf"\\.|{quote}|\n", re.S) for quote in ('"', "'")
}
_OPTIONS = re.compile(r"(?:[ \t]+-(?:[nrRlsTDv][ \t]*[\w.]+|[a-z]+))*[ \t]*")  # of timeit and prun

_RUNNING = frozenset({"time", "timeit", "prun", "memit"})
"""Magics that only watch what they run: it is run once."""
_ORDINARY = frozenset({*_RUNNING, "grade"})
"""Magics of a cell under which it is ordinary code."""
_FILES = frozenset({"writefile", "file"})
"""Magics under which a cell is a file's text."""
_DONE = frozenset({"run", "pylab", "env", "set_env", "cd", "pwd"})
"""Magics of a line that a guest does."""
_QUIET = frozenset(
    {"matplotlib", "load_ext", "reload_ext", "autoreload", "config", "pip", "conda", "who", "whos", "precision"}
)
"""Magics that nobody misses."""
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
    copied = any(begins.match(source) for begins, _ in _PROMPTS)  # ``In [3]: x = 1`` is Python by itself
    if not copied and (not any(pattern.search(source) for pattern in _MAYBE) or _parses(source)):
        return source, []
    omissions: list[Omission] = []
    head, code = _without_head(_without_prompts(_dedented(source)), omissions)
    parts, at = [head], 0
    for replacement in _replacements(code, omissions):
        parts += [code[at : replacement.start], replacement.text]
        at = replacement.end
    return "".join([*parts, code[at:]]), omissions


def _without_head(code: str, omissions: list[Omission]) -> tuple[str, str]:
    """Return what the magics of a cell, at its head, become, and the code below them."""
    head = ""
    while (first := _CELL_MAGIC.match(code)) is not None:
        name, line, below = first[1], first[2].strip(), code[first.end() :]
        lines = "\n" * first[0].count("\n")
        if name in _FILES:
            text = below.removeprefix("\n")
            call = f"get_ipython().run_cell_magic({name!r}, {line!r}, {text!r})"
            return head + lines + call + "\n" * below.count("\n"), ""
        if name == "capture":
            head += f"{lines}get_ipython().run_line_magic('capture', {line!r})"
        elif name in _ORDINARY:
            options = _OPTIONS.match(first[2])
            setup = first[2][options.end() :].strip() if options is not None and name in ("timeit", "prun") else ""
            head += lines + setup
        else:
            omissions.append(Omission("cell-magic", f"%%{name}"))
            return head + lines + "\n" * below.count("\n"), ""
        code = below
    return head, code


def _without_prompts(code: str) -> str:
    for begins, prompt in _PROMPTS:
        if begins.match(code):
            code = prompt.sub("", code)
    return code


def _parses(source: str) -> bool:
    try:
        syntax_tree.parse(source)
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
    start = statement.start() + len(statement[0]) - len(statement[0].lstrip(" \t"))
    end = _line_end(code, start)
    text = " ".join(code[start:end].split())
    if statement["shell"] and not statement["rest"].strip().startswith(_INSTALLERS):
        omissions.append(Omission("shell", text))
    elif magic and magic not in _QUIET | _RUNNING | _DONE:
        omissions.append(Omission("magic", text))
    call = (target or "") + _call(code, statement, end)
    return _Replacement(start, end, call + "\n" * code.count("\n", start, end))


def _call(code: str, statement: re.Match[str], end: int) -> str:
    """Return what IPython makes of a line."""
    if statement["shell"]:
        command = _joined(code[statement.end("shell") : end])
        captured = statement["target"] is not None or statement["shell"] == "!!"
        return f"get_ipython().{'getoutput' if captured else 'system'}({command!r})"
    if statement["magic"]:
        line = _joined(code[statement.end("magic") : end]).strip()
        return f"get_ipython().run_line_magic({statement['magic']!r}, {line!r})"
    if statement["call"]:
        name, _, line = _joined(code[statement.start("called") : end]).partition(" ")
        words = line.split()
        quoted = ['"' + word + '"' for word in words]
        values = {",": ", ".join(quoted), ";": f'"{line}"', "/": ", ".join(words)}[statement["call"]]
        return f"{name}({values})"
    if statement["install"]:
        name, _, line = _joined(code[statement.start("install") : end]).partition(" ")
        return f"get_ipython().run_line_magic({name!r}, {line.strip()!r})"
    asked = statement["asked"] or statement["help"].strip("? \t;")
    magic = "pinfo2" if statement["more"] == "??" or statement["help"].startswith("??") else "pinfo"
    return f"get_ipython().run_line_magic({magic!r}, {asked!r})"


def _joined(text: str) -> str:
    """Return a line that goes on below, in one."""
    *before, last = text.split("\n")
    return " ".join([*(part.rstrip()[:-1] for part in before), last.rstrip()])


def _line_end(code: str, at: int) -> int:
    """Return the end of the line, or of its last continuation: ``!pip install \\`` goes on below."""
    end = code.find("\n", at)
    while end > 0 and code[end - 1] == "\\":
        end = code.find("\n", end + 1)
    return len(code) if end < 0 else end

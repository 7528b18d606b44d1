"""Why code is not Python, where its author cannot see it: foreign characters, syntax of a newer Python (pure)."""

from __future__ import annotations

import re
import sys
import unicodedata

from grader.model import Message
from grader.text import syntax_tree

Where = dict[str, str | int | float]

_LONGEST = 200_000
_QUOTES = frozenset(
    "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u00ab\u00bb\u00b4\u300c\u300d\uff02\uff07"
)
_CHARACTER = re.compile(r"U\+([0-9A-F]{4,6})")
_TOKEN = re.compile(
    r"#[^\n]*|[{}]|(?P<prefix>\b(?:[rRbBuU]|[fFtT][rR]?|[rR][fFtT]|[bB][rR]|[rR][bB]))?(?P<quote>\"\"\"|'''|\"|')"
)
_STATEMENTS = (
    (re.compile(r"^([ \t]*)type[ \t]+(\w+)(?:\[[^\]\n]*\])?[ \t]*=", re.MULTILINE), r"\1\2 ="),
    (re.compile(r"^([ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+\w+)\[[^\]\n]*\]", re.MULTILINE), r"\1"),
    (re.compile(r"^([ \t]*except\*?[ \t]+)(\w[\w., \t]*,[\w., \t]*):", re.MULTILINE), r"\1(\2):"),
)


def advice(file: str, cell: int | None, code: str) -> Message | None:
    """What to do about code that is not Python, where that can be told; None for valid code as well."""
    try:
        syntax_tree.parse(code)
    except SyntaxError as error:
        where: Where = {"file": file, "line": error.lineno or 1}
        if cell is not None:
            where["cell"] = cell
        return _foreign_character(error.msg or "", where) or _newer_syntax(code, where)
    except (ValueError, MemoryError, RecursionError):
        pass
    return None


def _foreign_character(reason: str, where: Where) -> Message | None:
    found = _CHARACTER.search(reason)
    if found is None:
        return None
    character = chr(int(found[1], 16))
    kind = "space" if character.isspace() or not character.isprintable() else "character"
    known: Where = {"code": f"U+{found[1]}", "name": unicodedata.name(character, "").lower()}
    if kind == "character":
        known["character"] = character
    return Message(f"note.foreign-{'quote' if character in _QUOTES else kind}", {**where, **known})


def _newer_syntax(code: str, where: Where) -> Message | None:
    if len(code) > _LONGEST:
        return None
    try:
        syntax_tree.parse(older_syntax(code))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    return Message("note.newer-syntax", {**where, "python": f"{sys.version_info[0]}.{sys.version_info[1]}"})


def older_syntax(code: str) -> str:
    """``code`` without what Python 3.12 to 3.14 brought: a formatted string that needs it is an empty one.

    Raises RecursionError.
    """
    out: list[str] = []
    at = 0
    while (found := _TOKEN.search(code, at)) is not None:
        end, fields = _token_end(code, found)
        newer = bool(found["quote"]) and any(found["quote"] in field or set(field) & set("\\\n#") for field in fields)
        out += [code[at : found.start()], '""' if newer and all(map(str.strip, fields)) else code[found.start() : end]]
        at = end
    older = "".join(out) + code[at:]
    for pattern, replacement in _STATEMENTS:
        older = pattern.sub(replacement, older)
    return older


def _token_end(code: str, token: re.Match[str]) -> tuple[int, list[str]]:
    """Behind a comment, a brace or a whole string; with the replacement fields of a formatted one that has an end."""
    quote, at = token["quote"], token.end()
    if quote is None:
        return at, []
    formatted = bool(set((token["prefix"] or "").lower()) & {"f", "t"})
    fields: list[str] = []
    while at < len(code) and not code.startswith(quote, at):
        character = code[at]
        if character == "\n" and len(quote) == 1:
            return at, []
        if character == "{" and formatted and not code.startswith("{{", at):
            end = _field_end(code, at + 1)
            fields.append(code[at + 1 : end - 1])
            at = end
        else:
            at += 2 if character == "\\" or code.startswith("{{", at) else 1
    return at + len(quote), fields if at < len(code) else []


def _field_end(code: str, at: int) -> int:
    """Behind the brace that ends a replacement field, in which there may be strings with any quotes."""
    depth = 1
    while depth and (found := _TOKEN.search(code, at)) is not None:
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        at, _ = _token_end(code, found)
    return at if not depth else len(code)

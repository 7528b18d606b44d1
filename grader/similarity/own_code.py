"""The code of a submission that is its own → normal form, in which names do not count (for ``grader.processes``).

Statements of the course (stubs, public tests) and texts that stand alone are taken out first. What is left is brought
into copydetect's normal form: without white space and comments, with one letter for any name and any text. A border
stands where something was taken out, and before functions, classes and cells: these may come in any order.
"""

from __future__ import annotations

import io
import tokenize
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

LIMIT = 50_000
"""Characters of a submission that are compared."""
BORDER = "\N{SECTION SIGN}"
"""No Python has it outside of texts and comments, which do not count."""
_NO_TEXT = ("Cc", "Cn", "Co", "Cs")
_HEADS = ("def", "class")
_LEFT_OUT = (tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER)


class OwnCode(msgspec.Struct, frozen=True):
    """Code in normal form, and for each of its characters the line in the submission's code, from 0."""

    text: str
    lines: list[int]


def is_text(cells: Iterable[str]) -> bool:
    """Whether code is text at all: a file of other bytes has characters that no text has."""
    code = "".join(cells)[:LIMIT]
    strange = sum(unicodedata.category(one) in _NO_TEXT and one not in "\t\n\r\f" for one in code)
    return strange + code.count("\N{REPLACEMENT CHARACTER}") <= len(code) // 100


def statements(code: str) -> Iterator[tuple[str, int, int]]:
    """Yield the statements of ``code`` as their tokens are written, with their first and last line from 1. Of the head
    of a function or class its name is enough; a text that stands alone is empty. Ends where the code is no Python."""
    words: list[str] = []
    first, last, only_text = 0, 0, True
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.NEWLINE:
                yield "" if only_text else " ".join(words[: 2 if words[0] in _HEADS else None]), first, last
                words, only_text = [], True
            elif token.type not in _LEFT_OUT:
                first = first if words else token.start[0]
                last = token.end[0]
                only_text = only_text and token.type == tokenize.STRING
                words.append(token.string)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def without(code: str, course: Iterable[str]) -> str:
    """Return ``code`` with a border for statements of the course and for texts that stand alone, and with one before
    functions and classes. No line comes or goes."""
    known = {"", *course}
    lines = code.split("\n")
    for words, first, last in statements(code):
        if words in known:
            lines[first - 1 : last] = [BORDER, *[""] * (last - first)]
        elif words.startswith(tuple(f"{head} " for head in _HEADS)):
            lines[first - 1] = BORDER + lines[first - 1]
    return BORDER + "\n".join(lines)


def own_code(cells: list[str], course: list[str]) -> OwnCode:
    """Return the own code of a submission. ``cells`` are its code, ``course`` the statements of the course."""
    from copydetect.utils import filter_code

    code = "\n".join(without(cell, course) for cell in cells)[:LIMIT]
    text, offsets = filter_code(code, "", "python")
    lines: list[int] = []
    line, seen, place, removed = 0, 0, 0, 0
    for number in range(len(text)):
        while place < len(offsets) and offsets[place][0] < number:
            removed = int(offsets[place][1])
            place += 1
        position = min(number + removed, len(code))
        if position > seen:
            line += code.count("\n", seen, position)
            seen = position
        lines.append(line)
    return OwnCode(text, lines)

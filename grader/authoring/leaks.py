"""What of ``reference/`` would give an answer away, and whether a text holds any of it. Pure.

Distinctive are: lines of 30 characters or more (white space folded) of solutions, variants and hidden tests, and
numbers of 6 or more significant digits, unless a stub or a README has them. Lines that every test file of the
field has (imports, marks, names of tests) say nothing about an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LINE = 30
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.])", re.IGNORECASE)
_STRUCTURE = ("import ", "from ", "@", "def ", "class ", "if __name__", "with pytest.raises(")
_DIGITS = 6


@dataclass(frozen=True)
class Secrets:
    """Lines and numbers that must not be found outside ``reference/``."""

    lines: frozenset[str]
    numbers: frozenset[str]

    def __or__(self, other: Secrets) -> Secrets:
        return Secrets(self.lines | other.lines, self.numbers | other.numbers)


@dataclass(frozen=True)
class Leak:
    """``text``, which is secret, stands in ``file`` at ``line``."""

    file: str
    line: int
    text: str


def normalised(line: str) -> str:
    """A line with its white space folded."""
    return " ".join(line.split())


def numbers(text: str) -> Iterable[str]:
    """The numbers of 6 or more significant digits in ``text``."""
    for match in _NUMBER.findall(text):
        digits = re.sub(r"e.*$", "", match.lower()).replace(".", "").lstrip("0").rstrip("0")
        if len(digits) >= _DIGITS:
            yield match


def secrets(private: Iterable[str], public: Iterable[str]) -> Secrets:
    """The secrets of the ``private`` texts, given the texts that are ``public`` on purpose (stubs, READMEs)."""
    known_lines: set[str] = set()
    known_numbers: set[str] = set()
    for text in public:
        known_lines.update(normalised(line) for line in text.splitlines())
        known_numbers.update(numbers(text))
    lines: set[str] = set()
    values: set[str] = set()
    for text in private:
        for raw in text.splitlines():
            line = normalised(raw)
            if len(line) >= LINE and not line.startswith(_STRUCTURE):
                lines.add(line)
        values.update(numbers(text))
    return Secrets(frozenset(lines - known_lines), frozenset(values - known_numbers))


def leaks(file: str, text: str, secret: Secrets) -> Iterable[Leak]:
    """Every place in ``text`` that holds a secret."""
    for number, raw in enumerate(text.splitlines(), 1):
        line = normalised(raw)
        if line in secret.lines:
            yield Leak(file, number, line)
        for value in numbers(raw):
            if value in secret.numbers:
                yield Leak(file, number, value)

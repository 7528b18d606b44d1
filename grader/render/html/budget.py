"""Budgets of bytes: a page stays below 1 MB however large a submission is, as each part of the page has a budget."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from grader.text import clean

_HEAD = 300  # characters of a long value that are seen at once
_HEAD_LINES = 12


class Budget:
    """Bytes that a part of the page may still spend."""

    def __init__(self, size: int) -> None:
        self.left = size

    def spend(self, *html: str, extra: int = 0) -> bool:
        """Whether all of ``html`` and ``extra`` bytes fit. If so, they are subtracted."""
        cost = len("".join(html).encode()) + extra
        if cost > self.left:
            return False
        self.left -= cost
        return True


class Value(NamedTuple):
    """A value on a page: its beginning; the whole of it if that fits, else the number of characters that are cut."""

    head: Markup
    whole: Markup | None = None
    omitted: int = 0


def value(raw: str, budget: Budget, head: int = _HEAD, head_lines: int = _HEAD_LINES) -> Value:
    """Return ``raw`` cut to what is seen at once, with the whole of it if ``budget`` allows."""
    beginning = "\n".join(raw[:head].split("\n")[:head_lines])
    short = escape(clean.text(beginning))
    if len(beginning) == len(raw):
        return Value(short)
    # Nothing larger than the budget can fit: do not even escape it.
    whole = escape(clean.text(raw)) if len(raw) <= budget.left else None
    if whole is not None and budget.spend(whole):
        return Value(short, whole)
    return Value(short, None, len(raw) - len(beginning))

"""What is worth saying of a submission while it loads, inside the guest: where loading is, and what was met there.

    ["unparsed", cell, line, column, message, is the whole cell]        something is not Python
    ["raised", cell, line, type name, is built-in, message, frames]     a statement raised
    ["needs", cell, line, last cell, last line, name, cell, line]       statements need a name that one at the last
                                                                        place would have made
    ["absent" | "input" | "no-effect", cell, line, text]                what is not here while grading

Cells count from 0, lines from 1. It all goes to the trusted side as plain values, which believes none of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MOST = 200
"""Entries that are kept."""
_LONGEST = 200


@dataclass
class LoadLog:
    """Where loading is, whether it goes on, and what was met so far."""

    loading: bool = False
    cell: int = 0
    line: int = 1
    entries: list[list[Any]] = field(default_factory=list)

    def at(self, cell: int, line: int) -> None:
        """A statement begins here."""
        self.cell, self.line = cell, line

    def note(self, kind: str, text: str) -> None:
        """Note once that ``text`` was met, at the statement that runs now; nothing once all is loaded."""
        if self.loading and not any(entry[0] == kind and entry[3] == text for entry in self.entries):
            self.add([kind, self.cell, self.line, text[:_LONGEST]])

    def add(self, entry: list[Any]) -> None:
        """Keep an entry, as long as there is room."""
        if len(self.entries) < MOST:
            self.entries.append(entry)

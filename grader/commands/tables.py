"""Print a table: of the terminal's width, and whole where the output goes to a file or another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

_WHOLE = 1000  # columns


def print_table(table: Table) -> None:
    """Print ``table``; without spaces at the end of lines."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(table)
        return
    wide = Console(highlight=False, markup=False, emoji=False, width=_WHOLE)
    with wide.capture() as captured:
        wide.print(table)
    print("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))

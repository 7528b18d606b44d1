"""Write a new notebook: the same bytes for the same cells.

The library ``nbformat`` has no types, hence the exceptions for the type checker.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import nbformat

PYTHON = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""The metadata of a notebook that asks for a Python kernel."""

Cell = nbformat.NotebookNode


def text_cell(name: str, source: str) -> Cell:
    """Return a cell of Markdown; ``name`` is its id in the file."""
    return nbformat.v4.new_markdown_cell(source, id=name)  # type: ignore[no-any-return]  # nbformat has no types here


def code_cell(name: str, source: str) -> Cell:
    """Return a cell of code that has not been run; ``name`` is its id in the file."""
    return nbformat.v4.new_code_cell(source, id=name)  # type: ignore[no-any-return]  # nor here


def notebook(cells: Iterable[Cell], metadata: dict[str, Any] | None = None) -> str:
    """Return the text of a notebook of format 4."""
    made = nbformat.v4.new_notebook(cells=list(cells), metadata=metadata or {})
    return nbformat.writes(made)  # type: ignore[no-any-return]  # nor here

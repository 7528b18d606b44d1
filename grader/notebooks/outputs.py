"""Read the cells of a notebook with their outputs, bounded. Pure; runs inside ``processes.confined``.

Of every output one form is chosen: a picture, a table, or text. Scripts and widgets are only named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from grader.notebooks.load import join_lines, load

_OUTPUTS = 100  # of one cell
_PICTURES = ("image/png", "image/jpeg")
_TABLE = 200_000  # characters of HTML up to which an output is shown as a table
_LONGEST = 2**20  # characters of one output's text
_COLOURS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")

Kind = Literal["text", "error", "table", "picture", "left-out"]


class Output(NamedTuple):
    """One output. ``text`` is the text, the HTML of a table, a picture's Base64, or the name of what is left out.

    ``plain`` stands in where ``text`` cannot be shown; ``mime`` is a picture's type.
    """

    kind: Kind
    text: str
    plain: str = ""
    mime: str = ""


class NotebookCell(NamedTuple):
    """A cell as it was handed in. ``number`` counts code cells from 1, ``run`` is the student's ``In [n]``."""

    kind: str
    source: str
    number: int | None = None
    run: int | None = None
    outputs: tuple[Output, ...] = ()
    attachments: dict[str, dict[str, str]] = {}  # noqa: RUF012  never changed


def read(file: str, data: bytes) -> list[NotebookCell]:
    """Return all cells in order. Raises Refusal."""
    cells = []
    number = 0
    for cell in load(file, data):
        kind, source = str(cell.get("cell_type")), join_lines(cell.get("source"))
        if kind == "code":
            number += 1
            run = cell.get("execution_count")
            ran = run if type(run) is int and 0 < run < 10**6 else None
            cells.append(NotebookCell(kind, source, number, ran, tuple(_outputs(cell.get("outputs")))))
        else:
            cells.append(NotebookCell(kind, source, attachments=_attachments(cell.get("attachments"))))
    return cells


def _outputs(outputs: object) -> Iterator[Output]:
    shown = [output for output in outputs if isinstance(output, dict)] if isinstance(outputs, list) else []
    printed = ""  # what was printed in several pieces is one text
    for output in shown[:_OUTPUTS]:
        if output.get("output_type") == "stream":
            printed += join_lines(output.get("text"))[:_LONGEST]
            continue
        if printed:
            yield Output("text", _on_screen(printed))
            printed = ""
        if output.get("output_type") == "error":
            trace = "\n".join(line for line in _list(output.get("traceback")) if isinstance(line, str))
            yield Output("error", _on_screen(trace or f"{output.get('ename')}: {output.get('evalue')}"))
        else:
            yield _chosen(output.get("data"))
    if printed:
        yield Output("text", _on_screen(printed))
    if len(shown) > _OUTPUTS:
        yield Output("left-out", f"… {len(shown) - _OUTPUTS}")


def _chosen(data: object) -> Output:
    """Return the form of a display that says most and can be shown."""
    forms = {str(mime): join_lines(value) for mime, value in data.items()} if isinstance(data, dict) else {}
    plain = _on_screen(forms.get("text/plain", ""))
    for mime in _PICTURES:
        if forms.get(mime):
            return Output("picture", forms[mime], plain, mime)
    table = forms.get("text/html", "")
    if "<table" in table and "<script" not in table.lower() and len(table) <= _TABLE:
        return Output("table", table, plain)
    if plain:
        return Output("text", plain)
    return Output("left-out", next(iter(forms), "?"))


def _on_screen(text: str) -> str:
    """Return ``text`` as a terminal would show it: without colours, and a progress bar once."""
    shown = _COLOURS.sub("", text[:_LONGEST])
    if "\r" not in shown:
        return shown
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in shown.split("\n"))


def _attachments(attachments: object) -> dict[str, dict[str, str]]:
    if not isinstance(attachments, dict):
        return {}
    return {
        str(name): {str(mime): join_lines(value) for mime, value in forms.items()}
        for name, forms in attachments.items()
        if isinstance(forms, dict) and forms
    }


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []

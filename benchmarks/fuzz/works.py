"""Fuzzed: a script or a notebook, as the reader takes it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from grader.errors import Refusal
from grader.notebooks.load import read_book
from grader.notebooks.slim import slim
from grader.submission import cells
from grader.submission.outline import outline

LIMIT = 1 << 20


def read_notebook(data: bytes) -> None:
    """Cells and notes, or a refusal."""
    _read("sums.ipynb", data)


def read_script(data: bytes) -> None:
    """One cell and notes, or a refusal."""
    _read("sums.py", data)


def _read(name: str, data: bytes) -> None:
    try:
        parsed = cells.parse(name, data)
    except Refusal:
        return
    for cell in parsed.cells:
        assert cell.source.count("\n") == cell.code.count("\n")
        cell.code.encode()
    outline([(cell.file, cell.number, cell.code) for cell in parsed.cells])


def slim_notebook(data: bytes) -> None:
    """A first byte, which says how large the pieces are, and a notebook. Pieces make no difference, and what is left
    of a notebook says the same."""
    size, book = max(data[:1], default=0) + 1, data[1:]
    whole = _slimmed([book])
    assert _slimmed([book[at : at + size] for at in range(0, len(book), size)]) == whole
    try:
        json.loads(book.decode())
        cells_of_it = read_book("sums.ipynb", book)
    except (ValueError, RecursionError, Refusal):
        return
    assert whole is None or read_book("sums.ipynb", whole) == cells_of_it


def _slimmed(pieces: list[bytes]) -> bytes | None:
    """What is left of a notebook; None where it is refused."""
    state, left = b"", b""
    try:
        for piece in [*filter(None, pieces), b""]:
            slimmed = slim(state, piece, LIMIT)
            state, left = slimmed.state, left + slimmed.left
    except Refusal:
        return None
    return left


def notebooks() -> Iterator[bytes]:
    """Honest and odd notebooks to begin with."""
    code: dict[str, object] = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    sources: list[object] = [
        "def add(a, b):\n    return a + b\n",
        ["%matplotlib inline\n", "!ls"],
        "%%bash\nls",
        "add?",
    ]
    book = {"cells": [{**code, "source": one} for one in sources], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    yield json.dumps(book).encode()
    yield json.dumps({"worksheets": [{"cells": [{**code, "input": "x = 1"}]}], "nbformat": 3}).encode("utf-16")
    yield b'\xef\xbb\xbf{"cells": [{"cell_type": "code", "source": null}, 3, {"source": NaN}]}'


def printed_notebooks() -> Iterator[bytes]:
    """Notebooks that have been run, to begin with."""
    printed = {"output_type": "stream", "text": ['a "quoted" \\ line\n', "{[}]"], "metadata": {"outputs": [1, {}]}}
    cell = {"cell_type": "code", "metadata": {"tags": [{}]}, "outputs": [printed, printed], "source": 'x = "outputs"'}
    note = {"attachments": {"a.png": {"image/png": "AA=="}}, "cell_type": "markdown", "source": ["a", "\\"]}
    for size, book in (
        (1, {"cells": [cell, note], "metadata": {}}),
        (60, {"metadata": {"a": []}, "cells": [note] * 2}),
    ):
        yield bytes([size]) + json.dumps(book).encode()
    yield b"\x05" + json.dumps({"worksheets": [{"cells": [cell], "metadata": {}}], "nbformat": 3}, indent=1).encode()


def scripts() -> Iterator[bytes]:
    """Scripts as students write them, to begin with."""
    yield b"import numpy as np\n\n\ndef add(a, b):\n    '''Add.'''\n    return a + b\n"
    yield "# coding: cp949\n이름 = 1\nx = !ls\n%time add(1, 2)\nclass total: ...\n".encode("cp949")
    yield b"%%time\nfor i in range(3):\\\n  print(f'{i!r:>{3}}')\n\tif 1: pass\nadd??\n\x0c\r\n\r"

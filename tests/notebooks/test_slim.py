"""A notebook without its outputs, however it is cut into pieces."""

from __future__ import annotations

import contextlib
import json
import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import Refusal
from grader.notebooks.load import read_book
from grader.notebooks.slim import slim

LIMIT = 20 << 20


def slimmed(data: bytes, size: int, limit: int = LIMIT) -> bytes:
    """``data`` in pieces of ``size`` bytes."""
    out, state = [], b""
    for start in range(0, len(data), size):
        made = slim(state, data[start : start + size], limit)
        out.append(made.left)
        state = made.state
    return b"".join([*out, slim(state, b"", limit).left])


def cell(kind: str, source: Any, **more: Any) -> dict[str, Any]:
    """A cell with metadata that look like more."""
    return {"cell_type": kind, "source": source, "metadata": {"a": [1, {"outputs": ["x"]}]}, **more}


BOOK = {
    "metadata": {"kernelspec": {"x": '}]\\"'}, "widgets": {"state": ["]" * 50]}},
    "cells": [
        cell(
            "code",
            ["x = {1: 2}\n", '# "outputs": ['],
            outputs=[{"text": ['loss \\ " ] }\n'] * 30}],
            execution_count=None,
        ),
        cell("markdown", '# hi \\\\ " ', attachments={"a.png": {"image/png": "QUJD"}}),
        cell("code", "y = '\u00e9\U0001f600'", outputs=[]),
    ],
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("ascii_", [True, False])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 10**6])
def test_code_and_text_stay(size: int, indent: int | None, ascii_: bool) -> None:
    """Outputs, attachments and metadata go; every source stays, wherever a piece ends."""
    data = json.dumps(BOOK, indent=indent, ensure_ascii=ascii_).encode()
    left = slimmed(data, size)
    assert read_book("a.ipynb", left) == read_book("a.ipynb", data)
    book = json.loads(left)
    assert [one.get("outputs") for one in book["cells"]] == [[], None, []]
    assert (book["metadata"], book["cells"][1]["attachments"], book["nbformat"]) == ({}, {}, 4)


def test_old_notebooks_are_slimmed_too() -> None:
    """Before version 4 cells lay in worksheets."""
    old = {
        "nbformat": 3,
        "metadata": {},
        "worksheets": [{"cells": [{"cell_type": "code", "input": "x", "outputs": ["y"]}]}],
    }
    left = json.loads(slimmed(json.dumps(old).encode(), 5))
    assert left["worksheets"][0]["cells"][0] == {"cell_type": "code", "input": "x", "outputs": []}


def test_outputs_elsewhere_stay() -> None:
    """Only a cell's own; a dictionary in a text is a text."""
    book = {"outputs": [1], "cells": [{"cell_type": "raw", "source": "", "more": {"outputs": [2]}}]}
    assert json.loads(slimmed(json.dumps(book).encode(), 3)) == book


def test_fifty_megabytes_take_seconds_and_little_memory() -> None:
    """Millions of short lines, and one picture; a piece is all that is held."""
    lines = cell("code", "print(1)", outputs=[{"text": ["loss 0.69\n"] * 2_000_000}])
    picture = cell("code", "x = 1", outputs=[{"data": {"image/png": "A" * 20_000_000}}])
    data = json.dumps({"cells": [lines, picture], "metadata": {}, "nbformat": 4}).encode()
    start = time.perf_counter()
    left = slimmed(data, 1 << 20)
    assert time.perf_counter() - start < 20
    assert len(left) < 1000


def test_too_much_code_is_refused() -> None:
    """What is left may be no larger than the limit, in one text or in many."""
    for source in ("x" * 5000, ["x"] * 2000):
        with pytest.raises(Refusal, match=r"unread\.large-notebook"):
            slimmed(json.dumps({"cells": [cell("code", source)]}).encode(), 100, limit=3000)


@given(st.binary(max_size=300) | st.text('[]{}:,"\\ outpscel', max_size=300).map(str.encode), st.integers(1, 50))
@settings(max_examples=300, deadline=None)
def test_any_bytes_end(data: bytes, size: int) -> None:
    """Whatever they are, all pieces are taken, and nothing but a Refusal is raised."""
    with contextlib.suppress(Refusal):
        slimmed(data, size)


@pytest.mark.parametrize(
    "start", [b'"', b"\\", b"[", b'{"cells":[{"outputs":["', b'{"cells":[{"outputs":[' + b"[" * 100, b'"\\']
)
def test_files_made_to_keep_it_busy(start: bytes) -> None:
    """Strings without an end, brackets without an end: time that grows with the size, and no more."""
    data = start + random.Random(1).randbytes(1000) + start[-1:] * 4_000_000
    begin = time.perf_counter()
    with contextlib.suppress(Refusal):
        slimmed(data, 1 << 20)
    assert time.perf_counter() - begin < 10

"""Scripts and notebooks as they really come, and as nobody honest makes them → cells."""

from __future__ import annotations

import contextlib
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import Refusal
from grader.model import Message
from grader.submission.cells import Cell, parse


def notebook(*sources: str | list[str], **changes: Any) -> bytes:
    """A notebook of version 4 with these code cells."""
    made = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in sources]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made, **changes}).encode()


def codes(data: bytes, file: str = "gates.ipynb") -> list[str]:
    """The code of each cell."""
    return [cell.code for cell in parse(file, data).cells]


# -- scripts


def test_script_is_one_cell_without_a_number() -> None:
    """A script is taken whole."""
    assert parse("gates.py", b"x = 1\ny = 2\n").cells == (Cell("gates.py", None, "x = 1\ny = 2\n", "x = 1\ny = 2\n"),)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_empty_script_has_no_cells(data: bytes) -> None:
    """Nothing to run is not an error."""
    assert parse("gates.py", data).cells == ()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfx = 1\r\ny = 2\r\n", "x = 1\ny = 2\n"),
        (b"x = 1\ry = 2\r", "x = 1\ny = 2\n"),
        ("s = '가'".encode("utf-16"), "s = '가'"),
        ("s = '가'".encode("utf-32"), "s = '가'"),
        ("# -*- coding: cp949 -*-\ns = '가'".encode("cp949"), "# -*- coding: cp949 -*-\ns = '가'"),
        ("#!/usr/bin/python\n# vim: fileencoding=latin-1\ns = 'é'".encode("latin-1"), "s = 'é'"),
        ("# coding: no-such-thing\ns = '가'".encode(), "s = '가'"),
        ("# coding: rot13\ns = '가'".encode(), "s = '가'"),
        ("# coding: utf-8\ns = '가'".encode(), "s = '가'"),
    ],
)
def test_encodings_that_python_reads(data: bytes, text: str) -> None:
    """Marks and cookies decide, line ends become line feeds, and nothing is remarked upon."""
    parsed = parse("gates.py", data)
    assert parsed.cells[0].source.endswith(text)
    assert "\ufeff" not in parsed.cells[0].source
    assert parsed.notes == ()


@pytest.mark.parametrize("head", ["", "# coding: utf-8\n", "# coding: euc-kr\n"])
def test_korean_windows_source_is_read_and_noted(head: str) -> None:
    """Without a true cookie cp949 is guessed, also where the cookie says otherwise."""
    parsed = parse("gates.py", (head + "s = '똠방각하'").encode("cp949"))
    assert parsed.cells[0].code == head + "s = '똠방각하'"
    assert parsed.notes == (Message("note.encoding", {"file": "gates.py", "encoding": "cp949"}),)


def test_damaged_source_is_read_as_far_as_possible() -> None:
    """Bytes that are no text become replacement characters; the rest of the file counts."""
    parsed = parse("gates.py", "x = 1 # 감사합니다".encode() + b"\xff\nf = 2")
    assert parsed.cells[0].code == "x = 1 # 감사합니다�\nf = 2"
    assert parsed.notes == (Message("note.lost-characters", {"file": "gates.py", "count": 1}),)


@pytest.mark.parametrize("data", [b"x = (" + b"(" * 1_000_000, b"-" * 1_000_000 + b"1", b"a" + b".b" * 500_000])
def test_source_that_exhausts_parsers_stays_a_source(data: bytes) -> None:
    """Reading does not parse: that is for the guest, which may die of it."""
    start = time.monotonic()
    assert parse("gates.py", data).cells[0].code == data.decode()
    assert time.monotonic() - start < 2


def test_exported_script_with_shell_lines_runs() -> None:
    """Colab's export leaves ``!pip`` in a script; one such line must not cost the whole file."""
    assert codes(b"!pip install numpy\nx = 1\n", "gates.py") == ["get_ipython().system('pip install numpy')\nx = 1\n"]


# -- notebooks


def test_notebook_cells_are_numbered_as_a_reader_counts() -> None:
    """Code cells count from 1, empty ones included; markdown does not count."""
    data = notebook("a = 1", "", ["b = 2\n", "c = 3"])
    book = json.loads(data)
    book["cells"].insert(1, {"cell_type": "markdown", "source": "# Title"})
    parsed = parse("gates.ipynb", json.dumps(book).encode())
    assert [(cell.number, cell.code) for cell in parsed.cells] == [(1, "a = 1"), (3, "b = 2\nc = 3")]
    assert [cell.label for cell in parsed.cells] == ["gates.ipynb[1]", "gates.ipynb[3]"]


@pytest.mark.parametrize(
    "book",
    [
        {"cells": []},
        {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": ["# Only\n", "words"]}]},
        {"nbformat": 4, "cells": [{"cell_type": "raw", "source": "x"}, {"cell_type": "code", "source": " \n"}]},
    ],
)
def test_notebook_without_code_has_no_cells(book: dict[str, Any]) -> None:
    """Empty and markdown-only notebooks are fine and hold nothing."""
    assert parse("gates.ipynb", json.dumps(book).encode()).cells == ()


def test_old_notebook_is_upgraded() -> None:
    """Version 3 keeps its cells in worksheets and its code under another name."""
    book = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [
            {
                "metadata": {},
                "cells": [
                    {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["Title"]},
                    {
                        "cell_type": "code",
                        "collapsed": False,
                        "input": ["%pylab inline\n", "a = 1"],
                        "language": "python",
                        "metadata": {},
                        "outputs": [],
                    },
                ],
            }
        ],
    }
    assert codes(json.dumps(book).encode()) == ["get_ipython().run_line_magic('pylab', 'inline')\na = 1"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbf" + notebook("a = 1"), ["a = 1"]),
        (notebook("a = '가'").decode().encode("utf-16"), ["a = '가'"]),
        (json.dumps(json.loads(notebook("a = '가'")), ensure_ascii=False).encode(), ["a = '가'"]),
        (notebook("a = 1", metadata={"x": float("nan"), "y": float("inf")}), ["a = 1"]),
        (notebook("a\r\nb\rc"), ["a\nb\nc"]),
        (notebook("x = '\ud800'"), ["x = '\ufffd'"]),
        (b'{"cells": [{"cell_type": "code", "source": null}, 5, {"cell_type": "code", "source": ["a", 1]}]}', ["a"]),
        (b'{"cells": [{"cell_type": "code", "source": "a = \'tab\there\'"}]}', ["a = 'tab\there'"]),
        (b'{"cells": [{"cell_type": "code"}], "cells": [{"cell_type": "code", "source": "last"}]}', ["last"]),
    ],
)
def test_odd_notebooks_are_read(data: bytes, expected: list[str]) -> None:
    """What Jupyter opens, and a little more: marks, NaN, strange cells, half surrogate pairs, doubled keys."""
    assert codes(data) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unread.json"),
        (notebook("a = 1")[:-20], "unread.json"),
        (b"<<<<<<< HEAD\n" + notebook("a = 1"), "unread.json"),
        (b"[" * 1_000_000, "unread.notebook"),
        (b'{"cells": ' * 100_000, "unread.notebook"),
        (b'{"cells": [{"cell_type": "code", "source": "", "outputs": ' + b"[" * 1_000_000, "unread.notebook"),
        (b'{"cells": 5, "big": ' + b"9" * 100_000 + b"}", "unread.notebook"),
        (b"[]", "unread.notebook"),
        (b"null", "unread.notebook"),
        (b'{"nbformat": 4}', "unread.notebook"),
        (b'{"worksheets": 5}', "unread.notebook"),
        (b'{"nbformat": 3, "worksheets": [[[]]]}', "unread.notebook"),
        (b"a shopping list", "unread.json"),
        (b"%PDF-1.4\n", "unread.kind"),
        (b"<!DOCTYPE html>\n<html>", "unread.html"),
        (notebook("x" * 3_000_000), "unread.much-code"),
        (notebook(*["x"] * 3000), "unread.much-code"),
    ],
)
def test_broken_notebooks_are_refused(data: bytes, reason: str) -> None:
    """Half-written, conflicted, nested without end or no notebook at all: a reason, never an exception of ours."""
    with pytest.raises(Refusal) as refusal:
        parse("gates.ipynb", data)
    assert refusal.value.message.id == reason
    assert refusal.value.message.args["file"] == "gates.ipynb"


def test_place_of_the_damage_is_named() -> None:
    """A merge conflict in the middle is named by its line."""
    text = json.dumps(json.loads(notebook("a = 1")), indent=1).splitlines()
    text.insert(4, "=======")
    with pytest.raises(Refusal) as refusal:
        parse("gates.ipynb", "\n".join(text).encode())
    assert refusal.value.message.args["line"] == 5


def test_outputs_cost_nothing() -> None:
    """Pictures in outputs do not count against the size of the code."""
    book = json.loads(notebook("a = 1"))
    book["cells"][0]["outputs"] = [{"output_type": "display_data", "data": {"image/png": "A" * 10_000_000}}]
    start = time.monotonic()
    assert codes(json.dumps(book).encode()) == ["a = 1"]
    assert time.monotonic() - start < 2


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes make either reader raise anything else."""
    for file in ("gates.py", "gates.ipynb"):
        with contextlib.suppress(Refusal):
            parsed = parse(file, data)
            assert not parsed.notebook
            assert file == "gates.py" or parsed.notes


def test_notes_gather_cells() -> None:
    """One note for all shell lines of a notebook, with the cells and without control characters."""
    parsed = parse("gates.ipynb", notebook("!ls \x1b[31m", "x = 1", "!ls \x1b[31m\n!cat f"))
    assert parsed.notes == (
        Message("note.shell", {"file": "gates.ipynb", "text": "!ls [31m, !cat f", "cells": "1, 3"}),
    )


@pytest.mark.parametrize(
    ("file", "data", "notebook_", "notes_"),
    [
        ("gates.py", notebook("a = 1"), True, ["note.holds-notebook"]),
        ("gates.py.txt", b"a = 1", False, []),
        ("gates.ipynb.json", notebook("a = 1"), True, []),
        ("gates.json", notebook("a = 1"), True, ["note.holds-notebook"]),
        ("gates.ipynb", b"import numpy\n", False, ["note.holds-script"]),
        ("gates.ipynb", "# \uac00\ndef f(): ...\n".encode("utf-16"), False, ["note.holds-script"]),
        ("gates.py", json.dumps(json.loads(notebook("a = 1"))).encode("utf-16"), True, ["note.holds-notebook"]),
        ("gates.py", b'{"cells": 1}\n', False, []),
    ],
)
def test_content_decides_over_the_ending(file: str, data: bytes, notebook_: bool, notes_: list[str]) -> None:
    """A notebook that is called a script, a script that is called a notebook, and endings that browsers add."""
    parsed = parse(file, data)
    assert (parsed.notebook, [note.id for note in parsed.notes]) == (notebook_, notes_)
    assert len(parsed.cells) == 1

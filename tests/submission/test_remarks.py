"""What is said of the code before it runs: in English and Korean, and not of honest code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.model import Assignment, Limits, Message, Task, Text
from grader.submission.reader import Reader
from grader.text.sentences import sentence

TITLE = Text("Gates")
TASKS = ("perceptron", "and_gate", "Net")
GATES = Assignment("gates", TITLE, tuple(Task(n, TITLE, 1.0) for n in TASKS), Limits(), 1.0, (), Path("nowhere"), None)
RIGHT = "def perceptron(x):\n    return x\n\n\ndef and_gate(a, b):\n    return a & b\n\n\nclass Net:\n    x = 1\n"
OLD = "def perceptron(x):\n    # old try\n    return x @ x\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reader for all."""
    with Reader((GATES,)) as made:
        yield made


def cell(source: str, kind: str = "code") -> dict[str, Any]:
    """A cell of a notebook."""
    return {"cell_type": kind, "source": source, "metadata": {}, **({"outputs": []} if kind == "code" else {})}


def remarks(folder: Path, reader: Reader, *cells: dict[str, Any], script: str = "") -> list[Message]:
    """The notes on a notebook, or on a script."""
    if script:
        (folder / "gates.py").write_text(script, encoding="utf-8")
    else:
        (folder / "gates.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}))
    submission = reader.read(folder, GATES)
    assert submission is not None and submission.problem is None
    notes = list(reader.outlined(submission, GATES).notes)
    for note in notes:
        assert "?" not in sentence(note, "en") + sentence(note, "ko")
    return notes


@pytest.mark.parametrize(
    "cells",
    [
        [cell(RIGHT)],
        [cell(RIGHT), cell(RIGHT.replace("    return x", "        return x").replace("        ", "    "))],
        [cell(RIGHT.replace("return x", "raise NotImplementedError")), cell(RIGHT)],
        [cell("# Example\ndef perceptron(x): ...", "markdown"), cell(RIGHT)],
        [cell("from mine import *")],
    ],
)
def test_honest_code_gets_no_remark(tmp_path: Path, reader: Reader, cells: list[dict[str, Any]]) -> None:
    """The stub above the work, the same definition twice, a text that quotes what is defined as well."""
    assert remarks(tmp_path, reader, *cells) == []


def test_old_try_below_counts(tmp_path: Path, reader: Reader) -> None:
    """Which cell counts, and which does not."""
    notes = remarks(tmp_path, reader, cell("import numpy"), cell(RIGHT), cell("## text", "markdown"), cell(OLD))
    assert notes == [Message("note.twice-cells", {"tasks": "perceptron", "earlier": 2, "later": 3})]
    assert sentence(notes[0], "en") == "perceptron: cell 2 defines it too; the later one, in cell 3, counts"


def test_old_try_in_the_same_file(tmp_path: Path, reader: Reader) -> None:
    """In a script, and within one cell, by lines."""
    (note,) = remarks(tmp_path, reader, script=f"{RIGHT}\n\n{OLD}")
    assert note == Message("note.twice-lines", {"tasks": "perceptron", "earlier": 1, "later": 13})
    (tmp_path / "gates.py").unlink()
    (note,) = remarks(tmp_path, reader, cell(OLD + RIGHT))
    assert note.args == {"tasks": "perceptron", "earlier": 1, "later": 4, "cell": 1}


def test_several_tasks_in_two_cells_are_one_note(tmp_path: Path, reader: Reader) -> None:
    """All that a copied cell defines again."""
    notes = remarks(
        tmp_path, reader, cell(RIGHT), cell(RIGHT.replace("return", "return 0 +").replace("x = 1", "x = 2"))
    )
    assert [note.args["tasks"] for note in notes] == ["perceptron, and_gate, Net"]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_cell_of_text_that_defines_tasks(tmp_path: Path, reader: Reader, kind: str) -> None:
    """A cell whose type was changed by accident is named by its place in the notebook."""
    notes = remarks(tmp_path, reader, cell("import numpy"), cell(RIGHT, kind))
    assert notes == [Message("note.text-cell", {"cell": 2, "tasks": "perceptron, and_gate, Net"})]
    assert "cell 2 is text and defines perceptron, and_gate, Net, so it was not run" in sentence(notes[0], "en")


def test_what_a_text_quotes_is_no_code(tmp_path: Path, reader: Reader) -> None:
    """An example between fences is none that the student forgot to run."""
    assert remarks(tmp_path, reader, cell("import numpy"), cell(f"Write\n```python\n{RIGHT}```\n", "markdown")) == []


@pytest.mark.parametrize("name", ["AND_gate", "andgate", "and_gates", "And_Gate"])
def test_name_that_is_nearly_right(tmp_path: Path, reader: Reader, name: str) -> None:
    """Case, underscores, a letter more."""
    assert remarks(tmp_path, reader, cell(RIGHT.replace("and_gate", name))) == [
        Message("note.near-name", {"task": "and_gate", "name": name})
    ]


def test_name_that_is_another(tmp_path: Path, reader: Reader) -> None:
    """Another task, or a helper, is not taken for the one that is missing."""
    assert remarks(tmp_path, reader, cell(RIGHT.replace("def and_gate", "def helper"))) == []


def test_code_that_is_not_python_says_why(tmp_path: Path, reader: Reader) -> None:
    """Only the cells that are none."""
    notes = remarks(tmp_path, reader, cell(RIGHT), cell("x = 1"), cell("y = “a”"))
    assert [(note.id, note.args["cell"], note.args["code"]) for note in notes] == [("note.foreign-quote", 3, "U+201C")]

"""Where a cell's line stands in the notebook's file: right for every way to write JSON, and nothing for what is odd."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.course.load import load_course
from grader.model import Place
from grader.notebooks.file_lines import file_lines
from grader.submission import cells
from grader.submission.reader import Reader
from tests import ROOT
from tests.small_course import write_course

text = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\{}[],:'), max_size=12)
source = st.lists(text | st.sampled_from(["cells", "source", "code", ""]), max_size=6).map("\n".join)
beside = st.sampled_from(
    [None, [], {}, [[{"text": "[\n"}], "}", 1e9], {"cells": [{"source": ["}"]}], "x": float("nan")}]
)


@st.composite
def notebooks(draw: st.DrawFn) -> dict[str, object]:
    """Cells of every kind, their sources whole or in lines, with anything beside them in any order."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        whole = draw(source)
        shape = draw(st.sampled_from([whole, [f"{line}\n" for line in whole.split("\n")], ["", whole, ""]]))
        members = [("cell_type", draw(st.sampled_from(["code", "code", "markdown"]))), ("source", shape)]
        members += [("outputs", draw(beside)), ("metadata", {"cells": [{"cell_type": "code", "source": ["x"]}]})]
        found.append(dict(draw(st.permutations(members))))
    return dict(draw(st.permutations([("cells", found), ("metadata", draw(beside)), ("nbformat", 4)])))


@settings(deadline=None)
@given(notebooks(), st.sampled_from([None, 0, 1, "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_each_line_is_found_where_its_text_begins(book: dict[str, object], indent: int | str | None, code: str) -> None:
    """Every line of every cell, against a search that knows the file was written one string a line."""
    written = json.dumps(book, indent=indent, ensure_ascii=False)
    data = written.encode(code)
    wanted = [
        (cell.number, line, content)
        for cell in cells.parse("a.ipynb", data).cells
        if cell.number is not None
        for line, content in enumerate(cell.source.split("\n"), 1)
    ]
    found = file_lines(data, wanted)
    assert all(found)
    lines = written.split("\n")
    for (_, _, content), line in zip(wanted, found, strict=True):
        assert json.dumps(content, ensure_ascii=False)[1:-1] in lines[line - 1].replace("\\r", "\\n")
    by_cell = list(zip([cell for cell, _, _ in wanted], found, strict=True))
    assert by_cell == sorted(by_cell)
    if indent is None:
        assert set(found) <= {1}


def test_a_notebook_as_jupyter_writes_it() -> None:
    """The stub of the course: the file's line holds the cell's line."""
    data = (ROOT / "assignments/gates/gates.ipynb").read_bytes()
    shown = data.decode().split("\n")
    for cell in cells.parse("gates.ipynb", data).cells:
        wanted = [(cell.number or 0, line, content) for line, content in enumerate(cell.source.split("\n"), 1)]
        for (_, _, content), line in zip(wanted, file_lines(data, wanted), strict=True):
            assert json.loads(shown[line - 1].strip().rstrip(",")).rstrip("\n") == content


CODE = '{"cell_type": "code", "source": ["def add(a, b):\\n",\n "    return 1"]}'


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (f'{{"cells": [{CODE}]}}', 2),
        (f'{{"cells": [{{}}],\n"cells": [{CODE}]}}', 3),  # the last of two equal keys counts
        (f'{{"cells": [{CODE}, 3]}}', 2),
        ('{"cells": [{"source": "x",\n"cell_type": "code", "source": "def add(a, b):\\n    return 1"}]}', 2),
        ('{"cells": [{"cell_type": "code",\n"source": [1, "def add(a, b):\\r", "\\n    ret", null, "urn 1"]}]}', 2),
        (f'{{"metadata": {{"x": [{CODE}]}},\n"cells": [{CODE}]}}', 4),
        (f'{{"cells": [{{"cell_type": "markdown", "source": "x"}},\n{CODE}]}}', 3),
        (f'{{"x": NaN, "cells": [{CODE}], "y": {"[" * 500}{"]" * 500}}}', 2),
    ],
)
def test_odd_notebooks(tmp_path: Path, written: str, line: int) -> None:
    """What can be read, however odd: the line is that of the text that was run, through the helper process."""
    (tmp_path / "sums.ipynb").write_text(written, encoding="utf-8")
    course = load_course(write_course(tmp_path / "course"))
    place = Place("sums.ipynb", 2, 1)
    with Reader() as reader:
        submission = reader.read(tmp_path / "sums.ipynb", course.assignments[0])
        assert submission is not None
        beyond = [Place("sums.ipynb", 3, 1), Place("sums.ipynb", 0, 1), Place("sums.ipynb", 1, 2), Place("sums.py", 1)]
        assert reader.file_lines(submission, [place, *beyond]) == {place: line}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"cells": [{"source"', b'{"cells": ' + b"[" * 100_000, b'{"cells": 3}', b"\xff\xfe{"]
)
def test_what_is_no_notebook_has_no_lines(data: bytes) -> None:
    """It raises, or says 0, and never runs on."""
    try:
        assert file_lines(data, [(1, 1, "x")]) == [0]
    except (ValueError, IndexError, RecursionError):
        pass


def test_another_text_than_that_of_the_cell_has_no_line() -> None:
    """Where two readers of a file disagree, there is no line rather than a wrong one."""
    data = f'{{"cells": [{CODE}]}}'.encode()
    assert file_lines(data, [(1, 2, "    return 2"), (1, 2, "    return 1"), (2, 1, "x"), (-1, 1, "x")]) == [0, 2, 0, 0]


@pytest.mark.parametrize("filler", ["[[]," * 1_000_000 + "0" + "]" * 1_000_000, "[" + "0," * 8_000_000 + "0]"])
def test_a_large_notebook_is_cheap_or_has_no_lines(filler: str) -> None:
    """20 MB beside the cell cost no more than reading them does."""
    data = f'{{"x": {filler}, "cells": [{CODE}]}}'.encode()
    start = time.process_time()
    try:
        assert file_lines(data, [(1, 2, "    return 1")]) == [2]
    except RecursionError:
        pass
    assert time.process_time() - start < 5

"""Notebooks of any size that people make, in bounded memory."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.files.archives import SUBMISSION
from grader.model import Assignment, Limits, Task, Text
from grader.processes.confined import Confined
from grader.submission import large_notebooks
from grader.submission.large_notebooks import LARGEST, WHOLE, read_notebook
from grader.submission.reader import Reader
from grader.text.sentences import sentence
from tests.files.test_archives import zipped

TITLE = Text("Gates")
GATES = Assignment("gates", TITLE, (Task("f", TITLE, 1.0),), Limits(), 1.0, (), Path("nowhere"), None)
CODE = "def f():\n    return 1\n"


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    """A helper."""
    with Confined() as made:
        yield made


@pytest.fixture(scope="module")
def large() -> bytes:
    """A notebook that printed 50 MB."""
    return json.dumps(book(CODE, ["loss 0.69\n"] * 3_400_000)).encode()


def book(source: str, printed: list[str]) -> dict[str, Any]:
    """A notebook with one cell."""
    output = {"output_type": "stream", "name": "stdout", "text": printed}
    cell = {"cell_type": "code", "source": source, "metadata": {}, "execution_count": 1, "outputs": [output]}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def pieces(data: bytes) -> Iterator[bytes]:
    """As a file is read."""
    return (data[at : at + (1 << 20)] for at in range(0, len(data), 1 << 20))


def test_small_notebooks_stay_as_they_are(confined: Confined) -> None:
    """With their outputs, for who wants to see them."""
    data = json.dumps(book(CODE, ["x"] * 100)).encode()
    assert read_notebook(pieces(data), confined) == (data, "")


def test_large_notebooks_lose_their_outputs(confined: Confined, large: bytes) -> None:
    """The code stays, the digest is that of the whole file, and no more than a piece is held beside the limit."""
    assert len(large) > 45 << 20
    tracemalloc.start()
    left, digest = read_notebook(pieces(large), confined)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert json.loads(left)["cells"][0]["source"] == CODE
    assert (len(left) < 1000, digest) == (True, hashlib.sha256(large).hexdigest())
    assert most < 3 * WHOLE


def test_large_notebook_is_graded(tmp_path: Path, large: bytes) -> None:
    """Loose and in an archive alike; another output is another submission."""
    (tmp_path / "loose").mkdir()
    (tmp_path / "loose" / "gates.ipynb").write_bytes(large)
    (tmp_path / "packed").mkdir()
    (tmp_path / "packed" / "work.zip").write_bytes(zipped(("gates.ipynb", large + b"\n")))
    with Reader() as reader:
        loose, packed = (reader.read(tmp_path / name, GATES) for name in ("loose", "packed"))
    assert loose is not None and packed is not None
    assert (loose.problem, packed.problem) == (None, None)
    assert [cell.code for cell in loose.cells] == [cell.code for cell in packed.cells] == [CODE]
    assert loose.info.files[0].sha256 == hashlib.sha256(large).hexdigest()
    assert loose.digest != packed.digest


def test_what_is_still_too_large_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size, the limit, and the remedy: more code than anybody writes, and more bytes than are read."""
    (tmp_path / "gates.ipynb").write_text(json.dumps(book("#" * (WHOLE + 1_000_000), [])))
    (tmp_path / "huge").mkdir()
    with (tmp_path / "huge" / "gates.ipynb").open("wb") as file:
        file.truncate(LARGEST + 1)
    with Reader() as reader:
        code, huge = (reader.read(tmp_path / name, GATES) for name in ("gates.ipynb", "huge"))
    for submission, size, limit in ((code, "21 MiB", "20 MiB"), (huge, "256.1 MiB", "256 MiB")):
        assert submission is not None and submission.problem is not None
        words = sentence(submission.problem, "en")
        assert size in words and limit in words and "Clear the outputs" in words
        assert "출력을 모두 지우고" in sentence(submission.problem, "ko")


def test_limits_fit_each_other() -> None:
    """A notebook in an archive may be larger than what is kept of it."""
    assert large_notebooks.WHOLE < SUBMISSION.member < large_notebooks.LARGEST

"""Stored results: written and read by one module, which names the file that it cannot read."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from grader.errors import GraderError
from grader.results import store
from tests import samples


def test_results_of_a_batch_are_found_in_order(tmp_path: Path) -> None:
    """By student's folder and file, and as they were stored."""
    for student in ("lee", "kim"):
        file = store.path(tmp_path, student, "gates")
        file.parent.mkdir(parents=True)
        file.write_bytes(store.encode(samples.half()))
    files = store.paths(tmp_path)
    assert list(files) == [("kim", "gates.json"), ("lee", "gates.json")]
    assert [store.read(file) for file in files.values()] == [samples.half()] * 2


def test_another_folder_is_named(tmp_path: Path) -> None:
    """A folder without results is the user's mistake, with what to name instead."""
    with pytest.raises(GraderError, match="there are no results here") as raised:
        store.paths(tmp_path)
    assert raised.value.hint == "Name the --out folder of a batch."


@pytest.mark.parametrize("content", [None, b"", b'{"schema": "grader/result/2"}', b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_result_is_named(tmp_path: Path, content: bytes | None) -> None:
    """Missing, empty, of another version, not Unicode, or nested without end: one line, with no control characters."""
    file = tmp_path / "kim\x1b.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(GraderError, match=r"kim\\x1b\.json: this is not a result of this version"):
        store.read(file)


def test_an_additional_field_is_no_result() -> None:
    """A file is read strictly: a field that this version does not know may change the meaning of the others."""
    content = msgspec.json.encode({**msgspec.to_builtins(samples.half()), "bonus": 1})
    with pytest.raises(GraderError, match="not a result"):
        store.decode(content, "gates.json")

"""What collect wrote, as a class: whose the folders are, when each was handed in, and what could not be taken."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.course.load import load_course
from grader.errors import GraderError
from grader.exchange.collected import FILE, Collected, CollectedClass, decode, encode, read
from grader.model import Message
from grader.submission.class_folder import read_class
from tests.small_course import write_course

TIME = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)
CLASS = CollectedClass(
    TIME,
    (
        Collected("kim", "2024 1", "https://github.com/nn/kim", "Kim Da", commit="a" * 40, time=TIME),
        Collected("lee", "lee", "lee.git", problem=Message("collect.no-repository", {"address": "lee.git"})),
        Collected("han", "han", "han.git"),
    ),
)


def test_it_is_written_and_read() -> None:
    """Nothing is lost, and another file is one clear line."""
    assert decode(encode(CLASS), "x") == CLASS
    with pytest.raises(GraderError, match=r"x: .*schema") as error:
        decode(encode(CLASS).replace(b"collected/1", b"collected/9"), "x")
    assert error.value.hint


def test_a_batch_reads_it(tmp_path: Path) -> None:
    """Ids, times and problems; the file itself is nobody's work, a folder beside is somebody's."""
    here = tmp_path / "class"
    for name in ("kim", "lee", "han", "guest"):
        (here / name).mkdir(parents=True)
    (here / "kim" / "sums.py").write_text("x = 1\n", encoding="utf-8")
    (here / "guest" / "sums.py").write_text("x = 1\n", encoding="utf-8")
    (here / FILE).write_bytes(encode(CLASS))
    assert read(here) == CLASS
    with read_class(here, load_course(write_course(tmp_path / "course"))) as found:
        entries = {entry.student: entry for entry in found.entries}
    assert found.unclaimed == ()
    assert set(entries) == {"2024 1", "lee", "han", "guest"}
    assert [one.time for one in entries["2024 1"].handed.received] == [TIME]
    assert entries["lee"].handed.problem == Message("collect.no-repository", {"address": "lee.git", "file": "lee"})
    assert entries["han"].handed.problem is None
    assert entries["2024 1"].folder.startswith("2024 1")


def test_some_other_file_of_that_name_changes_nothing(tmp_path: Path) -> None:
    """It is named, as any file is that is nobody's."""
    here = tmp_path / "class"
    for name in ("kim", "lee"):
        (here / name).mkdir(parents=True)
        (here / name / "sums.py").write_text("x = 1\n", encoding="utf-8")
    (here / FILE).write_text("[]", encoding="utf-8")
    with read_class(here, load_course(write_course(tmp_path / "course"))) as found:
        assert {entry.student for entry in found.entries} == {"kim", "lee"}
        assert found.unclaimed == (FILE,)

"""Tests that share what is dear to set up run in one process, and what takes long begins first."""

from __future__ import annotations

from itertools import chain

from tests import ROOT, groups


def test_what_is_named_is_there() -> None:
    """A file that was renamed would no longer be found, and nothing but the time would show it."""
    assert [path for path in (*groups.DEAREST, *chain(*groups.TOGETHER.values())) if not (ROOT / path).exists()] == []


def test_groups() -> None:
    """A file's tests are one group; all that may need PostgreSQL are one."""
    assert groups.group("tests/test_model.py::test_a[x]") == groups.group("tests/test_model.py::test_b")
    assert groups.group("tests/test_model.py::test_a") != groups.group("tests/cli/test_cli.py::test_a")
    store, marks = "tests/gradebook/test_store.py::test_a[postgresql]", "tests/gradebook/test_marks.py::test_a"
    assert groups.group(store) == groups.group(marks)


def test_what_takes_long_begins_first() -> None:
    """The files that are named in their order, then the rest of their folders, then all others."""
    ranks = [
        groups.rank(f"{file}::test_a")
        for file in (
            "tests/grading/test_pictures.py",
            "tests/commands/test_batch.py",
            "tests/commands/test_stub.py",
            "tests/grading/test_naming.py",
            "tests/test_model.py",
        )
    ]
    assert ranks == sorted(set(ranks))

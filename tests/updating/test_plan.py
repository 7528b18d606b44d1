"""What an update does with each file: the course's follow it, the student's stay."""

from __future__ import annotations

import pytest

from grader.updating.plan import FileChange, Here, is_work, judges, known_after, plan

STUB, TEST, README = "assignments/sums/sums.py", "assignments/sums/test_sums.py", "assignments/sums/README.md"


@pytest.mark.parametrize(
    ("path", "old", "new", "here", "what"),
    [
        (README, None, "2", (), "new"),
        (README, "1", "2", ("1",), "updated"),
        (README, "1", "2", ("2",), None),
        (README, "1", "1", ("1",), None),
        (README, "1", "2", ("mine",), "kept"),
        (README, "1", "2", ("crlf", "1"), "updated"),
        (README, "1", "2", (), "new"),
        (README, "1", None, ("1",), "removed"),
        (README, "1", None, ("mine",), "dropped"),
        (README, "1", None, (), None),
        (STUB, "1", "2", ("1",), "updated"),
        (STUB, "1", "2", ("mine",), "work"),
        (STUB, "1", "2", (), "new"),
        (STUB, None, "2", ("mine",), "work"),
        (STUB, None, "2", (), "new"),
        (TEST, "1", "2", ("mine",), "replaced"),
        (TEST, None, "2", ("mine",), "kept"),
        (TEST, "1", "2", ("1",), "updated"),
        ("course.toml", "1", "2", ("mine",), "replaced"),
        ("datasets/a.csv", "1", "2", ("mine",), "replaced"),
        (".gitignore", "1", "2", ("mine",), "kept"),
    ],
)
def test_each_case(path: str, old: str | None, new: str | None, here: tuple[str, ...], what: str | None) -> None:
    """By the hashes of the last release, of the new one, and of what is there."""
    before = {} if old is None else {path: old}
    after = {} if new is None else {path: new}
    changes = plan(before, after, after, lambda _: Here(frozenset(here)))
    assert [one.what for one in changes] == ([] if what is None else [what])
    again = plan(known_after(before, after, changes), after, after, lambda _: Here(after_it(changes, new, here)))
    assert not [one for one in again if one.writes or one.what == "removed"]


def after_it(changes: tuple[FileChange, ...], new: str | None, here: tuple[str, ...]) -> frozenset[str]:
    """What is there when the changes have been made."""
    if any(one.writes for one in changes) and new is not None:
        return frozenset((new,))
    return frozenset() if any(one.what == "removed" for one in changes) else frozenset(here)


def test_a_deleted_stub_stays_so_beside_the_other() -> None:
    """Who works in a notebook has no need of the script."""
    book = STUB.replace(".py", ".ipynb")
    there = {book: Here(frozenset(("mine",)))}
    changes = plan({STUB: "1", book: "1"}, {STUB: "2", book: "2"}, {STUB, book}, lambda path: there.get(path, Here()))
    assert [(one.path, one.what) for one in changes] == [(book, "work"), (STUB, "deleted")]


def test_links_and_folders_stay() -> None:
    """What is no plain file is nobody's to replace."""
    (change,) = plan({TEST: "1"}, {TEST: "2"}, {TEST}, lambda _: Here(foreign=True))
    assert (change.what, change.writes) == ("link", False)


def test_whose_a_file_is() -> None:
    """Stubs are work; tests, settings, explanations and data judge; texts and settings of tools do neither."""
    assert is_work(STUB)
    assert is_work("assignments/sums/sums.ipynb")
    assert not is_work("assignments/sums/helper.py")
    assert not is_work(TEST)
    assert judges(TEST)
    assert judges("assignments/sums/digests.json")
    assert not judges("assignments/sums/test_mine.py")
    assert not judges(STUB)
    assert not judges(README)
    assert not judges("requirements.txt")

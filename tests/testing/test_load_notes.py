"""A guest's log of loading → notes: honest entries, and whatever else a guest may send."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model import Limits, Message, Place
from grader.sandbox.losses import GuestDied, GuestProtocol, GuestTimeout
from grader.testing.load_notes import NOT_PYTHON, load_notes, lost_note
from grader.testing.messages import JobCell
from grader.text.sentences import sentence

SCRIPT = (JobCell("a.py", "a.py", None, 3, "x = (\n\ty = 1 +)\nz"),)
BOOK = (JobCell("b[1]", "b.ipynb", 1, 1, "a"), JobCell("b[4]", "b.ipynb", 4, 9, "b\n" * 8))


def notes(cells: tuple[JobCell, ...], *entries: object) -> list[Message]:
    """The notes on some entries."""
    return list(load_notes(cells, list(entries)))


def test_an_exception_has_the_innermost_place_in_the_submission() -> None:
    """Frames elsewhere, and lines that are not there, do not count."""
    (note,) = notes(BOOK, ["raised", 1, 2, "KeyError", True, "'a'\x1b", [["b[4]", 7], ["os.py", 1], ["b[4]", 99]]])
    assert note == Message(
        "note.statement-failed", {"file": "b.ipynb", "line": 7, "cell": 4, "type": "KeyError", "text": "'a'"}
    )
    (bare,) = notes(SCRIPT, ["raised", 0, 2, "E", False, "", []])
    assert bare.args == {"file": "a.py", "line": 2, "type": "E", "text": ""}


def test_one_missing_file_is_one_note() -> None:
    """Other places that ask for it are counted; another file, and another exception, has its own note."""
    missing = ["FileNotFoundError", True, "no such file: 'a.csv'", []]
    found = notes(BOOK, ["raised", 0, 1, *missing], *(["raised", 1, line, *missing] for line in (1, 2, 3)))
    assert [(note.args["cell"], note.args["again"]) for note in found] == [(1, 3)]
    assert "and again in 3 more places" in sentence(found[0], "en")
    other = ["FileNotFoundError", True, "no such file: 'b.csv'", []]
    error = ["KeyError", True, "'a'", []]
    each = notes(BOOK, ["raised", 0, 1, *missing], *(["raised", 1, 1, *one] for one in (other, error, error)))
    assert len(each) == 4 and all("again" not in note.args for note in each)


def test_what_follows_says_where_it_comes_from() -> None:
    """One line, several lines, several cells: the place of what is missing is named as far as it is elsewhere."""
    one, several, cells = notes(
        BOOK,
        ["needs", 1, 5, 1, 5, "df", 1, 2],
        ["needs", 1, 5, 1, 9, "df", 0, 1],
        ["needs", 0, 1, 1, 9, "df", 0, 1],
    )
    assert sentence(one, "en") == "b.ipynb, cell 4, line 5 needs df, which line 2 would have made"
    assert sentence(several, "en") == "b.ipynb, cell 4, lines 5 to 9 need df, which cell 1, line 1 would have made"
    assert sentence(cells, "en") == "b.ipynb, cells 1 to 4 need df, which line 1 would have made"


def test_a_syntax_error_has_its_line_with_a_caret() -> None:
    """Of a script nothing can be judged; of anything else a cell is lost."""
    (whole,) = notes(SCRIPT, ["unparsed", 0, 2, 8, "unmatched ')'", True])
    assert (whole.id, whole.args["before"], whole.args["after"]) == (NOT_PYTHON, "y = 1 ", "+)")
    (part,) = notes(SCRIPT, ["unparsed", 0, 2, 10**9, "unmatched ')'", False])
    assert (part.id, part.args["before"], part.args["after"]) == ("note.syntax-error", "y = 1 +)", "")
    (cell,) = notes(BOOK, ["unparsed", 0, 1, -5, "invalid syntax", True])
    assert (cell.id, cell.args["cell"]) == ("note.syntax-error", 1)


def test_input_is_said_once_with_what_came_of_it() -> None:
    """An exception of a statement that asks is no note of its own."""
    asked, failed = ["input", 0, 1, "0:1"], ["raised", 0, 1, "ValueError", True, "for int(): ''", []]
    again = ["input", 0, 3, "0:3"]
    (note,) = notes(SCRIPT, asked, failed, again)
    assert sentence(note, "en") == (
        "a.py, line 1: input() gets an empty line while grading; so ValueError was raised: for int(): ''"
    )


def test_what_the_wall_refuses_is_not_called_a_fault_of_the_line() -> None:
    """Processes and the network."""
    kinds = notes(
        SCRIPT,
        ["raised", 0, 1, "PermissionError", True, "no process starts while grading", []],
        ["raised", 0, 2, "URLError", False, "<urlopen error>", []],
        ["no-effect", 0, 3, "use('TkAgg')"],
        ["absent", 0, 3, "torch"],
    )
    assert [note.id for note in kinds] == [
        "note.no-process",
        "note.no-network",
        "note.no-effect",
        "note.placeholder-module",
    ]


@pytest.mark.parametrize(
    "entry",
    [
        ["raised", 0, 99, "E", True, "", []],
        ["raised", 5, 1, "E", True, "", []],
        ["raised", -1, 1, "E", True, "", []],
        ["raised", 0, True, "E", True, "", []],
        ["raised", 0, 1.0, "E", True, "", []],
        ["raised", 0, 1, 7, True, "", []],
        ["raised", 0, 1],
        ["absent", 0, 1, "not a name"],
        ["absent", 0, 1, "<script>"],
        ["needs", 0, 1, 9, 1, "df", 0, 1],
        ["needs", 0, 1, 0, 1, "df", 0, 99],
        ["unheard", 0, 1, ""],
        [["raised"], 0, 1],
        [],
        "raised",
        7,
        None,
        {"raised": 1},
        [np.array(["raised", "x"]), 0, 1],
        np.zeros(3),
    ],
)
def test_entries_of_other_shapes_are_no_notes(entry: object) -> None:
    """A guest that sends them says nothing."""
    assert notes(SCRIPT, entry) == []
    assert list(load_notes(SCRIPT, entry)) == []


@given(
    st.lists(
        st.lists(st.sampled_from(["raised", "needs", "input", "absent", 0, 1, -1, True, None, "x", [], [["a.py", 1]]]))
    )
)
def test_no_log_raises(entries: list[list[Any]]) -> None:
    """Whatever it holds."""
    for note in load_notes(SCRIPT, entries):
        assert sentence(note, "en") and sentence(note, "ko")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (GuestTimeout("cpu"), "note.statement-timeout"),
        (GuestTimeout("wall"), "note.statement-timeout"),
        (GuestTimeout("output"), "note.statement-output"),
        (GuestTimeout("disk"), "note.statement-disk"),
        (GuestDied("exit code 3"), "note.statement-died"),
        (GuestDied("signal 11 (SIGSEGV)"), "note.statement-died"),
        (GuestDied("memory"), "note.statement-memory"),
        (GuestProtocol("noise\x07"), "note.statement-died"),
    ],
)
def test_how_a_guest_was_lost_is_said(error: GuestDied | GuestTimeout, kind: str) -> None:
    """In both languages, with the place."""
    note = lost_note(Place("a.py", 3), error, Limits())
    assert (note.id, note.args["line"]) == (kind, 3)
    assert "\x07" not in sentence(note, "en") + sentence(note, "ko")
    for known in ("3", "SIGSEGV"):
        assert (known in str(error)) == (known in str(note.args.get("code", note.args.get("signal", ""))))
    assert not {"exit", "signal", "memory", "noise"} & set(sentence(note, "ko").split())

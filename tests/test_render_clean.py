"""Text that somebody else wrote is safe to show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.text import clean


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("\u2066\u200b\ufeff", "\\u2066\\u200b\\ufeff"),
        ("bell\x07 del\x7f c1\x9b", "bell\\x07 del\\x7f c1\\x9b"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("two\r\nlines\tand a tab", "two\nlines\tand a tab"),
        ("back\rover", "back\\x0dover"),
        ("한국어 é 字 →", "한국어 é 字 →"),
    ],
)
def test_steering_characters_become_visible(raw: str, shown: str) -> None:
    """Escape sequences, text direction and invisible characters are shown as escapes; writing stays as it is."""
    assert clean.text(raw) == shown


@given(st.text(st.characters()), st.integers(2, 50))
def test_a_line_is_one_line_of_bounded_length_and_encodes(raw: str, limit: int) -> None:
    """Whatever comes in, a line is short, holds no line break and no control character, and is valid UTF-8."""
    shown = clean.line(raw, limit)
    assert len(shown) <= limit
    assert shown.encode().decode() == shown
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)


def test_a_long_line_says_that_it_was_cut() -> None:
    """The end of a text that does not fit is an ellipsis."""
    assert clean.line("x" * 1_000_000, 10) == "x" * 9 + "…"


@pytest.mark.parametrize("raw", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", " =1", "\uff1d1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(raw: str) -> None:
    """A cell whose text would begin a formula begins with an apostrophe instead."""
    cell = clean.csv_cell(raw)
    assert cell.startswith("'") or not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
    assert not cell.startswith(("\t", "\r", "\n"))


def test_ordinary_names_stay_as_they_are_in_a_spreadsheet() -> None:
    """Names are not changed for nothing."""
    assert clean.csv_cell("김철수") == "김철수"
    assert clean.csv_cell("O'Brien, a=b") == "O'Brien, a=b"

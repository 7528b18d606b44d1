"""Text that somebody else wrote is safe to show."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.text import clean

# Default_Ignorable_Code_Point in DerivedCoreProperties.txt of Unicode 16.0, as that file lists it: 4,174 code points.
IGNORABLE = """
    00AD 034F 061C 115F..1160 17B4..17B5 180B..180D 180E 180F 200B..200F 202A..202E 2060..2064 2065 2066..206F 3164
    FE00..FE0F FEFF FFA0 FFF0..FFF8 1BCA0..1BCA3 1D173..1D17A E0000 E0001 E0002..E001F E0020..E007F E0080..E00FF
    E0100..E01EF E01F0..E0FFF
"""


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
        ("back\rover", "back\\rover"),
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


BLANKS = "\u2800\u2d7f\U0001107f\U00011a47\U00011a99\U00016fe4\U0001d159"
"""Letters and symbols without a shape: Braille without dots, joiners, fillers."""


def test_one_table_holds_for_all_of_unicode() -> None:
    """What one function shows, all show; what Unicode gives no shape, none shows; only white space is a matter of
    the function: it is layout, an escape, or a blank."""
    ranges = [entry.split("..") for entry in IGNORABLE.split()]
    ignorable = {code for first, *last in ranges for code in range(int(first, 16), int((last or [first])[0], 16) + 1)}
    assert len(ignorable) == 4174
    hidden: list[str] = []
    seen: list[str] = []
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        category = unicodedata.category(character)
        shown = f"<{character}>"
        as_text, as_line, as_value, as_name = clean.text, clean.line, clean.plain, clean.printable
        if character == " ":
            seen.append(character)
        elif category == "Zs" or character in BLANKS:
            assert as_text(shown) == as_line(shown) == clean.csv_cell(shown) == shown
            assert as_value(shown) == f"<{character.encode('ascii', 'backslashreplace').decode()}>"
            assert as_name(shown) == "< >"
        elif character in "\t\n":
            assert as_text(shown) == shown
            assert (
                as_line(shown) == as_value(shown) == clean.csv_cell(shown) == {"\t": "<\\t>", "\n": "<\\n>"}[character]
            )
            assert as_name(shown) == "< >"
        elif category[0] == "C" or category in ("Zl", "Zp") or code in ignorable:
            hidden.append(character)
        else:
            seen.append(character)
    for some in pieces(hidden):
        escaped = clean.text(some)
        assert clean.line(some) == clean.plain(some) == clean.csv_cell(some) == escaped
        assert escaped.isascii() and escaped.count("\\") == len(some) - len("<>")
        assert clean.printable(some) == "< >"
    for some in pieces(seen):
        assert clean.text(some) == clean.line(some) == clean.plain(some) == clean.printable(some) == some
        assert clean.csv_cell(some) == some


def pieces(characters: list[str]) -> Iterator[str]:
    """All of them in texts so short that none is cut, even where each character is written as an escape."""
    for start in range(0, len(characters), 16):
        yield f"<{''.join(characters[start : start + 16])}>"


@pytest.mark.parametrize("hidden", ["\u3164", "\uffa0", "\u180b", "\u17b4", "\u200d", "\ue000"])
def test_two_texts_that_look_alike_are_told_apart(hidden: str) -> None:
    """A filler inside a word is seen wherever the word is shown."""
    for function in (clean.text, clean.line, clean.csv_cell, clean.plain, clean.printable):
        assert function(f"가{hidden}나") not in ("가나", f"가{hidden}나")


def test_printable_is_one_bounded_line() -> None:
    """Control characters become blanks, and a cut is seen."""
    assert clean.printable("a\n\x1b[1mb\u202e") == "a [1mb"
    assert clean.printable("x" * 300, 10) == "x" * 9 + "…"
    assert clean.printable(" " * 10_000_000 + "x", 10) == "…"


def test_names_with_commas_stay_apart() -> None:
    """Canvas writes "Kim, Minsu"."""
    assert clean.some(["Kim", "Lee", "Park"], 2) == "Kim, Lee, …"
    assert clean.some(["Kim, Minsu", "Lee, Jiwoo"], 2) == "Kim, Minsu; Lee, Jiwoo"
    assert clean.some([], 2) == ""

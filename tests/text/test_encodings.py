"""Bytes in whatever encoding an editor chose → text, and what is said of the guess."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.text.encodings import Decoded, decode

CODE = "def and_gate(x1, x2):\n    return x1 & x2  # {}\n"
KOREAN = CODE.format("감사합니다: 두 값이 모두 1일 때")


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [
        (KOREAN, "utf-8", ""),
        (KOREAN, "utf-8-sig", ""),
        (KOREAN, "utf-16", ""),
        (KOREAN, "utf-32", ""),
        ("# -*- coding: cp949 -*-\n" + KOREAN, "cp949", ""),
        ("# coding: utf-8\n" + KOREAN, "cp949", "cp949"),
        (KOREAN, "cp949", "cp949"),
        (CODE.format("똠방각하"), "cp949", "cp949"),
        (KOREAN, "utf-16-le", "utf-16-le"),
        (KOREAN, "utf-16-be", "utf-16-be"),
        (CODE.format("ascii"), "utf-16-le", "utf-16-le"),
        (KOREAN, "utf-32-le", "utf-32-le"),
        (KOREAN, "utf-32-be", "utf-32-be"),
        (CODE.format("Schöner Perzeptron, élève"), "latin-1", "cp1252"),
        (CODE.format("Größe über alles"), "cp1252", "cp1252"),
        (CODE.format("the student’s try – ok"), "cp1252", "cp1252"),
        (CODE.format("\x81 and é"), "latin-1", "latin-1"),
    ],
)
def test_text_comes_back(text: str, encoding: str, guess: str) -> None:
    """What an editor wrote is read as it was; a guess is named, and it is never UTF-8."""
    assert decode(text.encode(encoding)) == Decoded(text, guess, 0)


def test_marks_are_not_part_of_the_text() -> None:
    """An editor may add a second mark to the first."""
    assert decode(codecs.BOM_UTF8 * 2 + KOREAN.encode()).text == KOREAN


def test_damage_is_counted() -> None:
    """UTF-8 with a few bytes that are none stays UTF-8; half a character at the end is damage, not Korean."""
    text, guess, lost = decode(KOREAN.encode() + b"# \xff and \xb0\n")
    assert (text, guess, lost) == (KOREAN + "# \ufffd and \ufffd\n", "", 2)
    assert decode(KOREAN.encode()[:-8]).guess == ""
    assert decode(KOREAN.encode("utf-16")[:-1]).lost == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_some_text(data: bytes) -> None:
    """Nothing raises, and what is UTF-8 without a zero byte stays what it is."""
    text, guess, lost = decode(data)
    assert guess != "utf-8"
    assert lost >= 0
    try:
        honest = data.decode()
    except UnicodeDecodeError:
        return
    if "\0" not in honest and "coding" not in honest and not honest.startswith("\ufeff"):
        assert (text, guess) == (honest, "")


def test_large_files_take_no_time() -> None:
    """Two megabytes that are no UTF-8 are guessed at once."""
    start = time.process_time()
    decode((KOREAN * 40_000).encode("cp949")[: 2 << 20])
    assert time.process_time() - start < 3

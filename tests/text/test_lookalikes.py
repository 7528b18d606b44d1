"""What texts look like."""

from __future__ import annotations

import pytest

from grader.text.lookalikes import look


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Kim Lee", "Kim Lee"),
        ("К\u0456m", "Kim"),
        ("\u039a\u0456m", "Kim"),
        ("\uff2b\uff49\uff4d", "Kim"),
        ("\U0001d5aa\U0001d5c2\U0001d5c6", "Kim"),
        ("\ufb01n", "fin"),
        ("Ana\u2010Lee, O\u2019Brien", "Ana-Lee, O'Brien"),
        ("김민수 Ångström ß", "김민수 Ångström ß"),
        ("e\u0301", "é"),
    ],
)
def test_look(text: str, seen: str) -> None:
    """Letters of other scripts and widths look Latin; a name of another script keeps what only that script has."""
    assert look(text) == seen
    assert look(seen) == seen

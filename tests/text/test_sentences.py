"""Sentences in both languages, whatever the arguments hold. That the catalogue is complete: ``test_catalogue``."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model import Message, Text
from grader.text.catalogue import LOCALE, template
from grader.text.clean import plain
from grader.text.numbers import significant
from grader.text.sentences import sentence

CATALOGUE = LOCALE / "en" / "LC_MESSAGES" / "grader.po"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
SENTENCES = re.findall(
    r'^msgid "((?:check|test|note|unread)\.[a-z-]+)"', CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_argument_is_filled_in(name: str, lang: str) -> None:
    """With all its arguments a sentence has nothing of a template left."""
    args: dict[str, str | int | float] = dict.fromkeys(PLACEHOLDER.findall(template(name, lang)), "value")
    assert not set("{}[]|?") & set(sentence(Message(name, args), lang))


@pytest.mark.parametrize("word", ["you", "just", "simply", "obviously", "please", "oops"])
def test_tone(word: str) -> None:
    """Sentences speak of the work, not to or of the student."""
    assert not [name for name in SENTENCES if re.search(rf"\b{word}\b", template(name, "en"), re.IGNORECASE)]


def test_optional_parts() -> None:
    """The first alternative whose arguments are all there; an empty text is not there."""
    args: dict[str, str | int | float] = {"path": "dW[0]", "expected": "1.0", "actual": "2.0"}
    assert sentence(Message("check.element", args), "en") == "element dW[0] is wrong: expected 1.0, got 2.0"
    counted = {**args, "call": "f(x)", "wrong": 3, "size": 4}
    assert sentence(Message("check.element", counted), "en").endswith("got 2.0 (3 of 4 wrong)")
    assert sentence(Message("check.element", {**counted, "max_error": 0.1234567}), "ko").endswith(
        "(4개 중 3개 틀림, 가장 큰 오차 0.123457)"
    )
    assert sentence(Message("test.raised", {"type": "KeyError", "text": ""}), "en") == "the call raised KeyError"


def test_the_author_has_the_last_word() -> None:
    """``why`` is added in the reader's language, in English where there is no Korean."""
    message = Message("test.memory", {}, Text("Keep it small", "작게 유지합니다"))
    assert sentence(message, "en").endswith(". Keep it small")
    assert sentence(message, "ko").endswith(". 작게 유지합니다")
    assert sentence(Message("check.that", {}, Text("no NaN")), "ko") == "no NaN"


def test_arguments_are_data() -> None:
    """Placeholders in an argument stay text, steering characters are written out, and length is bounded."""
    args: dict[str, str | int | float] = {"type": "{text} {0.__class__} [a|b]", "text": "\x1b[2J\u202e" + "x" * 10_000}
    said = sentence(Message("test.raised", args), "en")
    assert "{text} {0.__class__} [a|b]" in said
    assert r"\x1b[2J\u202e" in said
    assert len(said) < 700 and said.isprintable()


def test_an_unknown_id_stands_for_itself() -> None:
    """A result of a newer grader can still be shown."""
    assert sentence(Message("test.from-the-future", {"a": 1}), "en") == "test.from-the-future"


_args = st.dictionaries(
    st.sampled_from([*"abc", "call", "path", "expected", "actual", "text", "type", "file", "line", "cell", "count"]),
    st.one_of(st.text(), st.integers(), st.integers(10**5000, 10**5001), st.floats(), st.booleans()),
)


@given(st.one_of(st.sampled_from(SENTENCES), st.text()), _args, st.sampled_from(["en", "ko", "xx"]))
def test_no_message_raises(name: str, args: Any, lang: str) -> None:
    """Every id with any arguments is a short printable line."""
    said = sentence(Message(name, args), lang)
    assert said.isprintable() and len(said) < 4000


@given(st.text(), st.integers(1, 50))
def test_plain_text_is_short_and_seen(text: str, limit: int) -> None:
    """Cut to the limit, printable, and unchanged where it was so before."""
    shown = plain(text, limit)
    assert len(shown) <= limit and shown.isprintable()
    assert shown == text or not (text.isascii() and text.isprintable() and len(text) <= limit)


def test_numbers() -> None:
    """Six digits for floats, all of an integer, the end of a huge one."""
    assert (significant(2.0), significant(1 / 3), significant(12345678), significant(True)) == (
        "2",
        "0.333333",
        "12345678",
        "True",
    )
    assert significant(-(10**5000)) == "-…000000000000 (16610 bits)"

"""Why code is not Python where its author cannot see it."""

from __future__ import annotations

import ast
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.submission.syntax import advice, older_syntax
from grader.text.sentences import sentence

old = pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python knows the newer syntax")


@pytest.mark.parametrize(
    ("code", "kind", "character"),
    [
        ("x = 1\nfired\u00a0= 2\n", "space", "U+00A0"),
        ("x =\u3000 2", "space", "U+3000"),
        ("x\u200b = 2", "space", "U+200B"),
        ("T = {\u201cAND\u201d: 1}", "quote", "U+201C"),
        ("print(\u2018a\u2019)", "quote", "U+2018"),
        ("x = 3 \u2212 1", "character", "U+2212"),
        ("x = 3 \u00d7 2", "character", "U+00D7"),
        ("f\uff08x\uff09", "character", "U+FF08"),
    ],
)
def test_foreign_characters_are_named(code: str, kind: str, character: str) -> None:
    """What it is, where it comes from and what to do; one that cannot be seen is not shown."""
    note = advice("gates.py", None, code)
    assert note is not None
    assert (note.id, note.args["code"]) == (f"note.foreign-{kind}", character)
    for lang in ("en", "ko"):
        words = sentence(note, lang)
        assert character in words and "gates.py" in words
        assert ("\u00a0" not in words) and ("\u200b" not in words)
    assert note.args["line"] == (2 if code.startswith("x = 1") else 1)


NEWER = [
    'w = f"{str(gate).replace("_", " ")}"',
    'x = 1\nraise ValueError(f"unknown {d["a"]} and {f"{1 + {2: "}"}[2]}"}")',
    'f"{x:{"5"}}"',
    "type Pair = tuple[int, int]",
    "type Box[T] = list[T]",
    "def first[T](items: list[T]) -> T:\n    return items[0]",
    "class Stack[T: int]:\n    pass",
]


@old
@pytest.mark.parametrize("code", NEWER)
def test_newer_syntax_is_recognised(code: str) -> None:
    """The version that grades is named."""
    note = advice("gates.ipynb", 3, code)
    assert note is not None
    assert (note.id, note.args["cell"]) == ("note.newer-syntax", 3)
    assert f"graded with Python {sys.version_info[0]}.{sys.version_info[1]}; this is newer syntax" in sentence(
        note, "en"
    )


@pytest.mark.parametrize("code", NEWER)
def test_newer_syntax_can_be_put_in_older_words(code: str) -> None:
    """So that what is wrong for another reason is not taken for it."""
    ast.parse(older_syntax(code))


@pytest.mark.parametrize(
    "code",
    [
        "x = (",
        'f"{x"',
        "def f(:\n    pass",
        'f"{}"',
        "x = 'a",
        "if x:\nreturn",
        'f"{a b}"\nx = (',
        "type = 5",
        "x = f'{1}'",
        "",
    ],
)
def test_everything_else_is_left_to_python(code: str) -> None:
    """A plain mistake gets no advice, nor does valid code."""
    assert advice("gates.py", None, code) is None


@given(st.text("fF\"'{}[]:= \\ntype#\n", max_size=200))
def test_any_code_is_looked_at(code: str) -> None:
    """Nothing raises."""
    advice("gates.py", None, code)


@pytest.mark.parametrize("code", ['f"{' * 100_000, "f'" + "{" * 100_000, '"' * 200_001, "(" * 100_000])
def test_code_made_to_keep_it_busy(code: str) -> None:
    """Formatted strings in formatted strings without an end."""
    start = time.perf_counter()
    assert advice("gates.py", None, code) is None
    assert time.perf_counter() - start < 5

"""Why a test did not pass, as far as the code tells."""

from __future__ import annotations

from typing import Any

import pytest

from grader.model import Message, Place, TestResult, Text
from grader.submission.outline import outline
from grader.submission.reasons import needs_of, with_reason
from grader.text.sentences import sentence


def failed(message: Message, place: Place | None = None, **more: Any) -> TestResult:
    """A test of ``add`` that failed."""
    values: dict[str, Any] = {"id": "t", "task": "add", "title": Text("t"), "visibility": "public", "points": 0.0}
    return TestResult(outcome="failed", max_points=1.0, message=message, place=place, **values, **more)


def said(code: str, message: Message, line: int | None = None) -> str:
    """What is said of a failed test, given the code."""
    place = None if line is None else Place("a.py", line)
    test = with_reason(failed(message, place), outline([("a.py", None, code)]), {"add": "(a, b)"})
    assert test.message is not None
    return sentence(test.message, "en")


NOT_WRITTEN = Message("test.not-implemented")
STUB = "def add(a, b):\n    raise NotImplementedError\n"


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        (STUB, 2, "add: not written yet"),
        (
            "def add(a, b):\n    c = a\n    raise NotImplementedError\n",
            3,
            "add is written, but raise NotImplementedError in line 3",
        ),
        (f"def add(a, b):\n    return a\n{STUB}", 4, "add is written in line 1, but the stub in line 4 comes later"),
        (
            "def base():\n    raise NotImplementedError\ndef add(a, b):\n    return base()\n",
            2,
            "base: not written yet",
        ),
    ],
)
def test_not_written_is_said_of_what_is_not_written(code: str, line: int, words: str) -> None:
    """A raise below own code, and a stub that covers it, are other things."""
    assert words in said(code, NOT_WRITTEN, line)


def test_a_name_that_is_missing_has_a_reason_only_where_one_was_seen() -> None:
    """Nowhere defined; defined by a line that did not run; in code that is not Python."""
    missing = Message("test.not-defined", {"task": "add"})
    assert said("x = 1\n", missing) == "add is not defined"
    assert "line 2 defines it" in said("x = 1\ndef add(a, b=y):\n    return a\n", missing)
    assert "line 1 is not valid Python" in said("def add(a b):\n    return a\n", missing)


@pytest.mark.parametrize(
    "text",
    [
        "add() takes 1 positional argument but 2 were given",
        "add() missing 1 required positional argument: 'c'",
        "add() got an unexpected keyword argument 'b'",
    ],
)
def test_other_parameters_are_one_message_that_shows_both(text: str) -> None:
    """The task's call beside what the function takes."""
    words = said("def add(x):\n    return x\n", Message("test.raised", {"type": "TypeError", "text": text}))
    assert words == "the task calls add(a, b); add takes (x)"


def test_an_error_inside_the_function_is_not_about_its_parameters() -> None:
    """A place in the student's code: the call came in."""
    message = Message(
        "test.raised", {"type": "TypeError", "text": "add() takes 1 positional argument but 2 were given"}
    )
    assert "add()" in said("def add(x):\n    return add(x, 1)\n", message, 2)
    assert "the task calls" not in said("def add(x):\n    return add(x, 1)\n", message, 2)


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("def add(a, b):\n    print(a + b)\n", True),
        ("def add(a, b):\n    print(a)\n    return\n", True),
        ("def add(a, b):\n    a + b\n", False),
        ("def add(a, b):\n    print(a)\n    if a > 5:\n        return a\n", False),
    ],
)
def test_print_is_named_only_where_it_stands_for_return(code: str, printed: bool) -> None:
    """Nothing came back, and the function prints and returns nothing anywhere."""
    words = said(code, Message("check.none", {"call": "add(1, 2)", "expected": "3"}))
    assert "nothing came back (None)" in words
    assert ("prints and has no return" in words) is printed


def test_a_task_waits_only_for_what_it_uses() -> None:
    """What its code leads to, and what the test itself has called."""
    code = outline([("a.py", None, "def add(a, b):\n    return base(a)\n")])
    test = failed(NOT_WRITTEN, needs=("base", "other", "called"), used=("called",))
    assert needs_of(test, code) == ("base", "called")

"""Each text of the table comes from an exception that is really raised here."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from grader.text.phrases import say
from grader.text.python_words import meaning, meanings

RAISED = {
    "none-used": ["for x in None: pass", "x = None; x[0]", "None + 1", "np.exp(None)", "len(None)"],
    "none-attribute": ["None.shape"],
    "index": ["np.zeros(3)[5]", "[1][3]", "pd.DataFrame({'a': [1]}).iloc[5]"],
    "not-aligned": ["np.zeros((3, 2)) @ np.zeros((3, 2))", "np.dot(np.zeros((3, 2)), np.zeros((3, 2)))"],
    "broadcast": ["np.zeros(3) + np.zeros(4)", "x = np.zeros(3); x[:] = np.zeros(4)"],
    "index-kind": ["np.zeros(3)[1.0]", "range(np.array([1, 2]))", "[1, 2][1.0]", "[1, 2]['a']"],
    "truth": ["bool(np.array([1, 2]) > 1)", "bool(pd.Series([1, 2]) > 1)"],
    "one-number": ["int(np.array([1, 2]))"],
    "renamed": ["np.float", "np.float_"],
    "no-module-name": ["np.sums", "pd.read_cvs"],
    "frame-attribute": ["pd.DataFrame({'a': [1]}).append({})", "pd.DataFrame({'a': [1]}).iteritems()"],
    "list-attribute": ["[1].shape", "(1.5).sum()", "'a'.append(1)"],
    "key": ["pd.DataFrame({'a': [1]})['b']", "{}['k']", "pd.DataFrame({'a': [1]}).drop('b', axis=1)"],
    "parameters": ["(lambda a: a)(1, 2)", "(lambda a, b: a)(1)", "(lambda a: a)(b=2)"],
    "local": ["def f():\n    print(q)\n    q = 1\nf()"],
    "name": ["nothing_of_this_name"],
    "zero-division": ["1 / 0", "1.0 / 0", "1 % 0"],
    "no-integer": ["int('abc')"],
    "no-number": ["float('a,b')", "np.array(['x']).astype(float)"],
    "recursion": ["def f():\n    return f()\nf()"],
    "unpack": ["a, b = 1, 2, 3", "a, b = [1]", "a, b = 5"],
    "not-called": ["x = 5; x()", "x = 'abc'; x()"],
    "mixed-types": ["'a' + 1", "1 + 'a'", "[1, 2] - [1]", "[1] * 1.5"],
    "ragged": ["np.array([[1, 2], [3]])"],
    "reshape": ["np.zeros(6).reshape(4, 2)"],
    "empty": ["max([])", "np.zeros(0).max()"],
    "cast": ["x = np.array([1, 2])\nx += 0.5"],
    "not-iterable": ["for x in 5: pass", "len(5)", "list(np.array(5))", "len(np.float64(5))"],
    "no-elements": ["x = 5; x[0]", "np.float64(5)[0]", "np.zeros(3)[0, 1]"],
    "not-changed": ["x = (1, 2); x[0] = 5", "x = np.float64(5); x[0] = 1"],
    "not-compared": ["[1, 2] > 0.5", "(1, 2) < 1"],
    "file": ["open('there-is-no-such-file.csv')"],
    "module": ["import there_is_no_such_module"],
    "block": ["def f():\nreturn 1", "if 1:\nx = 1"],
    "indent": ["x = 1\n  y = 2", "if 1:\n    x = 1\n  y = 2"],
    "bracket": ["x = (1", "x = 1)", "x = (1]"],
    "string": ["x = 'abc"],
    "assign": ["if x = 1: pass", "1 = x"],
    "colon": ["if 1\n    pass"],
    "print": ["print 'a'"],
    "comma": ["x = [1 2]"],
}


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, codes in RAISED.items() for code in codes])
def test_a_raised_text_is_explained(name: str, code: str) -> None:
    """By the entry that is about it, in both languages."""
    with pytest.raises(Exception) as caught:
        exec(compile(code, "<student>", "exec"), {"np": np, "pd": pd})
    phrase = meaning(type(caught.value).__name__, str(caught.value))
    assert phrase == f"means.{name}"
    assert say(phrase, "en") != say(phrase, "ko")


def test_every_entry_is_raised_here() -> None:
    """No entry stands on a text that nobody has seen."""
    assert {f"means.{name}" for name in RAISED} == meanings()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ValueError", "unknown gate XOR"),
        ("TypeError", "my own words"),
        ("MyError", "'NoneType' object is not iterable"),
        ("StopIteration", ""),
        ("", "anything"),
    ],
)
def test_other_texts_stay_alone(kind: str, text: str) -> None:
    """A text that is not in the table is not explained, nor one of another type of exception."""
    assert meaning(kind, text) is None


def test_a_syntax_error_without_its_type_is_explained() -> None:
    """Notes on code that is not Python name no type."""
    assert meaning("", "'(' was never closed") == "means.bracket"
    assert meaning("", "could not convert string to float") is None

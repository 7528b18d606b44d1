"""What is read from a statement before it runs."""

from __future__ import annotations

import ast

import pytest

from grader.sandbox.guest.statements import first_line, is_harmless, names_made


def statement(code: str) -> ast.stmt:
    """The first statement of a text."""
    return ast.parse(code).body[0]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("a = b = 1", "a b"),
        ("(a, [b, *c]), d.e, f[0] = x", "a b c"),
        ("import a.b, c as d", "a d"),
        ("from x import y, z as w", "y w"),
        ("def f(a=(b := 1)):\n    c = 1", "f"),
        ("class A:\n    b = 1", "A"),
        ("for a, b in c:\n    d = 1\nelse:\n    e = 2", "a b d e"),
        ("with a as b, c as (d, e): f = 1", "b d e f"),
        ("try:\n    a = 1\nexcept E as b:\n    c = 1", "a b c"),
        ("if (a := 1):\n    b: int = 2", "a b"),
        ("x = [y for y in z] + [lambda q: (w := 1)]", "x"),
        ("match a:\n    case [b, *c]: d = 1", "b c d"),
        ("print(a)", ""),
    ],
)
def test_names_that_a_statement_makes(code: str, names: str) -> None:
    """Those of its own scope."""
    assert names_made(statement(code)) == set(names.split())


@pytest.mark.parametrize(
    ("code", "harmless"),
    [
        ("def f(x=1, *, y=None): return g()", True),
        ("def f(x=g()): pass", False),
        ("@d\ndef f(): pass", False),
        ("class A(B):\n    x = 1\n    def f(self): pass", True),
        ("class A:\n    x = f()", False),
        ("class A(f()): pass", False),
        ("import sys, ast", True),
        ("import no_such_module", False),
        ("from .x import y", False),
        ("TABLE = {'a': (1, -2.5), 'b': [None]}", True),
        ("x = 10 ** 10 ** 10", False),
        ("x = [y for y in z]", False),
        ("'text'", True),
        ("while True: pass", False),
    ],
)
def test_what_is_over_at_once_is_not_announced(code: str, harmless: bool) -> None:
    """Whatever can call, loop or import anew is."""
    assert is_harmless(statement(code)) == harmless


def test_a_statement_begins_with_its_decorators() -> None:
    """As a reader sees it."""
    assert first_line(statement("\n@a\n@b\ndef f(): pass")) == 2

"""Which lines of code stand around a line."""

from __future__ import annotations

from grader.render.excerpt import around


def test_an_excerpt_has_no_blank_edges() -> None:
    """Around a line two on each side; of a function its head and what follows, never into the next one."""
    lines = ["import x", "", "", "def f(a):", "    return (a +", "", "            1)", "", "", "class B: pass", ""]
    assert around(lines, 5) == (4, 7)
    assert around(lines, 4) == (4, 7)
    assert around(lines, 10) == (10, 10)
    assert around(lines, 1) == (1, 1)
    assert around([""], 1) == (1, 1)
    assert around(["def f():", *["    pass"] * 50], 1)[1] < 10


def test_a_function_with_a_long_docstring_shows_its_body() -> None:
    """The lines that matter: not what the course wrote there."""
    code = ["def f(x):", '    """Title.', "", "    x: a number.", '    """', "    y = x", "    return y", "", "z = 1"]
    assert around(code, 1) == (6, 7)
    assert around(["def f(x):", '    """Title."""', "    y = x", "    return y"], 1) == (1, 4)
    assert around(["def f(x):", '    """Never closed.', "    y = x", "    return y"], 1)[0] == 1

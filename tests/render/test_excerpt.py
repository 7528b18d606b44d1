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

"""The student's code as HTML."""

from __future__ import annotations

import time

import pytest
from markupsafe import Markup

from grader.render.html.highlight import LONGEST_LINE, highlight
from tests.samples import EVIL, GATES_SOURCE


def _plain(lines: list[Markup]) -> list[str]:
    return [Markup(line).striptags() if line.strip() else "" for line in lines]


def test_every_line_is_there_and_complete() -> None:
    """Lines correspond to the source's, and each closes what it opens, also inside a long string."""
    source = 'x = """one\n  two <b>\n"""  # 끝\n'
    lines = highlight(source)
    assert len(lines) == len(source.split("\n"))
    assert all(line.count("<i") == line.count("</i>") for line in lines)
    assert str(lines[1]) == '<i class="s">  two &lt;b&gt;</i>'


def test_keywords_strings_numbers_and_comments_are_marked() -> None:
    """A reader can tell code from comments."""
    (line,) = highlight("return f'{x}' + 1e-5  # why")
    assert '<i class="k">return</i>' in line
    assert '<i class="s">f&#39;{x}&#39;</i>' in line
    assert '<i class="n">1e</i>' in line or '<i class="n">1e-5</i>' in line
    assert '<i class="c"># why</i>' in line


def test_words_that_contain_keywords_are_words() -> None:
    """``forward`` holds ``for`` and is no keyword."""
    assert str(highlight("forward")[0]) == "forward"


def test_hostile_source_is_text() -> None:
    """Markup in source never becomes markup of the page."""
    joined = "".join(highlight(EVIL + "\n" + GATES_SOURCE))
    assert "<script" not in joined
    assert "\x1b" not in joined
    assert "\u202e" not in joined


@pytest.mark.parametrize("unit", ['"', "'", "\\", '"""', "#", "a" * 100, "1.", '"\\', "f'"])
def test_time_is_linear_whatever_the_text(unit: str) -> None:
    """200 KB of nothing but quotes or backslashes cost a fraction of a second."""
    source = (unit * 200_000)[:200_000]
    start = time.process_time()
    lines = highlight("\n".join(source[i : i + 400] for i in range(0, len(source), 400)))
    assert time.process_time() - start < 2.0
    assert max(map(len, _plain(lines))) <= LONGEST_LINE + 1

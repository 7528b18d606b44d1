"""docs/pictures.md: its example draws a picture, and its limits are those of the code."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from grader.grading import picture_cache, pictures
from grader.render.html import student
from grader.testing import attach, draw, svg
from tests import ROOT

PAGE = (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8")


def limit(what: str) -> str:
    """What the page says of a limit."""
    (found,) = re.findall(rf"^\| {re.escape(what)}[^|]* \| (.+) \|$", PAGE, re.M)
    return str(found)


def test_the_example_draws_a_picture() -> None:
    """What the page tells authors to write attaches one picture with words in both languages."""
    scope: dict[str, Any] = {}
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    exec(code, scope)
    submission = SimpleNamespace(train=lambda epochs: [1 / (epoch + 1) for epoch in range(epochs)])
    with svg.drawing(), attach.collecting() as figures:
        scope["loss"](submission)
    (figure,) = figures
    assert figure.title.ko and figure.alt.ko and figure.alt.en == "It ends at 0.02."
    assert "에포크" in figure.svg and figure.svg.startswith("<svg ")


def test_the_limits_are_those_of_the_code() -> None:
    """Each number on the page is the constant that the program keeps."""
    assert limit("all calls of one submission's pictures").startswith(f"{pictures.SECONDS:g} seconds")
    assert limit("pieces of evidence of one test") == str(attach.MOST_PIECES)
    assert limit("one picture").startswith(f"{attach.MOST_CHARACTERS:,} characters")
    assert limit("numbers in one call") == f"{draw.MOST_NUMBERS:,}"
    assert limit("the largest number").startswith(f"{draw.LARGEST_NUMBER:.0e}".replace("e+0", "e"))
    assert limit("one text in a picture").startswith(str(svg.LONGEST_TEXT))
    assert limit("all pictures on one page").startswith(f"{student._FIGURES:,} bytes")
    cache, exchanges = picture_cache.CACHE_BYTES >> 20, picture_cache.EXCHANGE_BYTES >> 20
    wanted = f"{cache} MiB; requests and answers of one submission in it {exchanges} MiB"
    assert limit("the cache of one assignment") == wanted


def test_every_name_of_draw_and_attach_is_there() -> None:
    """What the page names of the two modules exists, with the arguments that it names."""
    for module, name in re.findall(r"`(attach|draw)\.(\w+)", PAGE):
        assert hasattr({"attach": attach, "draw": draw}[module], name), f"{module}.{name}"
    (colours,) = (line for line in PAGE.splitlines() if line.startswith("| `draw.BLUE`"))
    for name in re.findall(r"`(?:draw\.)?([A-Z]+)`", colours):
        assert getattr(draw, name).startswith("#"), name

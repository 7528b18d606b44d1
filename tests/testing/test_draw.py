"""Drawing: texts are text, colours are the page's, and what is no number is not drawn."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from grader.render.html.svg import drawing
from grader.testing import attach, draw, svg
from tests import ROOT

TITLE = {"en": "Sum", "ko": "합"}


def picture(**how: Any) -> str:
    """A panel with what a student may have written in it."""
    with attach.collecting() as figures:
        panel = draw.panel((0, 1), (0, 1), **how)
        attach.figure(panel, title=TITLE, alt=TITLE)
    return figures[0].svg if figures else ""


def test_texts_are_text() -> None:
    """Dollar signs are no mathematics, markup is no markup, control characters and length have an end."""
    made = picture(title="$x^2$ <script>alert(1)</script> \x00\x1b[31m\u202e&amp; " + "x" * 1000, xlabel="$\\alpha")
    assert "$x^2$ &lt;script&gt;" in made
    assert "$\\alpha" in made
    assert not re.search("[\x00-\x1f\u202e]", made)
    assert "x" * 200 not in made
    assert drawing(made) is not None


def test_a_figure_of_matplotlib_follows_the_page_too() -> None:
    """Its black is the page's ink, its white the page's sheet, its font the page's; pictures in it are dropped."""
    from matplotlib.figure import Figure

    figure = Figure()
    axes = figure.add_subplot()
    axes.imshow(np.eye(3))
    axes.set_title("Title $a$")
    axes.bar([0, 1], [1, 2], hatch="/")
    with attach.collecting() as figures:
        attach.figure(figure, title=TITLE, alt=TITLE)
    made = figures[0].svg
    assert drawing(made) is not None
    assert "Title $a$" in made
    assert "currentColor" in made and "var(--sheet,#ffffff)" in made
    assert "font-family" not in made and "image" not in made and "<style" not in made


def test_the_palette_is_the_page_s() -> None:
    """Every colour of a picture is that of the page's light scheme, and has one in the dark."""
    style = (ROOT / "templates" / "style.css.j2").read_text(encoding="utf-8")
    for color, name in svg.COLOURS.items():
        assert re.search(rf"--{name}: {color}\b", style), name
        assert len(re.findall(rf"--{name}:", style)) >= 2
    used = (draw.INK, draw.SOFT, draw.RULE, draw.SHEET, draw.BLUE, draw.AMBER, draw.PURPLE, draw.GREEN, draw.RED)
    assert set(used) == set(svg.COLOURS)


@pytest.mark.parametrize(
    "value",
    [None, "1", b"1", [1, "2"], {}, object, 1j, np.zeros(20_001), float("inf"), [1, [2, 3]], 1e10, 10**400],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_number_is_not_drawn(value: Any) -> None:
    """A picture of it would say something that is not so."""
    with pytest.raises((ValueError, TypeError, OverflowError)):
        draw.numbers(value)


def test_numbers_have_a_shape() -> None:
    """``None`` is any length; anything else is not what the picture is about."""
    assert draw.numbers([[1, 2], [3, 4]], None, 2).tolist() == [[1, 2], [3, 4]]
    assert draw.numbers(True).tolist() == 1.0
    for shape in ((2,), (2, 3), (None, None, None)):
        with pytest.raises(ValueError, match="shape"):
            draw.numbers([[1, 2], [3, 4]], *shape)


def test_gaps_are_left_where_numbers_are_wild() -> None:
    """A loss that diverges is drawn as far as it goes; one that is nothing but NaN is not drawn."""
    kept = draw.numbers([1.0, np.inf, -1e300, np.nan, 2.0], None, gaps=True)
    assert np.isnan(kept).tolist() == [False, True, True, True, False]
    with pytest.raises(ValueError, match="finite"):
        draw.numbers([np.nan, np.inf], None, gaps=True)


def test_long_curves_are_thinned() -> None:
    """At most so many points, the first and the last among them."""
    places, values = draw.thinned(np.arange(5000.0), 100)
    assert len(values) == 100
    assert (values[0], values[-1]) == (0.0, 4999.0)
    assert (places == values).all()


@pytest.mark.parametrize("limits", [(0, 0), (1, 0), (0, float("nan")), (float("-inf"), 1)])
def test_a_panel_has_limits(limits: tuple[float, float]) -> None:
    """Without them there is nothing to measure by."""
    with pytest.raises(ValueError, match="limits"):
        draw.panel(limits, (0, 1))


def test_a_half_plane_is_shaded_where_the_sum_is_positive() -> None:
    """The line where it crosses the panel; nothing where there is no line."""
    panel = draw.panel((0, 2), (0, 2))
    draw.half_plane(panel, (1, 1), -2)
    (area,) = panel.patches
    assert sorted(map(tuple, area.get_xy()[:-1].tolist())) == [(0.0, 2.0), (2.0, 0.0), (2.0, 2.0)]
    flat = draw.panel((0, 2), (0, 2))
    draw.half_plane(flat, (0, 0), -1)
    assert len(flat.patches) == 0


def test_blank_panels_made_ahead_draw_the_same() -> None:
    """What is ready before a fork changes nothing but the time."""
    fresh = picture(title="a", xticks=(0, 1))
    with svg.drawing():
        draw.make_ready(2)
    assert [picture(title="a", xticks=(0, 1)) for _ in range(3)] == [fresh] * 3

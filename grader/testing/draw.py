"""Drawing for authors: panels with scales, the page's colours, words in two languages, numbers that can be drawn.

    from grader.testing import attach, draw

    panel = draw.panel(x=(0, 100), y=(0, 1), xlabel=draw.words("epoch", "에포크"))
    panel.plot(losses, color=draw.BLUE)
    attach.figure(panel, title={…}, alt={…})

A panel is a matplotlib ``Axes``: all that it can draw may be drawn. See docs/pictures.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, floor, isfinite, log10, nan
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from grader.testing.svg import BETWEEN

INK, SOFT, RULE = "#1e2024", "#585c66", "#e2dfd8"
"""Text, what stands back, lines of a grid."""
SHEET = "#ffffff"
"""The ground of the page."""
BLUE, AMBER, PURPLE = "#1c5c9c", "#7a4a0b", "#6b3d9e"
"""Things that differ from each other. Colour alone never tells: give them forms or labels as well."""
GREEN, RED = "#17663f", "#a02f1c"
"""What is right and what is wrong."""

LARGEST_NUMBER = 1e9
"""Larger numbers are not drawn."""
MOST_NUMBERS = 20_000
"""Numbers that are taken for one picture."""

Ticks = Iterable[float] | Mapping[float, str]

_GAP, _LINE = 8, 14  # points around a panel, and for a line of text
_SMALL, _LETTER = 8.5, 5  # points of a tick's text, and how wide a letter of it is


def panel(
    x: tuple[float, float],
    y: tuple[float, float],
    *,
    title: str = "",
    xlabel: str = "",
    ylabel: str = "",
    xticks: Ticks | None = None,
    yticks: Ticks | None = None,
    width: float = 225,
    height: float = 190,
) -> Axes:
    """Return axes from ``x[0]`` to ``x[1]`` and ``y[0]`` to ``y[1]``, ``width`` by ``height`` points with their scales.

    Ticks are numbers, or numbers and what to write there; without them round numbers are chosen. Raises ValueError
    for limits that are not finite, or not in order.
    """
    if not all(map(isfinite, (*x, *y))) or x[0] >= x[1] or y[0] >= y[1]:
        raise ValueError(f"limits {x} and {y}")
    across, up = _labelled(xticks, x), _labelled(yticks, y)
    left = _GAP + max((len(text) * _LETTER + 5 for text in up.values()), default=0)
    bottom = _GAP + _LINE * (any(across.values()) + bool(xlabel)) - 2
    half = max((len(text) * _LETTER / 2 for text in across.values()), default=0)  # of a text below the right end
    right, top = width - max(_GAP, half), height - _GAP - _LINE * (bool(title) + bool(ylabel))
    figure, axes = _ready.pop() if _ready else _blank()
    axes.set(xlim=x, ylim=y)
    axes.set_position((left / width, bottom / height, (right - left) / width, (top - bottom) / height))
    figure.set_size_inches(width / 72, height / 72)
    _draw_scales(axes, across, up, (x[1] - x[0]) / (right - left), (y[1] - y[0]) / (top - bottom))

    def write(at: float, level: float, text: str, **how: Any) -> None:
        if text:
            figure.text(at / width, level / height, text, va="baseline", **how)

    write((left + right) / 2, 6, xlabel, ha="center", color=SOFT)
    write(3, top + 6, ylabel, color=SOFT)
    write(3, height - 12, title, color=INK, weight="bold")
    return axes


_ready: list[tuple[Figure, Axes]] = []


def make_ready(count: int) -> None:
    """Make ``count`` blank panels ahead, half of a panel's cost. A process that is forked later has them."""
    _ready.extend(_blank() for _ in range(count))


def _blank() -> tuple[Figure, Axes]:
    figure = Figure(dpi=72)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1), autoscale_on=False)
    axes.set_axis_off()  # matplotlib's own axis costs more than all the rest of a picture,
    axes.set_title("", y=1.0)  # and is asked where it ends as long as the title's place is not known
    return figure, axes


def _draw_scales(
    axes: Axes, across: Mapping[float, str], up: Mapping[float, str], point: float, point_up: float
) -> None:
    """Draw a light line and a text for each tick. ``point`` is how far a point is, in the units of either axis."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    xs = [place for tick in across for place in (tick, tick, nan)] + [left, right, nan] * len(up)
    ys = [bottom, top, nan] * len(across) + [place for tick in up for place in (tick, tick, nan)]
    axes.plot(xs, ys, color=RULE, linewidth=0.8, zorder=0, clip_on=False)
    how: dict[str, Any] = {"va": "baseline", "color": SOFT, "size": _SMALL}
    for tick, text in across.items():
        axes.text(tick, bottom - 12 * point_up, text, ha="center", **how)
    for tick, text in up.items():
        axes.text(left - 5 * point, tick - 3 * point_up, text, ha="right", **how)


def _labelled(ticks: Ticks | None, limits: tuple[float, float]) -> Mapping[float, str]:
    if isinstance(ticks, Mapping):
        return ticks
    return {tick: number(tick) for tick in (round_numbers(*limits) if ticks is None else ticks)}


def round_numbers(low: float, high: float, about: int = 4) -> list[float]:
    """Return round numbers from ``low`` to ``high``, some ``about`` of them."""
    raw = (high - low) / about
    power = 10.0 ** floor(log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw * 0.75)
    return [index * step for index in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def words(en: str, ko: str) -> str:
    """Return a text for a picture in both languages; the page shows the one that is being read."""
    return f"{en}{BETWEEN}{ko}"


def number(value: float, digits: int = 4) -> str:
    """Return a number as it is written in a text: at most ``digits`` digits that count, and a true minus sign."""
    text = f"{float(value):.{digits}g}"
    return "0" if text == "-0" else text.replace("-", "\u2212")


def numbers(value: object, *shape: int | None, gaps: bool = False) -> NDArray[np.float64]:
    """Return a value of the submission as an array that can be drawn. ``None`` in ``shape`` stands for any length.

    With ``gaps``, what is infinite, not a number or beyond all measure becomes NaN, which matplotlib leaves out.
    Raises ValueError (or TypeError) for any other value: then there is no picture.
    """
    array = np.asarray(value)
    if array.size > MOST_NUMBERS or array.dtype.kind not in "biufO":
        raise ValueError(f"{array.size} values of type {array.dtype}")
    array = array.astype(float)
    if shape and not (
        array.ndim == len(shape) and all(want in (None, got) for want, got in zip(shape, array.shape, strict=True))
    ):
        raise ValueError(f"shape {array.shape}")
    wild = ~(np.abs(array) <= LARGEST_NUMBER)
    if wild.any() and (not gaps or wild.all()):
        raise ValueError("values that are not finite")
    return np.where(wild, np.nan, array)


def thinned(values: NDArray[np.float64], most: int = 200) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return positions and values of at most ``most`` of ``values``, evenly spread, from the first to the last."""
    positions = np.unique(np.linspace(0, len(values) - 1, min(most, len(values))).round()).astype(int)
    return positions.astype(float), values[positions]


def half_plane(
    panel: Axes, w: Iterable[float], b: float, *, color: str = BLUE, line: bool = True, shade: float = 0.14
) -> None:
    """Draw the line w·x + b = 0, and the side of it where w·x + b is above 0, shaded. Nothing if w is 0."""
    w1, w2 = w
    (left, right), (bottom, top) = panel.get_xlim(), panel.get_ylim()
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    sums = [w1 * x + w2 * y + b for x, y in corners]
    inside: list[tuple[float, float]] = []
    edge: list[tuple[float, float]] = []
    for (x, y), here, (x2, y2), there in zip(
        corners, sums, corners[1:] + corners[:1], sums[1:] + sums[:1], strict=True
    ):
        if here > 0:
            inside.append((x, y))
        if (here > 0) != (there > 0):
            part = here / (here - there)
            edge.append((x + part * (x2 - x), y + part * (y2 - y)))
            inside.append(edge[-1])
    if inside and shade:
        panel.fill(*zip(*inside, strict=True), color=color, alpha=shade, linewidth=0, zorder=1)
    if edge and line:
        panel.plot(*zip(*edge, strict=True), color=color, linewidth=1.5, zorder=2)

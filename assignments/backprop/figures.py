"""Pictures: two graphs of gates, with the value above each edge and the gradient below it, in brackets."""

import numpy as np
import pytest

from grader.testing import attach, draw

TITLE = {"en": "Values above the edges, gradients below", "ko": "선 위는 값, 아래 대괄호 안은 그래디언트"}


@pytest.mark.task("simple_graph")
def graph_of_three_numbers(submission):
    given = submission.simple_graph(-2, 5, -4)
    got = {name: float(draw.numbers(given[name])) for name in ("f", "dx", "dy", "dz")}
    right = {"f": -12, "dx": -4, "dy": -4, "dz": 3}
    panel = canvas("f = (x + y)·z", height=162)
    plus, times = (155, 98), (244, 62)
    for row, (name, gate, value) in zip(
        (119, 77, 26), (("x", plus, -2), ("y", plus, 5), ("z", times, -4)), strict=True
    ):
        edge(panel, (14, row), gate, value, got[f"d{name}"], right[f"d{name}"], knee=gate[0] - 28)
        node(panel, (14, row), name)
    edge(panel, plus, times, 3, -4, -4, knee=216)
    edge(panel, times, (325, 62), got["f"], 1, 1, right_value=right["f"])
    for place, sign in ((plus, "+"), (times, "×"), ((325, 62), "f")):
        node(panel, place, sign)
    told = compared(got, right)
    attach.figure(
        panel,
        title=TITLE,
        alt={
            "en": "f = (x + y)·z at x = −2, y = 5, z = −4. The product switches: q = x + y receives z = −4, and z "
            f"receives q = 3. The sum distributes: x and y receive −4. The submission gives {told}.",
            "ko": "x = −2, y = 5, z = −4일 때 f = (x + y)·z의 그래프입니다. 곱셈은 교환합니다. q = x + y는 "
            f"z = −4를 받고 z는 q = 3을 받습니다. 덧셈은 분배합니다. x와 y가 −4를 받습니다. 제출한 함수의 값: {told}.",
        },
    )


@pytest.mark.task("sigmoid_neuron")
def graph_of_a_neuron(submission):
    f, dw, dx = submission.sigmoid_neuron(np.array([2.0, -3.0, -3.0]), np.array([-1.0, -2.0]))
    values = [float(draw.numbers(f)), *draw.numbers(dw, 3), *draw.numbers(dx, 2)]
    names = ("f", "dw0", "dw1", "dw2", "dx0", "dx1")
    got = dict(zip(names, map(float, values), strict=True))
    right = dict(zip(names, (0.7310586, -0.1966119, -0.3932239, 0.1966119, 0.3932239, -0.5898358), strict=True))
    slope = right["dw2"]  # what the sum hands to each of its terms
    panel = canvas("f = σ(w0·x0 + w1·x1 + w2)", height=245)
    first, second, plus, sigma, end = (146, 184), (146, 100), (224, 100), (278, 100), (332, 100)
    rows = (("w0", first, 2), ("x0", first, -1), ("w1", second, -3), ("x1", second, -2), ("w2", plus, -3))
    for level, (name, gate, value) in enumerate(rows):
        place = (14, 205 - 42 * level)
        edge(panel, place, gate, value, got[f"d{name}"], right[f"d{name}"], knee=gate[0] - 24)
        node(panel, place, name)
    edge(panel, first, plus, -2, slope, slope, knee=200)
    edge(panel, second, plus, 6, slope, slope)
    edge(panel, plus, sigma, 1, slope, slope)
    edge(panel, sigma, end, got["f"], 1, 1, right_value=right["f"])
    for place, sign in ((first, "×"), (second, "×"), (plus, "+"), (sigma, "σ"), (end, "f")):
        node(panel, place, sign)
    told = compared(got, right)
    attach.figure(
        panel,
        title=TITLE,
        alt={
            "en": "A neuron at w = (2, −3, −3), x = (−1, −2). σ hands back σ'(1) = 0.1966, the sum hands it to all "
            f"three terms, and the products switch. The submission gives {told}.",
            "ko": "w = (2, −3, −3), x = (−1, −2)인 뉴런입니다. σ는 σ'(1) = 0.1966을 돌려주고, 덧셈은 그것을 세 항에 "
            f"그대로 나누어 주며, 곱셈은 교환합니다. 제출한 함수의 값: {told}.",
        },
    )


def canvas(title, height):
    """A panel without scales, on which a unit is a point."""
    return draw.panel((0, 340), (0, height - 28), title=title, xticks=(), yticks=(), width=356, height=height)


def node(panel, place, name):
    gate = name in ("+", "×", "σ")
    if gate:
        panel.plot(*place, "o", markersize=19, color=draw.INK, markerfacecolor=draw.SHEET, zorder=3)
    panel.text(*place, name, ha="center", va="center", weight="normal" if gate else "bold", color=draw.INK, zorder=4)


def edge(panel, start, end, value, got, right, *, knee=None, right_value=None):
    """A line that runs level up to ``knee``: above it the value, below it the gradient given, and the right one."""
    (x, y), (x2, y2) = start, end
    knee = x2 - 11 if knee is None else knee
    good, good_value = near(got, right), right_value is None or near(value, right_value)
    away = np.array([x2 - knee, y2 - y]) / np.hypot(x2 - knee, y2 - y) * 11
    color = draw.SOFT if good and good_value else draw.RED
    panel.plot([x + 12, knee, x2 - away[0]], [y, y, y2 - away[1]], color=color, linewidth=1.2, zorder=2)
    write = {"ha": "center", "size": 9, "zorder": 4}
    above = draw.number(value, 3) if good_value else f"{draw.number(value, 3)} ≠ {draw.number(right_value, 3)}"
    below = f"[{draw.number(got, 3)}]" if good else f"[{draw.number(got, 3)}] ≠ [{draw.number(right, 3)}]"
    panel.text((x + 12 + knee) / 2, y + 5, above, color=draw.INK if good_value else draw.RED, **write)
    panel.text((x + 12 + knee) / 2, y - 12, below, color=draw.GREEN if good else draw.RED, **write)


def near(got, right):
    return abs(got - right) < 1e-6


def compared(got, right):
    return ", ".join(
        f"{name} = {draw.number(got[name])}"
        + ("" if near(got[name], right[name]) else f" ≠ {draw.number(right[name])}")
        for name in right
    )

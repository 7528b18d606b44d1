"""Pictures: the hidden space in which XOR is easy, and a network while and after it learns."""

import numpy as np
import pytest

from grader.testing import attach, draw

POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0, 1, 1, 0])
# The gates NAND, OR and AND, five times as large: then a sigmoid is nearly a step.
GATES = [
    (np.array([[-10.0, 10.0], [-10.0, 10.0]]), np.array([15.0, -5.0])),
    (np.array([[10.0], [10.0]]), np.array([-15.0])),
]
SIZES, SEED, RATE, UPDATES = (2, 4, 5, 1), 35, 3.0, 80
GRID = np.linspace(-0.5, 1.5, 21)


@pytest.mark.task("forward")
def hidden_space(submission):
    activations = submission.forward(GATES, POINTS)
    hidden, output = draw.numbers(activations[1], 4, 2), draw.numbers(activations[-1], 4, 1)[:, 0]
    places = [f"({draw.number(s1, 2)}, {draw.number(s2, 2)})" for s1, s2 in hidden]
    moves = ", ".join(f"{name(point)} → {place}" for point, place in zip(POINTS, places, strict=True))
    outputs = ", ".join(draw.number(value, 2) for value in output)
    attach.figure(
        inputs(),
        after_hidden_layer(hidden),
        title={"en": "What the hidden layer does to the points", "ko": "은닉층이 점을 옮기는 방법"},
        alt={
            "en": f"With the weights of the gates NAND and OR, five times as large, the hidden layer moves the points: "
            f"{moves}. There one line is enough, 2·s1 + 2·s2 = 3. The outputs are {outputs}.",
            "ko": f"게이트 NAND와 OR의 가중치를 다섯 배로 하면 은닉층은 점을 이렇게 옮깁니다: {moves}. "
            f"그곳에서는 직선 2·s1 + 2·s2 = 3 하나로 충분합니다. 출력은 {outputs}입니다.",
        },
    )


def inputs():
    panel = square(draw.words("Inputs: no line will do", "입력: 직선 하나로는 안 됨"), "x1", "x2")
    for point, want in zip(POINTS, XOR, strict=True):
        dot(panel, point, want)
        panel.text(point[0], point[1] - 0.2, name(point), ha="center", size=8.5, color=draw.SOFT)
    return panel


def after_hidden_layer(hidden):
    panel = square(draw.words("Hidden space: one will", "은닉 공간: 하나면 충분"), "s1", "s2")
    draw.half_plane(panel, (2, 2), -3, color=draw.PURPLE)
    taken = []
    for place, point, want in zip(np.clip(hidden, -0.4, 1.4), POINTS, XOR, strict=True):
        dot(panel, place, want)
        level = sum(np.abs(place - other).max() < 0.2 for other in taken)  # names of points that meet stand in a column
        panel.text(place[0], place[1] - 0.2 - 0.15 * level, name(point), ha="center", size=8.5, color=draw.SOFT)
        taken.append(place)
    return panel


@pytest.mark.task("train")
def learning(submission):
    start = submission.init_params(SIZES, SEED)
    params, losses = submission.train(start, POINTS, XOR, RATE, UPDATES)
    grid = np.stack(np.meshgrid(GRID, GRID), axis=-1).reshape(-1, 2)
    rows = len(grid) + len(POINTS)
    output = draw.numbers(submission.forward(params, np.vstack([POINTS, grid]))[-1], rows, 1)[:, 0]
    losses = draw.numbers(losses, None, gaps=True)
    outputs = ", ".join(
        f"{name(point)}: {draw.number(value, 2)}" for point, value in zip(POINTS, output[:4], strict=True)
    )
    learnt = np.array_equal(output[:4] >= 0.5, XOR)
    first, last = draw.number(losses[0], 3), draw.number(losses[-1], 3)
    attach.figure(
        loss_curve(losses),
        surface(output[:4], output[4:].reshape(len(GRID), len(GRID))),
        title={"en": f"2-4-5-1 learns XOR, {UPDATES} updates", "ko": f"2-4-5-1이 XOR를 배우는 과정, 갱신 {UPDATES}번"},
        alt={
            "en": f"The loss goes from {first} to {last}; guessing has 0.693. After that the outputs are {outputs}: "
            + ("all four on the right side of 0.5." if learnt else "not XOR."),
            "ko": f"손실: {first} → {last}. 찍을 때의 손실은 0.693입니다. 마지막 출력은 {outputs}: "
            + ("네 점 모두 0.5의 올바른 쪽에 있습니다." if learnt else "XOR가 아닙니다."),
        },
    )


def loss_curve(losses):
    top = max(0.8, min(float(np.nanmax(losses)) * 1.05, 5.0))
    panel = draw.panel(
        (0, max(len(losses), 2)),
        (0, top),
        title=draw.words("Loss before each update", "갱신 직전의 손실"),
        xlabel=draw.words("updates", "갱신 횟수"),
        width=250,
        height=220,
    )
    panel.axhline(np.log(2), color=draw.SOFT, linewidth=1, linestyle=(0, (4, 3)))
    panel.text(
        len(losses), np.log(2) + top * 0.02, draw.words("guessing", "찍기"), ha="right", size=8.5, color=draw.SOFT
    )
    panel.plot(*draw.thinned(losses), color=draw.BLUE, linewidth=2)
    return panel


def surface(at_points, field):
    panel = square(draw.words("Output after that", "학습한 뒤의 출력"), "x1", "x2")
    for level in (0.5, 0.9):  # the surer, the darker
        panel.contourf(GRID, GRID, field, levels=(level, np.inf), colors=[draw.BLUE], alpha=0.15)
    panel.contour(GRID, GRID, field, levels=(0.5,), colors=[draw.BLUE], linewidths=1.5)
    for point, want, value in zip(POINTS, XOR, at_points, strict=True):
        dot(panel, point, want)
        wrong = (value >= 0.5) != want
        color = draw.RED if wrong else draw.INK
        panel.text(point[0] + 0.1, point[1] + 0.1, draw.number(value, 2), size=8.5, color=color)
        if wrong:
            panel.plot(
                *point, "o", markersize=14, color=draw.RED, markerfacecolor="none", markeredgewidth=1.5, zorder=5
            )
    return panel


def name(point):
    return f"({point[0]:.0f}, {point[1]:.0f})"


def square(title, xlabel, ylabel):
    limits, ticks = (-0.5, 1.5), (0, 1)
    return draw.panel(
        limits, limits, title=title, xlabel=xlabel, ylabel=ylabel, xticks=ticks, yticks=ticks, width=188, height=220
    )


def dot(panel, point, filled):
    face = draw.INK if filled else draw.SHEET
    panel.plot(*point, "o", markersize=7, color=draw.INK, markerfacecolor=face, zorder=4)

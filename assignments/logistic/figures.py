"""Pictures: hours of study and an exam, the sigmoid that was learnt, and where it passes one half."""

import numpy as np
import pytest

from grader.testing import attach, draw

HOURS = np.array([2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0])
PASSED = np.array([0, 0, 0, 1, 1, 1, 1])
RATE, UPDATES = 0.13, 280


@pytest.mark.task("fit")
def the_sigmoid_that_was_learnt(submission):
    w, b, losses = submission.fit(HOURS, PASSED, RATE, UPDATES)
    w, b, losses = float(draw.numbers(w)), float(draw.numbers(b)), draw.numbers(losses, None, gaps=True)
    across = np.linspace(0, 16, 65)
    curve = draw.numbers(submission.predict_proba(across, w, b), 65)
    boundary = float(draw.numbers(submission.decision_boundary(w, b)))
    classes = draw.numbers(submission.predict(HOURS, w, b), 7)
    right = int((classes == PASSED).sum())
    sign = "−" if b < 0 else "+"
    learnt = f"σ({draw.number(w)}·x {sign} {draw.number(abs(b))})"
    at, first, last = (draw.number(value) for value in (boundary, losses[0], losses[-1]))
    attach.figure(
        sigmoid_and_data(across, curve, boundary, classes),
        loss_curve(losses),
        title={"en": f"Hours of study and the exam, {UPDATES} updates", "ko": f"공부한 시간과 시험, 갱신 {UPDATES}번"},
        alt={
            "en": f"Failed: 2, 4 and 6 hours; passed: 8, 10, 12 and 14 hours. The curve is {learnt}, and the boundary lies "
            f"at {at} hours. {right} of 7 students are judged correctly. The loss goes from {first} to {last}.",
            "ko": f"2, 4, 6시간은 불합격, 8, 10, 12, 14시간은 합격입니다. 곡선은 {learnt}, 결정 경계는 {at}시간입니다. "
            f"학생 7명 중 {right}명을 바르게 판정합니다. 손실: {first} → {last}.",
        },
    )


def sigmoid_and_data(across, curve, boundary, classes):
    panel = draw.panel(
        (0, 16),
        (-0.12, 1.12),
        title=draw.words("Probability of passing", "합격할 확률"),
        xlabel=draw.words("hours", "시간"),
        xticks=range(0, 17, 4),
        yticks=(0, 0.5, 1),
        width=300,
        height=220,
    )
    panel.plot(across, curve, color=draw.BLUE, linewidth=2)
    if 0 < boundary < 16:
        panel.plot((boundary, boundary), (-0.12, 1.12), color=draw.PURPLE, linewidth=1.5, linestyle=(0, (4, 3)))
        panel.text(boundary + 0.3, 0.06, draw.number(boundary, 3), color=draw.PURPLE, size=8.5)
    for hours, passed, judged in zip(HOURS, PASSED, classes, strict=True):
        face = draw.INK if passed else draw.SHEET
        panel.plot(hours, passed, "o", markersize=7, color=draw.INK, markerfacecolor=face, zorder=4)
        if judged != passed:
            panel.plot(hours, passed, "o", markersize=14, color=draw.RED, markerfacecolor="none", markeredgewidth=1.5)
    return panel


def loss_curve(losses):
    top = max(0.8, min(float(np.nanmax(losses)) * 1.05, 20.0))
    panel = draw.panel(
        (0, max(len(losses), 2)),
        (0, top),
        title=draw.words("Loss before each update", "갱신 직전의 손실"),
        xlabel=draw.words("updates", "갱신 횟수"),
        width=230,
        height=220,
    )
    panel.plot(*draw.thinned(losses), color=draw.BLUE, linewidth=2)
    return panel

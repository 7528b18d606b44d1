"""Pictures: the line that each gate draws, and how two lines make XOR."""

from contextlib import suppress

import pytest

from grader.testing import attach, draw

CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))
WANTED = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}


@pytest.mark.task("gate_weights")
def decision_lines(submission):
    panels, en, ko = [], [], []
    for gate in ("AND", "OR", "NAND"):
        with suppress(Exception):  # a gate that is not written yet does not hide the others
            w, b = weights(submission, gate)
            sums = [w @ point + b for point in CORNERS]
            panels.append(line_and_points(gate, w, b, sums))
            en.append(said_en(gate, equation(w, b), sums))
            ko.append(said_ko(gate, equation(w, b), sums))
    if panels:
        attach.figure(
            *panels,
            title={"en": "The line of each gate", "ko": "게이트마다 그려지는 직선"},
            alt={
                "en": "\n".join(en) + "\nFilled: the gate is 1. Shaded: the perceptron fires. Numbers: the sum.",
                "ko": "\n".join(ko) + "\n채운 점: 게이트의 출력이 1. 색칠한 쪽: 퍼셉트론이 1을 냄. 숫자: 합.",
            },
        )


def weights(submission, gate):
    w, b = submission.gate_weights(gate)
    return draw.numbers(w, 2), float(draw.numbers(b))


def line_and_points(gate, w, b, sums):
    panel = square(f"{gate}: {equation(w, b)}", "x1", "x2", width=176, height=208)
    draw.half_plane(panel, w, b)
    dots(panel, CORNERS, WANTED[gate])
    for (x1, x2), total, want in zip(CORNERS, sums, WANTED[gate], strict=True):
        if (total > 0) == want:
            panel.text(x1 + 0.09, x2 + 0.09, draw.number(total), size=8.5, color=draw.SOFT)
        else:
            miss(panel, (x1, x2), draw.number(total))
    return panel


def said_en(gate, line, sums):
    wrong = missed(gate, sums)
    if not wrong:
        return f"{gate}: the line {line} = 0 separates {lonely(gate)} from the others."
    told = (f"at {point} the sum is {draw.number(total)}, but {gate} is {want}" for point, total, want in wrong)
    return f"{gate}, with the line {line} = 0: {'; '.join(told)}."


def said_ko(gate, line, sums):
    wrong = missed(gate, sums)
    if not wrong:
        return f"{gate}: 직선 {line} = 0이 {lonely(gate)}을 나머지 점과 나눕니다."
    told = (f"{point}에서 합이 {draw.number(total)}, {gate}의 출력은 {want}" for point, total, want in wrong)
    return f"{gate}, 직선 {line} = 0과 어긋나는 점: {'; '.join(told)}."


def missed(gate, sums):
    rows = zip(CORNERS, sums, WANTED[gate], strict=True)
    return [(point, total, want) for point, total, want in rows if (total > 0) != want]


def lonely(gate):
    """The one point that is not like the other three."""
    return CORNERS[WANTED[gate].index(int(sum(WANTED[gate]) == 1))]


@pytest.mark.task("xor_gate")
def two_lines(submission):
    lines = {gate: weights(submission, gate) for gate in ("NAND", "OR", "AND")}
    outputs = [bit(submission.xor_gate(*point)) for point in CORNERS]
    moved = [(bit(submission.nand_gate(*point)), bit(submission.or_gate(*point))) for point in CORNERS]
    wrong = [(point, got) for point, got, want in zip(CORNERS, outputs, WANTED["XOR"], strict=True) if got != want]
    line = equation(*lines["AND"], "s1", "s2")
    path = ", ".join(f"{point} → {place}" for point, place in zip(CORNERS, moved, strict=True))
    list_of_wrong = ", ".join(f"xor_gate{point} = {got}" for point, got in wrong)
    attach.figure(
        inputs(lines, wrong),
        after_first_layer(lines["AND"], moved),
        title={"en": "How two lines make XOR", "ko": "직선 두 개로 XOR를 만드는 방법"},
        alt={
            "en": "No single line has (0, 1) and (1, 0) on one side and (0, 0) and (1, 1) on the other. NAND and OR "
            f"together move the four points to (s1, s2): {path}. There the line of AND is {line} = 0. "
            + (f"Not XOR yet: {list_of_wrong}." if wrong else "All four outputs are those of XOR."),
            "ko": "(0, 1), (1, 0)을 한쪽에, (0, 0), (1, 1)을 다른 쪽에 두는 직선은 없습니다. NAND와 OR를 지나면 "
            f"네 점은 (s1, s2)로 옮겨집니다: {path}. 그곳에서 AND의 직선은 {line} = 0입니다. "
            + (f"아직 XOR가 아닌 출력: {list_of_wrong}." if wrong else "네 출력이 모두 XOR와 같습니다."),
        },
    )


def bit(value):
    return int(draw.numbers(value))


def inputs(lines, wrong):
    panel = square(draw.words("Inputs: two lines", "입력: 직선 두 개"), "x1", "x2")
    for gate, color, edge in (("NAND", draw.BLUE, 1.4), ("OR", draw.AMBER, -0.45)):
        (w1, w2), b = lines[gate]
        draw.half_plane(panel, (w1, w2), b, color=color)
        across = -(w2 * edge + b) / w1 if w1 else 2
        if -0.4 < across < 1.4:  # the name stands on the side where the gate does not fire
            gap, side = (-0.08, "right") if w1 > 0 else (0.08, "left")
            panel.text(across + gap, edge, gate, color=color, ha=side, size=8.5)
    dots(panel, CORNERS, WANTED["XOR"])
    for point, got in wrong:
        miss(panel, point, draw.words(f"gives {got}", f"출력 {got}"))
    return panel


def after_first_layer(line, moved):
    panel = square(draw.words("After the first layer: one line", "첫 층을 지난 뒤: 직선 하나"), "s1 = NAND", "s2 = OR")
    draw.half_plane(panel, *line, color=draw.PURPLE)
    for place in dict.fromkeys(moved):
        here = [index for index, other in enumerate(moved) if other == place]
        wanted = {WANTED["XOR"][index] for index in here}
        dots(panel, [place], [max(wanted)])
        label = " ".join(str(CORNERS[index]) for index in here)
        panel.text(place[0], place[1] - 0.2, label, ha="center", size=8.5, color=draw.INK)
        if len(wanted) > 1:
            miss(panel, place, draw.words("0 and 1 meet here", "0과 1이 겹침"))
    return panel


def square(title, xlabel, ylabel, width=205, height=237):
    limits = (-0.5, 1.5)
    return draw.panel(
        limits,
        limits,
        title=title,
        xlabel=xlabel,
        ylabel=ylabel,
        xticks=(0, 1),
        yticks=(0, 1),
        width=width,
        height=height,
    )


def dots(panel, points, filled):
    for kind, face in ((1, draw.INK), (0, draw.SHEET)):
        some = [point for point, fill in zip(points, filled, strict=True) if fill == kind]
        if some:
            panel.plot(*zip(*some, strict=True), "o", markersize=7, color=draw.INK, markerfacecolor=face, zorder=4)


def miss(panel, point, text):
    panel.plot(*point, "o", markersize=14, color=draw.RED, markerfacecolor="none", markeredgewidth=1.5, zorder=5)
    panel.text(point[0], point[1] + 0.18, text, size=8.5, color=draw.RED, ha="center", weight="bold")


def equation(w, b, first="x1", second="x2"):
    parts = [(w[0], f"·{first}"), (w[1], f"·{second}"), (b, "")]
    text = " ".join(f"{'−' if value < 0 else '+'} {draw.number(abs(value), 3)}{name}" for value, name in parts)
    return text.removeprefix("+ ") if w[0] >= 0 else "−" + text.removeprefix("− ")

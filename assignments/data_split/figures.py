"""Pictures: which row went where. Every row is to be in one lane, and its target with it."""

from itertools import cycle

import numpy as np
import pytest

from grader.testing import attach, draw

ROWS = 30
AROUND = {"markersize": 11, "color": draw.RED, "markerfacecolor": "none", "markeredgewidth": 1.5}


@pytest.mark.task("train_test_split")
def two_parts(submission):
    X, y = table(ROWS)
    X_train, X_test, y_train, y_test = submission.train_test_split(X, y, 0.2, shuffle=True, seed=0)
    parts = {"train": rows(X_train, y_train), "test": rows(X_test, y_test)}
    show({("Shuffled", "섞어서"): parts}, "30 rows, test_size = 0.2", "30행, test_size = 0.2", ROWS)


@pytest.mark.task("train_val_test_split")
def three_parts(submission):
    X, y = table(ROWS)
    pictures = {}
    for title, shuffle in ((("In order", "순서대로"), False), (("Shuffled", "섞어서"), True)):
        found = submission.train_val_test_split(X, y, 0.2, 0.2, shuffle=shuffle, seed=0)
        names = ("train", "val", "test")
        pictures[title] = {name: rows(found[place], found[place + 3]) for place, name in enumerate(names)}
    show(
        pictures, "30 rows, test_size = 0.2, then val_size = 0.2", "30행, test_size = 0.2, 이어서 val_size = 0.2", ROWS
    )


@pytest.mark.task("batches")
def one_after_the_other(submission):
    X, y = table(14)
    parts = {f"batch {number}": rows(*batch) for number, batch in enumerate(submission.batches(X, y, 4), 1)}
    show(
        {("Batches in order", "순서대로 나눈 배치"): parts},
        "14 rows, batch_size = 4",
        "14행, batch_size = 4",
        14,
    )


def table(count):
    """Rows that carry their own number, in X and in y."""
    return np.arange(count).reshape(-1, 1), np.arange(count)


def rows(X_part, y_part):
    """The numbers of the rows in a part, and of those whose target is another row's."""
    X_part, y_part = draw.numbers(X_part, None, 1)[:, 0], draw.numbers(y_part, None)
    apart = [int(x) for x, target in zip(X_part, y_part, strict=True) if x != target]
    return [int(x) for x in X_part], apart


def show(pictures, en, ko, count):
    told = [(*title, *said(parts, count)) for title, parts in pictures.items()]
    attach.figure(
        *(lanes(draw.words(*title), parts, count) for title, parts in pictures.items()),
        title={"en": f"Which row went where: {en}", "ko": f"행이 간 곳: {ko}"},
        alt={
            "en": "\n".join(f"{title}. {text}." for title, _, text, _ in told),
            "ko": "\n".join(f"{title}. {text}." for _, title, _, text in told),
        },
    )


def said(parts, count):
    """The parts in words, in English and Korean."""
    en = [f"{name}: {len(found)} rows{where(found)}" for name, (found, _) in parts.items()]
    ko = [f"{name}: {len(found)}행{where(found)}" for name, (found, _) in parts.items()]
    times = [sum(found.count(row) for found, _ in parts.values()) for row in range(count)]
    apart = [row for _, wrong in parts.values() for row in wrong]
    for which, english, korean in (
        ([row for row in range(count) if times[row] == 0], "lost (×)", "없어진 행(×)"),
        (
            [row for row in range(count) if times[row] > 1],
            "there more than once (framed)",
            "두 번 이상 나온 행(테두리)",
        ),
        (apart, "with the target of another row (framed)", "다른 행의 타깃과 짝지어진 행(테두리)"),
    ):
        if which:
            en.append(f"{english}: {runs(which)}")
            ko.append(f"{korean}: {runs(which)}")
    if len(en) == len(parts):
        en.append("every row is there once, with its target")
        ko.append("모든 행이 자기 타깃과 함께 한 번씩 있습니다")
    return "; ".join(en), "; ".join(ko)


def where(found):
    """The rows of a part, unless they are all over the place."""
    told = runs(found)
    return f" ({told})" if told.count(",") < 8 else ""


def runs(found):
    """Row numbers, 0–18 in place of nineteen of them."""
    pieces = []
    for row in sorted(set(found)):
        if pieces and row == pieces[-1][1] + 1:
            pieces[-1][1] = row
        else:
            pieces.append([row, row])
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in pieces)


def lanes(title, parts, count):
    ticks = {float(len(parts) - 1 - level): name for level, name in enumerate(parts)}
    panel = draw.panel(
        (-0.8, count - 0.2),
        (-1.3, len(parts) - 0.5),
        title=title,
        xlabel=draw.words("row", "행"),
        xticks=range(0, count, 5),
        yticks=ticks,
        width=356,
        height=75 + 24 * len(parts),
    )
    seen = []
    colors = cycle((draw.BLUE, draw.AMBER, draw.PURPLE))
    for level, (found, apart), color in zip(ticks, parts.values(), colors, strict=False):
        inside = [row for row in found if 0 <= row < count]
        panel.plot(inside, [level] * len(inside), "s", markersize=7, color=color)
        wrong = [row for row in found if row in apart or row in seen or found.count(row) > 1]
        panel.plot(wrong, [level] * len(wrong), "s", **AROUND)
        seen += found
    lost = [row for row in range(count) if row not in seen]
    panel.plot(lost, [-0.9] * len(lost), "x", markersize=7, color=draw.RED, markeredgewidth=2)
    return panel

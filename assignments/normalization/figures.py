"""Pictures: where the values of each column lie, before and after, and what becomes of rows that were not measured."""

import numpy as np
import pandas as pd
import pytest

from grader.testing import attach, draw

COLUMNS = ("A", "B", "C", "D")
TRAIN = 7  # rows to measure; the other three are larger


@pytest.mark.task("min_max_norm")
def between_0_and_1(submission, datasets):
    table = read(datasets)
    scaled = columns(submission.min_max_norm(table, measured(table)))
    attach.figure(
        strips(draw.words("Before", "정규화 전"), columns(table), ticks=(0, 500, 1000)),
        strips(draw.words("After", "정규화 후"), scaled, ticks=(0, 0.5, 1)),
        title={"en": "Four columns, min-max", "ko": "네 열의 최소-최대 정규화"},
        alt={
            "en": f"Before: {ranges(columns(table), 'en')}. After: {ranges(scaled, 'en')}. "
            "A, B and C are to reach from 0 to 1, and D, which is constant, is to be 0.",
            "ko": f"전: {ranges(columns(table), 'ko')}. 후: {ranges(scaled, 'ko')}. "
            "A, B, C는 0부터 1까지, 값이 일정한 D는 0이어야 합니다.",
        },
    )


@pytest.mark.task("standard_norm")
def around_0(submission, datasets):
    table = read(datasets)
    scaled = columns(submission.standard_norm(table, measured(table)))
    attach.figure(
        strips(draw.words("After", "정규화 후"), scaled, ticks=(-2, -1, 0, 1, 2)),
        title={"en": "Four columns, standardized", "ko": "네 열의 표준화"},
        alt={
            "en": f"After: {ranges(scaled, 'en')}. A, B and C are to have the mean 0 and the standard deviation 1: "
            "equally spaced as they are, they become the same numbers, from −1.486 to 1.486.",
            "ko": f"후: {ranges(scaled, 'ko')}. A, B, C는 평균이 0, 표준편차가 1이어야 합니다. "
            "세 열은 간격이 고르므로 모두 −1.486부터 1.486까지 같은 수가 됩니다.",
        },
    )


@pytest.mark.task("normalize_train_test")
def rows_that_were_not_measured(submission, datasets):
    table = read(datasets)[["A"]]  # the others would lie as this one does
    train, test = submission.normalize_train_test(table[:TRAIN], table[TRAIN:], "min_max")
    train, test = columns(train, "A"), columns(test, "A")
    last = draw.number(test["A"][-1], 3)
    title = draw.words("Rows 1 to 7 measured, 8 to 10 not", "1~7행은 통계에 포함, 8~10행은 제외")
    attach.figure(
        strips(title, train, test, ticks=(0, 0.5, 1, 1.5)),
        title={"en": "Training rows (filled) and test rows (hollow)", "ko": "훈련 행(채운 점)과 테스트 행(빈 점)"},
        alt={
            "en": "Scaled by the statistics of the training rows, in which A goes from 1 to 7, the test rows lie beyond 1: "
            f"A = 10 is to become 1.5, and becomes {last}. Test rows may lie outside; they may not move the scale.",
            "ko": "A가 1부터 7까지인 훈련 행의 통계로 변환하면 테스트 행은 1을 넘습니다. A = 10은 1.5가 되어야 하며, "
            f"제출한 함수에서는 {last}입니다. 테스트 행은 범위를 벗어나도 되지만 척도를 바꾸면 안 됩니다.",
        },
    )


def read(datasets):
    return pd.read_csv(datasets / "normalization.csv")


def measured(table):
    """The statistics, so that a picture of one task does not depend on another."""
    return table.agg(["min", "max", "mean", "std"]).T


def columns(table, names=COLUMNS):
    return {name: draw.numbers(table[name], None, gaps=name == "D") for name in names}


def ranges(values, lang):
    told = []
    for name, column in values.items():
        low, high = draw.number(np.min(column)), draw.number(np.max(column))
        if low == high:
            told.append(f"{name} {low} throughout" if lang == "en" else f"{name} 모두 {low}")
        else:
            told.append(f"{name} {low} to {high}" if lang == "en" else f"{name} {low}~{high}")
    return ", ".join(told)


def strips(title, filled, hollow=None, *, ticks):
    """A lane for each column, a dot for each row."""
    lanes = {float(level): name for level, name in enumerate(reversed(filled))}
    everything = np.concatenate([*filled.values(), *(hollow or {}).values(), ticks])
    low, high = np.nanmin(everything), np.nanmax(everything)
    room = (high - low) * 0.06
    panel = draw.panel(
        (low - room, high + room),
        (-0.6, len(lanes) - 0.4),
        title=title,
        xticks=ticks,
        yticks=lanes,
        width=270,
        height=49 + 29 * len(lanes),
    )
    for level, name in lanes.items():
        panel.plot(filled[name], np.full(len(filled[name]), level), "o", markersize=6, color=draw.BLUE, alpha=0.75)
        if hollow is not None:
            other = hollow[name]
            panel.plot(
                other, np.full(len(other), level), "o", markersize=6, color=draw.BLUE, markerfacecolor=draw.SHEET
            )
        if np.isnan(filled[name]).any():
            panel.text((low + high) / 2, level - 0.12, "NaN", color=draw.RED, weight="bold", ha="center")
    return panel

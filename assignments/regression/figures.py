"""Pictures: a network that learns prices, and the same network without normalization."""

import numpy as np
import pandas as pd
import pytest

from grader.testing import attach, draw

TARGET = "house price of unit area"
ROWS, WATCHED, ASKED = 24, 12, 50  # to learn from, to validate with, to predict
RATE, EPOCHS, BATCH = 0.25, 6, 6
ORDER, WEIGHTS = 2, 10  # seeds with which so few rows and epochs show what more of them would
# About the mean and the standard deviation of each feature, so that this picture does not depend on another task.
MIDDLES = np.array([18, 1100, 4, 24.97, 121.53])
SPREADS = np.array([11, 1250, 3, 0.0125, 0.0155])


@pytest.mark.task("fit")
def with_and_without_normalization(submission, datasets):
    table = pd.read_csv(datasets / "house_price_of_unit_area.csv")
    table = table.iloc[np.random.default_rng(ORDER).permutation(len(table))]
    plain, price = table.drop(columns=TARGET).to_numpy(dtype=float), table[TARGET].to_numpy()
    middle, spread = price[:ROWS].mean(), price[:ROWS].std()
    target = (price - middle) / spread
    true = price[-ASKED:]

    def learn(features):
        rng = np.random.default_rng(WEIGHTS)
        start = [(rng.normal(0, n_in**-0.5, (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in ((5, 3), (3, 1))]
        some, seen = slice(ROWS), slice(ROWS, ROWS + WATCHED)
        params, history = submission.fit(
            start, features[some], target[some], features[seen], target[seen], RATE, EPOCHS, BATCH
        )
        losses = [draw.numbers(history[name], EPOCHS, gaps=True) for name in ("loss", "val_loss")]
        prices = draw.numbers(submission.predict(params, features[-ASKED:]), ASKED, gaps=True) * spread + middle
        return losses, prices

    (loss, val), prices = learn((plain - MIDDLES) / SPREADS)
    (plain_loss, plain_val), plain_prices = learn(plain)
    errors = [draw.number(np.sqrt(np.mean((found - true) ** 2)), 3) for found in (prices, plain_prices)]
    guess = draw.number(np.sqrt(np.mean((middle - true) ** 2)), 3)
    ends = [draw.number(losses[-1], 3) for losses in (loss, val, plain_loss, plain_val)]
    attach.figure(
        curves(loss, val, plain_loss, plain_val),
        predictions(true, prices, plain_prices),
        title={"en": "The same network, normalized and not", "ko": "같은 신경망, 정규화했을 때와 하지 않았을 때"},
        alt={
            "en": f"After {EPOCHS} epochs the loss is {ends[0]} and the validation loss {ends[1]} with normalized "
            f"features, {ends[2]} and {ends[3]} with the features as they are. 1 is no better than the mean. On the test "
            f"rows the error (RMSE) is {errors[0]} normalized and {errors[1]} not; predicting the mean has {guess}.",
            "ko": f"{EPOCHS} 에포크 뒤의 손실은 정규화하면 {ends[0]}, 검증 손실은 {ends[1]}이고, 특성을 그대로 쓰면 "
            f"{ends[2]}, {ends[3]}입니다. 1은 평균만 예측할 때의 손실입니다. 테스트 행의 오차(RMSE)는 정규화하면 "
            f"{errors[0]}, 그대로 쓰면 {errors[1]}, 평균만 예측하면 {guess}입니다.",
        },
    )


def curves(loss, val, plain_loss, plain_val):
    panel = draw.panel(
        (0.5, EPOCHS + 0.3),
        (0, 1.5),
        title=draw.words("Loss after each epoch", "에포크마다의 손실"),
        xlabel=draw.words("epoch; dotted: validation", "에포크, 점선은 검증"),
        xticks=range(1, EPOCHS + 1),
        yticks=(0, 0.5, 1, 1.5),
        width=275,
        height=225,
    )
    epochs = np.arange(1, EPOCHS + 1)
    for losses, color, style in (
        (loss, draw.BLUE, "-"),
        (val, draw.BLUE, (0, (1, 1.5))),
        (plain_loss, draw.AMBER, "-"),
        (plain_val, draw.AMBER, (0, (1, 1.5))),
    ):
        panel.plot(epochs, losses, color=color, linestyle=style, linewidth=2)
    name = {"ha": "right", "size": 8.5}
    panel.text(EPOCHS, 0.2, draw.words("normalized", "정규화"), color=draw.BLUE, **name)
    panel.text(EPOCHS, 1.36, draw.words("as they are", "그대로"), color=draw.AMBER, **name)
    return panel


def predictions(true, prices, plain):
    low, high = float(np.min(true)) - 3, float(np.max(true)) + 3
    panel = draw.panel(
        (low, high),
        (low, high),
        title=draw.words("Test rows", "테스트 행"),
        xlabel=draw.words("true price", "실제 가격"),
        ylabel=draw.words("predicted: ● normalized, × not", "예측: ● 정규화, × 그대로"),
        width=215,
        height=225,
    )
    panel.plot((low, high), (low, high), color=draw.SOFT, linewidth=1)
    panel.plot(true, np.clip(plain, low, high), "x", markersize=4, color=draw.AMBER, markeredgewidth=1)
    panel.plot(true, np.clip(prices, low, high), "o", markersize=3.5, color=draw.BLUE)
    return panel

"""Public tests of regression. They show inputs, expected values and, where it matters, why.

Most networks here are so small that every number can be worked out on paper. Where a number is written with 7 digits,
the tolerance is that of the rounding.
"""

import numpy as np
import pandas as pd
import pytest

from grader.testing import check

DIGITS = 1e-6

# Four samples of y = 2x + 1, and the network "one weight, one bias" at zero.
X = np.array([[1.0], [2.0], [3.0], [4.0]])
Y = np.array([3.0, 5.0, 7.0, 9.0])
X_VAL, Y_VAL = np.array([[5.0]]), np.array([11.0])
ZERO = [(np.array([[0.0]]), np.array([0.0]))]

# One hidden unit that gives σ(0) = 0.5 whatever x is, then 2 · 0.5 + 0.
HALF = [(np.array([[0.0]]), np.array([0.0])), (np.array([[2.0]]), np.array([0.0]))]

TWO_OVER_N = {
    "en": "L = 1/n · Σ (ŷ − y)² has dL/dŷ = 2/n · (ŷ − y); this course keeps the factor 2/n.",
    "ko": "L = 1/n · Σ (ŷ − y)²이므로 dL/dŷ = 2/n · (ŷ − y)이며, 이 과정에서는 인수 2/n을 그대로 둡니다.",
}
COLUMN = {
    "en": "(n,) and (n, 1) mean the same; subtracting one from the other gives (n, n).",
    "ko": "(n,)과 (n, 1)은 같은 뜻입니다. 그대로 빼면 (n, n)이 됩니다.",
}


def rounded_up(n, size):
    """Rows of a part."""
    return int(np.ceil(n * size))


# -- mse and rmse


@pytest.mark.task("mse")
@pytest.mark.points(2)
@pytest.mark.title(ko="제곱한 차이의 평균입니다: (1 + 0 + 4) / 3.")
def test_mse_value(submission):
    """It is the mean of the squared differences: (1 + 0 + 4) / 3."""
    y, y_hat = np.array([3.0, 5.0, 7.0]), np.array([2.0, 5.0, 9.0])
    check.close(submission.mse(y, y_hat), 5 / 3, call=check.call("mse", y, y_hat))


@pytest.mark.task("mse")
@pytest.mark.points(2)
@pytest.mark.title(ko="완벽한 예측은 모양이 (n,)이든 (n, 1)이든 0입니다.")
def test_mse_shapes(submission):
    """A perfect prediction scores 0, whether the shape is (n,) or (n, 1)."""
    column = Y[:, None]
    calls = [(Y, Y), (column, column), (Y, column), (column, Y), (Y, Y + 1)]
    *perfect, off = submission.map("mse", calls)
    for args, value in zip(calls, perfect, strict=False):
        check.close(value, 0.0, call=check.call("mse", *args), why=COLUMN)
    call = check.call("mse", Y, Y + 1)
    check.that(bool(off > 0.25), "it is 0 for a prediction that is wrong, too", "틀린 예측에도 0입니다", call=call)


@pytest.mark.task("mse")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="값의 개수가 다르면 ValueError입니다.")
def test_mse_refuses_different_sizes(submission):
    """Different numbers of values are a ValueError."""
    answers = submission.map("mse", [(Y, Y), (Y, Y[:3]), (Y, Y[:1])])
    check.close(answers[0], 0.0, call=check.call("mse", Y, Y))  # who refuses everything tells nothing apart
    for number in (1, 2):
        with pytest.raises(ValueError):
            answers[number]


@pytest.mark.task("rmse", needs=["mse"])
@pytest.mark.points(2)
@pytest.mark.title(ko="MSE의 제곱근입니다: 오차가 3과 4이면 √12.5.")
def test_rmse_value(submission):
    """It is the root of the MSE: errors of 3 and 4 give √12.5."""
    y, y_hat = np.array([10.0, 20.0]), np.array([13.0, 24.0])
    check.close(submission.rmse(y, y_hat), 12.5**0.5, call=check.call("rmse", y, y_hat))


@pytest.mark.task("rmse", needs=["mse"])
@pytest.mark.points(1)
@pytest.mark.title(ko="모양이 달라도 같은 값입니다.")
def test_rmse_shapes(submission):
    """(n,) and (n, 1) give the same number."""
    y_hat = Y[:, None] + 2
    check.close(submission.rmse(Y, y_hat), 2.0, call=check.call("rmse", Y, y_hat), why=COLUMN)


# -- init_params


@pytest.mark.task("init_params")
@pytest.mark.points(2)
@pytest.mark.title(ko="층마다 모양이 (n_in, n_out)인 W와, 0으로 채운 모양 (n_out,)의 b를 만듭니다.")
def test_init_params_layers(submission):
    """Each layer gets W of shape (n_in, n_out) and b of shape (n_out,), filled with zeros."""
    call = "init_params((5, 8, 1), seed=0)"
    params = submission.init_params((5, 8, 1), 0)
    check.equal(len(params), 2, call=f"len({call})")
    for layer, (n_in, n_out) in enumerate([(5, 8), (8, 1)]):
        W, b = params[layer]
        check.shape(W, (n_in, n_out), call=f"{call}[{layer}][0]")
        check.equal(b, np.zeros(n_out), call=f"{call}[{layer}][1]")


@pytest.mark.task("init_params")
@pytest.mark.points(2)
@pytest.mark.title(ko="한 생성기에서 층의 순서대로, 표준편차 1/√n_in으로 뽑습니다.")
def test_init_params_scale(submission):
    """One generator draws layer after layer, with standard deviation 1/√n_in."""
    call = "init_params((4, 3, 1), seed=0)"
    why = {
        "en": "One np.random.default_rng(seed) serves all layers, and the standard deviation of a layer is 1/√n_in.",
        "ko": "np.random.default_rng(seed) 하나를 모든 층이 함께 쓰고, 한 층의 표준편차는 1/√n_in입니다.",
    }
    params = submission.init_params((4, 3, 1), 0)
    # half a unit of the seventh decimal
    first, second = np.array([0.0628651, -0.0660524, 0.3202113]), np.array([[-1.3423571], [-0.1263194], [-0.7193270]])
    check.close(params[0][0][0], first, atol=6e-8, call=f"{call}[0][0][0]", why=why)
    check.close(params[1][0], second, atol=6e-8, call=f"{call}[1][0]", why=why)


# -- forward


@pytest.mark.task("forward")
@pytest.mark.points(3)
@pytest.mark.title(ko="출력층에는 시그모이드가 없습니다: 출력은 어떤 수든 될 수 있습니다.")
def test_forward_output_is_linear(submission):
    """The output layer has no sigmoid: its output may be any number."""
    params = [(np.zeros((1, 2)), np.zeros(2)), (np.array([[10.0], [-30.0]]), np.array([-2.0]))]
    activations = submission.forward(params, X)
    call = f"{check.call('forward', params, X)}[-1]"
    why = {
        "en": "Both hidden units are 0.5, so the output is 0.5 · 10 − 0.5 · 30 − 2.",
        "ko": "두 은닉 유닛이 모두 0.5이므로 출력은 0.5 · 10 − 0.5 · 30 − 2입니다.",
    }
    check.close(activations[-1], np.full((4, 1), -12.0), call=call, why=why)


@pytest.mark.task("forward")
@pytest.mark.points(2)
@pytest.mark.title(ko="은닉층은 σ(x @ W + b)입니다.")
def test_forward_hidden_is_sigmoid(submission):
    """Hidden layers are σ(x @ W + b)."""
    params = [(np.array([[1.0, 0.0], [0.0, -2.0]]), np.array([0.0, 1.0])), (np.ones((2, 1)), np.zeros(1))]
    x = np.array([[0.0, 0.5], [1.0, 1.0]])
    hidden = np.array([[0.5, 0.5], [0.7310586, 0.2689414]])  # σ(0), σ(0), σ(1), σ(-1)
    call = check.call("forward", params, x)
    activations = submission.forward(params, x)
    check.close(activations[1], hidden, rtol=DIGITS, call=f"{call}[1]")
    check.close(activations[2], np.ones((2, 1)), rtol=DIGITS, call=f"{call}[2]")
    call = check.call("forward", HALF, X[:1])
    check.close(submission.forward(HALF, X[:1])[1], np.array([[0.5]]), call=f"{call}[1]")


@pytest.mark.task("forward")
@pytest.mark.points(2)
@pytest.mark.title(ko="x부터 출력까지 모든 활성값을 돌려줍니다: (4, 1), (4, 3), (4, 2), (4, 1).")
def test_forward_shapes(submission):
    """All activations come back, x first: shapes (4, 1), (4, 3), (4, 2), (4, 1)."""
    params = [(np.zeros((m, n)), np.zeros(n)) for m, n in ((1, 3), (3, 2), (2, 1))]
    call = check.call("forward", params, X)
    activations = submission.forward(params, X)
    check.equal(len(activations), 4, call=f"len({call})")
    check.equal(activations[0], X, call=f"{call}[0]")
    for k, shape in enumerate([(4, 3), (4, 2), (4, 1)], 1):
        check.shape(activations[k], shape, call=f"{call}[{k}]")


# -- gradients


@pytest.mark.task("gradients", needs=["forward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="가중치 하나와 편향 하나: 2/n · Σ (ŷ − y)x와 2/n · Σ (ŷ − y).")
def test_gradients_one_weight(submission):
    """One weight and one bias: 2/n · Σ (ŷ − y)x and 2/n · Σ (ŷ − y)."""
    ((dW, db),) = submission.gradients(ZERO, X, Y)
    call = f"{check.call('gradients', ZERO, X, Y)}[0]"
    check.close(dW, np.array([[-35.0]]), call=f"{call}[0]", why=TWO_OVER_N)
    check.close(db, np.array([-12.0]), call=f"{call}[1]", why=TWO_OVER_N)


@pytest.mark.task("gradients", needs=["forward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="은닉층을 지날 때는 W를 거스른 다음 a(1 − a)를 곱합니다.")
def test_gradients_through_a_hidden_unit(submission):
    """Through a hidden unit the gradient passes W, then a(1 − a)."""
    x, y = np.array([[1.0], [3.0]]), np.array([0.0, 3.0])
    grads = submission.gradients(HALF, x, y)
    call = check.call("gradients", HALF, x, y)
    check.equal(len(grads), 2, call=f"len({call})")
    # ŷ = 1 and 1, so delta = (1, -2); hidden: 2 · delta · 0.25 = (0.5, -1)
    why = {
        "en": "There is one hidden unit with W1 = 0, so a = 0.5, then W2 = 2; ŷ = 1 and δ = (1, −2).",
        "ko": "은닉 유닛은 하나이고 W1 = 0이라서 a = 0.5이며, W2 = 2입니다. 그래서 ŷ = 1이고 δ = (1, −2)입니다.",
    }
    for layer, (dW, db) in enumerate([(-2.5, -0.5), (-0.5, -1.0)]):
        check.close(grads[layer][0], np.array([[dW]]), call=f"{call}[{layer}][0]", why=why)
        check.close(grads[layer][1], np.array([db]), call=f"{call}[{layer}][1]", why=why)


@pytest.mark.task("gradients", needs=["forward"])
@pytest.mark.points(2)
@pytest.mark.title(ko="y가 (n, 1)이어도 그래디언트는 같습니다.")
def test_gradients_column_targets(submission):
    """Targets of shape (n, 1) give the same gradient."""
    ((dW, db),) = submission.gradients(ZERO, X, Y[:, None])
    call = f"{check.call('gradients', ZERO, X, Y[:, None])}[0]"
    check.close(dW, np.array([[-35.0]]), call=f"{call}[0]", why=COLUMN)
    check.close(db, np.array([-12.0]), call=f"{call}[1]", why=COLUMN)


# -- fit


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(3)
@pytest.mark.title(ko="배치 하나에 한 걸음: W = 0.35, b = 0.12이고, 두 손실은 그다음에 잽니다.")
def test_fit_one_step(submission):
    """One batch, one step: W = 0.35, b = 0.12; both losses are measured after it."""
    call = check.call("fit", ZERO, X, Y, X_VAL, Y_VAL, 0.01, 1, 4)
    params, history = submission.fit(ZERO, X, Y, X_VAL, Y_VAL, 0.01, 1, 4)
    check.close(params[0][0], np.array([[0.35]]), call=f"{call}[0][0][0]", why=TWO_OVER_N)
    check.close(params[0][1], np.array([0.12]), call=f"{call}[0][0][1]", why=TWO_OVER_N)
    why = {
        "en": "One value per epoch, measured after it over all rows; before the step the loss is 41.",
        "ko": "에포크마다 하나씩, 에포크가 끝난 뒤 모든 행에서 잽니다. 갱신하기 전의 손실은 41입니다.",
    }
    check.close(history["loss"], [28.45315], call=f'{call}[1]["loss"]', why=why)
    check.close(history["val_loss"], [83.3569], call=f'{call}[1]["val_loss"]', why=why)


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(3)
@pytest.mark.title(ko="배치를 순서대로 쓰고, 배치마다 갱신합니다.")
def test_fit_takes_batches_in_order(submission):
    """Batches are used in order, and each one makes a step."""
    call = check.call("fit", ZERO, X, Y, X_VAL, Y_VAL, 0.01, 1, 2)
    params, _ = submission.fit(ZERO, X, Y, X_VAL, Y_VAL, 0.01, 1, 2)
    why = {
        "en": "After rows 1 and 2 the network is W = 0.13, b = 0.08; rows 3 and 4 step on from there.",
        "ko": "1, 2번째 행을 쓰고 나면 W = 0.13, b = 0.08이고, 3, 4번째 행은 거기서부터 갱신합니다.",
    }
    check.close(params[0][0], np.array([[0.6619]]), call=f"{call}[0][0][0]", why=why)
    check.close(params[0][1], np.array([0.2293]), call=f"{call}[0][0][1]", why=why)


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(2)
@pytest.mark.title(ko="에포크마다 손실이 하나씩 기록되고 계속 줄어듭니다.")
def test_fit_history(submission):
    """There is one loss per epoch, and it falls."""
    _, history = submission.fit(ZERO, X, Y, X_VAL, Y_VAL, 0.01, 25, 4)
    call = f"{check.call('fit', ZERO, X, Y, X_VAL, Y_VAL, 0.01, 25, 4)}[1]"
    check.equal(sorted(history), ["loss", "val_loss"], call=f"sorted({call})")
    for key in ("loss", "val_loss"):
        check.equal(len(history[key]), 25, call=f'len({call}["{key}"])')
    losses, call = [float(value) for value in history["loss"]], f'{call}["loss"]'
    check.that(losses == sorted(losses, reverse=True), "the loss rises on the way", "손실이 도중에 커집니다", call=call)
    check.that(losses[-1] < 0.1, "the loss is still above 0.1", "손실이 아직 0.1보다 큽니다", call=call)


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(2)
@pytest.mark.title(ko="검증 데이터는 가중치를 움직이지 않습니다.")
def test_fit_ignores_validation(submission):
    """Validation data never move a weight."""
    calls = [(ZERO, X, Y, X_VAL, Y_VAL, 0.01, 5, 2), (ZERO, X, Y, -X_VAL, 1000 * Y_VAL, 0.01, 5, 2)]
    (one, _), (other, _) = submission.map("fit", calls)
    call = f"{check.call('fit', ZERO, X, Y, -X_VAL, 1000 * Y_VAL, 0.01, 5, 2)}[0]"
    check.equal(other, one, call=call)
    moved = float(one[0][0][0, 0]) > 0
    check.that(
        moved, "the training data have not moved the weight", "훈련 데이터로도 가중치가 움직이지 않았습니다", call=call
    )


# -- predict


@pytest.mark.task("predict", needs=["forward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="샘플마다 출력 하나를 모양 (n,)으로 돌려줍니다.")
def test_predict(submission):
    """One output per sample comes back, in shape (n,)."""
    line = [(np.array([[2.0]]), np.array([1.0]))]
    of_line, of_half = submission.map("predict", [(line, X), (HALF, X[:1])])
    check.close(of_line, Y, call=check.call("predict", line, X))
    check.close(of_half, np.array([1.0]), call=check.call("predict", HALF, X[:1]))


# -- prepare


HOUSES = 'pd.DataFrame({"age": np.arange(10.0), "price": 100 - np.arange(10.0), "shops": np.arange(10) ** 2})'


def small_table():
    """Ten houses."""
    return pd.DataFrame({"age": np.arange(10.0), "price": 100 - np.arange(10.0), "shops": np.arange(10) ** 2})


@pytest.mark.task("prepare")
@pytest.mark.points(3)
@pytest.mark.title(ko="10행을 0.2, 0.2로 나누면 6, 2, 2행이고, 순서와 타깃은 그대로입니다.")
def test_prepare_parts(submission):
    """10 rows, 0.2 and 0.2: 6, 2 and 2 rows in their order, targets as they are."""
    call = f'prepare({HOUSES}, "price", 0.2, 0.2)'
    data = submission.prepare(small_table(), "price", 0.2, 0.2)
    names = ["X_test", "X_train", "X_val", "y_test", "y_train", "y_val"]
    check.equal(sorted(data), names, call=f"sorted({call})")
    for part, rows in (("train", 6), ("val", 2), ("test", 2)):
        check.shape(data[f"X_{part}"], (rows, 2), call=f'{call}["X_{part}"]')
    targets = 100 - np.arange(10.0)
    for part, rows in (("train", targets[:6]), ("val", targets[6:8]), ("test", targets[8:])):
        check.equal(np.ravel(data[f"y_{part}"]), rows, call=f'np.ravel({call}["y_{part}"])')


@pytest.mark.task("prepare")
@pytest.mark.points(3)
@pytest.mark.title(ko="모든 행을 훈련 행의 평균과 표준편차(ddof = 1)로 표준화합니다.")
def test_prepare_standardizes(submission):
    """All rows are standardized by mean and standard deviation (ddof = 1) of the training rows."""
    call = f'prepare({HOUSES}, "price", 0.2, 0.2)'
    why = {
        "en": "The training rows 0…5 have mean 2.5 and standard deviation 1.870829 (ddof = 1).",
        "ko": "훈련 행 0…5의 평균은 2.5, 표준편차는 1.870829입니다(ddof = 1).",
    }
    data = submission.prepare(small_table(), "price", 0.2, 0.2)
    ages = [-1.336306, -0.8017837, -0.2672612, 0.2672612, 0.8017837, 1.336306]
    check.close(data["X_train"][:, 0], np.array(ages), rtol=DIGITS, call=f'{call}["X_train"][:, 0]', why=why)
    check.close(
        data["X_val"][:, 0], np.array([1.870829, 2.405351]), rtol=DIGITS, call=f'{call}["X_val"][:, 0]', why=why
    )
    check.close(
        data["X_test"][:, 0], np.array([2.939874, 3.474396]), rtol=DIGITS, call=f'{call}["X_test"][:, 0]', why=why
    )


@pytest.mark.task("prepare")
@pytest.mark.points(1)
@pytest.mark.title(ko="df를 바꾸지 않습니다.")
def test_prepare_leaves_df_alone(submission):
    """The table is not changed."""
    result = submission.call("prepare", small_table(), "price", 0.2, 0.2)
    names = sorted(f"{k}_{part}" for k in "Xy" for part in ("train", "val", "test"))
    check.equal(sorted(result.value), names, call=f'sorted(prepare({HOUSES}, "price", 0.2, 0.2))')
    check.equal(result.args[0], small_table(), call=f'(df := {HOUSES}, prepare(df, "price", 0.2, 0.2))[0]')


# -- house_price_model

MODEL = ["prepare", "fit", "predict", "mse", "rmse"]
DATA = 'pd.read_csv("datasets/house_price_of_unit_area.csv")'
UNIT = {
    "en": "The RMSE is in the unit of the target: prices as the table has them, neither standardized nor squared.",
    "ko": "RMSE의 단위는 타깃의 단위와 같습니다. 표준화하거나 제곱하지 않은, 표에 있는 가격 그대로의 단위입니다.",
}


@pytest.mark.task("house_price_model", needs=MODEL)
@pytest.mark.points(3)
@pytest.mark.limits(cpu=20, wall=60)
@pytest.mark.title(ko="집값 예측의 RMSE가 평균으로 예측할 때의 0.85배 이하입니다.")
def test_house_prices_are_learnt(submission, datasets):
    """The RMSE on the house prices is at most 0.85 times that of predicting the mean."""
    df = pd.read_csv(datasets / "house_price_of_unit_area.csv")
    target = "house price of unit area"
    prices = df[target].to_numpy()[np.random.default_rng(0).permutation(len(df))]
    n_test = rounded_up(len(prices), 0.2)
    rest, test = prices[:-n_test], prices[-n_test:]
    mean = rest[: -rounded_up(len(rest), 0.2)].mean()
    result = submission.house_price_model(df)
    call = f"house_price_model({DATA})"
    y_pred = np.ravel(np.asarray(result["y_pred"], dtype=float))
    check.shape(y_pred, (n_test,), call=f'np.ravel({call}["y_pred"])')
    reached = float(np.sqrt(np.mean((y_pred - test) ** 2)))
    bound = 0.85 * float(np.sqrt(np.mean((mean - test) ** 2)))
    check.that(
        reached <= bound,
        f"the test RMSE is {reached:.4g}; at most {bound:.4g} is asked for, 0.85 times that of predicting the mean. "
        + UNIT["en"],
        f"테스트 RMSE가 {reached:.4g}입니다. 평균으로 예측할 때의 0.85배인 {bound:.4g} 이하여야 합니다. " + UNIT["ko"],
        call=f'{call}["test_rmse"]',
    )


@pytest.mark.task("house_price_model", needs=MODEL)
@pytest.mark.points(3)
@pytest.mark.limits(cpu=20, wall=60)
@pytest.mark.title(ko="y_test는 섞은 행의 끝 0.2이고, test_rmse는 y_test와 y_pred의 RMSE입니다.")
def test_house_price_report(submission, datasets):
    """y_test is the last 0.2 of the permuted rows, and test_rmse is the RMSE of y_test and y_pred."""
    df = pd.read_csv(datasets / "house_price_of_unit_area.csv").iloc[:60]
    target = "house price of unit area"
    result = submission.house_price_model(df, target, seed=4)
    call = f"house_price_model({DATA}.iloc[:60], seed=4)"
    expected = df[target].to_numpy()[np.random.default_rng(4).permutation(60)][-12:]
    why = {
        "en": "Rows are permuted by default_rng(seed).permutation(n), then prepare(..., 0.2, 0.2) cuts off the end.",
        "ko": "행을 default_rng(seed).permutation(n)으로 섞은 다음 prepare(..., 0.2, 0.2)로 끝을 잘라 냅니다.",
    }
    check.close(np.ravel(result["y_test"]), expected, call=f'np.ravel({call}["y_test"])', why=why)
    y_pred = np.ravel(np.asarray(result["y_pred"], dtype=float))
    check.shape(y_pred, (12,), call=f'np.ravel({call}["y_pred"])')
    right = float(np.sqrt(np.mean((y_pred - expected) ** 2)))
    check.close(float(result["test_rmse"]), right, call=f'{call}["test_rmse"]', why=UNIT)
    for key in ("loss", "val_loss"):
        values = np.asarray(result["history"][key], dtype=float)
        fine = values.ndim == 1 and values.size > 0 and bool(np.isfinite(values).all())
        check.that(
            fine,
            f'history["{key}"] is no list of losses',
            f'history["{key}"]이 손실의 목록이 아닙니다',
            call=f'{call}["history"]["{key}"]',
        )

"""Hidden tests of regression: random networks and data against the reference, edges, arguments left alone.

Tolerances: one pass, or a few dozen steps at a learning rate far below the edge of stability, differ between right
float64 implementations by about 1e-13, so the default of check.equal (1e-9) is kept. Standardized columns of large
numbers with a small spread (a longitude) lose five digits in the subtraction, so check.close (1e-7) is used there.
"""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from grader.testing import check


def network(rng, *sizes):
    """Random weights, and random biases as well: with zeros a forgotten bias would not show."""
    return [(rng.normal(0, 1, (m, n)), rng.normal(0, 1, n)) for m, n in pairwise(sizes)]


def all_right(submission, reference, name, calls):
    """Each of the calls gives what the reference gives."""
    for args, answer in zip(calls, submission.map(name, calls), strict=True):
        check.equal(answer, getattr(reference, name)(*args))


def all_refused(answers):
    """Each of the answers is a ValueError."""
    for number in range(len(answers)):
        with pytest.raises(ValueError):
            answers[number]


def table(rng, n):
    """Numbers of very different size and kind, the target in the middle, row labels in disorder."""
    return pd.DataFrame(
        {
            "rooms": rng.integers(1, 9, n),
            "latitude": 25 + rng.normal(0, 0.01, n),
            "price": rng.uniform(5, 50, n),
            "distance": rng.uniform(20, 6000, n),
        },
        index=rng.permutation(n),
    )


# -- mse and rmse


@pytest.mark.task("mse")
@pytest.mark.points(2)
@pytest.mark.title(ko="임의의 값에서도, (n,)과 (n, 1)의 모든 조합에서 같습니다.")
def test_mse_random(submission, reference, rng):
    """Random values, in every combination of (n,) and (n, 1), give the same number."""
    y, y_hat = rng.normal(30, 10, 17), rng.normal(30, 10, 17)
    for left in (y, y[:, None]):
        for right in (y_hat, y_hat[:, None]):
            result = submission.call("mse", left, right)
            check.equal(result.value, reference.mse(y, y_hat))
            check.equal(result.args, [left, right])


@pytest.mark.task("mse")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="늘려서 맞출 수 있는 크기라도 다르면 ValueError이고, 값이 하나뿐이어도 계산합니다.")
@pytest.mark.hint(
    en="NumPy stretches one value to any size; the sizes have to be compared.",
    ko="NumPy는 값 하나를 어떤 크기로든 늘립니다. 크기를 비교해야 합니다.",
)
def test_mse_sizes(submission, rng):
    """Sizes that could be stretched to fit are a ValueError all the same; a single value is fine."""
    y = rng.normal(0, 1, 6)
    others = (y[:1], y[:1, None], y[:2, None], y[:0])
    all_refused(submission.map("mse", [*((y, other) for other in others), *((other, y[:, None]) for other in others)]))
    check.equal(submission.mse(np.array([2.0]), np.array([[5.0]])), 9.0)


@pytest.mark.task("rmse", needs=["mse"])
@pytest.mark.points(2)
@pytest.mark.title(ko="임의의 값에서 MSE의 제곱근입니다.")
def test_rmse_random(submission, reference, rng):
    """Random values give the root of their MSE."""
    y, y_hat = rng.normal(30, 10, 23), rng.normal(30, 10, 23)
    for left, right in ((y, y_hat), (y[:, None], y_hat), (y, y_hat[:, None])):
        result = submission.call("rmse", left, right)
        check.equal(result.value, reference.rmse(y, y_hat))
        check.equal(result.args, [left, right])


@pytest.mark.task("rmse", needs=["mse"])
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="값의 개수가 다르면 RMSE도 ValueError입니다.")
def test_rmse_sizes(submission, rng):
    """Different numbers of values are a ValueError for the RMSE as well."""
    y = rng.normal(0, 1, 4)
    check.close(submission.rmse(y, y), 0.0)  # a function that refuses everything tells nothing apart
    all_refused(submission.map("rmse", [(y, other) for other in (y[:1], y[:3], y[:2, None])]))


# -- init_params


@pytest.mark.task("init_params")
@pytest.mark.points(3)
@pytest.mark.title(ko="다른 크기와 시드에서도 같은 난수를 같은 순서로 뽑습니다.")
@pytest.mark.hint(
    en="One generator for all layers; of each layer only W is drawn, with standard deviation 1/√n_in.",
    ko="모든 층이 생성기 하나를 함께 쓰고, 층마다 W만 표준편차 1/√n_in으로 뽑습니다.",
)
def test_init_params_random(submission, reference, rng):
    """Other sizes and seeds draw the same numbers in the same order."""
    calls = [(sizes, int(rng.integers(1, 10_000))) for sizes in ((13, 16, 1), (5, 9, 4, 1), (2, 1))]
    all_right(submission, reference, "init_params", calls)


@pytest.mark.task("init_params")
@pytest.mark.points(1)
@pytest.mark.title(ko="같은 시드는 같은 신경망을, 다른 시드는 다른 신경망을 줍니다.")
def test_init_params_seed(submission, reference):
    """Equal seeds give equal networks, other seeds other ones."""
    first, again, other = submission.map("init_params", [((6, 3, 1), seed) for seed in (11, 11, 12)])
    check.equal(again, first)
    check.equal(other, reference.init_params((6, 3, 1), 12))
    check.equal(first, reference.init_params((6, 3, 1), 11))


# -- forward


@pytest.mark.task("forward")
@pytest.mark.points(3)
@pytest.mark.title(ko="임의의 신경망에서 모든 활성값이 맞습니다.")
@pytest.mark.hint(
    en="Every layer has its bias, every hidden layer its σ, and the last layer has none.",
    ko="모든 층에 편향이 있고, 은닉층마다 σ가 있으며, 마지막 층에는 σ가 없습니다.",
)
def test_forward_random(submission, reference, rng):
    """All activations of random networks are right."""
    calls = [
        (network(rng, *sizes), rng.normal(0, 2, (9, sizes[0]))) for sizes in ((3, 5, 1), (2, 4, 3, 1), (4, 2, 2, 3, 1))
    ]
    all_right(submission, reference, "forward", calls)


@pytest.mark.task("forward")
@pytest.mark.points(1)
@pytest.mark.title(ko="신경망과 입력을 바꾸지 않습니다.")
def test_forward_leaves_arguments_alone(submission, reference, rng):
    """Network and input stay as they are."""
    params, x = network(rng, 3, 4, 1), rng.normal(0, 1, (5, 3))
    result = submission.call("forward", params, x)
    check.equal(result.value, reference.forward(params, x))
    check.equal(result.args, [params, x])


@pytest.mark.task("forward")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="은닉층이 없는 신경망과 한 행짜리 입력도 됩니다.")
def test_forward_small(submission, reference, rng):
    """A network without hidden layer, and an input of one row, work."""
    shapes = (((4, 1), 6), ((3, 2, 1), 1), ((1, 1), 1))
    calls = [(network(rng, *sizes), rng.normal(0, 1, (n, sizes[0]))) for sizes, n in shapes]
    calls.append((network(rng, 2, 2, 1), np.array([[4000.0, 4000.0], [-4000.0, 4000.0]])))  # σ reaches 0 and 1
    all_right(submission, reference, "forward", calls)


# -- gradients


@pytest.mark.task("gradients", needs=["forward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="임의의 신경망에서 그래디언트가 맞습니다.")
@pytest.mark.hint(
    en="Comparing with central differences of the loss, weight by weight, shows the first wrong layer.",
    ko="손실의 중앙 차분과 가중치 하나씩 비교하면 처음 틀린 층을 찾을 수 있습니다.",
)
def test_gradients_random(submission, reference, rng):
    """The gradients of random networks are right."""
    calls = [
        (network(rng, *sizes), rng.normal(0, 1, (11, sizes[0])), rng.normal(0, 2, 11))
        for sizes in ((3, 5, 1), (2, 4, 3, 1), (4, 3, 2, 2, 1), (5, 1))
    ]
    all_right(submission, reference, "gradients", calls)


@pytest.mark.task("gradients", needs=["forward"])
@pytest.mark.points(2)
@pytest.mark.title(ko="y가 (n,)이든 (n, 1)이든 그래디언트가 같습니다.")
def test_gradients_targets(submission, reference, rng):
    """Targets of shape (n,) and (n, 1) give the same gradient."""
    params, x, y = network(rng, 3, 4, 1), rng.normal(0, 1, (7, 3)), rng.normal(0, 2, 7)
    all_right(submission, reference, "gradients", [(params, x, y[:, None]), (params, x, y)])


@pytest.mark.task("gradients", needs=["forward"])
@pytest.mark.points(1)
@pytest.mark.title(ko="신경망과 데이터를 바꾸지 않습니다.")
def test_gradients_leave_arguments_alone(submission, reference, rng):
    """Network and data stay as they are."""
    params, x, y = network(rng, 3, 4, 1), rng.normal(0, 1, (5, 3)), rng.normal(0, 1, 5)
    result = submission.call("gradients", params, x, y)
    check.equal(result.value, reference.gradients(params, x, y))
    check.equal(result.args, [params, x, y])


@pytest.mark.task("gradients", needs=["forward"])
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="샘플 하나로도 그래디언트를 구합니다.")
def test_gradients_single_sample(submission, reference, rng):
    """A single sample has a gradient, too."""
    params, x, y = network(rng, 2, 3, 1), rng.normal(0, 1, (1, 2)), np.array([4.0])
    check.equal(submission.gradients(params, x, y), reference.gradients(params, x, y))


# -- fit


def lesson(rng, n=40, n_val=12):
    """A small smooth problem."""
    x = rng.normal(0, 1, (n + n_val, 3))
    y = x @ np.array([1.0, -0.5, 0.25]) + 0.3 * np.sin(2 * x[:, 0]) + 1
    return x[:n], y[:n], x[n:], y[n:]


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(3)
@pytest.mark.title(ko="임의의 문제에서 가중치와 두 손실이 모두 맞습니다.")
@pytest.mark.hint(
    en="All gradients of a batch belong to the same weights; the losses are measured after the epoch, over all rows.",
    ko="한 배치의 그래디언트는 모두 같은 가중치에서 구하고, 손실은 에포크가 끝난 뒤 모든 행에서 잽니다.",
)
def test_fit_random(submission, reference, rng):
    """Weights and both losses are right on random problems."""
    runs = (((3, 4, 1), 8), ((3, 3, 2, 1), 40))
    calls = [(network(rng, *sizes), *lesson(rng), 0.02, 4, batch_size) for sizes, batch_size in runs]
    # where the loss is 0 from the start it stays, and is recorded for every epoch all the same
    x = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0], [3.0, 1.0, 0.5], [-2.0, 0.5, 4.0]])
    w = np.array([[2.0], [-1.0], [0.5]])
    calls.append(([(w, np.array([1.0]))], x, (x @ w + 1)[:, 0], x, (x @ w)[:, 0], 0.02, 4, 2))
    all_right(submission, reference, "fit", calls)


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(2)
@pytest.mark.title(ko="더 작은 마지막 배치도 쓰고, 배치가 전체보다 커도 됩니다.")
@pytest.mark.hint(
    en="The rows of the last, smaller batch count as well.", ko="더 작은 마지막 배치의 행도 빠뜨리지 않습니다."
)
def test_fit_last_batch(submission, reference, rng):
    """The last, smaller batch is used, and a batch may be larger than the data."""
    params, data = network(rng, 3, 4, 1), lesson(rng, n=11)
    all_right(submission, reference, "fit", [(params, *data, 0.02, 2, batch_size) for batch_size in (4, 10, 64, 1)])


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(2)
@pytest.mark.title(ko="처음 신경망과 데이터를 바꾸지 않습니다.")
@pytest.mark.hint(en="`W -= lr * dW` changes the caller's array.", ko="`W -= lr * dW`는 호출한 쪽의 배열을 바꿉니다.")
def test_fit_leaves_arguments_alone(submission, reference, rng):
    """The network that training starts from, and the data, stay as they are."""
    params, data = network(rng, 3, 4, 1), lesson(rng, n=15)
    result = submission.call("fit", params, *data, 0.02, 3, 5)
    check.equal(result.value, reference.fit(params, *data, 0.02, 3, 5))
    check.equal(result.args[:5], [params, *data])


@pytest.mark.task("fit", needs=["gradients", "mse"])
@pytest.mark.points(1)
@pytest.mark.title(ko="타깃이 (n, 1)이어도 결과가 같습니다.")
def test_fit_column_targets(submission, reference, rng):
    """Targets of shape (n, 1) give the same result."""
    params, (x, y, x_val, y_val) = network(rng, 3, 4, 1), lesson(rng)
    expected = reference.fit(params, x, y, x_val, y_val, 0.02, 4, 16)
    check.equal(submission.fit(params, x, y[:, None], x_val, y_val[:, None], 0.02, 4, 16), expected)


# -- predict


@pytest.mark.task("predict", needs=["forward"])
@pytest.mark.points(2)
@pytest.mark.title(ko="임의의 신경망에서도, 한 행에서도 모양이 (n,)입니다.")
def test_predict_random(submission, reference, rng):
    """The shape is (n,) for random networks, and for a single row."""
    for sizes, n in (((3, 5, 1), 8), ((2, 4, 3, 1), 1), ((4, 1), 5)):
        params, x = network(rng, *sizes), rng.normal(0, 2, (n, sizes[0]))
        result = submission.call("predict", params, x)
        check.equal(result.value, reference.predict(params, x))
        check.equal(result.args, [params, x])


# -- prepare


def same_data(actual, expected):
    """Equal part by part; a target part may be (n,) or (n, 1)."""
    check.equal(sorted(actual), sorted(expected))
    for name, right in expected.items():
        part = actual[name]
        if name.startswith("y") and isinstance(part, np.ndarray) and part.shape == (len(right), 1):
            part = part[:, 0]
        check.close(part, right)


@pytest.mark.task("prepare")
@pytest.mark.points(3)
@pytest.mark.title(ko="타깃이 어느 열에 있든, 행 이름이 뒤섞여 있든 맞습니다.")
@pytest.mark.hint(en="Columns are chosen by name, rows by position.", ko="열은 이름으로, 행은 위치로 고릅니다.")
def test_prepare_random(submission, reference, rng):
    """The target may stand in any column, and the rows may have labels in any order."""
    calls = [
        (table(rng, 31), "price", 0.2, 0.3),  # 6.2 and 7.2 rows: rounded up, not to the nearest
        (table(rng, 83), "distance", 0.3, 0.2),
        (table(rng, 206), "rooms", 0.15, 0.1),
    ]
    for args, data in zip(calls, submission.map("prepare", calls), strict=True):
        same_data(data, reference.prepare(*args))


@pytest.mark.task("prepare")
@pytest.mark.points(2)
@pytest.mark.title(ko="검증과 테스트 행이 아무리 달라도 훈련 부분은 변하지 않으며, df도 그대로입니다.")
def test_prepare_uses_training_statistics(submission, reference, rng):
    """However different the validation and test rows are, the training part stays the same; df does, too."""
    df = table(rng, 50)
    changed = df.astype(float)
    changed.iloc[32:] = 1000 * changed.iloc[32:] + 7
    first = submission.prepare(df, "price", 0.2, 0.2)
    result = submission.call("prepare", changed, "price", 0.2, 0.2)
    check.close(result.value["X_train"], first["X_train"])
    same_data(result.value, reference.prepare(changed, "price", 0.2, 0.2))
    check.equal(result.args[0], changed)


# -- house_price_model

NEEDS = ["prepare", "fit", "predict", "mse", "rmse"]


def best_constant(df, target, seed):
    """Row labels and targets of the test part, and what predicting the training mean costs there."""
    rows = np.random.default_rng(seed).permutation(len(df))
    test = len(df) - int(np.ceil(len(df) * 0.2))
    val = test - int(np.ceil(test * 0.2))
    y = df[target].to_numpy()[rows]
    return df.index[rows[test:]], y[test:], float(np.sqrt(np.mean((y[test:] - y[:val].mean()) ** 2)))


def predictions(result):
    """y_pred as numbers, in one dimension."""
    return np.ravel(np.asarray(result["y_pred"], dtype=float))


@pytest.mark.task("house_price_model", needs=NEEDS)
@pytest.mark.points(2)
@pytest.mark.limits(cpu=20, wall=60)
@pytest.mark.title(ko="다른 데이터에서도 배웁니다: 특성 13개, 행은 정렬되어 있습니다.")
@pytest.mark.hint(
    en="The rows are ordered: without the permutation the test part is unlike the training part. Nothing may depend on "
    "the names or the number of the columns.",
    ko="행이 정렬되어 있어서 섞지 않으면 테스트 부분이 훈련 부분과 다릅니다. 열의 이름이나 개수에 기대면 안 됩니다.",
)
def test_other_data_are_learnt(submission, datasets):
    """Other data are learnt as well: 13 features, and rows that are in order."""
    # all rows: who trains slowly makes enough steps on them, and too few on half of them
    df = pd.read_csv(datasets / "BostonHousing.csv").astype(float)
    rows, y_test, constant = best_constant(df, "MEDV", 1)
    # the true test targets never reach the submission: what it gets there is in the wrong order
    df.loc[rows, "MEDV"] = y_test[::-1]
    result = submission.house_price_model(df, "MEDV", seed=1)
    check.close(np.ravel(result["y_test"]), y_test[::-1])
    y_pred = predictions(result)
    check.shape(y_pred, y_test.shape)
    reached = float(np.sqrt(np.mean((y_pred - y_test) ** 2)))
    check.that(reached <= 0.85 * constant, "the network has not learnt enough", "신경망이 충분히 배우지 못했습니다")
    check.close(float(result["test_rmse"]), float(np.sqrt(np.mean((y_pred - y_test[::-1]) ** 2))))


@pytest.mark.task("house_price_model", needs=NEEDS)
@pytest.mark.points(2)
@pytest.mark.limits(cpu=20, wall=60)
@pytest.mark.title(ko="테스트 타깃을 바꿔도 예측은 변하지 않습니다.")
@pytest.mark.hint(
    en="Test targets serve the RMSE alone: not training, not the choice of an epoch, not the scaling of targets. "
    "Whatever is random takes its seed from the argument.",
    ko="테스트 타깃은 RMSE에만 씁니다. 훈련에도, 에포크를 고르는 데도, 타깃을 맞추는 데도 쓰지 않습니다. "
    "난수는 모두 인자로 받은 시드를 씁니다.",
)
def test_predictions_do_not_know_the_test_targets(submission, datasets, rng):
    """Other test targets do not change the predictions."""
    # a small table is enough to see whether a prediction moves
    df = table(rng, 40)
    rows, y_test, _ = best_constant(df, "price", 2)
    changed = df.copy()
    changed.loc[rows, "price"] = 200 - y_test
    result = submission.call("house_price_model", df, "price", seed=2)
    check.close(predictions(submission.house_price_model(changed, "price", seed=2)), predictions(result.value))
    check.equal(result.args[0], df)
    # what is predicted has to be learnt, too, on rows whose true test targets never reach the submission
    target = "house price of unit area"
    df = pd.read_csv(datasets / "house_price_of_unit_area.csv")
    rows, y_test, constant = best_constant(df, target, 2)
    df.loc[rows, target] = 200 - y_test
    reached = float(np.sqrt(np.mean((predictions(submission.house_price_model(df, target, seed=2)) - y_test) ** 2)))
    check.that(reached <= 0.85 * constant, "the network has not learnt enough", "신경망이 충분히 배우지 못했습니다")


@pytest.mark.task("house_price_model", needs=NEEDS)
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.limits(cpu=20, wall=60)
@pytest.mark.title(ko="행 이름이 뒤섞여 있어도 위치로 섞습니다.")
@pytest.mark.hint(
    en="The permutation holds positions, not row labels: `.iloc`.", ko="순열은 행 이름이 아니라 위치입니다: `.iloc`."
)
def test_rows_are_permuted_by_position(submission, rng):
    """Rows are permuted by position, whatever their labels are."""
    df = table(rng, 30)
    _, y_test, _ = best_constant(df, "price", 5)
    check.close(np.ravel(submission.house_price_model(df, "price", seed=5)["y_test"]), y_test)


@pytest.mark.task("house_price_model", needs=NEEDS)
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.limits(cpu=20, wall=60)
@pytest.mark.title(ko="history의 두 손실은 단위가 같습니다.")
@pytest.mark.hint(
    en="Validation targets are scaled by the same numbers as the training targets.",
    ko="검증 타깃도 훈련 타깃과 같은 값으로 맞춥니다.",
)
def test_both_losses_have_one_unit(submission, rng):
    """Both losses of the history have one unit."""
    # Nine kinds of rows and noise: both parts hold the same rows, so whatever was learnt is equally right for both.
    rooms, floor = rng.integers(0, 3, (2, 80))
    df = pd.DataFrame({"rooms": rooms, "price": 40 + 9 * rooms - 5 * floor + rng.normal(0, 1, 80), "floor": floor})
    history = submission.house_price_model(df, "price", seed=3)["history"]
    ratio = float(history["val_loss"][-1]) / float(history["loss"][-1])
    check.that(
        0.25 < ratio < 4 and ratio != 1,  # two parts never have the very same loss
        "the loss and the validation loss of one network differ by far on rows of the same kinds",
        "같은 종류의 행인데 훈련 손실과 검증 손실이 크게 다릅니다",
    )

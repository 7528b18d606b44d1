"""Hidden tests of logistic: random numbers against the reference, edges, arguments left alone.

Right float64 solutions of one call differ by about 1e-15 of the terms they add, which the defaults of check.equal
(rtol 1e-9, atol 1e-12) allow for: σ(-20) written in two ways differs by 9e-9 relatively, but by 2e-17 absolutely.
Runs of fit are kept at learning rates far below the edge of stability, where they stay together as well.
"""

from itertools import product

import numpy as np
import pytest

from grader.testing import check


def all_right(submission, reference, name, calls):
    """Each of the calls gives what the reference gives."""
    for args, answer in zip(calls, submission.map(name, calls), strict=True):
        check.equal(answer, getattr(reference, name)(*args))


def samples(rng, n):
    """Overlapping classes around a random boundary, both there."""
    x = rng.normal(1.0, 2.0, n)
    y = (x + rng.normal(0, 1, n) > 1).astype(int)
    y[0], y[1] = 0, 1
    return x, y


# -- odds, logit, sigmoid


@pytest.mark.task("odds")
@pytest.mark.points(2)
@pytest.mark.title(ko="임의의 확률에서, 숫자와 여러 모양의 배열에서 맞습니다.")
def test_odds_random(submission, reference, rng):
    """Random probabilities are right as numbers and as arrays of several shapes."""
    for p in (float(rng.uniform(0.01, 0.99)), rng.uniform(0.01, 0.99, 9), rng.uniform(0.01, 0.99, (3, 4))):
        result = submission.call("odds", p)
        check.equal(result.value, reference.odds(p))
        check.equal(result.args, [p])


@pytest.mark.task("logit", needs=["odds"])
@pytest.mark.points(4)
@pytest.mark.title(ko="임의의 확률에서, 숫자와 여러 모양의 배열에서 맞습니다.")
@pytest.mark.hint(
    en="np.log is the natural logarithm; np.log10 is another one.",
    ko="자연로그는 np.log이고 np.log10은 다른 로그입니다.",
)
def test_logit_random(submission, reference, rng):
    """Random probabilities are right as numbers and as arrays of several shapes."""
    far = np.append(rng.uniform(0.001, 0.999, 9), [1e-6, 1 - 1e-6])
    for p in (float(rng.uniform(0.01, 0.99)), far, rng.uniform(0.01, 0.99, (2, 5))):
        result = submission.call("logit", p)
        check.equal(result.value, reference.logit(p))
        check.equal(result.args, [p])


@pytest.mark.task("sigmoid")
@pytest.mark.points(3)
@pytest.mark.title(ko="임의의 값에서, 숫자와 여러 모양의 배열에서 맞습니다.")
def test_sigmoid_random(submission, reference, rng):
    """Random values are right as numbers and as arrays of several shapes."""
    for z in (float(rng.normal(0, 3)), rng.normal(0, 3, 13), rng.normal(0, 3, (4, 3))):
        result = submission.call("sigmoid", z)
        check.equal(result.value, reference.sigmoid(z))
        check.equal(result.args, [z])


@pytest.mark.task("sigmoid")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="큰 |z|와 정수 배열에서도 맞습니다.")
def test_sigmoid_far_out(submission, reference):
    """It is right for large |z|, and for arrays of integers."""
    arrays = (np.array([-40.0, -30.0, -15.0, 15.0, 30.0, 40.0]), np.arange(-6, 7), np.array([0]))
    all_right(submission, reference, "sigmoid", [(z,) for z in arrays])


# -- binary_cross_entropy


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(4)
@pytest.mark.title(ko="임의의 정답과 확률에서 맞습니다.")
@pytest.mark.hint(
    en="The natural logarithm, a minus in front, and the mean over the samples.",
    ko="자연로그, 앞에 붙는 음의 부호, 샘플에 대한 평균을 확인합니다.",
)
def test_cross_entropy_random(submission, reference, rng):
    """Random answers and probabilities give the right loss."""
    for n in (5, 40):
        y, p = rng.integers(0, 2, n), rng.uniform(0.001, 0.999, n)
        result = submission.call("binary_cross_entropy", y, p)
        check.equal(result.value, reference.binary_cross_entropy(y, p))
        check.equal(submission.binary_cross_entropy(y.astype(float), p), reference.binary_cross_entropy(y, p))
        check.equal(result.args, [y, p])


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="0이나 1인 확률이 섞여 있어도 유한하고, 인자를 바꾸지 않습니다.")
@pytest.mark.hint(
    en="np.clip makes a new array unless told otherwise.", ko="np.clip은 따로 정하지 않으면 새 배열을 만듭니다."
)
def test_cross_entropy_clips_a_copy(submission, reference, rng):
    """Zeros and ones among the probabilities give a finite loss and stay in the caller's array."""
    y, p = rng.integers(0, 2, 8), np.array([0.0, 1.0, 0.3, 0.0, 0.9, 1.0, 0.5, 1.0])
    result = submission.call("binary_cross_entropy", y, p)
    check.close(result.value, reference.binary_cross_entropy(y, p), rtol=1e-4)  # 1 - 1e-12 is rounded
    check.equal(result.args, [y, p], rtol=0.0, atol=0.0)  # clipping in place moves a 0 by as little as 1e-12


# -- gradients


@pytest.mark.task("bce_gradient", needs=["sigmoid"])
@pytest.mark.points(5)
@pytest.mark.title(ko="임의의 w, b, 데이터에서 맞습니다.")
@pytest.mark.hint(
    en="Cross entropy and σ together give p − y: no factor of 2, no p (1 − p).",
    ko="교차 엔트로피와 σ를 함께 미분하면 p − y입니다. 2도, p (1 − p)도 붙지 않습니다.",
)
def test_bce_gradient_random(submission, reference, rng):
    """The gradient is right for random w, b and data."""
    calls = [(float(rng.normal()), float(rng.normal()), *samples(rng, n)) for n in (3, 12, 50)]
    all_right(submission, reference, "bce_gradient", calls)


@pytest.mark.task("bce_gradient", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="샘플 하나, 정수 x에서도 맞고 인자를 바꾸지 않습니다.")
def test_bce_gradient_leaves_arguments_alone(submission, reference, rng):
    """One sample and integer x work as well, and the arguments stay as they are."""
    for x, y in ((np.array([3]), np.array([0])), (rng.integers(0, 9, 6), np.array([0, 1, 0, 1, 1, 0]))):
        result = submission.call("bce_gradient", 0.3, -1.0, x, y)
        check.equal(result.value, reference.bce_gradient(0.3, -1.0, x, y))
        check.equal(result.args, [0.3, -1.0, x, y])


@pytest.mark.task("mse_gradient", needs=["sigmoid"])
@pytest.mark.points(4)
@pytest.mark.title(ko="임의의 w, b, 데이터에서 맞습니다.")
@pytest.mark.hint(
    en="The chain has three links: 2 (p − y), then σ′ = p (1 − p), then x.",
    ko="고리는 세 개입니다. 2 (p − y), σ′ = p (1 − p), 그리고 x입니다.",
)
def test_mse_gradient_random(submission, reference, rng):
    """The gradient is right for random w, b and data."""
    calls = [(float(rng.normal()), float(rng.normal()), *samples(rng, n)) for n in (3, 12, 50)]
    all_right(submission, reference, "mse_gradient", calls)


@pytest.mark.task("mse_gradient", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="샘플 하나, 정수 x에서도 맞고 인자를 바꾸지 않습니다.")
def test_mse_gradient_leaves_arguments_alone(submission, reference, rng):
    """One sample and integer x work as well, and the arguments stay as they are."""
    for x, y in ((np.array([3]), np.array([0])), (rng.integers(0, 9, 6), np.array([0, 1, 0, 1, 1, 0]))):
        result = submission.call("mse_gradient", -0.4, 0.8, x, y)
        check.equal(result.value, reference.mse_gradient(-0.4, 0.8, x, y))
        check.equal(result.args, [-0.4, 0.8, x, y])


# -- fit


@pytest.mark.task("fit", needs=["bce_gradient", "binary_cross_entropy"])
@pytest.mark.points(4)
@pytest.mark.title(ko="임의의 데이터에서 w, b와 모든 손실이 맞습니다.")
@pytest.mark.hint(
    en="From zeros; the loss first, then the update; both gradients from the same w and b.",
    ko="0에서 시작하고, 손실을 먼저 구한 다음 갱신하며, 두 그래디언트는 같은 w와 b에서 구합니다.",
)
def test_fit_random(submission, reference, rng):
    """w, b and all losses are right on random data."""
    runs = ((6, 0.05, 15), (30, 0.1, 25))
    calls = [(*samples(rng, n), lr, epochs) for n, lr, epochs in runs]
    # where the gradient is 0 the loss stands still, and is recorded all the same
    calls.append((np.array([2.0, 2.0, -3.0, -3.0]), np.array([1, 0, 1, 0]), 0.1, 5))
    # steps that are too long: the third makes the loss rise, and its w and b are the answer all the same
    calls.append((np.array([1.0, 2.0, 4.0]), np.array([0, 1, 0]), 2.0, 3))
    all_right(submission, reference, "fit", calls)


@pytest.mark.task("fit", needs=["bce_gradient", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="데이터를 바꾸지 않고, 같은 데이터에서는 항상 같은 결과를 냅니다.")
def test_fit_leaves_arguments_alone(submission, reference, rng):
    """The data stay as they are, and the same data give the same result again."""
    x, y = samples(rng, 10)
    result = submission.call("fit", x, y, 0.1, 15)
    check.equal(result.value, reference.fit(x, y, 0.1, 15))
    check.equal(result.args[:2], [x, y])
    check.equal(submission.fit(x, y, 0.1, 15), result.value)


@pytest.mark.task("fit", needs=["bce_gradient", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="데이터를 옮기고 늘려도 두 클래스 사이의 경계를 찾습니다.")
def test_fit_finds_the_boundary(submission, reference, rng):
    """The boundary between two classes is found, wherever they lie and whichever comes first."""
    calls = []
    for sign in (1.0, -1.0):
        x = np.concatenate([rng.uniform(-2.5, -0.5, 8), rng.uniform(0.5, 2.5, 8)])
        calls.append((x, (sign * x > 0).astype(int), 0.4, 30))
    for (x, y, *how), (w, b, losses) in zip(calls, submission.map("fit", calls), strict=True):
        check.equal((np.asarray(w * x + b) >= 0).astype(int), y)
        check.close(losses, reference.fit(x, y, *how)[2])


# -- predictions


@pytest.mark.task("predict_proba", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="임의의 x, w, b에서 맞습니다.")
def test_predict_proba_random(submission, reference, rng):
    """The probabilities are right for random x, w and b."""
    for n in (1, 9):
        x, w, b = rng.normal(0, 2, n), float(rng.normal()), float(rng.normal())
        result = submission.call("predict_proba", x, w, b)
        check.equal(result.value, reference.predict_proba(x, w, b))
        check.equal(result.args, [x, w, b])


@pytest.mark.task("predict", needs=["predict_proba"])
@pytest.mark.points(3)
@pytest.mark.title(ko="임의의 x와 임계값에서 정수 클래스를 돌려줍니다.")
@pytest.mark.hint(
    en="The threshold is one for probabilities, not for odds or for w·x + b.",
    ko="임계값은 오즈나 w·x + b가 아니라 확률에 대한 값입니다.",
)
def test_predict_random(submission, reference, rng):
    """Integer classes come back for random x and thresholds."""
    thresholds = (0.5, 0.2, 0.7, float(rng.uniform(0.3, 0.9)))
    calls = []
    for sign, threshold in product((1, -1), thresholds):  # where w is below 0 small x belong to class 1
        x, w, b = rng.normal(0, 2, 25), sign * float(rng.uniform(0.5, 2)), float(rng.normal())
        x = x[np.abs(reference.predict_proba(x, w, b) - threshold) > 1e-6]  # rounding decides nothing
        calls.append((x, w, b, threshold))
    *others, last = calls
    all_right(submission, reference, "predict", others)
    result = submission.call("predict", *last)
    check.equal(result.value, reference.predict(*last))
    check.equal(result.args, list(last))


@pytest.mark.task("decision_boundary")
@pytest.mark.points(2)
@pytest.mark.title(ko="임의의 w와 b에서 확률이 0.5인 x를 돌려줍니다.")
def test_boundary_random(submission, reference, rng):
    """The x of probability 0.5 comes back for random w and b."""
    calls = [(float(rng.choice([-1, 1]) * rng.uniform(0.2, 3)), float(rng.normal(0, 4))) for _ in range(4)]
    all_right(submission, reference, "decision_boundary", calls)

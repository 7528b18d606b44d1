"""Public tests of logistic. They show inputs, expected values and, where it matters, why.

Where a number is written with 7 digits, the tolerance is that of the rounding.
"""

import math

import numpy as np
import pandas as pd
import pytest

from grader.testing import check

DIGITS = 1e-6

# The lecture's seven students: hours of study, and whether the exam was passed.
HOURS = np.array([2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0])
PASSED = np.array([0, 0, 0, 1, 1, 1, 1])

MEAN = {
    "en": "Loss and gradient are means over the samples, not sums.",
    "ko": "손실과 그래디언트는 합이 아니라 샘플에 대한 평균입니다.",
}
CLIP = {
    "en": "log(0) is not finite, so p is kept between 1e-12 and 1 - 1e-12.",
    "ko": "log(0)은 유한하지 않으므로 p를 1e-12와 1 - 1e-12 사이로 제한합니다.",
}
NATURAL = {
    "en": "The logarithm is the natural one, base e.",
    "ko": "log는 밑이 e인 자연로그입니다.",
}


# -- odds, logit, sigmoid


@pytest.mark.task("odds")
@pytest.mark.points(2)
@pytest.mark.title(ko="확률 0.8의 오즈는 4, 0.5의 오즈는 1입니다.")
def test_odds_of_numbers(submission):
    """A probability of 0.8 has odds 4, one of 0.5 has odds 1."""
    likely, even = submission.map("odds", [(0.8,), (0.5,)])
    check.close(likely, 4.0, call="odds(0.8)")
    check.close(even, 1.0, call="odds(0.5)")


@pytest.mark.task("odds")
@pytest.mark.points(2)
@pytest.mark.title(ko="배열에는 같은 모양의 배열을 돌려줍니다.")
def test_odds_of_arrays(submission):
    """An array gives an array of the same shape."""
    p = np.array([0.2, 0.5, 0.75, 0.9])
    check.close(submission.odds(p), np.array([0.25, 1.0, 3.0, 9.0]), call=check.call("odds", p))


@pytest.mark.task("logit", needs=["odds"])
@pytest.mark.points(2)
@pytest.mark.title(ko="오즈의 자연로그입니다: logit(0.8) = log 4.")
def test_logit_is_the_natural_logarithm(submission):
    """It is the natural logarithm of the odds: logit(0.8) = log 4."""
    check.close(submission.logit(0.8), math.log(4), call="logit(0.8)", why=NATURAL)


@pytest.mark.task("logit", needs=["odds"])
@pytest.mark.points(2)
@pytest.mark.title(ko="0.5에서 0이고 좌우 대칭입니다: logit(1 − p) = −logit(p).")
def test_logit_is_symmetric(submission):
    """It is 0 at 0.5 and symmetric: logit(1 − p) = −logit(p)."""
    p = np.array([0.1, 0.25, 0.5, 0.75, 0.9])
    expected = np.array([-2.1972246, -1.0986123, 0.0, 1.0986123, 2.1972246])  # log 1/9, log 1/3, log 1, log 3, log 9
    check.close(submission.logit(p), expected, rtol=DIGITS, call=check.call("logit", p), why=NATURAL)


@pytest.mark.task("sigmoid")
@pytest.mark.points(3)
@pytest.mark.title(ko="σ(0) = 0.5이고, 배열에는 같은 모양의 배열을 돌려줍니다.")
def test_sigmoid_values(submission):
    """σ(0) is 0.5, and an array gives an array of the same shape."""
    z = np.array([[-2.0, -1.0], [1.0, 2.0]])
    of_number, of_array = submission.map("sigmoid", [(0.0,), (z,)])
    check.close(of_number, 0.5, call="sigmoid(0.0)")
    expected = np.array([[0.1192029, 0.2689414], [0.7310586, 0.8807971]])
    check.close(of_array, expected, rtol=DIGITS, call=check.call("sigmoid", z))


@pytest.mark.task("sigmoid")
@pytest.mark.points(2)
@pytest.mark.title(ko="logit의 역함수입니다: σ(log 4) = 0.8.")
def test_sigmoid_undoes_the_logit(submission):
    """It undoes the logit: σ(log 4) = 0.8, a probability and not its odds."""
    above, below = submission.map("sigmoid", [(math.log(4),), (-math.log(4),)])
    check.close(above, 0.8, call="sigmoid(np.log(4))")
    check.close(below, 0.2, call="sigmoid(-np.log(4))")


# -- binary_cross_entropy


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(3)
@pytest.mark.title(ko="정답의 확률에 로그를 취해 부호를 바꾼 값의 평균입니다: −(log 0.8 + log 0.6) / 2.")
def test_cross_entropy_value(submission):
    """It is the mean of −log of the probability of the right answer: −(log 0.8 + log 0.6) / 2."""
    y, p = np.array([1, 0]), np.array([0.8, 0.4])
    expected = -(math.log(0.8) + math.log(0.6)) / 2
    call = check.call("binary_cross_entropy", y, p)
    check.close(submission.binary_cross_entropy(y, p), expected, call=call, why=NATURAL)


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(2)
@pytest.mark.title(ko="합이 아니라 평균입니다: 같은 샘플이 여러 번 있어도 값이 같습니다.")
def test_cross_entropy_is_a_mean(submission):
    """It is a mean, not a sum: samples that are there more than once do not change it."""
    sizes = (1, 3, 10)
    values = submission.map("binary_cross_entropy", [(np.ones(n), np.full(n, 0.5)) for n in sizes])
    for n, value in zip(sizes, values, strict=True):
        check.close(value, math.log(2), call=f"binary_cross_entropy(np.ones({n}), np.full({n}, 0.5))", why=MEAN)


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="확률이 정확히 0이거나 1이어도 유한합니다: 맞으면 0에 가깝고, 틀리면 27.6입니다.")
def test_cross_entropy_is_finite(submission):
    """It is finite where a probability is exactly 0 or 1: nearly 0 where it is right, 27.6 where it is wrong."""
    p = np.array([0.0, 1.0])
    of_right, of_wrong = submission.map("binary_cross_entropy", [(np.array([0, 1]), p), (np.array([1, 0]), p)])
    check.close(of_right, 0.0, call="binary_cross_entropy(np.array([0, 1]), np.array([0.0, 1.0]))", why=CLIP)
    call = "binary_cross_entropy(np.array([1, 0]), np.array([0.0, 1.0]))"
    # 1 - 1e-12 is rounded: right implementations differ by 1e-6 here, and a clip at 1e-7 or 1e-15 by 7 and more
    check.close(of_wrong, -math.log(1e-12), rtol=1e-4, call=call, why=CLIP)


# -- gradients


@pytest.mark.task("bce_gradient", needs=["sigmoid"])
@pytest.mark.points(5)
@pytest.mark.title(ko="w = b = 0에서 일곱 학생의 그래디언트는 dw = −16/7, db = −1/14입니다.")
def test_bce_gradient_of_the_students(submission):
    """At w = b = 0 the seven students give dw = −16/7 and db = −1/14."""
    dw, db = submission.bce_gradient(0.0, 0.0, HOURS, PASSED)
    why = {
        "en": "Each error is p − y = ±0.5; dw is the mean of error times x, db the mean of error.",
        "ko": "오차는 모두 p − y = ±0.5이고, dw는 오차와 x를 곱한 값의 평균, db는 오차의 평균입니다.",
    }
    call = check.call("bce_gradient", 0.0, 0.0, HOURS, PASSED)
    check.close(dw, -16 / 7, call=f"{call}[0]", why=why)
    check.close(db, -1 / 14, call=f"{call}[1]", why=why)


@pytest.mark.task("bce_gradient", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="확률이 맞으면 그래디언트는 0입니다.")
def test_bce_gradient_vanishes_at_the_answer(submission):
    """Where the probabilities are right, the gradient is 0."""
    x = np.array([1.0, 1.0, -1.0, -1.0])
    calls = [(0.0, 0.0, x, np.array(y)) for y in ([1, 0, 1, 0], [1, 1, 0, 0])]
    gradient, elsewhere = submission.map("bce_gradient", calls)
    check.close(list(gradient), [0.0, 0.0], call=check.call("bce_gradient", *calls[0]), why=MEAN)
    call = f"{check.call('bce_gradient', *calls[1])}[0]"
    check.that(abs(float(elsewhere[0])) > 0.1, "dw is 0 here as well", "여기서도 dw가 0입니다", call=call)


@pytest.mark.task("bce_gradient", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="확신에 차서 틀려도 그래디언트는 사라지지 않습니다: p ≈ 0, y = 1이면 −1.")
def test_bce_gradient_stays(submission):
    """A confident mistake keeps its gradient: p ≈ 0 and y = 1 give −1."""
    dw, db = submission.bce_gradient(-20.0, 0.0, np.array([1.0]), np.array([1]))
    call = "bce_gradient(-20.0, 0.0, np.array([1.0]), np.array([1]))"
    check.close([dw, db], [-1.0, -1.0], atol=1e-8, call=call)


@pytest.mark.task("mse_gradient", needs=["sigmoid"])
@pytest.mark.points(3)
@pytest.mark.title(ko="w = b = 0에서 일곱 학생의 그래디언트는 dw = −8/7, db = −1/28입니다.")
def test_mse_gradient_of_the_students(submission):
    """At w = b = 0 the seven students give dw = −8/7 and db = −1/28."""
    dw, db = submission.mse_gradient(0.0, 0.0, HOURS, PASSED)
    why = {
        "en": "The loss is the mean of (p − y)², so each error is 2 (p − y) p (1 − p) = ±0.25.",
        "ko": "손실이 (p − y)²의 평균이므로 오차는 모두 2 (p − y) p (1 − p) = ±0.25입니다.",
    }
    call = check.call("mse_gradient", 0.0, 0.0, HOURS, PASSED)
    check.close(dw, -8 / 7, call=f"{call}[0]", why=why)
    check.close(db, -1 / 28, call=f"{call}[1]", why=why)


@pytest.mark.task("mse_gradient", needs=["sigmoid", "bce_gradient"])
@pytest.mark.points(3)
@pytest.mark.title(ko="확신에 차서 틀리면 제곱 오차의 그래디언트는 사라지고 교차 엔트로피의 것은 남습니다.")
def test_mse_gradient_vanishes(submission):
    """A confident mistake loses its gradient with squared errors and keeps it with cross entropy."""
    x, y = np.array([1.0, 2.0]), np.array([1, 1])
    kept = [float(value) for value in submission.bce_gradient(-20.0, 0.0, x, y)]
    gone = [float(value) for value in submission.mse_gradient(-20.0, 0.0, x, y)]
    calls = f"{check.call('bce_gradient', -20.0, 0.0, x, y)}, {check.call('mse_gradient', -20.0, 0.0, x, y)}"
    for name, strong, weak in zip(("dw", "db"), kept, gone, strict=True):
        check.that(
            strong < -0.9 and -1e-6 < weak < 0,
            f"{name} is {strong:.3g} with cross entropy and {weak:.3g} with squared errors; "
            "the first is to stay near or below -1, the second to be negative but tiny",
            f"{name}이 교차 엔트로피에서는 {strong:.3g}, 제곱 오차에서는 {weak:.3g}입니다. "
            "앞의 값은 -1 근처이거나 더 작고, 뒤의 값은 음수이면서 아주 작아야 합니다",
            call=calls,
        )


# -- fit


@pytest.mark.task("fit", needs=["bce_gradient", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="0에서 시작해 한 번 갱신하면 w = 0.8/7, b = 0.025/7이고, 갱신 전 손실은 log 2입니다.")
def test_fit_first_step(submission):
    """From zeros one update gives w = 0.8/7 and b = 0.025/7; the loss before it is log 2."""
    w, b, losses = submission.fit(HOURS, PASSED, 0.05, 1)
    call = check.call("fit", HOURS, PASSED, 0.05, 1)
    check.close(w, 0.8 / 7, call=f"{call}[0]")
    check.close(b, 0.025 / 7, call=f"{call}[1]")
    why = {
        "en": "Each losses[k] is taken before update k; at w = b = 0 every probability is 0.5.",
        "ko": "losses[k]는 k번째 갱신 전에 구합니다. w = b = 0에서 확률은 모두 0.5입니다.",
    }
    check.close(losses, [math.log(2)], call=f"{call}[2]", why=why)


@pytest.mark.task("fit", needs=["bce_gradient", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="갱신마다 손실이 하나씩 기록되고 계속 줄어듭니다.")
def test_fit_losses_fall(submission):
    """There is one loss per update, and it falls."""
    _, _, losses = submission.fit(HOURS, PASSED, 0.03, 150)
    call = f"{check.call('fit', HOURS, PASSED, 0.03, 150)}[2]"
    check.equal(len(losses), 150, call=f"len({call})")
    values = [float(value) for value in losses]
    check.that(values == sorted(values, reverse=True), "the loss rises on the way", "손실이 도중에 커집니다", call=call)
    check.that(values[-1] < 0.5, "the last loss is not below 0.5", "마지막 손실이 0.5보다 작지 않습니다", call=call)


@pytest.mark.task("fit", needs=["bce_gradient", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="공부 시간: 400번 갱신하면 경계가 6시간과 8시간 사이에 놓입니다.")
def test_fit_hours(submission):
    """Hours of study: after 400 updates the boundary lies between 6 and 8 hours."""
    w, b, _ = submission.fit(HOURS, PASSED, 0.1, 400)
    check_boundary(float(w), float(b), 6.0, 8.0, check.call("fit", HOURS, PASSED, 0.1, 400))


@pytest.mark.task("fit", needs=["bce_gradient", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="공부 일수를 100으로 나누면 경계가 100일과 265일 사이에 놓입니다.")
def test_fit_days(submission, datasets):
    """Days of study, divided by 100: the boundary lies between 100 and 265 days."""
    table = pd.read_csv(datasets / "study_days.csv")
    w, b, _ = submission.fit(table["days"].to_numpy() / 100, table["passed"].to_numpy(), 0.5, 100)
    days, passed = (f'pd.read_csv("datasets/study_days.csv")["{name}"].to_numpy()' for name in ("days", "passed"))
    check_boundary(float(w), float(b), 1.0, 2.65, f"fit({days} / 100, {passed}, 0.5, 100)")


def check_boundary(w, b, low, high, call):
    """The probability is below 0.5 at ``low`` and above it at ``high``."""
    below, above = w * low + b, w * high + b
    check.that(
        below < 0 < above,
        f"with w = {w:.4g} and b = {b:.4g}, w·x + b is {below:.4g} at x = {low:g} and {above:.4g} at x = {high:g}; "
        "the first is to be negative, the second positive",
        f"w = {w:.4g}, b = {b:.4g}이면 w·x + b가 x = {low:g}에서 {below:.4g}, x = {high:g}에서 {above:.4g}입니다. "
        "앞의 값은 음수, 뒤의 값은 양수여야 합니다",
        call=call,
    )


# -- predictions


@pytest.mark.task("predict_proba", needs=["sigmoid"])
@pytest.mark.points(4)
@pytest.mark.title(ko="샘플마다 확률 하나입니다: w = 1, b = −7이면 7시간에서 0.5를 지납니다.")
def test_predict_proba(submission):
    """One probability per sample: with w = 1 and b = −7 it passes 0.5 at 7 hours."""
    expected = np.array([0.0066929, 0.0474259, 0.2689414, 0.7310586, 0.9525741, 0.9933071, 0.9990889])
    call = check.call("predict_proba", HOURS, 1.0, -7.0)
    # half a unit of the seventh decimal
    check.close(submission.predict_proba(HOURS, 1.0, -7.0), expected, atol=6e-8, call=call)


@pytest.mark.task("predict", needs=["predict_proba"])
@pytest.mark.points(2)
@pytest.mark.title(ko="확률이 0.5 이상이면 정수 1, 아니면 0입니다.")
def test_predict_classes(submission):
    """1 where the probability is at least 0.5, else 0, as integers."""
    check.equal(submission.predict(HOURS, 1.0, -7.0), PASSED, call=check.call("predict", HOURS, 1.0, -7.0))


@pytest.mark.task("predict", needs=["predict_proba"])
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="확률이 정확히 임계값이면 1입니다.")
def test_predict_at_the_threshold(submission):
    """A probability of exactly the threshold gives 1."""
    why = {"en": '"At least" includes equality: σ(0) = 0.5.', "ko": '"이상"은 같은 경우를 포함합니다: σ(0) = 0.5.'}
    x = np.array([-1.0, 0.0, 1.0])
    call = check.call("predict", x, 2.0, 0.0)
    check.equal(submission.predict(x, 2.0, 0.0), np.array([0, 1, 1]), call=call, why=why)


@pytest.mark.task("predict", needs=["predict_proba"])
@pytest.mark.points(1)
@pytest.mark.title(ko="다른 임계값도 쓸 수 있습니다.")
def test_predict_with_other_thresholds(submission):
    """Other thresholds can be asked for."""
    for threshold, expected in ((0.96, [0, 0, 0, 0, 0, 1, 1]), (0.04, [0, 1, 1, 1, 1, 1, 1])):
        call = check.call("predict", HOURS, 1.0, -7.0, threshold=threshold)
        check.equal(submission.predict(HOURS, 1.0, -7.0, threshold=threshold), np.array(expected), call=call)


@pytest.mark.task("decision_boundary")
@pytest.mark.points(2)
@pytest.mark.title(ko="w·x + b = 0인 x입니다: w = 1, b = −7이면 7.")
def test_boundary(submission):
    """It is the x where w·x + b = 0: 7 for w = 1, b = −7."""
    first, second = submission.map("decision_boundary", [(1.0, -7.0), (2.0, -3.0)])
    check.close(first, 7.0, call="decision_boundary(1.0, -7.0)")
    check.close(second, 1.5, call="decision_boundary(2.0, -3.0)")


@pytest.mark.task("decision_boundary")
@pytest.mark.points(2)
@pytest.mark.title(ko="w가 음수이거나 b가 양수여도 됩니다.")
def test_boundary_of_a_falling_curve(submission):
    """A negative w and a positive b work as well."""
    falling, raised = submission.map("decision_boundary", [(-4.0, 6.0), (0.5, 2.0)])
    check.close(falling, 1.5, call="decision_boundary(-4.0, 6.0)")
    check.close(raised, -4.0, call="decision_boundary(0.5, 2.0)")

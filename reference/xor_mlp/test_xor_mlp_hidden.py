"""Hidden tests of xor_mlp: seeded random inputs against the reference, edges, shapes, arguments left alone.

Tolerances are the default ones (rtol 1e-9, atol 1e-12) unless a test says otherwise: two right float64
implementations of one pass, or of a few updates at a small learning rate, differ by about 1e-14.
"""

from itertools import pairwise

import numpy as np
import pytest

from grader.testing import check


def network(rng, *sizes):
    """Random weights and biases (biases as well: with zeros a forgotten bias would not show)."""
    return [(rng.normal(0, 1, (m, n)), rng.normal(0, 1, n)) for m, n in pairwise(sizes)]


def labels(rng, n):
    """Both classes, in random order."""
    return rng.permutation(np.arange(n) % 2)


# -- xor_network


@pytest.mark.task("xor_network")
@pytest.mark.points(3)
@pytest.mark.title(ko="여러 행의 0과 1에 대해서도, 실수 배열이어도 XOR을 계산합니다.")
def test_xor_network_random_rows(submission, reference, rng):
    """Many rows of zeros and ones, given as floats, get their XOR."""
    x = rng.integers(0, 2, (40, 2)).astype(float)
    check.equal(submission.xor_network(x), reference.xor_network(x))


@pytest.mark.task("xor_network")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="행이 하나뿐이면 모양 (1,)을 돌려줍니다.")
@pytest.mark.hint(
    en="The shape of the answer is (n,) for every n, 1 included.", ko="결과의 모양은 n이 1일 때도 (n,)입니다."
)
def test_xor_network_single_row(submission):
    """A single row gives an array of shape (1,)."""
    apart, alike = submission.map("xor_network", [(np.array([row]),) for row in ([1, 0], [1, 1])])
    check.equal(apart, np.array([1]))
    check.equal(alike, np.array([0]))


@pytest.mark.task("xor_network")
@pytest.mark.points(1)
@pytest.mark.title(ko="입력 배열을 바꾸지 않습니다.")
def test_xor_network_leaves_x_alone(submission, reference, rng):
    """The input is not changed."""
    x = rng.integers(0, 2, (6, 2)).astype(float)
    result = submission.call("xor_network", x)
    check.equal(result.value, reference.xor_network(x))
    check.equal(result.args, [x])


# -- sigmoid


@pytest.mark.task("sigmoid")
@pytest.mark.points(2)
@pytest.mark.parametrize("shape", [(3, 4), (2, 3, 2)])
@pytest.mark.title(ko="어떤 모양의 배열이든 원소마다 계산하고, 입력은 바꾸지 않습니다.")
def test_sigmoid_any_shape(submission, reference, rng, shape):
    """Arrays of any shape are mapped element by element, and are not changed."""
    z = rng.normal(0, 4, shape)
    result = submission.call("sigmoid", z)
    check.equal(result.value, reference.sigmoid(z))
    check.equal(result.args, [z])


@pytest.mark.task("sigmoid")
@pytest.mark.points(1)
@pytest.mark.title(ko="꼬리에서도 정확합니다: σ(-20)은 0이 아니라 약 2·10⁻⁹입니다.")
def test_sigmoid_tails(submission, reference):
    """The tails are accurate: σ(-20) is about 2e-9, not 0."""
    z = np.linspace(-20, 20, 41)
    # Two right forms differ by 9e-9 relatively at -20: 1 + tanh(-10) loses digits that e^(-20) keeps.
    check.close(submission.sigmoid(z), reference.sigmoid(z), rtol=1e-7, atol=0)


@pytest.mark.task("sigmoid")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="모양이 ()인 배열, 곧 수 하나도 받고, 정수 배열도 받습니다.")
@pytest.mark.hint(
    en="Any shape includes the shape () of a single number. np.empty_like of integers makes an array of integers.",
    ko="'어떤 모양이든'에는 수 하나의 모양 ()도 들어갑니다. 정수 배열에 np.empty_like를 쓰면 정수 배열이 만들어집니다.",
)
def test_sigmoid_of_a_number(submission):
    """A single number, an array of shape (), has a value as well, and so have integers."""
    middle, below, integers = submission.map("sigmoid", [(np.array(0.0),), (np.array(-1.5),), (np.array([-2, 0, 1]),)])
    check.close(middle, 0.5)
    check.close(below, 0.18242552380635635)
    check.close(integers, np.array([0.11920292202211755, 0.5, 0.7310585786300049]))


@pytest.mark.task("sigmoid")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="큰 값이 섞여 있어도 경고 없이 유한한 값을 돌려줍니다.")
def test_sigmoid_extremes_among_others(submission, reference, rng):
    """Large values among small ones neither warn nor give nan."""
    z = rng.permutation(np.concatenate([rng.uniform(-5, 5, 6), [-1000.0, -800.0, 750.0, 999.0]]))
    result = submission.call("sigmoid", z)
    check.close(result.value, reference.sigmoid(z))
    quiet = all(category != "RuntimeWarning" for category, _ in result.warnings)
    check.that(quiet, "the call gives a RuntimeWarning", "호출 중에 RuntimeWarning이 나옵니다")


# -- init_params


@pytest.mark.task("init_params")
@pytest.mark.points(3)
@pytest.mark.parametrize("sizes", [(2, 4, 5, 1), (3, 3, 1), (6, 2)])
@pytest.mark.title(ko="다른 크기와 시드에서도 뽑는 순서가 같습니다.")
@pytest.mark.hint(
    en="One generator for all layers; W of the first layer is drawn first, as a whole.",
    ko="생성기는 모든 층에 하나이고, 첫 층의 W를 통째로 가장 먼저 뽑습니다.",
)
def test_init_params_other_seeds(submission, reference, rng, sizes):
    """Other sizes and seeds give the draws in the same order."""
    seed = int(rng.integers(1, 10_000))
    check.equal(submission.init_params(sizes, seed), reference.init_params(sizes, seed))


@pytest.mark.task("init_params")
@pytest.mark.points(2)
@pytest.mark.title(ko="같은 시드는 같은 값을, 다른 시드는 다른 값을 줍니다.")
def test_init_params_depends_on_the_seed(submission):
    """The same seed gives the same parameters again, another seed gives others."""
    first, again, other = submission.map("init_params", [((2, 3, 1), seed) for seed in (11, 11, 12)])
    check.equal(again, first)
    differ = [not np.array_equal(a[0], b[0]) for a, b in zip(first, other, strict=True)]
    check.that(
        len(differ) == 2 and all(differ),
        "two seeds give the same weights",
        "서로 다른 두 시드가 같은 가중치를 줍니다",
    )


# -- count_params


@pytest.mark.task("count_params")
@pytest.mark.points(2)
@pytest.mark.title(ko="층의 수와 크기가 달라도 가중치와 편향을 모두 셉니다.")
def test_count_params_other_networks(submission, rng):
    """Weights and biases are counted for any number and size of layers."""
    networks = [rng.integers(1, 9, depth).tolist() for depth in (2, 3, 5)]
    counts = submission.map("count_params", [(network(rng, *sizes),) for sizes in networks])
    for sizes, count in zip(networks, counts, strict=True):
        check.equal(count, sum((m + 1) * n for m, n in pairwise(sizes)))


# -- forward


@pytest.mark.task("forward", needs=["sigmoid"])
@pytest.mark.points(4)
@pytest.mark.parametrize("sizes", [(2, 4, 5, 1), (3, 3, 3), (2, 2), (4, 2, 6, 3, 1)])
@pytest.mark.title(ko="무작위 가중치와 편향에서도 모든 활성값이 맞습니다.")
@pytest.mark.hint(
    en="Every layer, the last one included, is sigmoid(a @ W + b); W has shape (n_in, n_out).",
    ko="마지막 층까지 모든 층이 sigmoid(a @ W + b)이고, W의 모양은 (n_in, n_out)입니다.",
)
def test_forward_random_networks(submission, reference, rng, sizes):
    """All activations are right for random weights and biases."""
    # In square layers a transposed W has the right shape and the wrong values.
    params, x = network(rng, *sizes), rng.normal(0, 1, (6, sizes[0]))
    check.equal(submission.forward(params, x), reference.forward(params, x))


@pytest.mark.task("forward", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="파라미터와 x를 바꾸지 않습니다.")
def test_forward_leaves_arguments_alone(submission, reference, rng):
    """Parameters and x are not changed."""
    params, x = network(rng, 2, 3, 1), rng.normal(0, 1, (5, 2))
    result = submission.call("forward", params, x)
    check.equal(result.value, reference.forward(params, x))
    check.equal(result.args, [params, x])


@pytest.mark.task("forward", needs=["sigmoid"])
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="샘플이 하나이고 층이 하나여도 모양은 2차원입니다.")
def test_forward_one_sample_one_layer(submission, reference, rng):
    """One sample and one layer keep two dimensions: (1, d) and (1, n_out)."""
    params, x = network(rng, 3, 1), rng.normal(0, 1, (1, 3))
    check.equal(submission.forward(params, x), reference.forward(params, x))


# -- binary_cross_entropy


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(3)
@pytest.mark.parametrize("n", [5, 12, 31])
@pytest.mark.title(ko="무작위 확률에 대해서도 평균 손실이 맞습니다.")
def test_cross_entropy_random(submission, reference, rng, n):
    """The mean is right for random labels and probabilities."""
    y, y_hat = labels(rng, n), rng.uniform(0.02, 0.98, n)
    check.equal(submission.binary_cross_entropy(y, y_hat), reference.binary_cross_entropy(y, y_hat))


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="예측이 정확히 0이나 1이어도 손실은 유한합니다: 맞으면 0에 가깝고, 모두 틀리면 27.6입니다.")
@pytest.mark.hint(
    en="log(0) is minus infinity, and 0 · log(0) is nan: clip to 1e-12 … 1 - 1e-12 before taking the logarithm.",
    ko="log(0)은 음의 무한대이고 0 · log(0)은 nan입니다. 로그를 취하기 전에 값을 1e-12와 1 - 1e-12 사이로 제한합니다.",
)
def test_cross_entropy_is_finite(submission):
    """Predictions of exactly 0 and 1 give a finite loss: nearly 0 where all are right, 27.6 where all are wrong."""
    y = np.array([0, 1, 1, 0])
    calls = [(y, np.array([0.0, 1.0, 1.0, 0.0])), (y, np.array([1.0, 0.0, 0.0, 1.0]))]
    of_right, of_wrong = submission.map("binary_cross_entropy", calls)
    check.close(of_right, 0.0, atol=1e-9)
    # 1 - 1e-12 is rounded: right implementations differ by 1e-6 here, and a clip at 1e-7 or 1e-15 by 7 and more
    check.close(of_wrong, -np.log(1e-12), rtol=1e-4)


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(2)
@pytest.mark.title(ko="모양을 섞어 써도 값이 같고, 인자는 그대로입니다.")
@pytest.mark.hint(
    en="(n,) and (n, 1) mean the same; a difference of the two has the shape (n, n).",
    ko="(n,)과 (n, 1)은 같은 뜻이지만, 둘을 빼면 모양이 (n, n)이 됩니다.",
)
def test_cross_entropy_mixed_shapes(submission, reference, rng):
    """(n,) and (n, 1) may be mixed, and the arguments are not changed."""
    y, y_hat = labels(rng, 9), rng.uniform(0.05, 0.95, 9)
    expected = reference.binary_cross_entropy(y, y_hat)
    for left, right in ((y, y_hat[:, None]), (y[:, None], y_hat), (y[:, None], y_hat[:, None])):
        result = submission.call("binary_cross_entropy", left, right)
        check.equal(result.value, expected)
        check.equal(result.args, [left, right])


# -- train


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(5)
@pytest.mark.parametrize("sizes", [(2, 4, 5, 1), (3, 3, 3, 1), (4, 2, 2, 3, 1), (5, 3, 1), (2, 1)])
@pytest.mark.title(ko="작은 학습률로 몇 번 갱신한 파라미터가 맞습니다.")
@pytest.mark.hint(
    en="Take all gradients with the parameters as they were before the update; the mean over n enters once.",
    ko="모든 그래디언트는 갱신하기 전의 파라미터로 구하고, n으로 나누기는 한 번만 합니다.",
)
def test_train_parameters(submission, reference, rng, sizes):
    """A few updates at a small learning rate give the right parameters."""
    params, x, y = network(rng, *sizes), rng.normal(0, 1, (7, sizes[0])), labels(rng, 7)
    got, _ = submission.train(params, x, y, 0.1, 3)
    # At lr = 0.1 right implementations agree to about 2e-15; at the edge of stability they would not.
    check.equal(got, reference.train(params, x, y, 0.1, 3)[0])


@pytest.mark.task("train", needs=["sigmoid", "forward", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="losses[k]는 k번째 갱신을 하기 전의 손실입니다.")
def test_train_losses_random(submission, reference, rng):
    """losses[k] is the loss before update k."""
    params, x, y = network(rng, 2, 3, 1), rng.normal(0, 1, (8, 2)), labels(rng, 8)
    calls = [
        (params, x, y, 0.1, 5),
        (params, x, y[:, None], 0.1, 5),
        # where the gradient is 0 the loss stands still, and is recorded all the same
        ([(np.zeros((2, 1)), np.zeros(1))], np.array([[1.0, 0.0], [1.0, 0.0]]), np.array([0, 1]), 0.1, 4),
    ]
    for args, (_, losses) in zip(calls, submission.map("train", calls), strict=True):
        check.equal(np.array(list(losses)), np.array(reference.train(*args)[1]))


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(2)
@pytest.mark.title(ko="모양이 (n, 1)인 y로도 똑같이 학습합니다.")
@pytest.mark.hint(
    en="The output has shape (n, 1); subtracting y of shape (n,) from it gives (n, n).",
    ko="출력의 모양은 (n, 1)이어서, 모양이 (n,)인 y를 빼면 (n, n)이 됩니다.",
)
def test_train_label_shapes(submission, reference, rng):
    """y of shape (n, 1) trains like y of shape (n,)."""
    params, x, y = network(rng, 2, 3, 1), rng.normal(0, 1, (6, 2)), labels(rng, 6)
    expected = reference.train(params, x, y, 0.1, 2)[0]
    for trained, _ in submission.map("train", [(params, x, given, 0.1, 2) for given in (y, y[:, None])]):
        check.equal(trained, expected)


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(2)
@pytest.mark.title(ko="처음 파라미터와 데이터를 바꾸지 않습니다.")
@pytest.mark.hint(
    en="W -= … changes the array that the caller still holds; W = W - … makes a new one.",
    ko="W -= …는 호출한 쪽의 배열까지 바꾸고, W = W - …는 새 배열을 만듭니다.",
)
def test_train_leaves_arguments_alone(submission, reference, rng):
    """The given parameters and data are not changed."""
    params, x, y = network(rng, 2, 3, 1), rng.normal(0, 1, (6, 2)), labels(rng, 6)
    result = submission.call("train", params, x, y, 0.1, 2)
    check.equal(result.value[0], reference.train(params, x, y, 0.1, 2)[0])
    check.equal(result.args, [params, x, y, 0.1, 2])


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(1)
@pytest.mark.title(ko="네 번 갱신하는 것은 두 번씩 두 번 갱신하는 것과 같습니다.")
def test_train_in_two_parts(submission, rng):
    """Four updates are two updates, twice: nothing is remembered between calls."""
    params, x, y = network(rng, 2, 4, 1), rng.normal(0, 1, (6, 2)), labels(rng, 6)
    # The steps are so long that the loss rises now and then: the last parameters are the answer, not the best.
    whole, _ = submission.train(params, x, y, 20.0, 4)
    moved = not np.array_equal(whole[0][0], params[0][0])
    check.that(moved, "four updates change no weight", "네 번 갱신해도 가중치가 그대로입니다")
    half, _ = submission.train(params, x, y, 20.0, 2)
    check.equal(submission.train(half, x, y, 20.0, 2)[0], whole)


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(1)
@pytest.mark.limits(cpu=20)
@pytest.mark.title(ko="XOR의 반대인 XNOR도 배웁니다.")
def test_train_learns_xnor(submission, reference):
    """XNOR, the opposite of XOR, is learnt as well."""
    x, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([1, 0, 0, 1])
    # The quickest of 1000 starts; the loss only falls, and the outputs end within 0.08 of 0 and 1.
    params, losses = submission.train(reference.init_params((2, 4, 5, 1), 523), x, y, 2.0, 80)
    outputs = x
    for W, b in params:
        outputs = 1 / (1 + np.exp(-(outputs @ W + b)))
    check.equal((outputs[:, 0] >= 0.5).astype(int), y)
    check.that(losses[-1] < 0.1 < losses[0], "the loss does not fall below 0.1", "손실이 0.1 아래로 내려가지 않습니다")


# -- predict


@pytest.mark.task("predict", needs=["sigmoid", "forward"])
@pytest.mark.points(3)
@pytest.mark.title(ko="무작위 신경망의 출력을 0.5를 기준으로 0과 1로 나눕니다.")
@pytest.mark.hint(en="The answer is an array of integers, shape (n,).", ko="결과는 모양이 (n,)인 정수 배열입니다.")
def test_predict_random(submission, reference, rng):
    """The outputs of a random network are split at 0.5 into the integers 0 and 1."""
    params, x = network(rng, 3, 5, 4, 1), rng.normal(0, 2, (30, 3))
    outputs = reference.forward(params, x)[-1][:, 0]
    params[-1] = (params[-1][0], params[-1][1] - np.log(outputs / (1 - outputs)).mean())  # both classes occur
    check.equal(submission.predict(params, x), reference.predict(params, x))


@pytest.mark.task("predict", needs=["sigmoid", "forward"])
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="샘플이 하나뿐이면 모양 (1,)을 돌려줍니다.")
def test_predict_single_sample(submission, reference, rng):
    """A single sample gives an array of shape (1,)."""
    params, x = network(rng, 2, 3, 1), rng.normal(0, 1, (1, 2))
    check.equal(submission.predict(params, x), reference.predict(params, x))


@pytest.mark.task("predict", needs=["sigmoid", "forward"])
@pytest.mark.points(1)
@pytest.mark.title(ko="파라미터와 x를 바꾸지 않습니다.")
def test_predict_leaves_arguments_alone(submission, reference, rng):
    """Parameters and x are not changed."""
    params, x = network(rng, 2, 3, 1), rng.normal(0, 1, (5, 2))
    result = submission.call("predict", params, x)
    check.equal(result.value, reference.predict(params, x))
    check.equal(result.args, [params, x])

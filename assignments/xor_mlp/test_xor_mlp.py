"""Public tests of xor_mlp. They show inputs, expected values and, where it matters, why."""

from itertools import pairwise

import numpy as np
import pytest

from grader.testing import check

POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0, 1, 1, 0])

# Two layers with the weights of the gates: NAND and OR side by side, then AND.
NAND_OR = (np.array([[-2.0, 2.0], [-2.0, 2.0]]), np.array([3.0, -1.0]))
AND = (np.array([[2.0], [2.0]]), np.array([-3.0]))

# Expected values below are written with 7 digits.
DIGITS = 1e-6


def zeros(*sizes):
    """A network of zeros with these layer sizes."""
    return [(np.zeros((m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@pytest.mark.task("xor_network")
@pytest.mark.points(3)
@pytest.mark.title(ko="두 입력이 서로 다를 때만 1을 냅니다.")
def test_xor_network_truth_table(submission):
    """XOR fires exactly where the two inputs differ."""
    check.equal(submission.xor_network(POINTS), XOR, call=check.call("xor_network", POINTS))


@pytest.mark.task("xor_network")
@pytest.mark.points(2)
@pytest.mark.title(ko="행마다 정수 하나를 행의 순서대로 돌려줍니다.")
def test_xor_network_rows(submission):
    """One integer per row comes back, in the order of the rows."""
    x = np.array([[1, 1], [1, 0], [1, 1], [0, 0], [0, 1]])
    expected = np.array([0, 1, 0, 0, 1])
    check.equal(submission.xor_network(x), expected, call=check.call("xor_network", x))


@pytest.mark.task("sigmoid")
@pytest.mark.points(3)
@pytest.mark.title(ko="σ(0) = 0.5이고, 음수는 0.5보다 작게, 양수는 0.5보다 크게 옮깁니다.")
def test_sigmoid_values(submission):
    """σ(0) is 0.5; negative numbers go below it, positive ones above."""
    z = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    expected = np.array([0.1192029, 0.2689414, 0.5, 0.7310586, 0.8807971])
    check.close(submission.sigmoid(z), expected, rtol=DIGITS, call=check.call("sigmoid", z))


@pytest.mark.task("sigmoid")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="|z| = 1000에서도 오버플로 경고 없이 0 또는 1에 이릅니다.")
def test_sigmoid_does_not_overflow(submission):
    """At |z| = 1000 it reaches 0 or 1 without an overflow warning."""
    z = np.array([-1000.0, -710.0, 0.0, 710.0, 1000.0])
    call = check.call("sigmoid", z)
    result = submission.call("sigmoid", z)
    check.close(result.value, np.array([0.0, 0.0, 0.5, 1.0, 1.0]), call=call)
    warned = [category for category, _ in result.warnings if category == "RuntimeWarning"]
    check.that(
        not warned,
        "the call gives a RuntimeWarning: somewhere e is raised to a large positive power",
        "호출 중에 RuntimeWarning이 나옵니다. 어딘가에서 e를 큰 양수만큼 거듭제곱하고 있습니다",
        call=call,
    )


@pytest.mark.task("init_params")
@pytest.mark.points(2)
@pytest.mark.title(ko="층마다 모양이 (n_in, n_out)인 W와, 0으로 채운 모양 (n_out,)의 b를 만듭니다.")
def test_init_params_shapes(submission):
    """Each layer gets W of shape (n_in, n_out) and b of shape (n_out,), filled with zeros."""
    call = "init_params((2, 4, 5, 1), seed=0)"
    params = submission.init_params((2, 4, 5, 1), 0)
    check.equal(len(params), 3, call=f"len({call})")
    for layer, (n_in, n_out) in enumerate([(2, 4), (4, 5), (5, 1)]):
        W, b = params[layer]
        check.shape(W, (n_in, n_out), call=f"{call}[{layer}][0]")
        check.equal(b, np.zeros(n_out), call=f"{call}[{layer}][1]")


@pytest.mark.task("init_params")
@pytest.mark.points(3)
@pytest.mark.title(ko="한 생성기에서 층의 순서대로 표준 정규분포 난수를 뽑습니다.")
def test_init_params_draws(submission):
    """The weights are standard normal draws of one generator, layer after layer."""
    call = "init_params((2, 4, 5, 1), seed=0)"
    why = {
        "en": "One np.random.default_rng(seed) serves all layers, and each W is rng.normal(0, 1, (n_in, n_out)).",
        "ko": "np.random.default_rng(seed) 하나를 모든 층이 함께 쓰고, 각 W는 rng.normal(0, 1, (n_in, n_out))입니다.",
    }
    params = submission.init_params((2, 4, 5, 1), 0)
    first_rows = [
        [0.1257302, -0.1321049, 0.6404227, 0.1049001],
        [-0.7037352, -1.2654215, -0.6232745, 0.0413260, -2.3250308],
        [-0.4577258],
    ]
    for layer, expected in enumerate(first_rows):
        # the numbers are rounded to 7 decimals, hence half a unit of the last one as absolute tolerance
        where = f"{call}[{layer}][0][0]"
        check.close(params[layer][0][0], np.array(expected), atol=6e-8, call=where, why=why)


@pytest.mark.task("count_params")
@pytest.mark.points(3)
@pytest.mark.title(ko="2-4-5-1 신경망의 파라미터는 43개입니다: 12 + 25 + 6.")
def test_count_params_lecture(submission):
    """The network 2-4-5-1 has 43 parameters: 12 + 25 + 6."""
    why = {
        "en": "A layer has n_in · n_out weights and n_out biases.",
        "ko": "한 층에는 가중치 n_in · n_out개와 편향 n_out개가 있습니다.",
    }
    params = zeros(2, 4, 5, 1)
    check.equal(submission.count_params(params), 43, call=check.call("count_params", params), why=why)


@pytest.mark.task("forward", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="x부터 출력까지 모든 활성값을 돌려줍니다: (4, 2), (4, 4), (4, 5), (4, 1).")
def test_forward_shapes(submission):
    """All activations come back, x first: shapes (4, 2), (4, 4), (4, 5), (4, 1)."""
    params = zeros(2, 4, 5, 1)
    call = check.call("forward", params, POINTS)
    activations = submission.forward(params, POINTS)
    check.equal(len(activations), 4, call=f"len({call})")
    for k, width in enumerate((2, 4, 5, 1)):
        check.shape(activations[k], (4, width), call=f"{call}[{k}]")
    check.equal(activations[0], POINTS, call=f"{call}[0]")


@pytest.mark.task("forward", needs=["sigmoid"])
@pytest.mark.points(4)
@pytest.mark.title(ko="게이트의 가중치를 넣은 두 층에서 예제의 숫자가 나옵니다.")
def test_forward_hand_wired(submission):
    """With the weights of the gates both layers give the numbers of the worked example."""
    call = check.call("forward", [NAND_OR, AND], POINTS)
    activations = submission.forward([NAND_OR, AND], POINTS)
    hidden = [[0.9525741, 0.2689414], [0.7310586, 0.7310586], [0.7310586, 0.7310586], [0.2689414, 0.9525741]]
    output = [[0.3642491], [0.4810676], [0.4810676], [0.3642491]]
    check.close(activations[1], np.array(hidden), rtol=DIGITS, call=f"{call}[1]")
    check.close(activations[2], np.array(output), rtol=DIGITS, call=f"{call}[2]")


@pytest.mark.task("forward", needs=["sigmoid"])
@pytest.mark.points(2)
@pytest.mark.title(ko="입력이 모두 0이면 은닉층의 출력은 σ(b)입니다.")
def test_forward_uses_biases(submission):
    """Where all inputs are 0, a layer gives σ(b)."""
    W = np.array([[0.3, -0.7, 1.1], [0.9, 0.4, -0.2]])
    b = np.array([-1.0, 0.0, 2.0])
    x = np.zeros((1, 2))
    call = f"{check.call('forward', [(W, b)], x)}[-1]"
    expected = np.array([[0.2689414, 0.5, 0.8807971]])
    check.close(submission.forward([(W, b)], x)[-1], expected, rtol=DIGITS, call=call)


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(2)
@pytest.mark.title(ko="아무것도 모르는 신경망의 손실은 log 2 = 0.6931472입니다.")
def test_cross_entropy_of_ignorance(submission):
    """A network that knows nothing, 0.5 everywhere, has the loss log 2 = 0.6931472."""
    why = {"en": "The mean over the samples, not the sum.", "ko": "샘플에 대한 합이 아니라 평균입니다."}
    y_hat = np.full(4, 0.5)
    call = check.call("binary_cross_entropy", XOR, y_hat)
    check.close(submission.binary_cross_entropy(XOR, y_hat), np.log(2), call=call, why=why)


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(3)
@pytest.mark.title(ko="정답이 1인 샘플은 -log ŷ, 0인 샘플은 -log(1 - ŷ)만큼 손실에 들어갑니다.")
def test_cross_entropy_example(submission):
    """A label 1 costs -log ŷ, a label 0 costs -log(1 - ŷ)."""
    y, y_hat = np.array([1, 0, 1]), np.array([0.9, 0.2, 0.6])
    call = check.call("binary_cross_entropy", y, y_hat)
    expected = (-np.log(0.9) - np.log(1 - 0.2) - np.log(0.6)) / 3  # 0.2797766
    check.close(submission.binary_cross_entropy(y, y_hat), expected, call=call)


@pytest.mark.task("binary_cross_entropy")
@pytest.mark.points(3)
@pytest.mark.title(ko="(n,)과 (n, 1)은 같은 뜻입니다.")
def test_cross_entropy_shapes(submission):
    """Shapes (n,) and (n, 1) mean the same."""
    y, y_hat = np.array([1, 0, 1]), np.array([0.9, 0.2, 0.6])
    expected = -np.log([0.9, 0.8, 0.6]).mean()
    why = {
        "en": "Shapes (n,) and (n, 1) together broadcast to an (n, n) table of all pairs.",
        "ko": "(n,)과 (n, 1)을 함께 계산하면 모든 쌍의 표 (n, n)으로 브로드캐스트됩니다.",
    }
    calls = [(left, right) for left in (y, y.reshape(3, 1)) for right in (y_hat, y_hat.reshape(3, 1))]
    for args, value in zip(calls, submission.map("binary_cross_entropy", calls), strict=True):
        check.close(value, expected, call=check.call("binary_cross_entropy", *args), why=why)


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(3)
@pytest.mark.title(ko="뉴런 하나로 OR을 한 번 갱신하면 가중치와 편향이 모두 0.25가 됩니다.")
def test_train_one_neuron(submission):
    """One update of one neuron on OR, from zeros with lr = 1, gives weights and bias of 0.25."""
    y = np.array([0, 1, 1, 1])
    call = check.call("train", zeros(2, 1), POINTS, y, 1.0, 1)
    params, _ = submission.train(zeros(2, 1), POINTS, y, 1.0, 1)
    why = {
        "en": "Here ŷ - y is (0.5, -0.5, -0.5, -0.5); the gradient is a mean over the 4 samples.",
        "ko": "ŷ - y는 (0.5, -0.5, -0.5, -0.5)이고, 그래디언트는 샘플 4개에 대한 평균입니다.",
    }
    check.close(params[0][0], np.array([[0.25], [0.25]]), call=f"{call}[0][0][0]", why=why)
    check.close(params[0][1], np.array([0.25]), call=f"{call}[0][0][1]", why=why)


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="두 층을 한 번 갱신하면 두 층이 모두 예제의 숫자만큼 움직입니다.")
def test_train_two_layers(submission):
    """One update of two layers moves both, by the numbers of the worked example."""
    call = check.call("train", [NAND_OR, AND], POINTS, XOR, 1.0, 1)
    why = {
        "en": "The hidden delta is taken with the output weights as they were before the update.",
        "ko": "은닉층의 델타는 갱신하기 전의 출력층 가중치로 계산합니다.",
    }
    params, _ = submission.train([NAND_OR, AND], POINTS, XOR, 1.0, 1)
    expected = [
        ([[-1.9847937, 2.0427864], [-1.9847937, 2.0427864]], [3.0579927, -0.9420073]),
        ([[2.0784510], [2.0784510]], [-2.9226584]),
    ]
    for layer, (W, b) in enumerate(expected):
        # rounded to 7 decimals: relative to the *step* (about 0.05) this is still 1e-6
        for k, value in enumerate((W, b)):
            where = f"{call}[0][{layer}][{k}]"
            check.close(params[layer][k], np.array(value), atol=6e-8, rtol=0, call=where, why=why)


@pytest.mark.task("train", needs=["sigmoid", "forward", "binary_cross_entropy"])
@pytest.mark.points(2)
@pytest.mark.title(ko="losses에는 갱신할 때마다 갱신하기 전의 손실이 하나씩 들어갑니다.")
def test_train_losses(submission):
    """losses holds one number per update: the loss before it."""
    call = f"{check.call('train', [NAND_OR, AND], POINTS, XOR, 0.1, 3)}[1]"
    _, losses = submission.train([NAND_OR, AND], POINTS, XOR, 0.1, 3)
    why = {
        "en": "The first loss, losses[0], belongs to the parameters as they were given.",
        "ko": "losses[0]은 처음 받은 파라미터의 손실입니다.",
    }
    expected = np.array([0.5923479, 0.5895016, 0.5869128])
    check.close(np.array(list(losses)), expected, rtol=DIGITS, call=call, why=why)


@pytest.mark.task("train", needs=["sigmoid", "forward"])
@pytest.mark.points(3)
@pytest.mark.limits(cpu=20)
@pytest.mark.title(ko="2-4-5-1 신경망이 XOR을 배웁니다.")
@pytest.mark.hint(
    en="If a single update is right and this is not: is the gradient of every layer used, in every epoch?",
    ko="한 번의 갱신은 맞는데 여기서 틀린다면, 매 에포크마다 모든 층의 그래디언트를 쓰는지 확인합니다.",
)
def test_train_learns_xor(submission):
    """The network 2-4-5-1 learns XOR."""
    # The quickest of 1000 starts: with lr = 2 the loss only falls, and after 80 updates the outputs are within 0.07 of
    # 0 and 1. Other starts need up to 300.
    start = [
        (rng.normal(size=s), np.zeros(s[1])) for rng in [np.random.default_rng(964)] for s in [(2, 4), (4, 5), (5, 1)]
    ]
    made = (
        "[(rng.normal(size=s), np.zeros(s[1])) "
        "for rng in [np.random.default_rng(964)] for s in [(2, 4), (4, 5), (5, 1)]]"
    )
    call = f"train({made}, {check.code(POINTS)}, {check.code(XOR)}, 2.0, 80)"
    params, losses = submission.train(start, POINTS, XOR, 2.0, 80)
    a = POINTS
    for W, b in params:
        a = 1 / (1 + np.exp(-(np.asarray(a) @ W + b)))
    outputs = f"forward({call}[0], {check.code(POINTS)})[-1][:, 0]"
    check.equal(len(losses), 80, call=f"len({call}[1])")
    check.equal((a[:, 0] > 0.5).astype(int), XOR, call=f"({outputs} > 0.5).astype(int)")
    check.that(
        losses[-1] < 0.1 < losses[0],
        "the loss does not fall below 0.1",
        "손실이 0.1 아래로 내려가지 않습니다",
        call=f"{call}[1]",
    )


@pytest.mark.task("predict", needs=["sigmoid", "forward"])
@pytest.mark.points(3)
@pytest.mark.title(ko="가중치를 다섯 배 한 게이트 신경망은 XOR을 정수로 답합니다.")
def test_predict_hand_wired(submission):
    """The gates' weights times 5 answer XOR, as integers of shape (n,)."""
    params = [(5 * W, 5 * b) for W, b in (NAND_OR, AND)]
    check.equal(submission.predict(params, POINTS), XOR, call=check.call("predict", params, POINTS))


@pytest.mark.task("predict", needs=["sigmoid", "forward"])
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="출력이 정확히 0.5이면 1로 예측합니다.")
def test_predict_at_the_threshold(submission):
    """An output of exactly 0.5 is predicted as 1."""
    why = {"en": "The answer is 1 where the output is at least 0.5.", "ko": "출력이 0.5 이상이면 1입니다."}
    # All parameters are 0, so every right sigmoid gives exactly 0.5 here.
    params = zeros(2, 3, 1)
    call = check.call("predict", params, POINTS)
    check.equal(submission.predict(params, POINTS), np.ones(4, dtype=int), call=call, why=why)

"""Public tests of backprop. They show inputs, expected values and, where it matters, why."""

import numpy as np
import pytest

from grader.testing import check

# Expected values below are written with 7 digits.
DIGITS = 1e-6

LOSS = {
    "en": "In this course the loss of the chain is ŷ - y, without square or absolute value, so that dL/dŷ = 1.",
    "ko": "이 과정에서 사슬의 손실은 제곱도 절댓값도 없는 ŷ - y입니다. 그래서 dL/dŷ = 1입니다.",
}

POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def floats(value):
    """The same value with floats for ints: where a task asks for numbers, either is right."""
    if isinstance(value, dict):
        return {key: floats(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [floats(item) for item in value]
    return float(value) if type(value) is int or isinstance(value, np.integer) else value


def vector(value):
    """A list or tuple of numbers as an array: for a short vector of numbers, either is right."""
    return np.array(floats(value)) if isinstance(value, list | tuple) else value


@pytest.mark.task("add_backward")
@pytest.mark.points(3)
@pytest.mark.title(ko="덧셈은 분배기입니다: 두 입력이 도착한 그래디언트를 그대로 받습니다.")
def test_add_distributes(submission):
    """Addition is a distributor: both inputs receive the gradient that arrives."""
    check.equal(floats(submission.add_backward(3.0, -4.0, 2.0)), (2.0, 2.0), call="add_backward(3.0, -4.0, 2.0)")


@pytest.mark.task("mul_backward")
@pytest.mark.points(3)
@pytest.mark.title(ko="곱셈은 교환기입니다: 각 입력이 다른 입력의 값을 곱해 받습니다.")
def test_mul_switches(submission):
    """Multiplication is a switcher: each input receives the other one's value times the gradient."""
    check.equal(floats(submission.mul_backward(3.0, -4.0, 2.0)), (-8.0, 6.0), call="mul_backward(3.0, -4.0, 2.0)")


@pytest.mark.task("max_backward")
@pytest.mark.points(3)
@pytest.mark.title(ko="최댓값은 라우터입니다: 더 큰 입력만 그래디언트를 받습니다.")
def test_max_routes(submission):
    """The maximum is a router: only the larger input receives the gradient."""
    first, second = submission.map("max_backward", [(2.0, -1.0, 3.0), (-1.0, 2.0, 3.0)])
    check.equal(floats(first), (3.0, 0.0), call="max_backward(2.0, -1.0, 3.0)")
    check.equal(floats(second), (0.0, 3.0), call="max_backward(-1.0, 2.0, 3.0)")


@pytest.mark.task("simple_graph", needs=["add_backward", "mul_backward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="(-2, 5, -4)에서 f = -12, dx = -4, dy = -4, dz = 3입니다.")
def test_simple_graph_lecture(submission):
    """At (-2, 5, -4) the graph gives f = -12, dx = -4, dy = -4, dz = 3."""
    got = submission.simple_graph(-2.0, 5.0, -4.0)
    expected = {"f": -12.0, "dx": -4.0, "dy": -4.0, "dz": 3.0}
    check.equal(floats(got), expected, call="simple_graph(-2.0, 5.0, -4.0)")


@pytest.mark.task("sigmoid_derivative")
@pytest.mark.points(2)
@pytest.mark.title(ko="σ'(0)은 0.25로 가장 크고, 양쪽으로 갈수록 작아집니다.")
def test_sigmoid_derivative_near_zero(submission):
    """σ' is largest at 0, where it is 0.25, and falls to both sides."""
    z = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    expected = np.array([0.1049936, 0.1966119, 0.25, 0.1966119, 0.1049936])
    check.close(submission.sigmoid_derivative(z), expected, rtol=DIGITS, call=check.call("sigmoid_derivative", z))


@pytest.mark.task("sigmoid_derivative")
@pytest.mark.points(2)
@pytest.mark.title(ko="인자는 활성화 이전의 값 z입니다: σ'(4)는 0.018입니다.")
def test_sigmoid_derivative_of_pre_activation(submission):
    """The argument is the pre-activation z: σ'(4) is 0.018."""
    why = {
        "en": "The formula is σ'(z) = σ(z)(1 - σ(z)) with z before the activation; σ' of σ(4) would be 0.198.",
        "ko": "σ'(z) = σ(z)(1 - σ(z))이고 z는 활성화 이전의 값입니다. σ(4)를 다시 넣으면 0.198이 나옵니다.",
    }
    check.close(submission.sigmoid_derivative(4.0), 0.01766271, rtol=DIGITS, call="sigmoid_derivative(4.0)", why=why)


@pytest.mark.task("sigmoid_neuron", needs=["sigmoid_derivative"])
@pytest.mark.points(4)
@pytest.mark.title(ko="강의 예제의 값이 나옵니다: w = (2, -3, -3), x = (-1, -2).")
def test_sigmoid_neuron_lecture(submission):
    """The lecture's example comes out: w = (2, -3, -3), x = (-1, -2)."""
    w, x = np.array([2.0, -3.0, -3.0]), np.array([-1.0, -2.0])
    call = check.call("sigmoid_neuron", w, x)
    f, dw, dx = submission.sigmoid_neuron(w, x)
    check.close(f, 0.7310586, rtol=DIGITS, call=f"{call}[0]")
    check.close(vector(dw), np.array([-0.1966119, -0.3932239, 0.1966119]), rtol=DIGITS, call=f"{call}[1]")
    check.close(vector(dx), np.array([0.3932239, -0.5898358]), rtol=DIGITS, call=f"{call}[2]")


@pytest.mark.task("sigmoid_neuron", needs=["sigmoid_derivative"])
@pytest.mark.points(2)
@pytest.mark.title(ko="입력이 0인 가중치의 그래디언트는 0, 편향의 그래디언트는 σ'(z)입니다.")
def test_sigmoid_neuron_bias(submission):
    """The weight of an input 0 gets the gradient 0, the bias gets σ'(z)."""
    w, x = np.array([0.5, -1.0, 2.0]), np.array([0.0, 3.0])
    call = check.call("sigmoid_neuron", w, x)
    _, dw, dx = submission.sigmoid_neuron(w, x)
    check.close(vector(dw), np.array([0.0, 0.5898358, 0.1966119]), rtol=DIGITS, call=f"{call}[1]")
    check.close(vector(dx), np.array([0.09830597, -0.1966119]), rtol=DIGITS, call=f"{call}[2]")


@pytest.mark.task("chain_forward")
@pytest.mark.points(2)
@pytest.mark.title(ko="x = 2, w1 = 0.5, w2 = 3, y = 1에서 네 값이 차례로 나옵니다.")
def test_chain_forward_example(submission):
    """At x = 2, w1 = 0.5, w2 = 3, y = 1 all four values come out."""
    got = submission.chain_forward(2.0, 0.5, 3.0, 1.0)
    expected = {"h1": 1.0, "h2": 0.7310586, "y_hat": 2.1931757, "loss": 1.1931757}
    check.close(got, expected, rtol=DIGITS, call="chain_forward(2.0, 0.5, 3.0, 1.0)", why=LOSS, why_at=["loss"])


@pytest.mark.task("chain_forward")
@pytest.mark.points(2)
@pytest.mark.title(ko="손실 ŷ - y는 음수가 될 수 있습니다.")
def test_chain_loss_may_be_negative(submission):
    """The loss ŷ - y may be negative."""
    got = submission.chain_forward(2.0, 0.5, 3.0, 5.0)
    check.close(got["loss"], -2.8068243, rtol=DIGITS, call='chain_forward(2.0, 0.5, 3.0, 5.0)["loss"]', why=LOSS)


@pytest.mark.task("chain_gradients", needs=["sigmoid_derivative", "chain_forward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="dw2는 h2이고, dw1은 w2 · σ'(h1) · x입니다.")
def test_chain_gradients_example(submission):
    """dw2 is h2, and dw1 is w2 · σ'(h1) · x."""
    got = submission.chain_gradients(2.0, 0.5, 3.0, 1.0)
    expected = {"dw1": 1.1796716, "dw2": 0.7310586}
    check.close(got, expected, rtol=DIGITS, call="chain_gradients(2.0, 0.5, 3.0, 1.0)", why=LOSS)


@pytest.mark.task("chain_gradients", needs=["sigmoid_derivative", "chain_forward"])
@pytest.mark.points(2)
@pytest.mark.title(ko="음수 입력에서는 dw1의 부호가 바뀝니다.")
def test_chain_gradients_negative_input(submission):
    """A negative input turns the sign of dw1."""
    got = submission.chain_gradients(-1.0, 2.0, 0.5, 0.0)
    expected = {"dw1": -0.05249679, "dw2": 0.1192029}
    check.close(got, expected, rtol=DIGITS, call="chain_gradients(-1.0, 2.0, 0.5, 0.0)")


@pytest.mark.task("sgd_step")
@pytest.mark.points(3)
@pytest.mark.title(ko="각 파라미터는 자기 자신에서 자기 그래디언트의 반대쪽으로 움직입니다.")
def test_sgd_step_example(submission):
    """Every parameter starts from itself and moves against its own gradient."""
    why = {
        "en": "Each weight starts from itself: w2 = w2 - α·Δw2. The lecture's w2 = w1 - α·Δw2 is a misprint.",
        "ko": "가중치는 저마다 자기 값에서 출발합니다: w2 = w2 - α·Δw2. 강의 자료의 w2 = w1 - α·Δw2는 오타입니다.",
    }
    params, grads = {"w1": 1.0, "w2": 2.0}, {"w1": 0.5, "w2": -0.25}
    got = submission.sgd_step(params, grads, 0.1)
    call = check.call("sgd_step", params, grads, 0.1)
    check.close(got, {"w1": 0.95, "w2": 2.025}, call=call, why=why)


@pytest.mark.task("sgd_step")
@pytest.mark.points(1)
@pytest.mark.title(ko="새 딕셔너리를 돌려주고, 받은 딕셔너리는 그대로 둡니다.")
def test_sgd_step_makes_a_new_dict(submission):
    """A new dict comes back; the given ones stay as they were."""
    params, grads = {"w1": 1.0, "w2": 2.0}, {"w1": 0.5, "w2": -0.25}
    result = submission.call("sgd_step", params, grads, 0.1)
    call = check.call("sgd_step", params, grads, 0.1)
    check.equal(sorted(result.value), ["w1", "w2"], call=f"sorted({call})")
    check.close(result.value["w1"], 0.95, call=f'{call}["w1"]')
    given = f"(params := {check.code(params)}, grads := {check.code(grads)}, sgd_step(params, grads, 0.1))"
    check.equal(result.args[0], params, call=f"{given}[0]")
    check.equal(result.args[1], grads, call=f"{given}[1]")


# Central differences at eps = 1e-5 are within about 1e-10 of the derivative here; one-sided ones are off by 1e-5.
SLOPE = {"rtol": 1e-7, "atol": 1e-8}


@pytest.mark.task("numerical_gradient")
@pytest.mark.points(3)
@pytest.mark.title(ko="x²의 합의 그래디언트는 2x입니다.")
@pytest.mark.hint(
    en="A result that is off by about 1e-5 comes from (f(x + eps) - f(x)) / eps, which looks to one side only.",
    ko="약 1e-5만큼 어긋난다면 한쪽만 보는 (f(x + eps) - f(x)) / eps를 쓴 것입니다.",
)
def test_numerical_gradient_of_squares(submission):
    """The gradient of the sum of squares is 2x."""
    why = {"en": "Central differences: one step to either side.", "ko": "중앙 차분: 양쪽으로 한 걸음씩 움직입니다."}
    f = submission.define("lambda x: (x ** 2).sum()")
    got = submission.numerical_gradient(f, np.array([1.0, -2.0, 3.0]))
    call = "numerical_gradient(lambda x: (x ** 2).sum(), np.array([1.0, -2.0, 3.0]))"
    check.close(got, np.array([2.0, -4.0, 6.0]), **SLOPE, call=call, why=why)


@pytest.mark.task("numerical_gradient")
@pytest.mark.points(3)
@pytest.mark.title(ko="행렬에서는 원소를 하나씩 움직이고, x는 그대로 남습니다.")
@pytest.mark.hint(
    en="Each element is moved alone: the elements before it are back in their place by then.",
    ko="원소는 하나씩 따로 움직입니다. 앞에서 움직인 원소는 이미 제자리로 돌아와 있어야 합니다.",
)
def test_numerical_gradient_of_a_matrix(submission):
    """In a matrix every element is moved alone, and x stays as it was."""
    x = np.array([[0.5, -1.0, 2.0], [1.5, 0.0, -0.5]])
    f = submission.define("lambda x: x.sum() ** 2")
    result = submission.call("numerical_gradient", f, x)
    call = f"numerical_gradient(lambda x: x.sum() ** 2, {check.code(x)})"
    check.close(result.value, np.full((2, 3), 5.0), **SLOPE, call=call)
    given = f"(x := {check.code(x)}, numerical_gradient(lambda x: x.sum() ** 2, x))"
    check.equal(result.args[1], x, call=f"{given}[0]")


@pytest.mark.task("mlp_gradients", needs=["sigmoid_derivative"])
@pytest.mark.points(3)
@pytest.mark.title(ko="0에서 시작한 뉴런 하나의 OR에 대한 그래디언트는 모두 -0.25입니다.")
def test_mlp_gradients_one_neuron(submission):
    """For one neuron of zeros on OR all gradients are -0.25."""
    y = np.array([0, 1, 1, 1])
    why = {
        "en": "Here ŷ - y is (0.5, -0.5, -0.5, -0.5); the loss is a mean, so its gradient is divided by n = 4, once.",
        "ko": "ŷ - y는 (0.5, -0.5, -0.5, -0.5)입니다. 손실이 평균이므로 n = 4로 한 번 나눕니다.",
    }
    params = [(np.zeros((2, 1)), np.zeros(1))]
    call = check.call("mlp_gradients", params, POINTS, y)
    grads = submission.mlp_gradients(params, POINTS, y)
    expected = [(np.array([[-0.25], [-0.25]]), np.array([-0.25]))]
    check.close(grads, expected, call=call, why=why)


@pytest.mark.task("mlp_gradients", needs=["sigmoid_derivative"])
@pytest.mark.points(5)
@pytest.mark.title(ko="게이트의 가중치를 넣은 두 층에서 두 층의 그래디언트가 모두 맞습니다.")
def test_mlp_gradients_two_layers(submission):
    """With the weights of the gates the gradients of both layers are right."""
    params = [
        (np.array([[-2.0, 2.0], [-2.0, 2.0]]), np.array([3.0, -1.0])),
        (np.array([[2.0], [2.0]]), np.array([-3.0])),
    ]
    expected = [
        ([[-0.01520629, -0.04278637], [-0.01520629, -0.04278637]], [-0.05799266, -0.05799266]),
        ([[-0.07845100], [-0.07845100]], [-0.07734164]),
    ]
    y = np.array([0, 1, 1, 0])
    grads = submission.mlp_gradients(params, POINTS, y)
    call = check.call("mlp_gradients", params, POINTS, y)
    check.equal(len(grads), 2, call=f"len({call})")
    for layer, pair in enumerate(expected):
        for k, value in enumerate(pair):
            # the numbers are rounded to 8 decimals
            check.close(grads[layer][k], np.array(value), rtol=0, atol=6e-9, call=f"{call}[{layer}][{k}]")

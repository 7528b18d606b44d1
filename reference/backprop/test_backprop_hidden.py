"""Hidden tests of backprop: seeded random inputs against the reference, edges, shapes, arguments left alone.

Tolerances are the default ones (rtol 1e-9, atol 1e-12) unless a test says otherwise: every formula here is a few
float64 operations on numbers of moderate size, so right implementations differ by about 1e-15.
"""

from itertools import pairwise

import numpy as np
import pytest

from grader.testing import check


def as_floats(value):
    """Ints are numbers too: a returned 0 is as right as 0.0."""
    match value:
        case dict():
            return dict(zip(value, map(as_floats, value.values()), strict=True))
        case list() | tuple():
            return list(map(as_floats, value))
        case int() | np.integer() if not isinstance(value, bool):
            return float(value)
    return value


def as_vector(value):
    """A short vector may come as a list, a tuple or an array."""
    return value if isinstance(value, np.ndarray) else np.array(as_floats(value))


def some(rng, count):
    """Numbers between 0.3 and 3 in size, of either sign: none of them is 0 or hides a factor."""
    return (rng.uniform(0.3, 3, count) * rng.choice([-1, 1], count)).tolist()


def all_right(submission, reference, name, calls):
    """Each of the calls gives what the reference gives."""
    for args, answer in zip(calls, submission.map(name, calls), strict=True):
        check.equal(answer, getattr(reference, name)(*args))


def mlp(rng, *sizes):
    """Random weights and biases."""
    return [(rng.normal(0, 1, (m, n)), rng.normal(0, 1, n)) for m, n in pairwise(sizes)]


# -- gates


@pytest.mark.task("add_backward")
@pytest.mark.points(2)
@pytest.mark.title(ko="어떤 그래디언트가 와도 두 입력이 똑같이 받습니다.")
def test_add_random(submission, rng):
    """Whatever gradient arrives, both inputs receive it."""
    calls = [tuple(some(rng, 3)) for _ in range(3)]
    for (*_, grad), answer in zip(calls, submission.map("add_backward", calls), strict=True):
        check.equal(as_floats(answer), (grad, grad))


@pytest.mark.task("mul_backward")
@pytest.mark.points(2)
@pytest.mark.title(ko="도착한 그래디언트에 다른 입력의 값을 곱합니다.")
def test_mul_random(submission, rng):
    """The gradient that arrives is multiplied by the other input."""
    calls = [tuple(some(rng, 3)) for _ in range(3)]
    for (x, y, grad), answer in zip(calls, submission.map("mul_backward", calls), strict=True):
        check.equal(as_floats(answer), (grad * y, grad * x))


@pytest.mark.task("max_backward")
@pytest.mark.points(2)
@pytest.mark.title(ko="음수끼리여도, 그래디언트가 음수여도 더 큰 입력이 받습니다.")
@pytest.mark.hint(en="The larger of -1 and -2 is -1.", ko="-1과 -2 중에서 더 큰 수는 -1입니다.")
def test_max_of_negative_numbers(submission, rng):
    """The larger input receives the gradient, among negative numbers and for a negative gradient as well."""
    low, high = sorted(rng.uniform(-5, -1, 2).tolist())
    calls = [(x, y, grad) for grad in (1.7, -0.6) for x, y in ((low, high), (high, low))]
    for (x, y, grad), answer in zip(calls, submission.map("max_backward", calls), strict=True):
        check.equal(as_floats(answer), (0.0, grad) if x < y else (grad, 0.0))


@pytest.mark.task("simple_graph", needs=["add_backward", "mul_backward"])
@pytest.mark.points(4)
@pytest.mark.title(ko="다른 수에서도 f와 세 미분이 맞습니다.")
def test_simple_graph_random(submission, reference, rng):
    """f and the three derivatives are right for other numbers."""
    calls = [tuple(some(rng, 3)) for _ in range(3)]
    for args, answer in zip(calls, submission.map("simple_graph", calls), strict=True):
        check.equal(as_floats(answer), reference.simple_graph(*args))


# -- sigmoid_derivative, sigmoid_neuron


@pytest.mark.task("sigmoid_derivative")
@pytest.mark.points(3)
@pytest.mark.parametrize("shape", [(9,), (3, 4), (2, 2, 3)])
@pytest.mark.title(ko="어떤 모양의 배열이든 원소마다 계산하고, 입력은 바꾸지 않습니다.")
def test_sigmoid_derivative_any_shape(submission, reference, rng, shape):
    """Arrays of any shape are mapped element by element, and are not changed."""
    z = rng.normal(0, 3, shape)
    result = submission.call("sigmoid_derivative", z)
    check.equal(result.value, reference.sigmoid_derivative(z))
    check.equal(result.args, [z])


@pytest.mark.task("sigmoid_derivative")
@pytest.mark.points(1)
@pytest.mark.title(ko="수 하나도 받고, 0에서 멀수록 0에 가까워집니다.")
def test_sigmoid_derivative_of_numbers(submission, reference):
    """Single numbers work as well; far from 0 the derivative is nearly 0."""
    numbers = [(-12.0,), (-0.3,), (6.5,), (15.0,), (np.array([-14.0, 0.0, 14.0]),)]
    for args, slope in zip(numbers, submission.map("sigmoid_derivative", numbers), strict=True):
        # s(1 - s) loses digits where s is nearly 1: at 15 two right forms differ by 2e-10 relatively
        check.close(slope, reference.sigmoid_derivative(*args), rtol=1e-7, atol=0)


@pytest.mark.task("sigmoid_neuron", needs=["sigmoid_derivative"])
@pytest.mark.points(5)
@pytest.mark.title(ko="다른 가중치와 입력에서도 값과 그래디언트가 맞습니다.")
def test_sigmoid_neuron_random(submission, reference, rng):
    """Value and gradients are right for other weights and inputs."""
    calls = [(np.array(some(rng, 3)), np.array(some(rng, 2))) for _ in range(3)]
    for args, (f, dw, dx) in zip(calls, submission.map("sigmoid_neuron", calls), strict=True):
        check.equal([f, as_vector(dw), as_vector(dx)], list(reference.sigmoid_neuron(*args)))


@pytest.mark.task("sigmoid_neuron", needs=["sigmoid_derivative"])
@pytest.mark.points(1)
@pytest.mark.title(ko="w와 x를 바꾸지 않습니다. w와 x는 정수 배열이어도 됩니다.")
@pytest.mark.hint(
    en="np.zeros_like(w) of integers is an array of integers, which cuts off what is written into it.",
    ko="정수 배열 w로 만든 np.zeros_like(w)는 정수 배열이어서, 넣는 값의 소수 부분이 잘립니다.",
)
def test_sigmoid_neuron_leaves_arguments_alone(submission, reference):
    """w and x are not changed, and may be arrays of integers."""
    w, x = np.array([1, -2, 1]), np.array([3, 2])
    result = submission.call("sigmoid_neuron", w, x)
    _, dw, dx = reference.sigmoid_neuron(w, x)
    check.equal([as_vector(value) for value in result.value[1:]], [dw, dx])
    check.equal(result.args, [w, x])


# -- the chain


@pytest.mark.task("chain_forward")
@pytest.mark.points(4)
@pytest.mark.title(ko="다른 수에서도 h1, h2, ŷ, 손실이 맞습니다.")
@pytest.mark.hint(
    en="Only the hidden value goes through σ; the loss is ŷ - y, in this order and without a square.",
    ko="σ를 거치는 것은 은닉값뿐이고, 손실은 이 순서의 ŷ - y이며 제곱하지 않습니다.",
)
def test_chain_forward_random(submission, reference, rng):
    """h1, h2, ŷ and the loss are right for other numbers."""
    all_right(submission, reference, "chain_forward", [tuple(some(rng, 4)) for _ in range(3)])


@pytest.mark.task("chain_gradients", needs=["sigmoid_derivative", "chain_forward"])
@pytest.mark.points(5)
@pytest.mark.title(ko="다른 수에서도 dw1과 dw2가 맞습니다.")
@pytest.mark.hint(
    en="dw1 passes w2, σ' at h1, and x. w2 is the value of the forward pass, not one that was updated already.",
    ko="dw1은 w2, h1에서의 σ', x를 차례로 지납니다. w2는 갱신한 값이 아니라 순전파에 쓴 값입니다.",
)
def test_chain_gradients_random(submission, reference, rng):
    """dw1 and dw2 are right for other numbers."""
    all_right(submission, reference, "chain_gradients", [tuple(some(rng, 4)) for _ in range(4)])


@pytest.mark.task("chain_gradients", needs=["sigmoid_derivative", "chain_forward"])
@pytest.mark.points(2)
@pytest.mark.title(ko="그래디언트는 y에 따라 달라지지 않습니다.")
@pytest.mark.hint(
    en="The loss of the chain is ŷ - y, this course's own choice; its derivative by ŷ is 1 whatever y is.",
    ko="사슬의 손실은 이 과정에서 정한 ŷ - y이고, ŷ에 대한 미분은 y와 상관없이 1입니다.",
)
def test_chain_gradients_do_not_depend_on_y(submission, reference, rng):
    """The gradients do not depend on y."""
    x, w1, w2 = some(rng, 3)
    all_right(submission, reference, "chain_gradients", [(x, w1, w2, y) for y in (-4.0, 0.0, 2.5)])


# -- sgd_step


@pytest.mark.task("sgd_step")
@pytest.mark.points(1)
@pytest.mark.title(ko="이름이 무엇이든, 몇 개이든 모두 갱신합니다.")
def test_sgd_step_other_names(submission, reference, rng):
    """Any number of parameters with any names is updated."""
    params = dict(zip(("w1", "w2", "bias", "scale"), some(rng, 4), strict=True))
    grads = dict(zip(params, some(rng, 4), strict=True))
    check.equal(submission.sgd_step(params, grads, 0.05), reference.sgd_step(params, grads, 0.05))


@pytest.mark.task("sgd_step")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="두 딕셔너리의 순서가 달라도 이름끼리 짝을 맞춥니다.")
def test_sgd_step_matches_by_name(submission, reference, rng):
    """Parameters and gradients are matched by name, not by their order."""
    params = dict(zip(("w1", "w2", "w3"), some(rng, 3), strict=True))
    grads = dict(zip(("w3", "w1", "w2"), some(rng, 3), strict=True))
    check.equal(submission.sgd_step(params, grads, 0.2), reference.sgd_step(params, grads, 0.2))


@pytest.mark.task("sgd_step")
@pytest.mark.points(2)
@pytest.mark.title(ko="값이 배열이어도 새 값을 만들고, 원래 배열은 그대로 둡니다.")
@pytest.mark.hint(
    en="A copy of the dict still holds the same arrays, and -= changes an array in place.",
    ko="딕셔너리를 복사해도 그 안의 배열은 같은 배열이고, -=는 배열을 그 자리에서 바꿉니다.",
)
def test_sgd_step_leaves_arrays_alone(submission, reference, rng):
    """Where values are arrays, new ones come back and the given ones are not changed."""
    params = {"W": rng.normal(0, 1, (2, 3)), "b": rng.normal(0, 1, 3)}
    grads = {"W": rng.normal(0, 1, (2, 3)), "b": rng.normal(0, 1, 3)}
    seen = submission.call("sgd_step", params, grads, 0.1)
    check.equal(seen.value, reference.sgd_step(params, grads, 0.1))
    check.equal(seen.args, [params, grads, 0.1])


# -- numerical_gradient

# Error of central differences at eps = 1e-5: f''' · eps² / 6 and the rounding of f over eps, both about 1e-11 here.
# A one-sided difference is off by f'' · eps / 2, about 1e-5.
CENTRAL = {"rtol": 1e-7, "atol": 1e-8}


@pytest.mark.task("numerical_gradient")
@pytest.mark.points(3)
@pytest.mark.parametrize("shape", [(5,), (1, 4), (2, 2, 2)])
@pytest.mark.title(ko="어떤 모양이든 x와 같은 모양의 그래디언트가 나옵니다.")
def test_numerical_gradient_any_shape(submission, rng, shape):
    """For any shape of x the gradient has this shape and the right values."""
    x = rng.uniform(-1.5, 1.5, shape)
    got = submission.numerical_gradient(submission.define("lambda x: (np.sin(x) * np.exp(x)).sum()"), x)
    check.close(got, np.exp(x) * (np.sin(x) + np.cos(x)), **CENTRAL)


@pytest.mark.task("numerical_gradient")
@pytest.mark.points(1)
@pytest.mark.title(ko="한 원소의 기울기가 다른 원소에 따라 달라지는 함수에서도 맞습니다.")
@pytest.mark.hint(
    en="Is every element put back before the next one is moved?",
    ko="다음 원소를 움직이기 전에 앞의 원소를 되돌려 놓는지 확인합니다.",
)
def test_numerical_gradient_of_a_product(submission, rng):
    """It is right for a function that couples the elements: their product."""
    x = np.array(some(rng, 4))
    check.close(submission.numerical_gradient(submission.define("lambda x: x.prod()"), x), x.prod() / x, **CENTRAL)


@pytest.mark.task("numerical_gradient")
@pytest.mark.points(1)
@pytest.mark.title(ko="x를 바꾸지 않습니다.")
def test_numerical_gradient_leaves_x_alone(submission, rng):
    """x is not changed."""
    x = rng.normal(0, 1, (3, 2))
    # the function asks for columns: it is to be given arrays of x's shape
    result = submission.call("numerical_gradient", submission.define("lambda x: (x[:, 0] ** 3 * x[:, 1]).sum()"), x)
    check.close(result.value, np.stack([3 * x[:, 0] ** 2 * x[:, 1], x[:, 0] ** 3], axis=1), **CENTRAL)
    check.equal(result.args[1], x, rtol=0, atol=1e-15)  # adding and subtracting eps again may cost the last bit


@pytest.mark.task("numerical_gradient")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="eps로 받은 거리를 실제로 씁니다.")
@pytest.mark.hint(
    en="The distance to either side is the argument eps; the difference is divided by 2 · eps.",
    ko="양쪽으로 움직이는 거리는 인자 eps이고, 차이는 2 · eps로 나눕니다.",
)
def test_numerical_gradient_uses_eps(submission):
    """The distance given as eps is used."""
    # For x³ a central difference gives 3x² + eps², exactly.
    f = submission.define("lambda x: (x ** 3).sum()")
    got = submission.numerical_gradient(f, np.array([1.0, -2.0]), eps=0.5)
    check.close(got, np.array([3.25, 12.25]))


# -- mlp_gradients


@pytest.mark.task("mlp_gradients", needs=["sigmoid_derivative"])
@pytest.mark.points(4)
@pytest.mark.parametrize("sizes", [(2, 4, 5, 1), (3, 3, 3, 1), (2, 2, 1), (4, 1)])
@pytest.mark.title(ko="무작위 신경망에서 모든 층의 그래디언트가 맞습니다.")
@pytest.mark.hint(
    en="Compare with numerical_gradient of the loss, layer by layer: the last layer first.",
    ko="손실의 numerical_gradient와 한 층씩, 마지막 층부터 비교해 봅니다.",
)
def test_mlp_gradients_random(submission, reference, rng, sizes):
    """The gradients of all layers are right for random networks."""
    # Square layers show a transposed W, which elsewhere has the wrong shape.
    params, x = mlp(rng, *sizes), rng.normal(0, 1, (7, sizes[0]))
    y = rng.permutation(np.arange(7) % 2)
    check.equal(submission.mlp_gradients(params, x, y), reference.mlp_gradients(params, x, y))


@pytest.mark.task("mlp_gradients", needs=["sigmoid_derivative"])
@pytest.mark.points(1)
@pytest.mark.title(ko="모양이 (n, 1)인 y도 같은 뜻입니다.")
@pytest.mark.hint(en="(n, 1) minus (n,) has the shape (n, n).", ko="(n, 1)에서 (n,)을 빼면 모양이 (n, n)이 됩니다.")
def test_mlp_gradients_label_shapes(submission, reference, rng):
    """y of shape (n, 1) means the same as y of shape (n,)."""
    params, x = mlp(rng, 2, 3, 1), rng.normal(0, 1, (6, 2))
    y = rng.permutation(np.arange(6) % 2)
    all_right(submission, reference, "mlp_gradients", [(params, x, y), (params, x, y[:, None])])


@pytest.mark.task("mlp_gradients", needs=["sigmoid_derivative"])
@pytest.mark.points(1)
@pytest.mark.title(ko="파라미터, x, y를 바꾸지 않습니다.")
def test_mlp_gradients_leaves_arguments_alone(submission, reference, rng):
    """Parameters, x and y are not changed."""
    params, x, y = mlp(rng, 2, 3, 1), rng.normal(0, 1, (4, 2)), np.array([1, 0, 0, 1])
    result = submission.call("mlp_gradients", params, x, y)
    check.equal(result.value, reference.mlp_gradients(params, x, y))
    check.equal(result.args, [params, x, y])


@pytest.mark.task("mlp_gradients", needs=["sigmoid_derivative"])
@pytest.mark.points(1)
@pytest.mark.title(ko="같은 데이터를 두 번 이어 붙여도 평균이므로 그래디언트는 같습니다.")
def test_mlp_gradients_of_doubled_data(submission, reference, rng):
    """Data given twice over leave the gradients as they are: they belong to a mean."""
    params, x, y = mlp(rng, 2, 3, 1), rng.normal(0, 1, (5, 2)), np.array([1, 0, 1, 1, 0])
    expected = reference.mlp_gradients(params, x, y)
    check.equal(submission.mlp_gradients(params, np.vstack([x, x]), np.append(y, y)), expected)


@pytest.mark.task("mlp_gradients", needs=["sigmoid_derivative"])
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="샘플이 하나뿐이어도 모양이 params와 같습니다.")
def test_mlp_gradients_single_sample(submission, reference, rng):
    """A single sample gives gradients shaped like the parameters as well."""
    params, x, y = mlp(rng, 3, 2, 1), rng.normal(0, 1, (1, 3)), np.array([1])
    check.equal(submission.mlp_gradients(params, x, y), reference.mlp_gradients(params, x, y))

"""Hidden tests of gates: other inputs than the public ones, against the reference.

Weights, points and biases are multiples of 1/4, so every sum is exact in binary: no order of adding up can move a sum
across 0, and sums of exactly 0 do occur.
"""

from itertools import combinations, product

import numpy as np
import pytest

from grader.testing import check

GATES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0]}


def quarters(rng, *shape):
    """Random multiples of 1/4 between -2 and 2."""
    return rng.integers(-8, 9, shape) / 4


def bits(rng, *shape):
    """Random zeros and ones."""
    return rng.integers(0, 2, shape)


def three_numbers(found):
    """(w1, w2, b) as plain floats, from any sequence; None stays None."""
    return None if found is None else tuple(map(float, found))


@pytest.mark.task("perceptron")
@pytest.mark.points(4)
@pytest.mark.title(ko="입력이 몇 개든 점 여러 개를 올바르게 판정합니다")
def test_perceptron_random_batches(submission, reference, rng):
    """Batches of points with any number of inputs are judged right."""
    calls = []
    for d in (1, 2, 3, 6):
        x, w, b = quarters(rng, 40, d), quarters(rng, d), float(quarters(rng))
        calls += [(x, w, b), (x, w, -float(x[0] @ w))]  # the second on the line
    for args, outputs in zip(calls, submission.map("perceptron", calls), strict=True):
        check.equal(outputs, reference.perceptron(*args))


@pytest.mark.task("perceptron")
@pytest.mark.points(2)
@pytest.mark.title(ko="입력이 몇 개든 점 하나를 올바르게 판정하고 정수를 반환합니다")
def test_perceptron_random_points(submission, reference, rng):
    """Single points with any number of inputs are judged right, as ints."""
    calls = []
    for d in (1, 2, 3, 6):
        x, w = quarters(rng, d), quarters(rng, d)
        calls += [(x, w, b) for b in (0.25, -0.25, -float(x @ w), 0.25 - float(x @ w))]
    # as little above 0 as below it: there is no tolerance
    calls += [(np.array([1.0, 2.0]), np.array([0.5, -0.25]), b) for b in (2.0**-40, -(2.0**-40))]
    for args, output in zip(calls, submission.map("perceptron", calls), strict=True):
        check.equal(output, int(reference.perceptron(*args)))


@pytest.mark.edge
@pytest.mark.task("perceptron")
@pytest.mark.points(1)
@pytest.mark.title(ko="점이 하나뿐인 (1, d) 입력의 결과는 (1,) 모양의 배열입니다")
def test_perceptron_batch_of_one(submission, reference, rng):
    """A batch that holds one point gives an array that holds one output."""
    x, w = quarters(rng, 1, 3), quarters(rng, 3)
    calls = [(x, w, b) for b in (-20, 20)]
    for args, outputs in zip(calls, submission.map("perceptron", calls), strict=True):
        check.equal(outputs, reference.perceptron(*args))


@pytest.mark.edge
@pytest.mark.task("perceptron")
@pytest.mark.points(1)
@pytest.mark.title(ko="퍼셉트론은 받은 배열을 바꾸지 않습니다")
def test_perceptron_keeps_its_arguments(submission, reference, rng):
    """The perceptron leaves its arguments as they were."""
    x, w, b = quarters(rng, 5, 2), quarters(rng, 2), 0.5
    called = submission.call("perceptron", x, w, b)
    check.equal(called.value, reference.perceptron(x, w, b))
    check.equal(called.args, [x, w, b])


@pytest.mark.task("gate_weights")
@pytest.mark.points(2)
@pytest.mark.title(ko="w는 가중치 두 개가 담긴 배열이고 b는 숫자입니다")
def test_gate_weights_shapes(submission):
    """The weights are two, and the bias is a number."""
    found = []
    for weights, bias in submission.map("gate_weights", [(gate,) for gate in GATES]):
        check.shape(np.asarray(weights), (2,))
        check.that(np.shape(bias) == (), "the bias is not a number", "편향이 숫자가 아닙니다")
        check.that(np.isfinite([*weights, bias]).all(), "a weight is not finite", "유한하지 않은 가중치가 있습니다")
        found.append(np.array([*map(float, weights), float(bias)]))
    alike = any(np.array_equal(one, other) for one, other in combinations(found, 2))
    check.that(not alike, "two gates have the same weights", "두 게이트의 가중치가 같습니다")


@pytest.mark.task("gate_weights")
@pytest.mark.points(3)
@pytest.mark.title(ko="어떤 순서로 몇 번을 불러도 같은 게이트에는 올바른 가중치가 나옵니다")
def test_gate_weights_any_order(submission, rng):
    """The weights of a gate are right in whichever order and however often they are asked for."""
    corners = np.array(list(product((0, 1), repeat=2)))
    gates = rng.permutation(list(GATES) * 3).tolist()
    for gate, (w, b) in zip(gates, submission.map("gate_weights", [(gate,) for gate in gates]), strict=True):
        check.equal((corners @ np.asarray(w) + b > 0).astype(int), np.array(GATES[gate]))


@pytest.mark.task("gate_weights")
@pytest.mark.points(2)
@pytest.mark.title(ko="세 이름이 아니면 모두 ValueError입니다")
def test_gate_weights_other_names(submission):
    """Every name but the three raises ValueError."""
    list(submission.map("gate_weights", [(name,) for name in GATES]))  # who refuses every name tells none apart
    refused = submission.map("gate_weights", [("NOR",), ("XNOR",), ("",), ("perceptron",), ("and",), ("Or",)])
    for number in range(len(refused)):
        with pytest.raises(ValueError):
            refused[number]


def check_gate_on_arrays(submission, name, right, rng):
    """A gate on random arrays of 0 and 1, short and long."""
    pairs = [(bits(rng, n), bits(rng, n)) for n in (1, 7, 200)]
    for (x1, x2), outputs in zip(pairs, submission.map(name, pairs), strict=True):
        check.equal(outputs, right(x1, x2))


def check_gate_on_shapes(submission, name, right, rng):
    """A gate on arrays of other shapes, which it must not change."""
    for shape in ((3, 4), (2, 1, 3)):
        x1, x2 = bits(rng, *shape), bits(rng, *shape)
        called = submission.call(name, x1, x2)
        check.equal(called.value, right(x1, x2))
        check.equal(called.args, [x1, x2])


@pytest.mark.task("and_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(2)
@pytest.mark.title(ko="AND는 긴 배열에서도 올바릅니다")
def test_and_random_arrays(submission, reference, rng):
    """AND is right on longer arrays."""
    check_gate_on_arrays(submission, "and_gate", reference.and_gate, rng)


@pytest.mark.edge
@pytest.mark.task("and_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(1)
@pytest.mark.title(ko="AND의 결과는 입력과 모양이 같고, 입력은 바뀌지 않습니다")
def test_and_shapes(submission, reference, rng):
    """AND keeps the shape of its inputs and leaves them as they were."""
    check_gate_on_shapes(submission, "and_gate", reference.and_gate, rng)


@pytest.mark.task("or_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(2)
@pytest.mark.title(ko="OR는 긴 배열에서도 올바릅니다")
def test_or_random_arrays(submission, reference, rng):
    """OR is right on longer arrays."""
    check_gate_on_arrays(submission, "or_gate", reference.or_gate, rng)


@pytest.mark.edge
@pytest.mark.task("or_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(1)
@pytest.mark.title(ko="OR의 결과는 입력과 모양이 같고, 입력은 바뀌지 않습니다")
def test_or_shapes(submission, reference, rng):
    """OR keeps the shape of its inputs and leaves them as they were."""
    check_gate_on_shapes(submission, "or_gate", reference.or_gate, rng)


@pytest.mark.task("nand_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(3)
@pytest.mark.title(ko="NAND는 긴 배열에서도 올바릅니다")
def test_nand_random_arrays(submission, reference, rng):
    """NAND is right on longer arrays."""
    check_gate_on_arrays(submission, "nand_gate", reference.nand_gate, rng)


@pytest.mark.edge
@pytest.mark.task("nand_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(1)
@pytest.mark.title(ko="NAND의 결과는 입력과 모양이 같고, 입력은 바뀌지 않습니다")
def test_nand_shapes(submission, reference, rng):
    """NAND keeps the shape of its inputs and leaves them as they were."""
    check_gate_on_shapes(submission, "nand_gate", reference.nand_gate, rng)


@pytest.mark.task("xor_gate", needs=["and_gate", "or_gate", "nand_gate"])
@pytest.mark.points(5)
@pytest.mark.title(ko="XOR는 긴 배열에서도 올바릅니다")
def test_xor_random_arrays(submission, reference, rng):
    """XOR is right on longer arrays."""
    check_gate_on_arrays(submission, "xor_gate", reference.xor_gate, rng)


@pytest.mark.edge
@pytest.mark.task("xor_gate", needs=["and_gate", "or_gate", "nand_gate"])
@pytest.mark.points(2)
@pytest.mark.title(ko="XOR의 결과는 입력과 모양이 같고, 입력은 바뀌지 않습니다")
def test_xor_shapes(submission, reference, rng):
    """XOR keeps the shape of its inputs and leaves them as they were."""
    check_gate_on_shapes(submission, "xor_gate", reference.xor_gate, rng)


@pytest.mark.task("find_perceptron", needs=["perceptron"])
@pytest.mark.points(5)
@pytest.mark.title(ko="이변수 불 함수 16개 가운데 XOR와 XNOR를 뺀 14개를 찾습니다")
def test_find_fourteen_of_sixteen(submission):
    """Of the 16 Boolean functions of two inputs 14 are found, all but XOR and XNOR."""
    tables, grid = list(product((0, 1), repeat=4)), np.array([-1.0, 0.0, 1.0, 2.0])
    answers = submission.map("find_perceptron", [(np.array(targets), grid) for targets in tables])
    for targets, found in zip(tables, map(three_numbers, answers), strict=True):
        if targets in ((0, 1, 1, 0), (1, 0, 0, 1)):
            check.equal(found, None)
        else:
            w1, w2, b = found
            check.equal([int(total > 0) for total in (b, w2 + b, w1 + b, w1 + w2 + b)], list(targets))


@pytest.mark.task("find_perceptron", needs=["perceptron"])
@pytest.mark.points(5)
@pytest.mark.title(ko="어떤 순서의 격자에서도 맞는 것 중 첫 번째를 반환합니다")
def test_find_first_in_any_order(submission, reference, rng):
    """With a grid in any order the first that is right is returned."""
    tables = ((0, 0, 0, 0), (0, 1, 0, 0), (0, 1, 0, 1), (1, 0, 1, 0))  # their first hit moves most
    calls = [(np.array(targets), rng.permutation(np.arange(-1.5, 2, 0.5))) for targets in tables]
    for args, found in zip(calls, submission.map("find_perceptron", calls), strict=True):
        check.equal(three_numbers(found), three_numbers(reference.find_perceptron(*args)))


@pytest.mark.edge
@pytest.mark.task("find_perceptron", needs=["perceptron"])
@pytest.mark.points(2)
@pytest.mark.title(ko="맞는 값이 없는 격자에서는 None이고, 값이 하나뿐인 격자로도 찾을 수 있습니다")
def test_find_nothing_on_a_poor_grid(submission):
    """A grid without the right values gives None; a grid of a single value may be enough."""
    answers = {
        ((0, 0, 0, 1), (1.0, 2.0)): None,
        ((1, 1, 1, 1), (2.0,)): (2.0, 2.0, 2.0),
        ((0, 0, 0, 0), (0.0,)): (0.0, 0.0, 0.0),  # three zeros are an answer, and so are weights of 0
        ((1, 1, 1, 1), (0.0, 1.0)): (0.0, 0.0, 1.0),
    }
    found = submission.map("find_perceptron", [(np.array(targets), np.array(grid)) for targets, grid in answers])
    for right, one in zip(answers.values(), found, strict=True):
        check.equal(three_numbers(one), right)


@pytest.mark.edge
@pytest.mark.task("find_perceptron", needs=["perceptron"])
@pytest.mark.points(1)
@pytest.mark.title(ko="찾는 동안 targets와 격자는 바뀌지 않습니다")
def test_find_keeps_its_arguments(submission):
    """The search leaves targets and grid as they were."""
    targets, grid = np.array([0, 1, 1, 1]), np.array([1.0, -1.0, 0.0])
    called = submission.call("find_perceptron", targets, grid)
    check.equal(three_numbers(called.value), (1.0, 1.0, 0.0))
    check.equal(called.args, [targets, grid])

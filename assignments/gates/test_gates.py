"""Public tests of gates. Each title says what is expected of the function."""

from itertools import product

import numpy as np
import pytest

from grader.testing import check

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
X1, X2 = CORNERS.T
PAIRS = list(product((0, 1), repeat=2))
STRICT = {
    "en": "This course's perceptron fires above 0, strictly: a sum of exactly 0 gives 0.",
    "ko": "이 과정의 퍼셉트론은 합이 0보다 클 때만 1을 출력합니다. 합이 정확히 0이면 출력은 0입니다.",
}


def three_numbers(found):
    """(w1, w2, b) as plain floats, whether it came as a tuple, a list or an array."""
    return found if found is None else tuple(float(value) for value in found)


@pytest.mark.task("perceptron")
@pytest.mark.points(4)
@pytest.mark.title(ko="점 여러 개를 넣으면 점마다 0 또는 1이 담긴 정수 배열이 나옵니다")
def test_perceptron_batch(submission):
    """A batch of points gives an int array with 0 or 1 for each."""
    outputs = submission.perceptron(CORNERS, np.array([2, 2]), -3)
    call = "perceptron(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([2, 2]), -3)"
    check.equal(outputs, np.array([0, 0, 0, 1]), call=call)


@pytest.mark.task("perceptron")
@pytest.mark.points(4)
@pytest.mark.title(ko="점 하나를 넣으면 배열이 아니라 정수 0 또는 1이 나옵니다")
def test_perceptron_one_point(submission):
    """A single point gives the int 0 or 1, not an array."""
    outputs = submission.map("perceptron", [(point, np.array([2, 2]), -1) for point in CORNERS])
    for point, output, fires in zip(CORNERS, outputs, [0, 1, 1, 1], strict=True):
        check.equal(output, fires, call=f"perceptron(np.array({point.tolist()}), np.array([2, 2]), -1)")


@pytest.mark.task("perceptron")
@pytest.mark.points(4)
@pytest.mark.title(ko="합이 정확히 0이면 발화하지 않습니다")
@pytest.mark.hint(
    en="With w = (2, 2) and b = -2 the sums are -2, 0, 0, 2. Only the last is above 0.",
    ko="w = (2, 2), b = -2이면 합은 -2, 0, 0, 2입니다. 0보다 큰 것은 마지막 하나뿐입니다.",
)
def test_perceptron_zero_sum(submission):
    """A sum of exactly 0 does not fire."""
    outputs = submission.perceptron(CORNERS, np.array([2, 2]), -2)
    call = "perceptron(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([2, 2]), -2)"
    check.equal(outputs, np.array([0, 0, 0, 1]), call=call, why=STRICT, why_at=["[1]", "[2]"])


@pytest.mark.task("gate_weights")
@pytest.mark.points(6)
@pytest.mark.parametrize(("gate", "truth"), [("AND", [0, 0, 0, 1]), ("OR", [0, 1, 1, 1]), ("NAND", [1, 1, 1, 0])])
@pytest.mark.title(ko="게이트의 가중치를 넣으면 진리표대로 출력됩니다")
def test_gate_weights_truth_table(submission, gate, truth):
    """The weights of a gate produce its truth table."""
    w, b = submission.gate_weights(gate)
    outputs = (CORNERS @ np.asarray(w) + b > 0).astype(int)
    weights = f'gate_weights("{gate}")'
    call = f"({check.code(CORNERS)} @ {weights}[0] + {weights}[1] > 0).astype(int)"
    check.equal(outputs, np.array(truth), call=call)


@pytest.mark.task("gate_weights")
@pytest.mark.points(2)
@pytest.mark.title(ko="모르는 게이트 이름에는 ValueError를 일으킵니다")
def test_gate_weights_unknown(submission):
    """An unknown gate raises ValueError."""
    w, _ = submission.gate_weights("AND")  # a function that refuses every name tells none apart
    check.shape(np.asarray(w), (2,), call='gate_weights("AND")[0]')
    with pytest.raises(ValueError):
        submission.gate_weights("XOR")


@pytest.mark.task("and_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(3)
@pytest.mark.title(ko="AND는 두 입력이 모두 1일 때만 1입니다")
def test_and_truth_table(submission):
    """AND is 1 only where both inputs are 1."""
    for (x1, x2), output in zip(PAIRS, submission.map("and_gate", PAIRS), strict=True):
        check.equal(output, x1 & x2, call=f"and_gate({x1}, {x2})")


@pytest.mark.task("and_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(2)
@pytest.mark.title(ko="AND에 배열 둘을 넣으면 정수 배열이 나옵니다")
def test_and_arrays(submission):
    """AND of two arrays is an int array."""
    call = "and_gate(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))"
    check.equal(submission.and_gate(X1, X2), np.array([0, 0, 0, 1]), call=call)


@pytest.mark.task("or_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(3)
@pytest.mark.title(ko="OR는 적어도 한 입력이 1일 때 1입니다")
def test_or_truth_table(submission):
    """OR is 1 where at least one input is 1."""
    for (x1, x2), output in zip(PAIRS, submission.map("or_gate", PAIRS), strict=True):
        check.equal(output, x1 | x2, call=f"or_gate({x1}, {x2})")


@pytest.mark.task("or_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(2)
@pytest.mark.title(ko="OR에 배열 둘을 넣으면 정수 배열이 나옵니다")
def test_or_arrays(submission):
    """OR of two arrays is an int array."""
    call = "or_gate(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))"
    check.equal(submission.or_gate(X1, X2), np.array([0, 1, 1, 1]), call=call)


@pytest.mark.task("nand_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(3)
@pytest.mark.title(ko="NAND는 두 입력이 모두 1일 때만 0입니다")
def test_nand_truth_table(submission):
    """NAND is 0 only where both inputs are 1."""
    for (x1, x2), output in zip(PAIRS, submission.map("nand_gate", PAIRS), strict=True):
        check.equal(output, 1 - (x1 & x2), call=f"nand_gate({x1}, {x2})")


@pytest.mark.task("nand_gate", needs=["perceptron", "gate_weights"])
@pytest.mark.points(2)
@pytest.mark.title(ko="NAND에 배열 둘을 넣으면 정수 배열이 나옵니다")
def test_nand_arrays(submission):
    """NAND of two arrays is an int array."""
    call = "nand_gate(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))"
    check.equal(submission.nand_gate(X1, X2), np.array([1, 1, 1, 0]), call=call)


@pytest.mark.task("xor_gate", needs=["and_gate", "or_gate", "nand_gate"])
@pytest.mark.points(5)
@pytest.mark.title(ko="XOR는 한 입력만 1일 때 1입니다")
@pytest.mark.hint(
    en="No single perceptron gives this table: the outputs of two gates have to go into a third.",
    ko="퍼셉트론 하나로는 이 표가 나오지 않습니다. 두 게이트의 출력을 세 번째 게이트에 넣어야 합니다.",
)
def test_xor_truth_table(submission):
    """XOR is 1 where exactly one input is 1."""
    for (x1, x2), output in zip(PAIRS, submission.map("xor_gate", PAIRS), strict=True):
        check.equal(output, x1 ^ x2, call=f"xor_gate({x1}, {x2})")


@pytest.mark.task("xor_gate", needs=["and_gate", "or_gate", "nand_gate"])
@pytest.mark.points(3)
@pytest.mark.title(ko="XOR에 배열 둘을 넣으면 정수 배열이 나옵니다")
def test_xor_arrays(submission):
    """XOR of two arrays is an int array."""
    call = "xor_gate(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))"
    check.equal(submission.xor_gate(X1, X2), np.array([0, 1, 1, 0]), call=call)


@pytest.mark.task("find_perceptron", needs=["perceptron"])
@pytest.mark.points(4)
@pytest.mark.title(ko="격자 -1, -0.5, …, 1에서 처음 찾은 AND는 (0.5, 0.5, -0.5)입니다")
def test_find_and(submission):
    """The first AND on the grid -1, -0.5, …, 1 is (0.5, 0.5, -0.5)."""
    found = submission.find_perceptron(np.array([0, 0, 0, 1]), np.arange(-1, 1.5, 0.5))
    call = "find_perceptron(np.array([0, 0, 0, 1]), np.arange(-1, 1.5, 0.5))"
    check.equal(three_numbers(found), (0.5, 0.5, -0.5), call=call)


@pytest.mark.task("find_perceptron", needs=["perceptron"])
@pytest.mark.points(4)
@pytest.mark.title(ko="XOR를 출력하는 퍼셉트론은 없으므로 결과는 None이고, OR는 찾습니다")
def test_find_xor(submission):
    """No perceptron produces XOR: the answer is None, where OR is found."""
    grid = np.arange(-3.0, 4.0)
    tables = np.array([0, 1, 1, 0]), np.array([0, 1, 1, 1])
    of_xor, of_or = submission.map("find_perceptron", [(table, grid) for table in tables])
    check.equal(three_numbers(of_xor), None, call="find_perceptron(np.array([0, 1, 1, 0]), np.arange(-3.0, 4.0))")
    call = "find_perceptron(np.array([0, 1, 1, 1]), np.arange(-3.0, 4.0))"
    check.that(
        of_or is not None,
        "OR is on this grid, and None came back",
        "이 격자에 OR가 있는데 None이 나왔습니다",
        call=call,
    )


@pytest.mark.task("find_perceptron", needs=["perceptron"])
@pytest.mark.points(4)
@pytest.mark.title(ko="격자에 적힌 순서대로 살펴보며, w1이 가장 바깥이고 b가 가장 안쪽입니다")
def test_find_order(submission):
    """The grid is tried in its own order, w1 outermost and b innermost."""
    # The answer is not the grid itself, nor its beginning: who hands back an argument has looked for nothing.
    found = submission.find_perceptron(np.array([0, 0, 0, 0]), np.array([2.0, 1.0, 0.0, -1.0]))
    call = "find_perceptron(np.array([0, 0, 0, 0]), np.array([2.0, 1.0, 0.0, -1.0]))"
    check.equal(three_numbers(found), (1.0, 0.0, -1.0), call=call)

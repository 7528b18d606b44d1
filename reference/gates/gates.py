"""Gates: what one perceptron can and cannot do."""
# 설명: 게이트: 퍼셉트론 하나로 할 수 있는 일과 할 수 없는 일.

from itertools import product  # private

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def perceptron(x, w, b):
    """Fire (1) where x·w + b is above 0, strictly; else 0.

    x: one point (d,) or a batch of points (n, d); w: weights (d,); b: bias, a number.
    Returns an int for one point, an int array (n,) for a batch.
    """
    # 설명: x·w + b가 0보다 크면 1, 아니면 0을 냅니다. 정확히 0이면 0입니다.
    # 설명:
    # 설명: x: 점 하나 (d,) 또는 점 여러 개 (n, d); w: 가중치 (d,); b: 편향(수).
    # 설명: 점이 하나면 int를, 여러 개면 int 배열 (n,)을 돌려줍니다.
    # Step 1: compute the weighted sum of each point, plus the bias
    # 단계 1: 각 점의 가중합에 편향을 더합니다
    total = x @ w + b
    # Step 2: turn "the sum is above 0" into the integers 1 and 0
    # 단계 2: "합이 0보다 크다"를 정수 1과 0으로 바꿉니다
    return (total > 0).astype(int)


def gate_weights(gate):
    """Weights and bias of a perceptron that computes a gate.

    gate: "AND", "OR" or "NAND".
    Returns (w, b): w an array of shape (2,), b a number. Any that produce the truth table are right.
    Raises ValueError for any other name.
    """
    # 설명: 게이트를 계산하는 퍼셉트론의 가중치와 편향.
    # 설명:
    # 설명: gate: "AND", "OR" 또는 "NAND".
    # 설명: (w, b)를 돌려줍니다. w는 (2,) 모양의 배열, b는 수입니다. 진리표대로 되는 값이면 모두 정답입니다.
    # 설명: 다른 이름이면 ValueError를 일으킵니다.
    # Step 1: choose w and b for each of the three gates, so that the sign of the sum follows the truth table
    # 단계 1: 합의 부호가 진리표를 따르도록 게이트마다 w와 b를 정합니다
    if gate == "AND":
        return np.array([2, 2]), -3
    if gate == "OR":
        return np.array([2, 2]), -1
    if gate == "NAND":
        return np.array([-2, -2]), 3
    # Step 2: raise ValueError for a name that is none of the three
    # 단계 2: 세 이름이 아니면 ValueError를 일으킵니다
    raise ValueError(f"unknown gate: {gate!r}")


def and_gate(x1, x2):
    """1 where both inputs are 1, else 0.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # 설명: 두 입력이 모두 1이면 1, 아니면 0.
    # 설명:
    # 설명: x1, x2: 0 또는 1인 수, 또는 모양이 같은 0과 1의 배열 둘. 모양은 무엇이든 됩니다.
    # 설명: 수를 받으면 int를, 배열을 받으면 같은 모양의 int 배열을 돌려줍니다.
    # Step 1: join x1 and x2 into points and give them to the perceptron with the weights of AND
    # 단계 1: x1과 x2를 점으로 묶어 AND의 가중치와 함께 퍼셉트론에 넣습니다
    return _single_gate("AND", x1, x2)


def or_gate(x1, x2):
    """1 where at least one input is 1, else 0.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # 설명: 입력이 하나라도 1이면 1, 아니면 0.
    # 설명:
    # 설명: x1, x2: 0 또는 1인 수, 또는 모양이 같은 0과 1의 배열 둘. 모양은 무엇이든 됩니다.
    # 설명: 수를 받으면 int를, 배열을 받으면 같은 모양의 int 배열을 돌려줍니다.
    # Step 1: do the same as in and_gate, with the weights of OR
    # 단계 1: and_gate와 같은 방법으로, OR의 가중치를 사용합니다
    return _single_gate("OR", x1, x2)


def nand_gate(x1, x2):
    """0 where both inputs are 1, else 1.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # 설명: 두 입력이 모두 1이면 0, 아니면 1.
    # 설명:
    # 설명: x1, x2: 0 또는 1인 수, 또는 모양이 같은 0과 1의 배열 둘. 모양은 무엇이든 됩니다.
    # 설명: 수를 받으면 int를, 배열을 받으면 같은 모양의 int 배열을 돌려줍니다.
    # Step 1: do the same as in and_gate, with the weights of NAND
    # 단계 1: and_gate와 같은 방법으로, NAND의 가중치를 사용합니다
    return _single_gate("NAND", x1, x2)


def xor_gate(x1, x2):
    """1 where exactly one input is 1, else 0. Made of the gates above: one perceptron cannot do it.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # 설명: 입력 하나만 1이면 1, 아니면 0. 퍼셉트론 하나로는 안 되므로 위의 게이트로 만듭니다.
    # 설명:
    # 설명: x1, x2: 0 또는 1인 수, 또는 모양이 같은 0과 1의 배열 둘. 모양은 무엇이든 됩니다.
    # 설명: 수를 받으면 int를, 배열을 받으면 같은 모양의 int 배열을 돌려줍니다.
    # Step 1: compute two gates of the inputs: the first layer
    # 단계 1: 입력으로 두 게이트를 계산합니다: 첫 번째 층
    s1, s2 = nand_gate(x1, x2), or_gate(x1, x2)
    # Step 2: combine their outputs with one more gate: the second layer
    # 단계 2: 그 출력을 게이트 하나로 합칩니다: 두 번째 층
    return and_gate(s1, s2)


def find_perceptron(targets, grid):
    """The first (w1, w2, b) with which a perceptron produces the targets, or None if there is none.

    targets: array (4,), the outputs wanted for the inputs (0, 0), (0, 1), (1, 0), (1, 1), which are CORNERS.
    grid: array of the values to try for w1, w2 and b, in its order; w1 is the outermost loop, b the innermost.
    """
    # 설명: targets를 출력하는 첫 (w1, w2, b). 없으면 None.
    # 설명:
    # 설명: targets: (4,) 모양의 배열. 입력 (0, 0), (0, 1), (1, 0), (1, 1)에 대한 출력이며 이 입력이 CORNERS입니다.
    # 설명: grid: w1, w2, b에 차례로 넣어 볼 값의 배열. w1이 가장 바깥 반복이고 b가 가장 안쪽 반복입니다.
    # Step 1: go through every combination of w1, w2 and b
    # 단계 1: w1, w2, b의 모든 조합을 차례로 살펴봅니다
    for w1, w2, b in product(grid, repeat=3):
        # Step 2: return the first whose four outputs are the targets
        # 단계 2: 네 출력이 targets와 모두 같은 첫 번째 조합을 반환합니다
        if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
            return w1, w2, b
    # Step 3: return None if no combination was right
    # 단계 3: 맞는 조합이 없으면 None을 반환합니다
    return None


def _single_gate(gate, x1, x2):
    w, b = gate_weights(gate)
    return perceptron(np.stack([x1, x2], axis=-1), w, b)

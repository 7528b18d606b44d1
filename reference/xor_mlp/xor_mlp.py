"""XOR with a multilayer perceptron of 43 parameters, in NumPy alone.

A network is a list of layers, and a layer is a pair (W, b): W of shape (n_in, n_out), b of shape (n_out,).
Data come as rows: x of shape (n, d), one sample a row. No function changes its arguments.
"""
# 설명: 파라미터 43개짜리 다층 퍼셉트론으로 푸는 XOR. NumPy만 씁니다.
# 설명:
# 설명: 신경망은 층의 리스트이고 층은 (W, b)입니다. W의 모양은 (n_in, n_out), b의 모양은 (n_out,)입니다.
# 설명: 데이터는 행으로 옵니다. x의 모양은 (n, d)이며 한 행이 표본 하나입니다. 어떤 함수도 인자를 바꾸지 않습니다.

from itertools import pairwise

import numpy as np


def xor_network(x):
    """XOR of each row, by a hand-wired network of step units: NAND and OR first, then AND.

    x: array (n, 2) of 0 and 1
    returns: int array (n,) of 0 and 1
    """
    # 설명: 각 행의 XOR. 손으로 이은 계단 유닛의 신경망으로, 먼저 NAND와 OR, 그다음 AND입니다.
    # 설명:
    # 설명: x: 0과 1의 배열 (n, 2)
    # 설명: 돌려주는 값: 0과 1의 int 배열 (n,)
    # Step 1: hidden layer: NAND and OR of each row; a unit fires (1) where its sum is above 0
    # 단계 1: 은닉층: 행마다 NAND와 OR을 구합니다. 유닛은 합이 0보다 클 때 1을 냅니다
    hidden = (x @ np.array([[-2, 2], [-2, 2]]) + np.array([3, -1]) > 0).astype(int)
    # Step 2: output: AND of the two hidden units, as an int array of shape (n,)
    # 단계 2: 출력: 두 은닉 유닛의 AND. 모양이 (n,)인 정수 배열로 돌려줍니다
    return (hidden @ np.array([2, 2]) - 3 > 0).astype(int)


def sigmoid(z):
    """σ(z) = 1 / (1 + e^(-z)), element by element, without overflow for |z| up to 1000.

    z: array of any shape, or a number
    returns: the same shape, values from 0 to 1
    """
    # 설명: σ(z) = 1 / (1 + e^(-z)). 원소마다 계산하며 |z|가 1000까지 오버플로가 없습니다.
    # 설명:
    # 설명: z: 아무 모양의 배열 또는 수
    # 설명: 돌려주는 값: 같은 모양, 0에서 1까지의 값
    # Step 1: find a form whose exponent is never positive (e^1000 overflows, e^(-1000) is only 0)
    # 단계 1: 지수가 양수가 되지 않는 형태를 찾습니다 (e^1000은 오버플로, e^(-1000)은 0일 뿐입니다)
    e = np.exp(-np.abs(z))
    # Step 2: return σ(z) for z of either sign
    # 단계 2: z의 부호에 상관없이 σ(z)를 돌려줍니다
    return np.where(np.asarray(z) >= 0, 1.0, e) / (1 + e)


def init_params(sizes, seed):
    """Random weights and zero biases for a network with these layer sizes.

    sizes: number of units per layer, inputs first, such as (2, 4, 5, 1)
    seed: seed of the one generator np.random.default_rng(seed) that draws the weights of all layers
    returns: list of (W, b), one pair per layer; W of shape (n_in, n_out), b of shape (n_out,)
    """
    # 설명: 층의 크기가 주어진 신경망의 무작위 가중치와 0인 편향.
    # 설명:
    # 설명: sizes: 입력부터 센 층별 유닛 수. 예: (2, 4, 5, 1)
    # 설명: seed: 모든 층의 가중치를 뽑는 생성기 np.random.default_rng(seed) 하나의 시드
    # 설명: 돌려주는 값: 층마다 (W, b)인 리스트. W의 모양은 (n_in, n_out), b의 모양은 (n_out,)
    # Step 1: make one generator, for all layers
    # 단계 1: 모든 층이 함께 쓸 난수 생성기를 하나 만듭니다
    rng = np.random.default_rng(seed)
    # Step 2: layer by layer, in order: W = rng.normal(0, 1, (n_in, n_out)), b = zeros of shape (n_out,)
    # 단계 2: 앞 층부터 차례로 W = rng.normal(0, 1, (n_in, n_out)), b = 모양이 (n_out,)인 0을 만듭니다
    return [(rng.normal(0, 1, (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)]


def count_params(params):
    """The number of trainable numbers: every weight and every bias.

    params: list of (W, b)
    returns: int
    """
    # 설명: 학습되는 수의 개수. 모든 가중치와 편향을 셉니다.
    # 설명:
    # 설명: params: (W, b)의 리스트
    # 설명: 돌려주는 값: int
    # Step 1: add up the sizes of all W and all b
    # 단계 1: 모든 W와 모든 b의 원소 개수를 더합니다
    return sum(W.size + b.size for W, b in params)


def forward(params, x):
    """The activations of all layers, for all samples at once.

    params: list of (W, b)
    x: array (n, d)
    returns: list of arrays: x itself, then the activation of each layer, shapes (n, d), (n, n_1), ..., (n, n_out)
    """
    # 설명: 모든 표본에 대한 모든 층의 활성값.
    # 설명:
    # 설명: params: (W, b)의 리스트
    # 설명: x: 배열 (n, d)
    # 설명: 돌려주는 값: 배열의 리스트. x 자신, 그다음 각 층의 활성값. 모양은 (n, d), (n, n_1), ..., (n, n_out)
    # Step 1: start the list with x
    # 단계 1: 목록을 x로 시작합니다
    activations = [x]
    # Step 2: layer by layer: weigh the activation before it, add the bias, apply the sigmoid, append
    # 단계 2: 층마다 바로 앞 활성값에 가중치를 곱하고 편향을 더해 시그모이드를 적용한 뒤 덧붙입니다
    for W, b in params:
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations


def binary_cross_entropy(y, y_hat):
    """The mean of -(y log y_hat + (1 - y) log(1 - y_hat)) over the samples.

    y: 0 or 1 per sample, shape (n,) or (n, 1)
    y_hat: the predicted probability per sample, shape (n,) or (n, 1)
    returns: float; finite at y_hat = 0 and 1 as well
    """
    # 설명: 표본에 대한 -(y log y_hat + (1 - y) log(1 - y_hat))의 평균.
    # 설명:
    # 설명: y: 표본마다 0 또는 1, 모양은 (n,) 또는 (n, 1)
    # 설명: y_hat: 표본마다 예측한 확률, 모양은 (n,) 또는 (n, 1)
    # 설명: 돌려주는 값: float. y_hat이 0이나 1이어도 유한합니다
    # Step 1: bring both to one shape, so that (n,) and (n, 1) do not broadcast to (n, n)
    # 단계 1: 두 배열의 모양을 맞춰 (n,)과 (n, 1)이 (n, n)으로 브로드캐스트되지 않게 합니다
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    # Step 2: keep y_hat between 1e-12 and 1 - 1e-12, because log(0) is not finite
    # 단계 2: log(0)은 유한하지 않으므로 y_hat을 1e-12와 1 - 1e-12 사이로 제한합니다
    y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)
    # Step 3: return the mean, not the sum
    # 단계 3: 합이 아니라 평균을 돌려줍니다
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def train(params, x, y, lr, epochs):
    """Full-batch gradient descent on the binary cross entropy of a network with one output unit.

    params: list of (W, b); not changed
    x: array (n, d)
    y: 0 or 1 per sample, shape (n,) or (n, 1)
    lr: learning rate
    epochs: number of updates; each uses all samples
    returns: (params, losses): the new parameters, and the loss before each of the updates
    """
    # 설명: 출력 유닛이 하나인 신경망의 이진 교차 엔트로피를 전체 배치 경사 하강법으로 줄입니다.
    # 설명:
    # 설명: params: (W, b)의 리스트. 바꾸지 않습니다
    # 설명: x: 배열 (n, d)
    # 설명: y: 표본마다 0 또는 1, 모양은 (n,) 또는 (n, 1)
    # 설명: lr: 학습률
    # 설명: epochs: 갱신 횟수. 갱신할 때마다 모든 표본을 씁니다
    # 설명: 돌려주는 값: (params, losses). 새 파라미터와 갱신하기 전마다의 손실
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        # Step 1: forward pass; record the loss before the update
        # 단계 1: 순전파를 하고, 갱신하기 전의 손실을 기록합니다
        activations = forward(params, x)
        losses.append(binary_cross_entropy(y, activations[-1]))
        # Step 2: delta of the output layer, of shape (n, 1): the only place where n divides
        # 단계 2: 모양이 (n, 1)인 출력층의 델타를 구합니다. n으로 나누는 곳은 여기뿐입니다
        delta = (activations[-1] - y) / len(y)
        updated = []
        for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            # Step 3: from the last layer to the first: dW and db from delta and from what went into the layer
            # 단계 3: 마지막 층부터 첫 층까지 delta와 그 층에 들어간 값으로 dW와 db를 구합니다
            updated.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            # Step 4: hand delta back to the layer before, through W as it was in the forward pass
            # 단계 4: 순전파에 쓴 W를 거쳐 delta를 앞 층으로 넘깁니다
            delta = (delta @ W.T) * a * (1 - a)
        # Step 5: all layers together take a step of lr against their gradients, into new arrays
        # 단계 5: 모든 층을 함께 그래디언트의 반대쪽으로 lr만큼 옮겨 새 배열에 담습니다
        params = updated[::-1]
    return params, losses


def predict(params, x):
    """The class of each sample: 1 where the network's output is at least 0.5, else 0.

    params: list of (W, b) of a network with one output unit
    x: array (n, d)
    returns: int array (n,)
    """
    # 설명: 각 표본의 클래스. 신경망의 출력이 0.5 이상이면 1, 아니면 0.
    # 설명:
    # 설명: params: 출력 유닛이 하나인 신경망의 (W, b) 리스트
    # 설명: x: 배열 (n, d)
    # 설명: 돌려주는 값: int 배열 (n,)
    # Step 1: take the network's output, and make of it integers: 1 where it is at least 0.5, shape (n,)
    # 단계 1: 신경망의 출력을 0.5 이상이면 1, 아니면 0인 모양 (n,)의 정수 배열로 바꿉니다
    return (forward(params, x)[-1][:, 0] >= 0.5).astype(int)

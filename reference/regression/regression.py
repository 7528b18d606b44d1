"""Regression: a network with a linear output learns the prices of houses.

A network is a list of layers (W, b): W of shape (n_in, n_out), b of shape (n_out,). Hidden layers apply the sigmoid,
σ(z) = 1 / (1 + e^(-z)); the last layer is linear and has one unit. Data come as rows: x of shape (n, d); targets y may
have shape (n,) or (n, 1), both mean the same. No function changes its arguments.
"""
# 설명: 회귀: 출력이 선형인 신경망이 집값을 배웁니다.
# 설명:
# 설명: 신경망은 층 (W, b)의 리스트입니다. W의 모양은 (n_in, n_out), b의 모양은 (n_out,)입니다. 은닉층은 시그모이드
# 설명: σ(z) = 1 / (1 + e^(-z))를 쓰고 마지막 층은 유닛이 하나인 선형입니다. 데이터는 행으로 옵니다.
# 설명: x의 모양은 (n, d)입니다. 목푯값 y의 모양은 (n,)이나 (n, 1)이며 뜻은 같습니다.
# 설명: 어떤 함수도 인자를 바꾸지 않습니다.

from itertools import pairwise
from math import ceil

import numpy as np


def mse(y, y_hat):
    """The mean squared error: the mean of (y_hat - y)² over the n values.

    y, y_hat: arrays of n values, each of shape (n,) or (n, 1)
    returns: float
    raises: ValueError where the numbers of values differ
    """
    # 설명: 평균 제곱 오차. 값 n개에 대한 (y_hat - y)²의 평균.
    # 설명:
    # 설명: y, y_hat: 값 n개의 배열, 모양은 각각 (n,) 또는 (n, 1)
    # 설명: 돌려주는 값: float
    # 설명: 예외: 값의 개수가 다르면 ValueError
    # Step 1: bring both to one shape, so that (n,) and (n, 1) do not broadcast to (n, n)
    # 단계 1: 두 배열의 모양을 맞춰 (n,)과 (n, 1)이 (n, n)으로 브로드캐스트되지 않게 합니다
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    # Step 2: refuse different numbers of values
    # 단계 2: 값의 개수가 다르면 ValueError를 발생시킵니다
    if y.size != y_hat.size:
        raise ValueError(f"{y.size} targets, but {y_hat.size} predictions")
    # Step 3: return the mean of the squares, not their sum
    # 단계 3: 제곱의 합이 아니라 평균을 돌려줍니다
    return np.mean((y_hat - y) ** 2)


def rmse(y, y_hat):
    """The root of the mean squared error, in the unit of y.

    y, y_hat: as in mse
    returns: float
    raises: ValueError as mse does
    """
    # 설명: 평균 제곱 오차의 제곱근. 단위가 y와 같습니다.
    # 설명:
    # 설명: y, y_hat: mse와 같습니다
    # 설명: 돌려주는 값: float
    # 설명: 예외: mse처럼 ValueError
    # Step 1: build on mse
    # 단계 1: mse를 이용합니다
    return np.sqrt(mse(y, y_hat))


def init_params(sizes, seed):
    """Random weights, scaled by the number of inputs, and zero biases.

    sizes: number of units per layer, inputs first, such as (5, 16, 1)
    seed: seed of the one generator np.random.default_rng(seed) that draws the weights of all layers
    returns: list of (W, b), one pair per layer; W of shape (n_in, n_out), b of shape (n_out,)
    """
    # 설명: 입력 수에 맞춘 무작위 가중치와 0인 편향.
    # 설명:
    # 설명: sizes: 입력부터 센 층별 유닛 수. 예: (5, 16, 1)
    # 설명: seed: 모든 층의 가중치를 뽑는 생성기 np.random.default_rng(seed) 하나의 시드
    # 설명: 돌려주는 값: 층마다 (W, b)인 리스트. W의 모양은 (n_in, n_out), b의 모양은 (n_out,)
    # Step 1: make one generator, for all layers
    # 단계 1: 모든 층이 함께 쓸 난수 생성기를 하나 만듭니다
    rng = np.random.default_rng(seed)
    # Step 2: layer by layer, in order: W = rng.normal(0, 1 / sqrt(n_in), (n_in, n_out)), b = zeros
    # 단계 2: 앞 층부터 차례로 W = rng.normal(0, 1 / sqrt(n_in), (n_in, n_out)), b = 0을 만듭니다
    return [(rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)]


def forward(params, x):
    """The activations of all layers, for all samples at once.

    params: list of (W, b)
    x: array (n, d)
    returns: list of arrays: x itself, then the activation of each layer; the last one, of shape (n, 1), is linear
    """
    # 설명: 모든 표본에 대한 모든 층의 활성값.
    # 설명:
    # 설명: params: (W, b)의 리스트
    # 설명: x: 배열 (n, d)
    # 설명: 돌려주는 값: 배열의 리스트. x 자신, 그다음 각 층의 활성값. 마지막은 (n, 1) 모양이며 선형입니다
    # Step 1: start the list with x
    # 단계 1: 목록을 x로 시작합니다
    activations = [x]
    # Step 2: for each hidden layer append σ(a @ W + b), where a is the activation before it
    # 단계 2: 은닉층마다 바로 앞 활성값 a로 σ(a @ W + b)를 계산해 덧붙입니다
    for W, b in params[:-1]:
        activations.append(_sigmoid(activations[-1] @ W + b))
    # Step 3: append the last layer without σ: a price may be any number
    # 단계 3: 마지막 층은 σ 없이 덧붙입니다. 가격은 어떤 수든 될 수 있습니다
    W, b = params[-1]
    activations.append(activations[-1] @ W + b)
    return activations


def _sigmoid(z):
    """σ(z), written with tanh: that one never overflows."""
    return (1 + np.tanh(z / 2)) / 2


def gradients(params, x, y):
    """The gradient of the mean squared error, L = 1/n · Σ (y_hat - y)²; the factor 2/n is kept.

    params: list of (W, b)
    x: array (n, d)
    y: targets, shape (n,) or (n, 1)
    returns: list of (dW, db), shaped like params
    """
    # 설명: 평균 제곱 오차 L = 1/n · Σ (y_hat - y)²의 그래디언트. 2/n을 그대로 둡니다.
    # 설명:
    # 설명: params: (W, b)의 리스트
    # 설명: x: 배열 (n, d)
    # 설명: y: 목푯값, 모양은 (n,) 또는 (n, 1)
    # 설명: 돌려주는 값: params와 모양이 같은 (dW, db)의 리스트
    # Step 1: run the network forward and keep all activations
    # 단계 1: 순전파를 하고 모든 활성값을 남겨 둡니다
    activations = forward(params, x)
    # Step 2: delta of the output layer: dL/dy_hat, of shape (n, 1)
    # 단계 2: 출력층의 델타는 dL/dy_hat, 모양은 (n, 1)입니다
    delta = 2 / len(x) * (activations[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        # Step 3: from the last layer to the first: dW = a.T @ delta and db = sum of delta over the samples
        # 단계 3: 마지막 층부터 첫 층까지 dW = a.T @ delta, db = 샘플 방향으로 더한 delta를 구합니다
        grads.append((a.T @ delta, delta.sum(axis=0)))
        # Step 4: delta of the layer before it: back through W, then through σ
        # 단계 4: 앞 층의 델타는 W를 거슬러, 이어서 σ를 거슬러 구합니다
        delta = (delta @ W.T) * a * (1 - a)
    # Step 5: return the pairs in the order of the layers
    # 단계 5: 층의 순서대로 돌려줍니다
    return grads[::-1]


def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    """Gradient descent in batches.

    params: list of (W, b) to start from; not changed
    X_train, y_train: rows to learn from; each epoch takes them in order, batch_size at a time (the last batch may be
        smaller), and makes one step per batch
    X_val, y_val: rows to watch; they never move a weight
    lr: learning rate
    epochs: how often all training rows are used
    returns: (params, history): the new parameters, and {"loss": [...], "val_loss": [...]}, the mean squared error of
        all training rows and of all validation rows, one value per epoch, measured after it
    """
    # 설명: 배치로 하는 경사 하강법.
    # 설명:
    # 설명: params: 시작하는 (W, b)의 리스트. 바꾸지 않습니다
    # 설명: X_train, y_train: 배울 행. 에포크마다 순서대로 batch_size행씩(마지막 배치는 더 작을 수 있음) 쓰며
    # 설명:     배치마다 한 걸음 움직입니다
    # 설명: X_val, y_val: 지켜볼 행. 가중치를 움직이지 않습니다
    # 설명: lr: 학습률
    # 설명: epochs: 훈련 행 전체를 쓰는 횟수
    # 설명: 돌려주는 값: (params, history). 새 파라미터와 {"loss": [...], "val_loss": [...]}.
    # 설명:     모든 훈련 행과 모든 검증 행의 평균 제곱 오차이며 에포크마다 끝난 뒤에 잰 값 하나씩입니다
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            # Step 1: take the next batch and its gradients
            # 단계 1: 다음 배치를 꺼내 그래디언트를 구합니다
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            # Step 2: all layers step against their gradient together, into new arrays
            # 단계 2: 모든 층을 함께 그래디언트의 반대쪽으로 옮겨 새 배열에 담습니다
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        # Step 3: after the epoch record both losses, each over all its rows
        # 단계 3: 에포크가 끝나면 두 손실을 각각 모든 행에서 구해 기록합니다
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


def predict(params, x):
    """The output of the network for each sample.

    params: list of (W, b) of a network with one output unit
    x: array (n, d)
    returns: array (n,)
    """
    # 설명: 각 표본에 대한 신경망의 출력.
    # 설명:
    # 설명: params: 출력 유닛이 하나인 신경망의 (W, b) 리스트
    # 설명: x: 배열 (n, d)
    # 설명: 돌려주는 값: 배열 (n,)
    # Step 1: take the last activation as an array of shape (n,)
    # 단계 1: 마지막 활성값을 모양이 (n,)인 배열로 꺼냅니다
    return forward(params, x)[-1][:, 0]


def prepare(df, target, test_size, val_size):
    """Arrays that a network can learn from: cut into three parts, the features standardized.

    df: DataFrame of numbers; its order of rows is kept
    target: name of the column to predict; all other columns, in their order, are the features
    test_size: fraction of the rows for the test part, the end: ceil(n * test_size) rows
    val_size: fraction of what is left for the validation part, the end of that rest, rounded up as well
    returns: dict X_train, X_val, X_test (arrays (rows, features)), y_train, y_val, y_test (arrays (rows,)); features
        standardized by mean and standard deviation (ddof = 1) of the training rows, targets as they are
    """
    # 설명: 신경망이 배울 수 있는 배열. 세 부분으로 나누고 특징을 표준화합니다.
    # 설명:
    # 설명: df: 수의 DataFrame. 행의 순서를 지킵니다
    # 설명: target: 예측할 열의 이름. 다른 모든 열이 그 순서대로 특징입니다
    # 설명: test_size: 테스트 부분의 비율. 끝의 ceil(n * test_size)행
    # 설명: val_size: 나머지에 대한 검증 부분의 비율. 나머지의 끝이며 역시 올림합니다
    # 설명: 돌려주는 값: X_train, X_val, X_test(배열 (행, 특징)), y_train, y_val, y_test(배열 (행,))가 든 dict. 특징은
    # 설명:     훈련 행의 평균과 표준편차(ddof = 1)로 표준화하고 목푯값은 그대로 둡니다
    # Step 1: at which rows do the test part and the validation part begin?
    # 단계 1: 테스트 부분과 검증 부분이 몇 번째 행에서 시작하는지 구합니다
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    # Step 2: separate features and target, as arrays
    # 단계 2: 특성과 타깃을 배열로 나눕니다
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    # Step 3: standardize all rows of X by the statistics of its training rows
    # 단계 3: X의 모든 행을 훈련 행의 통계로 표준화합니다
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)
    # Step 4: cut both and name the parts
    # 단계 4: 둘을 잘라 이름을 붙입니다
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {
        "X_train": X_train,
        "X_val": X_val,
        "X_test": X_test,
        "y_train": y_train,
        "y_val": y_val,
        "y_test": y_test,
    }


def house_price_model(df, target="house price of unit area", seed=0):
    """Learn one column of a table from the others, and say how well.

    df: DataFrame of numbers
    target: name of the column to predict
    seed: seed of the order of rows, np.random.default_rng(seed).permutation(n), and of whatever else is random;
        equal arguments give equal results
    returns: dict test_rmse, y_test, y_pred (the test part after prepare(permuted df, target, 0.2, 0.2), in that
        order, in the unit of the target) and history (as fit gives it). Architecture and training are free; test_rmse
        is to be at most 0.85 times that of predicting the mean of the training targets
    """
    # 설명: 표의 한 열을 다른 열에서 배우고 얼마나 잘 배웠는지 알려 줍니다.
    # 설명:
    # 설명: df: 수의 DataFrame
    # 설명: target: 예측할 열의 이름
    # 설명: seed: 행의 순서 np.random.default_rng(seed).permutation(n)과 그 밖의 무작위 값의 시드.
    # 설명:     인자가 같으면 결과도 같습니다
    # 설명: 돌려주는 값: test_rmse, y_test, y_pred(섞은 df에 prepare(섞은 df, target, 0.2, 0.2)를 한 뒤의 테스트
    # 설명:     부분, 그 순서, 목푯값의 단위)와 history(fit이 준 것)가 든 dict. 구조와 훈련 방법은 자유입니다.
    # 설명:     test_rmse는 훈련 목푯값의 평균으로 예측한 오차의 0.85배 이하여야 합니다
    # Step 1: permute the rows, then prepare them
    # 단계 1: 행을 섞은 다음 prepare로 준비합니다
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    # Step 2: bring the targets to a size that a new network can reach, by statistics of the training part
    # 단계 2: 훈련 부분의 통계로 타깃을 새 신경망이 닿을 수 있는 크기로 맞춥니다
    mean, std = data["y_train"].mean(), data["y_train"].std(ddof=1)
    y_train, y_val = (data["y_train"] - mean) / std, (data["y_val"] - mean) / std
    # Step 3: choose a network and train it
    # 단계 3: 신경망을 골라 훈련합니다
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, lr=0.1, epochs=30, batch_size=16)
    # Step 4: predict the test part, and bring the predictions back to the unit of the target
    # 단계 4: 테스트 부분을 예측하고, 예측값을 타깃의 단위로 되돌립니다
    y_pred = predict(params, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }

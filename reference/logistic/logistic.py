"""Binary classification with one neuron: a probability in place of a number, and the loss that goes with it.

The neuron has one input and computes p = σ(w * x + b), the probability that y is 1. Data come as arrays: x of shape
(n,), y of shape (n,) with 0 and 1; w and b are numbers. No function changes its arguments.
"""

import numpy as np


def odds(p):
    """How many times more likely an event is than its absence.

    p: probability strictly between 0 and 1, a number or an array of any shape
    returns: the same shape
    """
    # Step 1: divide the probability of the event by the probability of its absence
    # 단계 1: 사건이 일어날 확률을 일어나지 않을 확률로 나눕니다
    return p / (1 - p)


def logit(p):
    """The natural logarithm of the odds: it stretches the probabilities over all real numbers.

    p: probability strictly between 0 and 1, a number or an array of any shape
    returns: the same shape
    """
    # Step 1: take the natural logarithm (base e) of the odds
    # 단계 1: 오즈의 자연로그(밑 e)를 구합니다
    return np.log(odds(p))


def sigmoid(z):
    """σ(z) = 1 / (1 + e^(-z)), element by element: the inverse of logit.

    z: a number or an array of any shape
    returns: the same shape, values from 0 to 1
    """
    # Step 1: write the formula; np.exp works on numbers and on arrays
    # 단계 1: 식을 그대로 옮깁니다. np.exp는 숫자에도 배열에도 쓸 수 있습니다
    return 1 / (1 + np.exp(-z))


def binary_cross_entropy(y, p):
    """The mean of -(y log p + (1 - y) log(1 - p)) over the samples.

    y: 0 or 1 per sample, array (n,)
    p: the predicted probability per sample, array (n,)
    returns: float; finite at p = 0 and 1 as well
    """
    # Step 1: keep p between 1e-12 and 1 - 1e-12, because log(0) is not finite
    # 단계 1: log(0)은 유한하지 않으므로 p를 1e-12와 1 - 1e-12 사이로 제한합니다
    p = np.clip(p, 1e-12, 1 - 1e-12)
    # Step 2: return the mean over the samples, with its minus
    # 단계 2: 음의 부호를 잊지 말고 샘플에 대한 평균을 돌려줍니다
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def bce_gradient(w, b, x, y):
    """The gradient of the binary cross entropy of p = σ(w * x + b).

    w, b: numbers
    x, y: arrays (n,)
    returns: (dw, db), floats
    """
    # Step 1: the error of each sample is p - y; σ' has cancelled out
    # 단계 1: 샘플마다 오차는 p - y입니다. σ'은 약분되어 사라집니다
    error = sigmoid(w * x + b) - y
    # Step 2: dw is the mean of error times x, db the mean of error
    # 단계 2: dw는 오차와 x를 곱한 값의 평균, db는 오차의 평균입니다
    return np.mean(error * x), np.mean(error)


def mse_gradient(w, b, x, y):
    """The gradient of the mean squared error, the mean of (p - y)² with p = σ(w * x + b).

    w, b: numbers
    x, y: arrays (n,)
    returns: (dw, db), floats
    """
    # Step 1: the square brings a factor of 2, and σ' = p (1 - p) stays
    # 단계 1: 제곱에서 2가 나오고 σ' = p (1 - p)가 남습니다
    p = sigmoid(w * x + b)
    error = 2 * (p - y) * p * (1 - p)
    # Step 2: means, as in bce_gradient
    # 단계 2: bce_gradient에서처럼 평균을 구합니다
    return np.mean(error * x), np.mean(error)


def fit(x, y, lr, epochs):
    """Gradient descent on the binary cross entropy, from w = 0 and b = 0.

    x, y: arrays (n,)
    lr: learning rate
    epochs: number of updates; each uses all samples
    returns: (w, b, losses): losses[k] is the cross entropy before update k, so losses[0] is log 2
    """
    # Step 1: start from zeros
    # 단계 1: 0에서 시작합니다
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        # Step 2: record the loss of the present w and b
        # 단계 2: 현재 w와 b의 손실을 기록합니다
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        # Step 3: take both gradients first, then step against them
        # 단계 3: 두 그래디언트를 먼저 구한 다음 그 반대쪽으로 옮깁니다
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def predict_proba(x, w, b):
    """The probability that y is 1, for each sample.

    x: array (n,)
    w, b: numbers
    returns: array (n,)
    """
    # Step 1: the line, then the sigmoid
    # 단계 1: 먼저 직선, 그다음 시그모이드입니다
    return sigmoid(w * x + b)


def predict(x, w, b, threshold=0.5):
    """The class of each sample: 1 where the probability is at least the threshold, else 0.

    x: array (n,)
    w, b: numbers
    threshold: number between 0 and 1
    returns: int array (n,)
    """
    # Step 1: turn "at least the threshold" into the integers 1 and 0
    # 단계 1: "임계값 이상"인지를 정수 1과 0으로 바꿉니다
    return (predict_proba(x, w, b) >= threshold).astype(int)


def decision_boundary(w, b):
    """The x at which the probability is 0.5.

    w, b: numbers, w not 0
    returns: float
    """
    # Step 1: σ is 0.5 where its argument is 0; solve for x
    # 단계 1: σ는 인자가 0일 때 0.5입니다. x에 대해 풉니다
    return -b / w

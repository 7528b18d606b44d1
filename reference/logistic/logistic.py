"""Binary classification with one neuron: a probability in place of a number, and the loss that goes with it.

The neuron has one input and computes p = σ(w * x + b), the probability that y is 1. Data come as arrays: x of shape
(n,), y of shape (n,) with 0 and 1; w and b are numbers. No function changes its arguments.
"""
# 설명: 뉴런 하나로 하는 이진 분류. 수 대신 확률, 그리고 그에 맞는 손실.
# 설명:
# 설명: 뉴런의 입력은 하나이며 y가 1일 확률 p = σ(w * x + b)를 계산합니다. 데이터는 배열로 옵니다. x의 모양은 (n,),
# 설명: y의 모양은 (n,)이며 0과 1입니다. w와 b는 수입니다. 어떤 함수도 인자를 바꾸지 않습니다.

import numpy as np


def odds(p):
    """How many times more likely an event is than its absence.

    p: probability strictly between 0 and 1, a number or an array of any shape
    returns: the same shape
    """
    # 설명: 어떤 일이 일어날 가능성이 일어나지 않을 가능성의 몇 배인지.
    # 설명:
    # 설명: p: 0보다 크고 1보다 작은 확률. 수 또는 아무 모양의 배열
    # 설명: 돌려주는 값: 같은 모양
    # Step 1: divide the probability of the event by the probability of its absence
    # 단계 1: 사건이 일어날 확률을 일어나지 않을 확률로 나눕니다
    return p / (1 - p)


def logit(p):
    """The natural logarithm of the odds: it stretches the probabilities over all real numbers.

    p: probability strictly between 0 and 1, a number or an array of any shape
    returns: the same shape
    """
    # 설명: 오즈의 자연로그. 확률을 실수 전체로 펼칩니다.
    # 설명:
    # 설명: p: 0보다 크고 1보다 작은 확률. 수 또는 아무 모양의 배열
    # 설명: 돌려주는 값: 같은 모양
    # Step 1: take the natural logarithm (base e) of the odds
    # 단계 1: 오즈의 자연로그(밑 e)를 구합니다
    return np.log(odds(p))


def sigmoid(z):
    """σ(z) = 1 / (1 + e^(-z)), element by element: the inverse of logit.

    z: a number or an array of any shape
    returns: the same shape, values from 0 to 1
    """
    # 설명: σ(z) = 1 / (1 + e^(-z)). 원소마다 계산하며 logit의 역함수입니다.
    # 설명:
    # 설명: z: 수 또는 아무 모양의 배열
    # 설명: 돌려주는 값: 같은 모양, 0에서 1까지의 값
    # Step 1: write the formula; np.exp works on numbers and on arrays
    # 단계 1: 식을 그대로 옮깁니다. np.exp는 숫자에도 배열에도 쓸 수 있습니다
    return 1 / (1 + np.exp(-z))


def binary_cross_entropy(y, p):
    """The mean of -(y log p + (1 - y) log(1 - p)) over the samples.

    y: 0 or 1 per sample, array (n,)
    p: the predicted probability per sample, array (n,)
    returns: float; finite at p = 0 and 1 as well
    """
    # 설명: 표본에 대한 -(y log p + (1 - y) log(1 - p))의 평균.
    # 설명:
    # 설명: y: 표본마다 0 또는 1, 배열 (n,)
    # 설명: p: 표본마다 예측한 확률, 배열 (n,)
    # 설명: 돌려주는 값: float. p가 0이나 1이어도 유한합니다
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
    # 설명: p = σ(w * x + b)의 이진 교차 엔트로피의 그래디언트.
    # 설명:
    # 설명: w, b: 수
    # 설명: x, y: 배열 (n,)
    # 설명: 돌려주는 값: (dw, db), float
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
    # 설명: p = σ(w * x + b)일 때 (p - y)²의 평균, 곧 평균 제곱 오차의 그래디언트.
    # 설명:
    # 설명: w, b: 수
    # 설명: x, y: 배열 (n,)
    # 설명: 돌려주는 값: (dw, db), float
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
    # 설명: w = 0, b = 0에서 시작하는 이진 교차 엔트로피의 경사 하강법.
    # 설명:
    # 설명: x, y: 배열 (n,)
    # 설명: lr: 학습률
    # 설명: epochs: 갱신 횟수. 갱신할 때마다 모든 표본을 씁니다
    # 설명: 돌려주는 값: (w, b, losses). losses[k]는 k번째 갱신 전의 교차 엔트로피이므로 losses[0]은 log 2입니다
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
    # 설명: 각 표본에서 y가 1일 확률.
    # 설명:
    # 설명: x: 배열 (n,)
    # 설명: w, b: 수
    # 설명: 돌려주는 값: 배열 (n,)
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
    # 설명: 각 표본의 클래스. 확률이 threshold 이상이면 1, 아니면 0.
    # 설명:
    # 설명: x: 배열 (n,)
    # 설명: w, b: 수
    # 설명: threshold: 0과 1 사이의 수
    # 설명: 돌려주는 값: int 배열 (n,)
    # Step 1: turn "at least the threshold" into the integers 1 and 0
    # 단계 1: "임계값 이상"인지를 정수 1과 0으로 바꿉니다
    return (predict_proba(x, w, b) >= threshold).astype(int)


def decision_boundary(w, b):
    """The x at which the probability is 0.5.

    w, b: numbers, w not 0
    returns: float
    """
    # 설명: 확률이 0.5가 되는 x.
    # 설명:
    # 설명: w, b: 수, w는 0이 아닙니다
    # 설명: 돌려주는 값: float
    # Step 1: σ is 0.5 where its argument is 0; solve for x
    # 단계 1: σ는 인자가 0일 때 0.5입니다. x에 대해 풉니다
    return -b / w

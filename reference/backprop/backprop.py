"""Backpropagation in NumPy alone: the chain rule, one gate at a time.

A gradient such as dx is the derivative of the last value of the graph by x. σ is the logistic sigmoid of the
assignment xor_mlp: σ(z) = 1 / (1 + e^(-z)). No function changes its arguments.
"""
# 설명: NumPy만으로 만드는 역전파. 연쇄 법칙을 게이트 하나씩.
# 설명:
# 설명: dx 같은 그래디언트는 그래프의 마지막 값을 x로 미분한 것입니다. σ는 xor_mlp 과제의 로지스틱 시그모이드입니다.
# 설명: σ(z) = 1 / (1 + e^(-z)). 어떤 함수도 인자를 바꾸지 않습니다.

import numpy as np


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1.0, e) / (1 + e)


def add_backward(x, y, grad):
    """Backward pass of f = x + y, the distributor.

    x, y: the inputs of the forward pass, numbers
    grad: the gradient that arrives at f
    returns: (dx, dy)
    """
    # 설명: f = x + y의 역방향 계산. 분배기입니다.
    # 설명:
    # 설명: x, y: 순방향 계산의 입력(수)
    # 설명: grad: f에 도착한 그래디언트
    # 설명: 돌려주는 값: (dx, dy)
    # Step 1: multiply the arriving gradient by the local derivative of x + y, once for x and once for y
    # 단계 1: 도착한 그래디언트에 x + y의 국소 미분을 x와 y에 대해 각각 곱합니다
    return grad, grad


def mul_backward(x, y, grad):
    """Backward pass of f = x * y, the switcher.

    x, y: the inputs of the forward pass, numbers
    grad: the gradient that arrives at f
    returns: (dx, dy)
    """
    # 설명: f = x * y의 역방향 계산. 교환기입니다.
    # 설명:
    # 설명: x, y: 순방향 계산의 입력(수)
    # 설명: grad: f에 도착한 그래디언트
    # 설명: 돌려주는 값: (dx, dy)
    # Step 1: multiply the arriving gradient by the local derivative of x * y, once for x and once for y
    # 단계 1: 도착한 그래디언트에 x * y의 국소 미분을 x와 y에 대해 각각 곱합니다
    return grad * y, grad * x


def max_backward(x, y, grad):
    """Backward pass of f = max(x, y), the router. The inputs are never equal here.

    x, y: the inputs of the forward pass, numbers
    grad: the gradient that arrives at f
    returns: (dx, dy)
    """
    # 설명: f = max(x, y)의 역방향 계산. 라우터입니다. 여기서 두 입력은 같지 않습니다.
    # 설명:
    # 설명: x, y: 순방향 계산의 입력(수)
    # 설명: grad: f에 도착한 그래디언트
    # 설명: 돌려주는 값: (dx, dy)
    # Step 1: find out which input decided the result, and route the arriving gradient to it alone
    # 단계 1: 어느 입력이 결과를 정했는지 찾아, 도착한 그래디언트를 그 입력에만 보냅니다
    return (grad, 0.0) if x > y else (0.0, grad)


def simple_graph(x, y, z):
    """Forward and backward pass of f = (x + y) * z.

    x, y, z: numbers
    returns: dict with f and its derivatives dx, dy, dz
    """
    # 설명: f = (x + y) * z의 순방향과 역방향 계산.
    # 설명:
    # 설명: x, y, z: 수
    # 설명: 돌려주는 값: f와 미분 dx, dy, dz가 든 dict
    # Step 1: forward: the sum, then the product
    # 단계 1: 순전파: 먼저 합, 그다음 곱을 구합니다
    total = x + y
    # Step 2: backward from df/df = 1: first through the product, then through the sum
    # 단계 2: df/df = 1에서 시작해 거꾸로 곱 게이트, 합 게이트의 순서로 지나갑니다
    d_total, dz = mul_backward(total, z, 1.0)
    dx, dy = add_backward(x, y, d_total)
    # Step 3: return the dict
    # 단계 3: 딕셔너리로 돌려줍니다
    return {"f": total * z, "dx": dx, "dy": dy, "dz": dz}


def sigmoid_derivative(z):
    """σ'(z), as a function of the pre-activation z (not of σ(z)).

    z: a number, or an array of any shape
    returns: the same shape
    """
    # 설명: σ'(z). σ(z)가 아니라 활성화 이전 값 z의 함수입니다.
    # 설명:
    # 설명: z: 수 또는 아무 모양의 배열
    # 설명: 돌려주는 값: 같은 모양
    # Step 1: apply σ to z, once; the derivative is made of this value alone
    # 단계 1: z에 σ를 한 번 적용합니다. 미분은 이 값만으로 계산할 수 있습니다
    s = _sigmoid(z)
    return s * (1 - s)


def sigmoid_neuron(w, x):
    """Forward and backward pass of f = σ(w0*x0 + w1*x1 + w2).

    w: array (3,); the last element is the bias
    x: array (2,)
    returns: (f, dw, dx): a number, and arrays of shape (3,) and (2,)
    """
    # 설명: f = σ(w0*x0 + w1*x1 + w2)의 순방향과 역방향 계산.
    # 설명:
    # 설명: w: 배열 (3,). 마지막 원소가 편향입니다
    # 설명: x: 배열 (2,)
    # 설명: 돌려주는 값: (f, dw, dx). 수 하나와 (3,), (2,) 모양의 배열
    # Step 1: forward: the sum z, then f = σ(z)
    # 단계 1: 순전파: 합 z를 구하고 f = σ(z)를 계산합니다
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    # Step 2: backward through σ: the gradient that arrives at z
    # 단계 2: σ를 거꾸로 지나 z에 도착하는 그래디언트를 구합니다
    dz = sigmoid_derivative(z)
    # Step 3: backward through the sum and the products, to the three weights and the two inputs
    # 단계 3: 합과 곱을 거꾸로 지나 가중치 세 개와 입력 두 개에 이릅니다
    return _sigmoid(z), dz * np.array([x[0], x[1], 1.0]), dz * w[:2]


def chain_forward(x, w1, w2, y):
    """Forward pass of the chain h1 = x*w1, h2 = σ(h1), y_hat = w2*h2, loss = y_hat - y.

    The loss y_hat - y is this course's own choice: it keeps d(loss)/d(y_hat) = 1.

    x, w1, w2, y: numbers
    returns: dict with h1, h2, y_hat, loss
    """
    # 설명: 사슬 h1 = x*w1, h2 = σ(h1), y_hat = w2*h2, loss = y_hat - y의 순방향 계산.
    # 설명:
    # 설명: 손실 y_hat - y는 이 강의가 정한 것입니다. d(loss)/d(y_hat) = 1이 됩니다.
    # 설명:
    # 설명: x, w1, w2, y: 수
    # 설명: 돌려주는 값: h1, h2, y_hat, loss가 든 dict
    # Step 1: compute h1, h2, y_hat and loss, in this order
    # 단계 1: h1, h2, y_hat, loss를 차례로 계산합니다
    h1 = x * w1
    h2 = _sigmoid(h1)
    y_hat = w2 * h2
    # Step 2: return them in a dict
    # 단계 2: 딕셔너리에 담아 돌려줍니다
    return {"h1": h1, "h2": h2, "y_hat": y_hat, "loss": y_hat - y}


def chain_gradients(x, w1, w2, y):
    """The derivatives of the chain's loss y_hat - y by its two weights.

    x, w1, w2, y: numbers
    returns: dict with dw1 and dw2
    """
    # 설명: 사슬의 손실 y_hat - y를 두 가중치로 미분한 값.
    # 설명:
    # 설명: x, w1, w2, y: 수
    # 설명: 돌려주는 값: dw1과 dw2가 든 dict
    # Step 1: forward pass
    # 단계 1: 순전파를 합니다
    h = chain_forward(x, w1, w2, y)
    # Step 2: start with d(loss)/d(y_hat) = 1 and go back through y_hat = w2 * h2
    # 단계 2: d(loss)/d(y_hat) = 1에서 시작해 y_hat = w2 * h2를 거꾸로 지나갑니다
    dw2, dh2 = h["h2"], w2
    # Step 3: go on through h2 = σ(h1) and h1 = x * w1
    # 단계 3: 이어서 h2 = σ(h1)과 h1 = x * w1을 지나갑니다
    dh1 = dh2 * sigmoid_derivative(h["h1"])
    return {"dw1": dh1 * x, "dw2": dw2}


def sgd_step(params, grads, lr):
    """One step of gradient descent: every parameter moves against its own gradient.

    params, grads: dicts with equal keys; values are numbers or arrays
    lr: learning rate
    returns: a new dict; params, grads and the arrays in them are not changed
    """
    # 설명: 경사 하강법 한 걸음. 모든 파라미터가 자기 그래디언트의 반대쪽으로 움직입니다.
    # 설명:
    # 설명: params, grads: 키가 같은 dict. 값은 수 또는 배열
    # 설명: lr: 학습률
    # 설명: 돌려주는 값: 새 dict. params, grads와 그 안의 배열은 바꾸지 않습니다
    # Step 1: for every name take a step of lr against its own gradient; put the result into a new dict
    # 단계 1: 이름마다 자기 그래디언트의 반대쪽으로 lr만큼 옮긴 값을 새 딕셔너리에 담습니다
    return {name: value - lr * grads[name] for name, value in params.items()}


def numerical_gradient(f, x, eps=1e-5):
    """The gradient of f at x by central differences: (f(x + eps) - f(x - eps)) / (2 * eps), element by element.

    f: function of an array like x, returns a number
    x: array of any shape; not changed
    eps: the distance of a single element to either side
    returns: array of x's shape
    """
    # 설명: 중앙 차분으로 구한 x에서의 f의 그래디언트. 원소마다 (f(x + eps) - f(x - eps)) / (2 * eps).
    # 설명:
    # 설명: f: x와 같은 배열을 받아 수를 돌려주는 함수
    # 설명: x: 아무 모양의 배열. 바꾸지 않습니다
    # 설명: eps: 원소 하나를 양쪽으로 옮기는 거리
    # 설명: 돌려주는 값: x와 같은 모양의 배열
    x = np.array(x, dtype=float)  # a copy
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        # Step 1: one element at a time: f with eps added to it, and f with eps subtracted
        # 단계 1: 원소 하나씩, eps를 더했을 때와 뺐을 때의 f를 구합니다
        center = x[i]
        x[i] = center + eps
        above = f(x)
        x[i] = center - eps
        below = f(x)
        # Step 2: put the element back before the next one is moved
        # 단계 2: 다음 원소로 넘어가기 전에 원래 값으로 되돌립니다
        x[i] = center
        # Step 3: the difference over 2 * eps is this element of the gradient
        # 단계 3: 두 값의 차를 2 * eps로 나눈 값이 그래디언트의 그 원소입니다
        grad[i] = (above - below) / (2 * eps)
    return grad


def mlp_gradients(params, x, y):
    """The gradients of the mean binary cross entropy of a network of sigmoid layers with one output unit.

    By the chain rule: differences of the loss, as in numerical_gradient, are right to about 9 digits only.

    params: list of (W, b), W of shape (n_in, n_out) and b of shape (n_out,)
    x: array (n, d)
    y: 0 or 1 per sample, shape (n,) or (n, 1)
    returns: list of (dW, db), shaped like params
    """
    # 설명: 출력 유닛이 하나인 시그모이드 신경망의 평균 이진 교차 엔트로피의 그래디언트.
    # 설명:
    # 설명: 연쇄 법칙으로 구합니다. numerical_gradient처럼 손실의 차이로 구하면 아홉 자리쯤까지만 맞습니다.
    # 설명:
    # 설명: params: (W, b)의 리스트. W의 모양은 (n_in, n_out), b의 모양은 (n_out,)
    # 설명: x: 배열 (n, d)
    # 설명: y: 표본마다 0 또는 1, 모양은 (n,) 또는 (n, 1)
    # 설명: 돌려주는 값: params와 모양이 같은 (dW, db)의 리스트
    # Step 1: forward pass; keep the activation of every layer
    # 단계 1: 순전파를 하며 모든 층의 활성값을 보관합니다
    activations = [x]
    for W, b in params:
        activations.append(_sigmoid(activations[-1] @ W + b))
    # Step 2: delta of the output layer, of shape (n, 1): σ' cancels there, and only there n divides
    # 단계 2: 모양이 (n, 1)인 출력층의 delta를 구합니다. 여기서 σ'이 약분되고, n으로 나누는 곳도 여기뿐입니다
    delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)
    # Step 3: from the last layer to the first: dW and db from delta and from what went into the layer
    # 단계 3: 마지막 층부터 첫 층까지 delta와 그 층에 들어간 값으로 dW와 db를 구합니다
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        # Step 4: hand delta back through W and through σ' of the layer before
        # 단계 4: W와 앞 층의 σ'을 거쳐 delta를 앞으로 넘깁니다
        delta = (delta @ W.T) * a * (1 - a)
    # Step 5: return the pairs in the order of params
    # 단계 5: params와 같은 순서로 돌려줍니다
    return grads[::-1]

"""Written with loops over samples and units, lists and the math module; arrays only where one is returned."""

import math

import numpy as np


def _fires(weights, inputs, bias):
    return int(sum(w * v for w, v in zip(weights, inputs, strict=True)) + bias > 0)


def xor_network(x):
    answers = []
    for row in x:
        nand = _fires((-2, -2), row, 3)
        either = _fires((2, 2), row, -1)
        answers.append(_fires((2, 2), (nand, either), -3))
    return np.array(answers)


def _sigmoid_of_number(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def sigmoid(z):
    z = np.asarray(z)
    flat = [_sigmoid_of_number(v) for v in z.ravel().tolist()]
    return np.array(flat).reshape(z.shape)


def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for layer in range(1, len(sizes)):
        W = rng.normal(0, 1, (sizes[layer - 1], sizes[layer]))
        b = np.array([0.0] * sizes[layer])
        params.append([W, b])
    return params


def count_params(params):
    total = 0
    for W, _ in params:
        n_in, n_out = W.shape
        total += (n_in + 1) * n_out
    return total


def forward(params, x):
    activations = [x]
    for W, b in params:
        rows = []
        for a in activations[-1]:
            row = []
            for j in range(W.shape[1]):
                z = b[j]
                for i in range(W.shape[0]):
                    z += a[i] * W[i, j]
                row.append(_sigmoid_of_number(z))
            rows.append(row)
        activations.append(np.array(rows))
    return activations


def binary_cross_entropy(y, y_hat):
    total = 0.0
    pairs = list(zip(np.ravel(y).tolist(), np.ravel(y_hat).tolist(), strict=True))
    for label, p in pairs:
        p = min(max(p, 1e-12), 1 - 1e-12)
        total -= math.log(p) if label == 1 else math.log(1 - p)
    return total / len(pairs)


def train(params, x, y, lr, epochs):
    layers = [(W.tolist(), b.tolist()) for W, b in params]
    x, y = np.asarray(x).tolist(), np.ravel(y).tolist()
    losses = []
    for _ in range(epochs):
        grads = [([[0.0] * len(row) for row in W], [0.0] * len(b)) for W, b in layers]
        outputs = []
        for row, label in zip(x, y, strict=True):
            outputs.append(_backward(layers, grads, row, label))
        losses.append(binary_cross_entropy(y, outputs))
        for (W, b), (dW, db) in zip(layers, grads, strict=True):
            for j in range(len(b)):
                b[j] -= lr * db[j] / len(y)
                for i in range(len(W)):
                    W[i][j] -= lr * dW[i][j] / len(y)
    return [(np.array(W), np.array(b)) for W, b in layers], losses


def _backward(layers, grads, row, label):
    """Add one sample's gradient to ``grads``; return the network's output for it."""
    values = [row]
    for W, b in layers:
        a = values[-1]
        z = [b[j] + sum(a[i] * W[i][j] for i in range(len(a))) for j in range(len(b))]
        values.append([_sigmoid_of_number(v) for v in z])
    output = values[-1][0]
    delta = [output - label]
    for (W, _), (dW, db), a in zip(layers[::-1], grads[::-1], values[-2::-1], strict=True):
        for j, d in enumerate(delta):
            db[j] += d
            for i, v in enumerate(a):
                dW[i][j] += v * d
        delta = [sum(d * W[i][j] for j, d in enumerate(delta)) * v * (1 - v) for i, v in enumerate(a)]
    return output


def predict(params, x):
    return np.array([1 if row[0] >= 0.5 else 0 for row in forward(params, x)[-1]])

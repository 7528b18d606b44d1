"""Written with single numbers, the math module and loops; sums grow sample by sample."""

import math

import numpy as np


def _sigma(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def add_backward(x, y, grad):
    return (1 * grad, 1 * grad)


def mul_backward(x, y, grad):
    return (y * grad, x * grad)


def max_backward(x, y, grad):
    if x > y:
        return grad, 0
    return 0, grad


def simple_graph(x, y, z):
    # f = xz + yz
    return {"dx": z, "dy": z, "dz": x + y, "f": x * z + y * z}


def sigmoid_derivative(z):
    z = np.asarray(z)
    flat = [_sigma(v) * _sigma(-v) for v in z.ravel().tolist()]
    return np.array(flat).reshape(z.shape)


def sigmoid_neuron(w, x):
    w0, w1, w2 = w.tolist()
    x0, x1 = x.tolist()
    f = _sigma(w0 * x0 + w1 * x1 + w2)
    slope = f * (1 - f)
    return f, [slope * x0, slope * x1, slope], [slope * w0, slope * w1]


def chain_forward(x, w1, w2, y):
    h1 = w1 * x
    h2 = _sigma(h1)
    return {"h1": h1, "h2": h2, "y_hat": h2 * w2, "loss": h2 * w2 - y}


def chain_gradients(x, w1, w2, y):
    h2 = _sigma(x * w1)
    return {"dw1": w2 * h2 * (1 - h2) * x, "dw2": h2}


def sgd_step(params, grads, lr):
    moved = {}
    for name in params:
        moved[name] = params[name] - grads[name] * lr
    return moved


def numerical_gradient(f, x, eps=1e-5):
    slopes = []
    for k in range(x.size):
        step = np.zeros(x.size)
        step[k] = eps
        step = step.reshape(x.shape)
        slopes.append((f(x + step) - f(x - step)) / eps / 2)
    return np.array(slopes).reshape(x.shape)


def mlp_gradients(params, x, y):
    weights = [W.tolist() for W, _ in params]
    totals = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    labels = y.ravel().tolist()
    for sample, label in zip(x.tolist(), labels, strict=True):
        values = [sample]
        for W, b in params:
            a = values[-1]
            values.append([_sigma(b[j] + sum(v * W[i, j] for i, v in enumerate(a))) for j in range(b.size)])
        delta = [values[-1][0] - label]
        for layer in reversed(range(len(params))):
            a, (dW, db) = values[layer], totals[layer]
            for j, d in enumerate(delta):
                db[j] += d / len(labels)
                for i, v in enumerate(a):
                    dW[i, j] += v * d / len(labels)
            rows = weights[layer]
            delta = [sum(map(float.__mul__, delta, rows[i])) * v * (1 - v) for i, v in enumerate(a)]
    return totals

"""Derivatives in closed form: σ' through tanh, deltas from the chain rule without the shortcut at the output."""

import copy

import numpy as np


def _sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def add_backward(x, y, grad):
    return [grad, grad]


def mul_backward(x, y, grad):
    dx, dy = np.array([y, x]) * grad
    return dx, dy


def max_backward(x, y, grad):
    return grad * (x > y), grad * (y > x)


def simple_graph(x, y, z):
    q = x + y
    return {"f": q * z, "dx": float(z), "dy": float(z), "dz": float(q)}


def sigmoid_derivative(z):
    return (1 - np.tanh(np.asarray(z) / 2) ** 2) / 4


def sigmoid_neuron(w, x):
    inputs = np.append(x, 1.0)
    z = inputs @ w
    slope = np.exp(-z) / (1 + np.exp(-z)) ** 2
    return _sigmoid(z), slope * inputs, slope * w[:-1]


def chain_forward(x, w1, w2, y):
    out = {"h1": x * w1}
    out["h2"] = 1 / (1 + np.exp(-out["h1"]))
    out["y_hat"] = out["h2"] * w2
    out["loss"] = out["y_hat"] - y
    return out


def chain_gradients(x, w1, w2, y):
    dw1 = w2 * sigmoid_derivative(x * w1) * x
    return {"dw1": dw1, "dw2": _sigmoid(x * w1)}


def sgd_step(params, grads, lr):
    params = copy.deepcopy(params)
    for key in grads:
        params[key] -= lr * grads[key]
    return params


def numerical_gradient(f, x, eps=1e-5):
    grad = np.empty(x.shape)
    it = np.nditer(x, flags=["multi_index"])
    for value in it:
        left, right = x.copy(), x.copy()
        left[it.multi_index] = value - eps
        right[it.multi_index] = value + eps
        grad[it.multi_index] = (f(right) - f(left)) / (right - left)[it.multi_index]
    return grad


def mlp_gradients(params, x, y):
    zs, activations = [], [x]
    for W, b in params:
        zs.append(np.dot(activations[-1], W) + b)
        activations.append(_sigmoid(zs[-1]))
    p, y = activations[-1], y.reshape(len(x), 1)
    da = -(y / p - (1 - y) / (1 - p))
    grads = []
    for layer in reversed(range(len(params))):
        dz = da * sigmoid_derivative(zs[layer])
        grads.insert(0, (np.dot(activations[layer].T, dz) / len(x), np.mean(dz, axis=0)))
        da = np.dot(dz, params[layer][0].T)
    return grads

"""The sums of the formulas, sample by sample, with the math module."""

import math

import numpy as np


def each(function, value):
    """function of a number, or of every element of an array."""
    if isinstance(value, np.ndarray):
        flat = [function(float(v)) for v in value.flatten()]
        return np.array(flat, dtype=float).reshape(value.shape)
    return function(float(value))


def odds(p):
    return each(lambda v: v / (1 - v), p)


def logit(p):
    return each(lambda v: math.log(v) - math.log(1 - v), p)


def one_sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


def sigmoid(z):
    return each(one_sigmoid, z)


def binary_cross_entropy(y, p):
    total = 0.0
    for target, probability in zip(y, p, strict=True):
        clipped = min(max(probability, 1e-12), 1 - 1e-12)
        if target == 1:
            total += -math.log(clipped)
        else:
            total += -math.log(1 - clipped)
    return total / len(y)


def bce_gradient(w, b, x, y):
    dw = db = 0.0
    for xi, yi in zip(x, y, strict=True):
        error = one_sigmoid(w * xi + b) - yi
        dw += error * xi
        db += error
    return dw / len(x), db / len(x)


def mse_gradient(w, b, x, y):
    dw = db = 0.0
    for xi, yi in zip(x, y, strict=True):
        p = one_sigmoid(w * xi + b)
        slope = 2 * (p - yi) * p * (1 - p)
        dw += slope * xi
        db += slope
    return dw / len(x), db / len(x)


def fit(x, y, lr, epochs):
    w = b = 0.0
    losses = []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, [one_sigmoid(w * xi + b) for xi in x]))
        dw, db = bce_gradient(w, b, x, y)
        w -= lr * dw
        b -= lr * db
    return w, b, losses


def predict_proba(x, w, b):
    return np.array([one_sigmoid(w * xi + b) for xi in x])


def predict(x, w, b, threshold=0.5):
    return np.array([0 if p < threshold else 1 for p in predict_proba(x, w, b)])


def decision_boundary(w, b):
    return b / -w

"""A neuron as an object; everything else asks it."""

import numpy as np


class Neuron:
    """One input, one output, σ in between."""

    def __init__(self, w=0.0, b=0.0):
        self.w, self.b = w, b

    def __call__(self, x):
        return sigmoid(np.multiply(self.w, x) + self.b)

    def slopes(self, x, y, loss):
        """Mean gradient of a loss by w and b."""
        p = self(x)
        dz = p - y if loss == "bce" else (p - y) * 2 * np.exp(np.log(p) + np.log1p(-p))
        return (dz * x).mean(), dz.mean()

    def step(self, slopes, lr):
        self.w, self.b = (old - lr * slope for old, slope in zip((self.w, self.b), slopes, strict=True))


def odds(p):
    p = np.asarray(p)
    return np.divide(p, np.subtract(1, p))[()]


def logit(p):
    return np.log(p) - np.log1p(np.negative(p))


def sigmoid(z):
    with np.errstate(over="ignore"):
        return np.reciprocal(1 + np.exp(np.negative(z, dtype=float)))


def binary_cross_entropy(y, p):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1 - 1e-12)
    losses = np.empty(len(p))
    losses[y == 1] = -np.log(p[y == 1])
    losses[y == 0] = -np.log1p(-p[y == 0])
    return losses.mean()


def bce_gradient(w, b, x, y):
    return Neuron(w, b).slopes(x, y, "bce")


def mse_gradient(w, b, x, y):
    return Neuron(w, b).slopes(x, y, "mse")


def fit(x, y, lr, epochs):
    neuron, losses = Neuron(), []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, neuron(x)))
        neuron.step(neuron.slopes(x, y, "bce"), lr)
    return neuron.w, neuron.b, losses


def predict_proba(x, w, b):
    return Neuron(w, b)(x)


def predict(x, w, b, threshold=0.5):
    return 1 - (Neuron(w, b)(x) < threshold).astype(int)


def decision_boundary(w, b):
    return (0 - b) / w

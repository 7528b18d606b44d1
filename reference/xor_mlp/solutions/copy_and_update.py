"""σ through logaddexp; the loss through its derivative by y_hat, without the shortcut; a copy updated in place."""

import copy

import numpy as np


def xor_network(x):
    def step(z):
        return np.array(z > 0, dtype=int)

    nand = step(3 - 2 * x[:, 0] - 2 * x[:, 1])
    either = step(2 * x[:, 0] + 2 * x[:, 1] - 1)
    return step(2 * nand + 2 * either - 3)


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for layer, n_in in enumerate(sizes[:-1]):
        n_out = sizes[layer + 1]
        params.append((rng.standard_normal((n_in, n_out)), np.zeros((n_out,))))
    return params


def count_params(params):
    return sum(array.size for layer in params for array in layer)


def forward(params, x):
    if not params:
        return [x]
    W, b = params[0]
    z = np.einsum("ni,ij->nj", x, W) + b
    return [x, *forward(params[1:], sigmoid(z))]


def binary_cross_entropy(y, y_hat):
    y = np.reshape(y, (-1, 1))
    p = np.reshape(y_hat, (-1, 1)).astype(float)
    p = np.minimum(np.maximum(p, 1e-12), 1 - 1e-12)
    return np.average(-y * np.log(p) - (1 - y) * np.log1p(-p))


def train(params, x, y, lr, epochs):
    params = copy.deepcopy(params)
    y = y.reshape(len(x), 1)
    losses = []
    for _ in range(epochs):
        activations = forward(params, x)
        p = activations[-1]
        losses.append(float(binary_cross_entropy(y, p)))
        da = (p - y) / (p * (1 - p)) / len(x)
        for layer in range(len(params) - 1, -1, -1):
            W, b = params[layer]
            before, after = activations[layer], activations[layer + 1]
            dz = da * after * (1 - after)
            da = np.einsum("nj,ij->ni", dz, W)
            W -= lr * np.einsum("ni,nj->ij", before, dz)
            b -= lr * np.einsum("nj->j", dz)
    return params, losses


def predict(params, x):
    return np.greater_equal(forward(params, x)[-1], 0.5).astype(np.int64).squeeze(axis=1)

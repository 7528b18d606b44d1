"""The bias as one more row of the weights: each layer is a single matrix that meets a column of ones."""

from itertools import pairwise

import numpy as np


def mse(y, y_hat):
    y, y_hat = np.reshape(y, -1), np.reshape(y_hat, -1)
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat have different sizes")
    error = y - y_hat
    return float(error @ error / error.size)


def rmse(y, y_hat):
    return float(mse(y, y_hat) ** 0.5)


def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [
        (rng.normal(size=(before, after), scale=before**-0.5), np.zeros((after,))) for before, after in pairwise(sizes)
    ]


def _joined(params):
    return [np.vstack([W, b]) for W, b in params]


def _with_ones(a):
    return np.hstack([a, np.ones((len(a), 1))])


def _forward(matrices, x):
    activations = [np.asarray(x)]
    for k, M in enumerate(matrices, 1):
        z = _with_ones(activations[-1]) @ M
        if k < len(matrices):
            with np.errstate(over="ignore"):
                z = np.reciprocal(1.0 + np.exp(-z))
        activations.append(z)
    return activations


def forward(params, x):
    return _forward(_joined(params), x)


def _gradients(matrices, x, y):
    *before, output = _forward(matrices, x)
    dz = (output.ravel() - np.ravel(y))[:, None] * (2.0 / len(x))
    result = [None] * len(matrices)
    for k in range(len(matrices) - 1, -1, -1):
        result[k] = np.einsum("ni,nj->ij", _with_ones(before[k]), dz)
        if k:
            a = before[k]
            dz = np.einsum("nj,ij->ni", dz, matrices[k][:-1]) * (a - a**2)
    return result


def gradients(params, x, y):
    return [(M[:-1], M[-1]) for M in _gradients(_joined(params), x, y)]


def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    matrices = _joined(params)
    y_train = np.ravel(y_train)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(y_train), batch_size):
            chosen = np.arange(start, min(start + batch_size, len(y_train)))
            steps = _gradients(matrices, X_train[chosen], y_train[chosen])
            matrices = [M - lr * step for M, step in zip(matrices, steps, strict=True)]
        for key, x, y in (("loss", X_train, y_train), ("val_loss", X_val, y_val)):
            history[key].append(mse(y, _forward(matrices, x)[-1]))
    return [(M[:-1], M[-1]) for M in matrices], history


def predict(params, x):
    return forward(params, x)[-1].squeeze(axis=1)


def prepare(df, target, test_size, val_size):
    n_test = int(np.ceil(len(df) * test_size))
    rest, test = df.iloc[:-n_test], df.iloc[-n_test:]
    n_val = int(np.ceil(len(rest) * val_size))
    train, val = rest.iloc[:-n_val], rest.iloc[-n_val:]
    features = [name for name in df.columns if name != target]
    mean, std = train[features].mean(), train[features].std()
    result = {}
    for name, part in (("train", train), ("val", val), ("test", test)):
        result[f"X_{name}"] = ((part[features] - mean) / std).to_numpy()
        result[f"y_{name}"] = part[target].to_numpy()
    return result


def house_price_model(df, target="house price of unit area", seed=0):
    rng = np.random.default_rng(seed)
    d = prepare(df.iloc[rng.permutation(len(df))], target, 0.2, 0.2)
    centre = d["y_train"].mean()
    params = init_params((d["X_train"].shape[1], 16, 8, 1), seed + 1)
    history = {"loss": [], "val_loss": []}
    for lr in (0.01, 0.003, 0.001):  # raw targets need smaller steps
        params, part = fit(
            params, d["X_train"], d["y_train"] - centre, d["X_val"], d["y_val"] - centre, lr, 15, batch_size=20
        )
        history["loss"] += part["loss"]
        history["val_loss"] += part["val_loss"]
    y_pred = centre + predict(params, d["X_test"])
    return {"y_pred": y_pred, "y_test": d["y_test"], "test_rmse": rmse(d["y_test"], y_pred), "history": history}

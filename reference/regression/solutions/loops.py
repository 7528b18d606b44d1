"""Sums written out, sample by sample and unit by unit; the house model is a network without hidden layer."""

import math

import numpy as np


def mse(y, y_hat):
    a, b = np.asarray(y).flatten().tolist(), np.asarray(y_hat).flatten().tolist()
    if len(a) != len(b):
        raise ValueError("not the same number of values")
    total = 0.0
    for target, prediction in zip(a, b, strict=True):
        total += (target - prediction) ** 2
    return total / len(a)


def rmse(y, y_hat):
    return math.sqrt(mse(y, y_hat))


def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for k in range(1, len(sizes)):
        W = rng.standard_normal((sizes[k - 1], sizes[k])) / math.sqrt(sizes[k - 1])
        params.append((W, np.array([0.0] * sizes[k])))
    return params


def forward(params, x):
    activations = [x]
    for number, (W, b) in enumerate(params):
        rows = []
        for sample in activations[-1]:
            row = []
            for unit in range(W.shape[1]):
                z = b[unit]
                for k in range(W.shape[0]):
                    z += sample[k] * W[k, unit]
                last = number == len(params) - 1
                row.append(z if last else 1 / (1 + math.exp(-z)))
            rows.append(row)
        activations.append(np.array(rows))
    return activations


def gradients(params, x, y):
    activations = forward(params, x)
    targets = np.asarray(y).reshape(-1).tolist()
    n = len(targets)
    result = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for i in range(n):
        deltas = [2 * (activations[-1][i, 0] - targets[i]) / n]
        for layer in range(len(params) - 1, -1, -1):
            dW, db = result[layer]
            a = activations[layer][i]
            for j, delta in enumerate(deltas):
                db[j] += delta
                for k in range(len(a)):
                    dW[k, j] += a[k] * delta
            W = params[layer][0]
            deltas = [sum(W[k, j] * delta for j, delta in enumerate(deltas)) * a[k] * (1 - a[k]) for k in range(len(a))]
    return result


def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    current = [(W.copy(), b.copy()) for W, b in params]
    losses, val_losses = [], []
    n = X_train.shape[0]
    for _ in range(epochs):
        start = 0
        while start < n:
            end = min(start + batch_size, n)
            for (W, b), (dW, db) in zip(
                current, gradients(current, X_train[start:end], y_train[start:end]), strict=True
            ):
                W -= lr * dW
                b -= lr * db
            start = end
        losses.append(mse(y_train, predict(current, X_train)))
        val_losses.append(mse(y_val, predict(current, X_val)))
    return current, {"loss": losses, "val_loss": val_losses}


def predict(params, x):
    return np.array([row[0] for row in forward(params, x)[-1]])


def prepare(df, target, test_size, val_size):
    n = len(df)
    n_test = math.ceil(n * test_size)
    n_val = math.ceil((n - n_test) * val_size)
    n_train = n - n_test - n_val
    columns = []
    for name in df.columns:
        if name != target:
            values = [float(v) for v in df[name]]
            seen = values[:n_train]
            mean = math.fsum(seen) / n_train
            std = math.sqrt(math.fsum((v - mean) ** 2 for v in seen) / (n_train - 1))
            columns.append([(v - mean) / std for v in values])
    X, y = np.array(columns).T, np.array(list(df[target]))
    return {
        "X_train": X[:n_train],
        "X_val": X[n_train : n_train + n_val],
        "X_test": X[n_train + n_val :],
        "y_train": y[:n_train],
        "y_val": y[n_train : n_train + n_val],
        "y_test": y[n_train + n_val :],
    }


def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order].reset_index(drop=True), target, 0.2, 0.2)
    # a linear network whose bias starts at the mean: small enough for loops
    params = [(np.zeros((data["X_train"].shape[1], 1)), np.array([data["y_train"].mean()]))]
    params, history = fit(
        params, data["X_train"], data["y_train"], data["X_val"], data["y_val"], lr=0.05, epochs=20, batch_size=32
    )
    y_pred = predict(params, data["X_test"])
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }

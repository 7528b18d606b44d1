"""Layers that remember what they saw, and a house model that keeps the weights of its best validation epoch."""

from copy import deepcopy

import numpy as np


class Layer:
    """One layer; ``backward`` needs what ``forward`` has left behind."""

    def __init__(self, W, b, hidden):
        self.W, self.b, self.hidden = np.array(W, dtype=float), np.array(b, dtype=float), hidden

    def forward(self, a):
        self.input = a
        z = np.dot(a, self.W) + self.b
        self.output = np.exp(-np.logaddexp(0, -z)) if self.hidden else z
        return self.output

    def backward(self, grad):
        dz = grad * self.output * (1 - self.output) if self.hidden else grad
        self.dW = np.dot(self.input.T, dz)
        self.db = np.ones(len(dz)) @ dz
        return np.dot(dz, self.W.T)

    def step(self, lr):
        self.W = self.W - lr * self.dW
        self.b = self.b - lr * self.db


class Network:
    """A stack of layers."""

    def __init__(self, params):
        self.layers = [Layer(W, b, k < len(params) - 1) for k, (W, b) in enumerate(params)]

    def run(self, x):
        activations = [x]
        for layer in self.layers:
            activations.append(layer.forward(activations[-1]))
        return activations

    def differentiate(self, x, y):
        grad = 2 * (self.run(x)[-1] - as_column(y)) / len(x)
        for layer in self.layers[::-1]:
            grad = layer.backward(grad)
        return [(layer.dW, layer.db) for layer in self.layers]

    @property
    def params(self):
        return [(layer.W, layer.b) for layer in self.layers]


def as_column(y):
    y = np.asarray(y)
    return y if y.ndim == 2 else y[:, np.newaxis]


def mse(y, y_hat):
    y, y_hat = as_column(y), as_column(y_hat)
    if len(y) != len(y_hat):
        raise ValueError(f"{y.shape} and {y_hat.shape} do not fit")
    return np.square(np.subtract(y, y_hat)).mean()


def rmse(y, y_hat):
    return mse(y, y_hat) ** 0.5


def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for k, n_in in enumerate(sizes[:-1]):
        n_out = sizes[k + 1]
        params.append((rng.normal(0.0, 1.0 / np.sqrt(n_in), size=(n_in, n_out)), np.zeros(n_out)))
    return params


def forward(params, x):
    return Network(params).run(x)


def gradients(params, x, y):
    return Network(params).differentiate(x, y)


def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    network = Network(params)
    loss, val_loss = [], []
    cuts = list(range(batch_size, len(X_train), batch_size))
    pairs = list(zip(np.split(X_train, cuts), np.split(as_column(y_train), cuts), strict=True))
    for _ in range(epochs):
        for x, y in pairs:
            network.differentiate(x, y)
            for layer in network.layers:
                layer.step(lr)
        loss.append(mse(y_train, network.run(X_train)[-1]))
        val_loss.append(mse(y_val, network.run(X_val)[-1]))
    return network.params, {"loss": loss, "val_loss": val_loss}


def predict(params, x):
    return Network(params).run(x)[-1].reshape(len(x))


def prepare(df, target, test_size, val_size):
    y, X = df[target], df.loc[:, df.columns != target].astype("float64")
    last = len(df) - int(-(-len(df) * test_size // 1))
    middle = last - int(-(-last * val_size // 1))
    X = X.sub(X.iloc[:middle].mean()).div(X.iloc[:middle].std(ddof=1))
    where = {"train": slice(0, middle), "val": slice(middle, last), "test": slice(last, None)}
    return {f"X_{k}": X.iloc[s].values for k, s in where.items()} | {
        f"y_{k}": y.iloc[s].values for k, s in where.items()
    }


def house_price_model(df, target="house price of unit area", seed=0):
    shuffled = df.take(np.random.default_rng(seed).permutation(len(df)))
    d = prepare(shuffled, target, 0.2, 0.2)
    low, high = d["y_train"].min(), d["y_train"].max()

    def scaled(y):
        return (y - low) / (high - low)

    params = init_params((d["X_train"].shape[1], 12, 1), seed)
    best, best_loss = deepcopy(params), np.inf
    history = {"loss": [], "val_loss": []}
    for _ in range(10):
        params, part = fit(params, d["X_train"], scaled(d["y_train"]), d["X_val"], scaled(d["y_val"]), 0.05, 5, 16)
        for key in history:
            history[key].extend(part[key])
        if part["val_loss"][-1] < best_loss:
            best, best_loss = params, part["val_loss"][-1]
    y_pred = low + (high - low) * predict(best, d["X_test"])
    return {"test_rmse": rmse(d["y_test"], y_pred), "y_test": d["y_test"], "y_pred": y_pred, "history": history}

"""Shuffle whole copies first, then cut with slices; floor of a negative number in place of ceil."""

import numpy as np


def _rows(data, where):
    return data.iloc[where] if hasattr(data, "iloc") else data[where]


def _shuffled(data, order):
    if hasattr(data, "iloc"):
        return data.iloc[order]
    if isinstance(data, np.ndarray):
        return np.take(data, order, axis=0)
    return list(map(data.__getitem__, order))


def _count(n, size):
    if not (0.0 < size < 1.0):
        raise ValueError("the size must lie between 0 and 1")
    count = int(-((-n * size) // 1))
    if count >= n:
        raise ValueError("nothing is left")
    return count


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y):
        raise ValueError("X and y must have the same number of rows")
    n_test = _count(n, test_size)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
        X, y = _shuffled(X, order), _shuffled(y, order)
    head, tail = slice(None, -n_test), slice(-n_test, None)
    return [_rows(X, head), _rows(X, tail), _rows(y, head), _rows(y, tail)]


def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    rest_X, X_test, rest_y, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)
    X_train, X_val, y_train, y_val = train_test_split(rest_X, rest_y, val_size)
    return [X_train, X_val, X_test, y_train, y_val, y_test]


def batches(X, y, batch_size):
    n = len(X)
    if n != len(y):
        raise ValueError("X and y must have the same number of rows")
    if batch_size <= 0:
        raise ValueError("batch_size must be at least 1")
    full, left = divmod(n, batch_size)
    cuts = [slice(k * batch_size, (k + 1) * batch_size) for k in range(full + (left > 0))]
    return [(_rows(X, cut), _rows(y, cut)) for cut in cuts]

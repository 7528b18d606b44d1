"""A label per row says where it goes (np.split and boolean masks), for any type; rows of tables are numbered anew."""

import numpy as np
import pandas as pd


class _Rows:
    """Picks rows of any supported type by number."""

    def __init__(self, data):
        self.data = data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, numbers):
        match self.data:
            case pd.DataFrame() | pd.Series():
                return self.data.take(numbers).reset_index(drop=True)
            case list():
                return [self.data[int(k)] for k in numbers]
            case _:
                return np.asarray(self.data)[np.asarray(numbers, dtype=int)]


def _parts(X, y, sizes, shuffle, seed):
    X, y = _Rows(X), _Rows(y)
    if len(X) != len(y):
        raise ValueError("X and y have different lengths")
    if any(not 0 < size < 1 for size in sizes):
        raise ValueError("a size lies outside of (0, 1)")
    rest = len(X)
    cuts = []
    for size in sizes:
        rest -= int(np.ceil(rest * size))
        cuts.insert(0, rest)
    numbers = np.random.default_rng(seed).permutation(len(X)) if shuffle else np.arange(len(X))
    parts = np.split(numbers, cuts)
    if any(part.size == 0 for part in parts):
        raise ValueError("a part is empty")
    return (*(X[part] for part in parts), *(y[part] for part in parts))


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    return _parts(X, y, [test_size], shuffle, seed)


def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    return _parts(X, y, [test_size, val_size], shuffle, seed)


def batches(X, y, batch_size):
    X, y = _Rows(X), _Rows(y)
    if len(X) != len(y):
        raise ValueError("X and y have different lengths")
    if batch_size < 1:
        raise ValueError("batch_size is below 1")
    label = np.arange(len(X)) // batch_size
    return [(X[np.flatnonzero(label == k)], y[np.flatnonzero(label == k)]) for k in np.unique(label)]

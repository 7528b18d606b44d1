"""Row by row with lists, and back to the original type at the end: no cleverness with indices."""

import math
from math import ceil

import numpy as np
import pandas as pd


def rebuild(original, positions):
    if isinstance(original, pd.DataFrame):
        return pd.concat([original.iloc[i : i + 1] for i in positions])
    if isinstance(original, pd.Series):
        return pd.Series(
            [original.iloc[i] for i in positions],
            index=[original.index[i] for i in positions],
            dtype=original.dtype,
            name=original.name,
        )
    rows = [original[i] for i in positions]
    if isinstance(original, np.ndarray):
        return np.array(rows, dtype=original.dtype)
    return rows


def positions_of(n, shuffle, seed):
    positions = list(range(n))
    if shuffle:
        generator = np.random.default_rng(seed)
        positions = [int(i) for i in generator.permutation(n)]
    return positions


def check_sizes(X, y, *sizes):
    if len(X) != len(y):
        raise ValueError("lengths differ")
    for size in sizes:
        if size <= 0 or size >= 1:
            raise ValueError("size outside (0, 1)")


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    check_sizes(X, y, test_size)
    n = len(X)
    n_test = ceil(n * test_size)
    if n_test == 0 or n_test == n:
        raise ValueError("empty part")
    positions = positions_of(n, shuffle, seed)
    train, test = [], []
    for rank, i in enumerate(positions):
        if rank < n - n_test:
            train.append(i)
        else:
            test.append(i)
    return rebuild(X, train), rebuild(X, test), rebuild(y, train), rebuild(y, test)


def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    check_sizes(X, y, test_size, val_size)
    n = len(X)
    n_test = math.ceil(n * test_size)
    n_val = math.ceil((n - n_test) * val_size)
    n_train = n - n_test - n_val
    if min(n_train, n_val, n_test) <= 0:
        raise ValueError("empty part")
    positions = positions_of(n, shuffle, seed)
    train = positions[:n_train]
    val = positions[n_train : n_train + n_val]
    test = positions[n_train + n_val :]
    return tuple(rebuild(data, part) for data in (X, y) for part in (train, val, test))


def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError("lengths differ or no rows per batch")
    result = []
    start = 0
    while start < len(X):
        end = min(start + batch_size, len(X))
        result.append((X[start:end], y[start:end]))
        start = end
    return result

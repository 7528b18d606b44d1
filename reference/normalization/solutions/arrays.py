"""NumPy underneath: each function takes the numbers out, computes on the whole array, and puts the labels back."""

import numpy as np
import pandas as pd


def split_label(df, label):
    others = [name for name in df.columns if name != label]
    return df[others].copy(), df[label].copy()


def column_stats(df):
    x = df.to_numpy(dtype=float)
    numbers = np.stack([x.min(axis=0), x.max(axis=0), x.mean(axis=0), x.std(axis=0, ddof=1)], axis=1)
    return pd.DataFrame(numbers, index=df.columns, columns=["min", "max", "mean", "std"])


def _of(stats, df):
    return (stats.loc[df.columns, name].to_numpy() for name in ("min", "max", "mean", "std"))


def _affine(df, slope, offset):
    return pd.DataFrame(df.to_numpy(dtype=float) * slope + offset, index=df.index, columns=df.columns)


def min_max_norm(df, stats):
    low, high, _, _ = _of(stats, df)
    constant = low == high
    slope = np.where(constant, 0, 1 / np.where(constant, 1, high - low))
    return _affine(df, slope, -low * slope)


def standard_norm(df, stats):
    low, high, mean, std = _of(stats, df)
    constant = low == high
    slope = np.where(constant, 0, 1 / np.where(constant, 1, std))
    return _affine(df, slope, -mean * slope)


def min_max_denorm(df, stats):
    low, high, _, _ = _of(stats, df)
    return _affine(df, high - low, low)


def standard_denorm(df, stats):
    _, _, mean, std = _of(stats, df)
    return _affine(df, std, mean)


def normalize_train_test(train, test, method):
    match method:
        case "min_max":
            norm = min_max_norm
        case "standard":
            norm = standard_norm
        case _:
            raise ValueError(method)
    stats = column_stats(train)
    both = norm(pd.concat([train, test]), stats)
    return both.iloc[: len(train)], both.iloc[len(train) :]

"""pandas' own idioms: describe, apply on columns, a dictionary comprehension."""

import pandas as pd


def split_label(df, label):
    features = df.copy()
    labels = features.pop(label)
    return features, labels


def column_stats(df):
    return df.describe().T


def min_max_norm(df, stats):
    low, width = stats["min"], stats["max"] - stats["min"]
    return df.sub(low).div(width.replace(0, float("inf")))


def standard_norm(df, stats):
    def scaled(column):
        low, high, mean, std = stats.loc[column.name, ["min", "max", "mean", "std"]]
        return column * 0.0 if low == high else (column - mean) / std

    return df.apply(scaled)


def min_max_denorm(df, stats):
    width = stats["max"] - stats["min"]
    return df.mul(width).add(stats["min"])


def standard_denorm(df, stats):
    return pd.DataFrame({name: df[name] * stats.at[name, "std"] + stats.at[name, "mean"] for name in df})


def normalize_train_test(train, test, method):
    norms = {"min_max": min_max_norm, "standard": standard_norm}
    try:
        norm = norms[method]
    except KeyError:
        raise ValueError(f"{method} is none of {', '.join(norms)}") from None
    return tuple(norm(table, column_stats(train)) for table in (train, test))

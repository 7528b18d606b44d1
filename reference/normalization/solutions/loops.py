"""Column by column and number by number, with Python's own sums; pandas only holds the tables."""

import math

import pandas as pd


def split_label(df, label):
    features = pd.DataFrame(index=df.index)
    for name in df.columns:
        if name != label:
            features[name] = df[name]
    return features, df[label]


def column_stats(df):
    rows = []
    for name in df.columns:
        values = [float(value) for value in df[name]]
        mean = sum(values) / len(values)
        total = 0.0
        for value in values:
            total += (value - mean) ** 2
        std = math.sqrt(total / (len(values) - 1))
        rows.append([name, len(values), mean, std, min(values), max(values)])
    return pd.DataFrame(rows, columns=["column", "count", "mean", "std", "min", "max"]).set_index("column")


def _each(df, stats, convert):
    columns = {}
    for name in df.columns:
        row = stats.loc[name]
        columns[name] = [float(convert(value, row)) for value in df[name]]
    return pd.DataFrame(columns, index=df.index)


def min_max_norm(df, stats):
    def convert(x, row):
        if row["max"] == row["min"]:
            return 0
        return (x - row["min"]) / (row["max"] - row["min"])

    return _each(df, stats, convert)


def standard_norm(df, stats):
    def convert(x, row):
        if row["max"] == row["min"]:
            return 0
        return (x - row["mean"]) / row["std"]

    return _each(df, stats, convert)


def min_max_denorm(df, stats):
    return _each(df, stats, lambda x, row: row["min"] + x * (row["max"] - row["min"]))


def standard_denorm(df, stats):
    return _each(df, stats, lambda x, row: row["mean"] + x * row["std"])


def normalize_train_test(train, test, method):
    if method == "min_max":
        scale = min_max_norm
    elif method == "standard":
        scale = standard_norm
    else:
        raise ValueError("method must be min_max or standard")
    stats = column_stats(train)
    return scale(train, stats), scale(test, stats)

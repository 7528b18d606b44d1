"""Normalization, as beginners get it wrong."""

from tests.real_course.blind import Wrong

WRONG = (
    Wrong(
        "split_label",
        "pops the label out of df itself",
        """
def split_label(df, label):
    labels = df.pop(label)
    return df, labels
""",
    ),
    Wrong(
        "split_label",
        "the label stays among the features",
        """
def split_label(df, label):
    features = df.copy()
    features.drop(columns=[label])
    labels = df[label]
    return features, labels
""",
    ),
    Wrong(
        "split_label",
        "always the last column",
        """
def split_label(df, label):
    X = df.iloc[:, :-1]
    y = df.iloc[:, -1]
    return X, y
""",
    ),
    Wrong(
        "split_label",
        "labels as a DataFrame of one column",
        """
def split_label(df, label):
    cols = [c for c in df.columns if c != label]
    return df[cols], df[[label]]
""",
    ),
    Wrong(
        "split_label",
        "label first, features second",
        """
def split_label(df, label):
    return df[label], df.drop(label, axis=1)
""",
    ),
    Wrong(
        "split_label",
        "values only, index gone",
        """
def split_label(df, label):
    features = df.drop(columns=label).reset_index(drop=True)
    labels = df[label].reset_index(drop=True)
    return features, labels
""",
    ),
    Wrong(
        "column_stats",
        "std with ddof = 0",
        """
def column_stats(df):
    result = pd.DataFrame(index=df.columns)
    result["min"] = df.min()
    result["max"] = df.max()
    result["mean"] = df.mean()
    result["std"] = df.std(ddof=0)
    return result
""",
    ),
    Wrong(
        "column_stats",
        "numpy's std, whose ddof is 0",
        """
import numpy as np


def column_stats(df):
    tonggye = {}
    for col in df.columns:
        v = df[col].to_numpy()
        tonggye[col] = {"min": v.min(), "max": v.max(), "mean": v.mean(), "std": np.std(v)}
    return pd.DataFrame(tonggye).T
""",
    ),
    Wrong(
        "column_stats",
        "a column per column: not transposed",
        """
def column_stats(df):
    return df.agg(["min", "max", "mean", "std"])
""",
    ),
    Wrong(
        "column_stats",
        "per row: axis 1",
        """
def column_stats(df):
    return pd.DataFrame(
        {"min": df.min(axis=1), "max": df.max(axis=1), "mean": df.mean(axis=1), "std": df.std(axis=1)}
    )
""",
    ),
    Wrong(
        "column_stats",
        "median for mean: 50% of describe()",
        """
def column_stats(df):
    d = df.describe().T
    d["mean"] = d["50%"]
    return d
""",
    ),
    Wrong(
        "column_stats",
        "variance under the name std",
        """
def column_stats(df):
    rows = []
    for c in df.columns:
        s = df[c]
        m = sum(s) / len(s)
        var = sum((v - m) ** 2 for v in s) / (len(s) - 1)
        rows.append({"min": min(s), "max": max(s), "mean": m, "std": var})
    return pd.DataFrame(rows, index=df.columns)
""",
    ),
    Wrong(
        "column_stats",
        "min and max exchanged",
        """
def column_stats(df):
    out = pd.concat([df.max(), df.min(), df.mean(), df.std()], axis=1)
    out.columns = ["min", "max", "mean", "std"]
    return out
""",
    ),
    Wrong(
        "column_stats",
        "rounds to two digits to look nice",
        """
def column_stats(df):
    return df.describe().T[["min", "max", "mean", "std"]].round(2)
""",
    ),
    Wrong(
        "min_max_norm",
        "brackets: x - min / (max - min)",
        """
def min_max_norm(df, stats):
    result = pd.DataFrame(index=df.index, columns=df.columns, dtype=float)
    for c in df.columns:
        mn, mx = stats.loc[c, "min"], stats.loc[c, "max"]
        if mn == mx:
            result[c] = 0.0
        else:
            result[c] = df[c] - mn / (mx - mn)
    return result
""",
    ),
    Wrong(
        "min_max_norm",
        "NaN in constant columns",
        """
def min_max_norm(df, stats):
    return (df - stats["min"]) / (stats["max"] - stats["min"])
""",
    ),
    Wrong(
        "min_max_norm",
        "fillna(0): only where 0/0, not where the test table differs",
        """
def min_max_norm(df, stats):
    out = (df - stats["min"]) / (stats["max"] - stats["min"])
    return out.fillna(0.0)
""",
    ),
    Wrong(
        "min_max_norm",
        "divides by the max",
        """
def min_max_norm(df, stats):
    res = df.astype(float).copy()
    for col in df.columns:
        lo = stats["min"][col]
        hi = stats["max"][col]
        if hi == lo:
            res[col] = 0.0
            continue
        res[col] = (df[col] - lo) / hi
    return res
""",
    ),
    Wrong(
        "min_max_norm",
        "uses df's own min and max, not stats",
        """
def min_max_norm(df, stats):
    out = (df - df.min()) / (df.max() - df.min())
    for col in out.columns:
        if df[col].max() == df[col].min():
            out[col] = 0.0
    return out
""",
    ),
    Wrong(
        "min_max_norm",
        "max - x: turned round",
        """
def min_max_norm(df, stats):
    span = stats["max"] - stats["min"]
    out = (stats["max"] - df) / span
    out.loc[:, span == 0] = 0.0
    return out
""",
    ),
    Wrong(
        "min_max_norm",
        "clips to 0 … 1",
        """
def min_max_norm(df, stats):
    span = (stats["max"] - stats["min"]).replace(0, 1)
    out = (df - stats["min"]) / span
    return out.clip(0, 1)
""",
    ),
    Wrong(
        "min_max_norm",
        "range replaced by 1 in constant columns: other values of the test table stay",
        """
def min_max_norm(df, stats):
    beomwi = stats["max"] - stats["min"]
    beomwi[beomwi == 0] = 1
    return (df - stats["min"]) / beomwi
""",
    ),
    Wrong(
        "min_max_norm",
        "subtracts the mean",
        """
def min_max_norm(df, stats):
    out = {}
    for c in df:
        if stats.loc[c, "max"] == stats.loc[c, "min"]:
            out[c] = df[c] * 0.0
        else:
            out[c] = (df[c] - stats.loc[c, "mean"]) / (stats.loc[c, "max"] - stats.loc[c, "min"])
    return pd.DataFrame(out)
""",
    ),
    Wrong(
        "min_max_norm",
        "constant columns become 1",
        """
def min_max_norm(df, stats):
    out = (df - stats["min"]) / (stats["max"] - stats["min"])
    same = stats["max"] == stats["min"]
    out.loc[:, same] = 1.0
    return out
""",
    ),
    Wrong(
        "min_max_norm",
        "a small epsilon in the denominator",
        """
def min_max_norm(df, stats):
    eps = 1e-8
    return (df - stats["min"]) / (stats["max"] - stats["min"] + eps)
""",
    ),
    Wrong(
        "min_max_norm",
        "new table without the index",
        """
def min_max_norm(df, stats):
    data = []
    for i in range(len(df)):
        row = []
        for c in df.columns:
            lo, hi = stats.loc[c, "min"], stats.loc[c, "max"]
            row.append(0.0 if hi == lo else (df[c].iloc[i] - lo) / (hi - lo))
        data.append(row)
    return pd.DataFrame(data, columns=df.columns)
""",
    ),
    Wrong(
        "standard_norm",
        "divides by the variance",
        """
def standard_norm(df, stats):
    out = (df - stats["mean"]) / stats["std"] ** 2
    out.loc[:, stats["max"] == stats["min"]] = 0.0
    return out
""",
    ),
    Wrong(
        "standard_norm",
        "subtracts the min",
        """
def standard_norm(df, stats):
    z = df.copy().astype(float)
    for c in z.columns:
        if stats["min"][c] == stats["max"][c]:
            z[c] = 0.0
        else:
            z[c] = (z[c] - stats["min"][c]) / stats["std"][c]
    return z
""",
    ),
    Wrong(
        "standard_norm",
        "asks std == 0",
        """
def standard_norm(df, stats):
    z = (df - stats["mean"]) / stats["std"]
    for c in z.columns:
        if stats.loc[c, "std"] == 0:
            z[c] = 0.0
    return z
""",
    ),
    Wrong(
        "standard_norm",
        "mean minus x",
        """
def standard_norm(df, stats):
    z = (stats["mean"] - df) / stats["std"]
    const = stats.index[stats["max"] == stats["min"]]
    z[const] = 0.0
    return z
""",
    ),
    Wrong(
        "standard_norm",
        "df's own mean and std",
        """
def standard_norm(df, stats):
    z = (df - df.mean()) / df.std()
    z[stats.index[stats["max"] == stats["min"]]] = 0.0
    return z
""",
    ),
    Wrong(
        "standard_norm",
        "divides by the range",
        """
def standard_norm(df, stats):
    z = (df - stats["mean"]) / (stats["max"] - stats["min"])
    z.loc[:, list(stats["max"] == stats["min"])] = 0.0
    return z
""",
    ),
    Wrong(
        "standard_norm",
        "does not centre",
        """
def standard_norm(df, stats):
    z = df / stats["std"]
    z[stats.index[stats["max"] == stats["min"]]] = 0.0
    return z
""",
    ),
    Wrong(
        "standard_norm",
        "writes into df",
        """
def standard_norm(df, stats):
    for c in df.columns:
        if stats.loc[c, "max"] == stats.loc[c, "min"]:
            df[c] = 0.0
        else:
            df[c] = (df[c] - stats.loc[c, "mean"]) / stats.loc[c, "std"]
    return df
""",
    ),
    Wrong(
        "standard_norm",
        "constant columns are dropped",
        """
def standard_norm(df, stats):
    keep = [c for c in df.columns if stats.loc[c, "max"] != stats.loc[c, "min"]]
    return (df[keep] - stats["mean"][keep]) / stats["std"][keep]
""",
    ),
    Wrong(
        "min_max_denorm",
        "forgets to add the min",
        """
def min_max_denorm(df, stats):
    return df * (stats["max"] - stats["min"])
""",
    ),
    Wrong(
        "min_max_denorm",
        "brackets: x * (max - min + min)",
        """
def min_max_denorm(df, stats):
    out = df.copy()
    for c in df.columns:
        out[c] = df[c] * (stats["max"][c] - stats["min"][c] + stats["min"][c])
    return out
""",
    ),
    Wrong(
        "min_max_denorm",
        "adds the min before multiplying",
        """
def min_max_denorm(df, stats):
    return (df + stats["min"]) * (stats["max"] - stats["min"])
""",
    ),
    Wrong(
        "min_max_denorm",
        "x * max + min",
        """
def min_max_denorm(df, stats):
    return df * stats["max"] + stats["min"]
""",
    ),
    Wrong(
        "min_max_denorm",
        "min - max",
        """
def min_max_denorm(df, stats):
    gap = stats["min"] - stats["max"]
    return df * gap + stats["min"]
""",
    ),
    Wrong(
        "standard_denorm",
        "divides by std again",
        """
def standard_denorm(df, stats):
    return df / stats["std"] + stats["mean"]
""",
    ),
    Wrong(
        "standard_denorm",
        "adds first",
        """
def standard_denorm(df, stats):
    return (df + stats["mean"]) * stats["std"]
""",
    ),
    Wrong(
        "standard_denorm",
        "subtracts the mean",
        """
def standard_denorm(df, stats):
    return df * stats["std"] - stats["mean"]
""",
    ),
    Wrong(
        "standard_denorm",
        "mean and std have changed roles",
        """
def standard_denorm(df, stats):
    res = pd.DataFrame()
    for name in df.columns:
        res[name] = df[name] * stats.loc[name, "mean"] + stats.loc[name, "std"]
    return res
""",
    ),
    Wrong(
        "standard_denorm",
        "copied from min_max_denorm: adds the min",
        """
def standard_denorm(df, stats):
    return df * stats["std"] + stats["min"]
""",
    ),
    Wrong(
        "normalize_train_test",
        "each table by its own statistics",
        """
def normalize_train_test(train, test, method):
    if method == "min_max":
        return min_max_norm(train, column_stats(train)), min_max_norm(test, column_stats(test))
    if method == "standard":
        return standard_norm(train, column_stats(train)), standard_norm(test, column_stats(test))
    raise ValueError(method)
""",
    ),
    Wrong(
        "normalize_train_test",
        "statistics of both tables together",
        """
def normalize_train_test(train, test, method):
    both = pd.concat([train, test])
    stats = column_stats(both)
    if method == "min_max":
        f = min_max_norm
    elif method == "standard":
        f = standard_norm
    else:
        raise ValueError("method")
    return f(train, stats), f(test, stats)
""",
    ),
    Wrong(
        "normalize_train_test",
        "standard for everything that is not min_max",
        """
def normalize_train_test(train, test, method):
    stats = column_stats(train)
    if method == "min_max":
        return min_max_norm(train, stats), min_max_norm(test, stats)
    else:
        return standard_norm(train, stats), standard_norm(test, stats)
""",
    ),
    Wrong(
        "normalize_train_test",
        "methods exchanged",
        """
def normalize_train_test(train, test, method):
    stats = column_stats(train)
    table = {"standard": min_max_norm, "min_max": standard_norm}
    if method not in table:
        raise ValueError
    return table[method](train, stats), table[method](test, stats)
""",
    ),
    Wrong(
        "normalize_train_test",
        "statistics of the test table",
        """
def normalize_train_test(train, test, method):
    stats = column_stats(test)
    if method == "min_max":
        a, b = min_max_norm(train, stats), min_max_norm(test, stats)
    elif method == "standard":
        a, b = standard_norm(train, stats), standard_norm(test, stats)
    else:
        raise ValueError("unknown")
    return a, b
""",
    ),
    Wrong(
        "normalize_train_test",
        "statistics taken from the already scaled training table",
        """
def normalize_train_test(train, test, method):
    if method not in ("min_max", "standard"):
        raise ValueError(method)
    norm = min_max_norm if method == "min_max" else standard_norm
    train = norm(train, column_stats(train))
    test = norm(test, column_stats(train))
    return train, test
""",
    ),
    Wrong(
        "normalize_train_test",
        "the test table is left as it is",
        """
def normalize_train_test(train, test, method):
    stats = column_stats(train)
    if method == "min_max":
        train = min_max_norm(train, stats)
    elif method == "standard":
        train = standard_norm(train, stats)
    else:
        raise ValueError(method)
    return train, test
""",
    ),
    Wrong(
        "min_max_norm",
        "NaN in constant columns of both",
        """
def min_max_norm(df, stats):
    return df.sub(stats["min"]).div(stats["max"] - stats["min"])


def standard_norm(df, stats):
    return df.sub(stats["mean"]).div(stats["std"])
""",
        also=("standard_norm",),
    ),
    Wrong(
        "min_max_norm",
        "asks std for a constant column",
        """
def min_max_norm(df, stats):
    scaled = (df - stats["min"]) / (stats["max"] - stats["min"])
    for name in df.columns:
        if stats.loc[name, "std"] == 0:
            scaled[name] = 0.0
    return scaled
""",
    ),
    Wrong(
        "standard_denorm",
        "takes the statistics by position",
        """
def standard_denorm(df, stats):
    values = df.to_numpy() * stats["std"].to_numpy() + stats["mean"].to_numpy()
    return pd.DataFrame(values, index=df.index, columns=df.columns)
""",
    ),
    Wrong(
        "standard_norm",
        "columns come back in alphabetical order",
        """
def standard_norm(df, stats):
    scaled = {}
    for name in sorted(df.columns):
        constant = stats.loc[name, "max"] == stats.loc[name, "min"]
        scaled[name] = df[name] * 0.0 if constant else (df[name] - stats.loc[name, "mean"]) / stats.loc[name, "std"]
    return pd.DataFrame(scaled)
""",
    ),
    Wrong(
        "normalize_train_test",
        "takes names that are nearly right",
        """
def normalize_train_test(train, test, method):
    stats = column_stats(train)
    if method.lower() in ("standard", "standardize"):
        return standard_norm(train, stats), standard_norm(test, stats)
    if method.lower().replace("-", "_") == "min_max":
        return min_max_norm(train, stats), min_max_norm(test, stats)
    raise ValueError(method)
""",
    ),
    Wrong(
        "split_label",
        "label column set to NaN/0 rather than removed",
        """
def split_label(df, label):
    x = df.copy()
    y = x[label].copy()
    x[label] = 0
    return x, y
""",
    ),
    Wrong(
        "split_label",
        "labels come back as a numpy array",
        """
def split_label(df, label):
    return df.drop(label, axis=1), df[label].values
""",
    ),
    Wrong(
        "column_stats",
        "mean over max/min midpoint: (min+max)/2",
        """
def column_stats(df):
    s = pd.DataFrame(index=df.columns)
    s["min"] = df.min()
    s["max"] = df.max()
    s["mean"] = (s["min"] + s["max"]) / 2
    s["std"] = df.std()
    return s
""",
    ),
    Wrong(
        "column_stats",
        "std is the range max - min",
        """
def column_stats(df):
    return pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.max() - df.min()})
""",
    ),
    Wrong(
        "min_max_norm",
        "scales to -1..1 (2x - 1)",
        """
def min_max_norm(df, stats):
    r = stats["max"] - stats["min"]
    const = r == 0
    out = 2 * (df - stats["min"]) / r.where(~const, 1) - 1
    for c in out.columns:
        if const[c]:
            out[c] = 0.0
    return out
""",
    ),
    Wrong(
        "min_max_norm",
        "one min and one max over the whole table",
        """
def min_max_norm(df, stats):
    lo = stats["min"].min()
    hi = stats["max"].max()
    out = (df - lo) / (hi - lo)
    for c in df.columns:
        if stats.loc[c, "min"] == stats.loc[c, "max"]:
            out[c] = 0.0
    return out
""",
    ),
    Wrong(
        "standard_norm",
        "in place: assigns into df's columns",
        """
def standard_norm(df, stats):
    for c in df.columns:
        if stats.loc[c, "min"] == stats.loc[c, "max"]:
            df[c] = 0.0
        else:
            df[c] = (df[c] - stats.loc[c, "mean"]) / stats.loc[c, "std"]
    return df
""",
    ),
    Wrong(
        "standard_denorm",
        "denorm divides: z / s + mu; train/test come back in the wrong order",
        """
def standard_denorm(df, stats):
    return df / stats["std"] + stats["mean"]


def normalize_train_test(train, test, method):
    if method not in ("min_max", "standard"):
        raise ValueError(method)
    f = min_max_norm if method == "min_max" else standard_norm
    st = column_stats(train)
    return f(test, st), f(train, st)
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "split_label",
        "drops the first column rather than the label",
        """
def split_label(df, label):
    y = df[label]
    X = df.iloc[:, 1:]
    return X, y
""",
    ),
    Wrong(
        "column_stats",
        "std of the whole table (one number for all columns)",
        """
def column_stats(df):
    return pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.to_numpy().std(ddof=1)})
""",
    ),
    Wrong(
        "column_stats",
        "columns called Min, Max, Mean, Std",
        """
def column_stats(df):
    s = pd.DataFrame({"Min": df.min(), "Max": df.max(), "Mean": df.mean(), "Std": df.std()})
    return s
""",
    ),
    Wrong(
        "min_max_norm",
        "1 - scaled: (max - x) / (max - min)",
        """
def min_max_norm(df, stats):
    rng = stats["max"] - stats["min"]
    out = (stats["max"] - df) / rng.replace(0, np.nan)
    return out.fillna(0.0)[df.columns]


import numpy as np
""",
    ),
    Wrong(
        "min_max_norm",
        "constants become 0.5; z is divided by the range",
        """
def min_max_norm(df, stats):
    cols = {}
    for c in df:
        a, b = stats.at[c, "min"], stats.at[c, "max"]
        cols[c] = (df[c] - a) / (b - a) if b > a else pd.Series(0.5, index=df.index)
    return pd.DataFrame(cols)


def standard_norm(df, stats):
    r = stats["max"] - stats["min"]
    z = (df - stats["mean"]) / r.where(r > 0, 1)
    z.loc[:, r == 0] = 0.0
    return z
""",
        also=("standard_norm",),
    ),
    Wrong(
        "standard_norm",
        "rows of the constant column dropped: columns missing",
        """
def standard_norm(df, stats):
    keep = [c for c in df.columns if stats.at[c, "min"] != stats.at[c, "max"]]
    return (df[keep] - stats["mean"][keep]) / stats["std"][keep]
""",
    ),
    Wrong(
        "standard_denorm",
        "z * s - mu",
        """
def standard_denorm(df, stats):
    return df.mul(stats["std"]).sub(stats["mean"])
""",
    ),
    Wrong(
        "normalize_train_test",
        "scales only the training table, test comes back as it was",
        """
def normalize_train_test(train, test, method):
    st = column_stats(train)
    if method == "min_max":
        return min_max_norm(train, st), test
    if method == "standard":
        return standard_norm(train, st), test
    raise ValueError("unknown method: %s" % method)
""",
    ),
    Wrong(
        "min_max_norm",
        "scaled by the table's own minimum and maximum, not those of stats",
        """
def min_max_norm(df, stats):
    result = pd.DataFrame(index=df.index, columns=df.columns, dtype=float)
    for column in df.columns:
        minimum = df[column].min()
        maximum = df[column].max()
        if maximum == minimum:
            result[column] = 0.0
        else:
            result[column] = (df[column] - minimum) / (maximum - minimum)
    return result
""",
    ),
    Wrong(
        "standard_norm",
        "std == 0 is asked, which a rounded constant column does not give",
        """
def standard_norm(df, stats):
    new = {}
    for name in df.columns:
        mean = stats.loc[name, "mean"]
        std = stats.loc[name, "std"]
        column = []
        for value in df[name]:
            if std == 0:
                column.append(0.0)
            else:
                column.append((value - mean) / std)
        new[name] = column
    return pd.DataFrame(new, index=df.index)
""",
    ),
    Wrong(
        "split_label",
        "pop takes the label out of the caller's table",
        """
def split_label(df, label):
    features = df
    labels = features.pop(label)
    return features, labels
""",
    ),
    Wrong(
        "min_max_denorm",
        "max - min without brackets",
        """
def min_max_denorm(df, stats):
    out = df.copy()
    for c in df.columns:
        mn = stats["min"][c]
        mx = stats["max"][c]
        out[c] = df[c] * mx - mn + mn
    return out
""",
    ),
    Wrong(
        "standard_norm",
        "a constant column is only shifted (its std is set to 1), not set to 0",
        """
def standard_norm(df, stats):
    out = df.astype(float)
    for col in df.columns:
        mu = stats.loc[col, "mean"]
        s = stats.loc[col, "std"]
        if stats.loc[col, "min"] == stats.loc[col, "max"]:
            s = 1.0   # don't divide by 0
        out[col] = (df[col] - mu) / s
    return out
""",
    ),
    Wrong(
        "normalize_train_test",
        "every other method counts as standard",
        """
def normalize_train_test(train, test, method):
    stats = column_stats(train)
    if method == "min_max":
        train2 = min_max_norm(train, stats)
        test2 = min_max_norm(test, stats)
    else:
        train2 = standard_norm(train, stats)
        test2 = standard_norm(test, stats)
    return train2, test2
""",
    ),
    Wrong(
        "split_label",
        "pop takes the label away from the table that was given",
        """
def split_label(df, label):
    특성 = df
    정답 = 특성.pop(label)   # 레이블 열을 꺼낸다
    return 특성, 정답
""",
    ),
    Wrong(
        "column_stats",
        "std of the NumPy array: division by n",
        """
def column_stats(df):
    a = df.to_numpy(dtype=float)
    return pd.DataFrame(
        {
            "min": a.min(axis=0),
            "max": a.max(axis=0),
            "mean": a.mean(axis=0),
            "std": a.std(axis=0),
        },
        index=df.columns,
    )
""",
        also=("standard_norm", "normalize_train_test"),
    ),
    Wrong(
        "min_max_norm",
        "a small epsilon in the denominator in place of the constant column's rule",
        """
def min_max_norm(df, stats):
    최소 = stats["min"]
    범위 = stats["max"] - stats["min"]
    # 0으로 나누지 않도록 아주 작은 수를 더한다
    return (df - 최소) / (범위 + 1e-8)
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "standard_norm",
        "divides constant columns by 1, as StandardScaler does, and does not set them to 0",
        """
def standard_norm(df, stats):
    scale = stats["std"].copy()
    # same trick as in sklearn: scale 1 for constant features
    scale[stats["max"] == stats["min"]] = 1.0
    return (df - stats["mean"]) / scale
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "min_max_denorm",
        "multiplies by the maximum in place of the range",
        """
def min_max_denorm(df, stats):
    되돌린 = df.astype(float)
    for 열 in df.columns:
        되돌린[열] = df[열] * stats.loc[열, "max"] + stats.loc[열, "min"]
    return 되돌린
""",
    ),
    Wrong(
        "normalize_train_test",
        "any other method is taken for standard: no ValueError",
        """
def normalize_train_test(train, test, method):
    stats = column_stats(train)
    scale = min_max_norm if method == "min_max" else standard_norm
    return scale(train, stats), scale(test, stats)
""",
    ),
    Wrong(
        "split_label",
        "pop takes the label out of the caller's table",
        """
def split_label(df, label):
    # pop gives me the column and removes it, so both in one go
    y = df.pop(label)
    return df, y
""",
    ),
    Wrong(
        "column_stats",
        "std with NumPy's default, ddof = 0",
        """
import numpy as np


def column_stats(df):
    rows = {}
    for name in df.columns:
        values = df[name].to_numpy()
        rows[name] = {
            "min": values.min(),
            "max": values.max(),
            "mean": values.mean(),
            "std": np.std(values),
        }
    return pd.DataFrame.from_dict(rows, orient="index")
""",
    ),
    Wrong(
        "min_max_norm",
        "overwrites the columns of the given table",
        """
def min_max_norm(df, stats):
    for col in df.columns:
        lo = stats["min"][col]
        span = stats["max"][col] - lo
        if span == 0:
            df[col] = 0.0
        else:
            df[col] = (df[col] - lo) / span
    return df
""",
    ),
    Wrong(
        "standard_norm",
        "asks std == 0 in place of min == max",
        """
def standard_norm(df, stats):
    result = pd.DataFrame(index=df.index, columns=df.columns, dtype=float)
    for name in df.columns:
        mu, s = stats.loc[name, "mean"], stats.loc[name, "std"]
        if s == 0:
            result[name] = 0.0  # constant, do not divide
        else:
            result[name] = (df[name] - mu) / s
    return result
""",
    ),
    Wrong(
        "min_max_denorm",
        "a constant column stays 0.0",
        """
def min_max_denorm(df, stats):
    back = df.copy().astype(float)
    for c in back:
        width = stats.at[c, "max"] - stats.at[c, "min"]
        if width == 0:
            # same rule as in min_max_norm: constant columns are 0
            back[c] = 0.0
            continue
        back[c] = back[c] * width + stats.at[c, "min"]
    return back
""",
    ),
    Wrong(
        "normalize_train_test",
        "each table is scaled by its own statistics",
        """
def normalize_train_test(train, test, method):
    if method == "min_max":
        norm = min_max_norm
    elif method == "standard":
        norm = standard_norm
    else:
        raise ValueError(f"unknown method: {method}")
    done = []
    for table in (train, test):
        stats = column_stats(table)
        done.append(norm(table, stats))
    return tuple(done)
""",
    ),
    Wrong(
        "split_label",
        "pop takes the column away from the caller's table",
        """
def split_label(df, label):
    labels = df.pop(label)
    features = df
    return features, labels
""",
    ),
    Wrong(
        "min_max_norm",
        "range 0 replaced by 1: a constant column keeps its distance from min",
        """
def min_max_norm(df, stats):
    low = stats["min"]
    span = stats["max"] - stats["min"]
    # avoid dividing by zero: (x - min) is 0 in a constant column anyway
    span = span.replace(0, 1)
    scaled = (df - low) / span
    return scaled[df.columns].astype(float)
""",
    ),
    Wrong(
        "normalize_train_test",
        "statistics of both tables together",
        """
def normalize_train_test(train, test, method):
    scalers = {"min_max": min_max_norm, "standard": standard_norm}
    if method not in scalers:
        raise ValueError(f"unknown method: {method!r}")

    # both parts have to end up on the same scale
    everything = pd.concat([train, test], ignore_index=True)
    stats = column_stats(everything)

    scale = scalers[method]
    return scale(train, stats), scale(test, stats)
""",
    ),
    Wrong(
        "min_max_denorm",
        "constant columns stay at 0.0",
        """
def min_max_denorm(df, stats):
    restored = df.astype(float).copy()
    for name in df.columns:
        low, high = stats.loc[name, "min"], stats.loc[name, "max"]
        if low == high:
            # mirrors min_max_norm, where constant columns are set to 0.0
            restored[name] = 0.0
            continue
        restored[name] = df[name] * (high - low) + low
    return restored
""",
    ),
    Wrong(
        "standard_norm",
        "rows of stats by position and not by name",
        """
import numpy as np


def standard_norm(df, stats):
    # plain arrays are faster than aligned tables
    mu = stats["mean"].to_numpy()
    sigma = stats["std"].to_numpy()
    constant = stats["max"].to_numpy() == stats["min"].to_numpy()

    safe_sigma = np.where(constant, 1.0, sigma)
    z = (df.to_numpy(dtype=float) - mu) / safe_sigma
    z[:, constant] = 0.0
    return pd.DataFrame(z, index=df.index, columns=df.columns)
""",
    ),
    Wrong(
        "column_stats",
        "not transposed: statistics are rows, columns are columns",
        """
def column_stats(df):
    wanted = ["min", "max", "mean", "std"]
    stats = df.agg(wanted)
    return stats.loc[wanted]
""",
    ),
    Wrong(
        "column_stats",
        "division by n in the standard deviation",
        """
def column_stats(df):
    rows = []
    for col in df.columns:
        values = list(df[col])
        n = len(values)
        mean = sum(values) / n
        squares = 0
        for v in values:
            squares += (v - mean) ** 2
        std = (squares / n) ** 0.5
        rows.append([min(values), max(values), mean, std])
    return pd.DataFrame(rows, index=df.columns, columns=["min", "max", "mean", "std"])
""",
    ),
    Wrong(
        "normalize_train_test",
        "the test table is scaled by its own statistics",
        """
def normalize_train_test(train, test, method):
    if method not in ["min_max", "standard"]:
        raise ValueError("method must be min_max or standard")
    scaled = []
    for table in [train, test]:
        stats = column_stats(table)
        if method == "min_max":
            scaled.append(min_max_norm(table, stats))
        else:
            scaled.append(standard_norm(table, stats))
    return scaled[0], scaled[1]
""",
    ),
    Wrong(
        "min_max_norm",
        "fillna for the constant column: 0 / 0 becomes 0, but 3 / 0 stays inf",
        """
def min_max_norm(df, stats):
    lowest = stats["min"]
    highest = stats["max"]
    normalized = (df - lowest) / (highest - lowest)
    normalized = normalized.fillna(0.0)
    return normalized[df.columns]
""",
    ),
    Wrong(
        "normalize_train_test",
        "the statistics come from both tables together",
        """
def normalize_train_test(train, test, method):
    everything = pd.concat([train, test])
    stats = column_stats(everything)
    if method == "min_max":
        return min_max_norm(train, stats), min_max_norm(test, stats)
    elif method == "standard":
        return standard_norm(train, stats), standard_norm(test, stats)
    raise ValueError("unknown method")
""",
    ),
    Wrong(
        "column_stats",
        "describe as it is: the statistics are the rows, the columns stay columns",
        """
def column_stats(df):
    d = df.describe()
    stats = d.loc[["min", "max", "mean", "std"]]
    return stats
""",
    ),
    Wrong(
        "standard_denorm",
        "the mean is added before the multiplication",
        """
def standard_denorm(df, stats):
    table = {}
    for name in df.columns:
        mean = stats.loc[name, "mean"]
        std = stats.loc[name, "std"]
        values = []
        for z in df[name]:
            values.append((z + mean) * std)
        table[name] = values
    return pd.DataFrame(table, index=df.index)
""",
    ),
    Wrong(
        "column_stats",
        "describe without transposing: the statistics are rows",
        """
def column_stats(df):
    # describe()가 min, max, mean, std를 모두 구해 준다 (ddof = 1)
    통계 = df.describe()
    return 통계.loc[["min", "max", "mean", "std"]]
""",
        also=("min_max_norm", "standard_norm", "min_max_denorm", "standard_denorm", "normalize_train_test"),
    ),
    Wrong(
        "min_max_norm",
        "takes min and max from the table itself and not from stats",
        """
def min_max_norm(df, stats):
    lo, hi = df.min(), df.max()
    span = (hi - lo).replace(0, 1)   # avoid 0 / 0
    scaled = (df - lo) / span
    # constant columns
    const = stats.index[stats["min"] == stats["max"]]
    scaled[const] = 0.0
    return scaled
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "min_max_norm",
        "fillna clears 0 / 0 but not the infinity of another value in a constant column",
        """
def min_max_norm(df, stats):
    결과 = (df - stats["min"]) / (stats["max"] - stats["min"])
    # 값이 일정한 열은 0/0 = NaN 이므로 0으로 채움
    return 결과.fillna(0.0)
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "standard_norm",
        "the table is rebuilt from an array: its index is lost",
        """
import numpy as np


def standard_norm(df, stats):
    stats = stats.loc[df.columns]
    values = df.to_numpy(dtype=float)
    out = np.zeros_like(values)
    for j, name in enumerate(df.columns):
        if stats.loc[name, "max"] > stats.loc[name, "min"]:
            out[:, j] = (values[:, j] - stats.loc[name, "mean"]) / stats.loc[name, "std"]
    return pd.DataFrame(out, columns=df.columns)
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "standard_denorm",
        "constant columns stay 0.0 and do not get their value back",
        """
def standard_denorm(df, stats):
    out = df * stats["std"] + stats["mean"]
    # standard_norm과 똑같이 상수 열은 0.0으로 처리
    상수열 = [c for c in df.columns if stats.loc[c, "min"] == stats.loc[c, "max"]]
    out[상수열] = 0.0
    return out
""",
    ),
    Wrong(
        "normalize_train_test",
        "clips the scaled test values to 0 ... 1",
        """
def normalize_train_test(train, test, method):
    if method not in ("min_max", "standard"):
        raise ValueError(f"unknown method: {method}")
    stats = column_stats(train)
    if method == "standard":
        return standard_norm(train, stats), standard_norm(test, stats)
    # min-max values have to lie in [0, 1], also for test rows outside the training range
    return min_max_norm(train, stats), min_max_norm(test, stats).clip(0, 1)
""",
    ),
    Wrong(
        "split_label",
        "labels come as a table of one column, not as a Series",
        """
def split_label(df, label):
    feature_names = [name for name in df.columns if name != label]
    features = df[feature_names]
    labels = df[[label]]
    return features, labels
""",
    ),
    Wrong(
        "column_stats",
        "statistics are the rows and df's columns the columns",
        """
def column_stats(df):
    # agg does all four at once, and df.std already has ddof=1
    return df.agg(["min", "max", "mean", "std"])
""",
    ),
    Wrong(
        "min_max_norm",
        "fillna mends 0/0 only: other values of a constant column become inf",
        """
def min_max_norm(df, stats):
    lo = stats["min"]
    hi = stats["max"]
    scaled = (df - lo) / (hi - lo)
    # 0/0 is NaN, that is the constant column
    return scaled.fillna(0.0)
""",
    ),
    Wrong(
        "standard_norm",
        "constant column only centred (divided by 1), so not 0 for another table",
        """
def standard_norm(df, stats):
    # replace the useless std of constant columns by 1, then nothing can go wrong
    constant = stats["min"] == stats["max"]
    scale = stats["std"].mask(constant, 1.0)
    return ((df - stats["mean"]) / scale).astype(float)
""",
    ),
    Wrong(
        "standard_denorm",
        "the index is lost on the way through NumPy",
        """
def standard_denorm(df, stats):
    z = df.to_numpy(dtype=float)
    s = stats.loc[df.columns, "std"].to_numpy()
    mu = stats.loc[df.columns, "mean"].to_numpy()
    x = z * s + mu
    return pd.DataFrame(x, columns=df.columns)
""",
    ),
    Wrong(
        "column_stats",
        "standard deviation of the population (np.std)",
        """
import numpy as np


def column_stats(df):
    values = df.to_numpy(dtype=float)
    summary = {
        "min": np.min(values, axis=0),
        "max": np.max(values, axis=0),
        "mean": np.mean(values, axis=0),
        "std": np.std(values, axis=0),
    }
    return pd.DataFrame(summary, index=df.columns)
""",
    ),
    Wrong(
        "standard_norm",
        "constant columns told by std == 0",
        """
def standard_norm(df, stats):
    result = pd.DataFrame(index=df.index, columns=df.columns, dtype=float)
    for column in df.columns:
        mean = stats.loc[column, "mean"]
        std = stats.loc[column, "std"]
        if std == 0:
            result[column] = 0.0
        else:
            result[column] = (df[column] - mean) / std
    return result
""",
    ),
    Wrong(
        "min_max_norm",
        "values clipped to 0 ... 1",
        """
def _scale_column(values, low, high):
    if high == low:
        return values * 0.0
    return ((values - low) / (high - low)).clip(0.0, 1.0)


def min_max_norm(df, stats):
    # min-max normalization gives numbers between 0 and 1
    scaled = {
        name: _scale_column(df[name].astype(float), stats.at[name, "min"], stats.at[name, "max"])
        for name in df.columns
    }
    return pd.DataFrame(scaled, index=df.index, columns=df.columns)
""",
    ),
    Wrong(
        "standard_denorm",
        "adds the mean before multiplying by std",
        """
def standard_denorm(df, stats):
    mean, std = stats["mean"], stats["std"]
    # undo the two steps of standard_norm one after the other
    shifted_back = df.add(mean, axis="columns")
    scaled_back = shifted_back.mul(std, axis="columns")
    return scaled_back[df.columns]
""",
    ),
    Wrong(
        "split_label",
        "takes the last column for the label, whatever its name",
        """
def split_label(df, label):
    # the label is the last column of the table
    features = df.iloc[:, :-1].copy()
    labels = df.iloc[:, -1].copy()
    labels.name = label
    return features, labels
""",
    ),
    Wrong(
        "normalize_train_test",
        "any other method is taken for standard",
        """
def normalize_train_test(train, test, method="standard"):
    stats = column_stats(train)

    def transform(table):
        if method == "min_max":
            return min_max_norm(table, stats)
        return standard_norm(table, stats)

    return transform(train), transform(test)
""",
    ),
    Wrong(
        "column_stats",
        "np.std of an array divides by n",
        """
import numpy as np


def column_stats(df):
    rows = []
    for name in df.columns:
        values = df[name].to_numpy()
        rows.append([np.min(values), np.max(values), np.mean(values), np.std(values)])
    return pd.DataFrame(rows, index=df.columns, columns=["min", "max", "mean", "std"])


""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "min_max_norm",
        "fillna mends 0 / 0 only, other values in a constant column become infinite",
        """
def min_max_norm(df, stats):
    lo = stats["min"]
    hi = stats["max"]
    scaled = (df - lo) / (hi - lo)
    # constant columns give 0/0 = NaN, so replace them
    scaled = scaled.fillna(0.0)
    return scaled
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "standard_norm",
        "a column is taken as constant where std is 0, which rounding can hide",
        """
def standard_norm(df, stats):
    result = pd.DataFrame(index=df.index)
    for col in df.columns:
        mean = stats.loc[col, "mean"]
        std = stats.loc[col, "std"]
        if std == 0:
            result[col] = 0.0
        else:
            result[col] = (df[col] - mean) / std
    return result[df.columns]
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "min_max_denorm",
        "constant columns are set to 0.0 once more and do not get their value back",
        """
def min_max_denorm(df, stats):
    out = df.astype(float)
    for c in out.columns:
        low, high = stats.loc[c, "min"], stats.loc[c, "max"]
        if low == high:
            out[c] = 0.0
        else:
            out[c] = out[c] * (high - low) + low
    return out
""",
    ),
    Wrong(
        "normalize_train_test",
        "the test table is scaled by its own statistics",
        """
def normalize_train_test(train, test, method):
    if method not in ["min_max", "standard"]:
        raise ValueError("method must be min_max or standard")

    def scale(table):
        stats = column_stats(table)
        if method == "min_max":
            return min_max_norm(table, stats)
        return standard_norm(table, stats)

    return scale(train), scale(test)
""",
    ),
    Wrong(
        "column_stats",
        "the standard deviation divides by n: NumPy's default ddof",
        """
def column_stats(df):
    values = df.to_numpy(dtype=float)
    table = {
        "min": values.min(axis=0),
        "max": values.max(axis=0),
        "mean": values.mean(axis=0),
        "std": values.std(axis=0),
    }
    return pd.DataFrame(table, index=df.columns)
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "min_max_norm",
        "fillna(0) repairs 0 / 0 only; other values of a constant column become infinite",
        """
def min_max_norm(df, stats):
    lo, hi = stats["min"], stats["max"]
    scaled = (df - lo) / (hi - lo)
    # constant columns give 0 / 0 = NaN
    return scaled.fillna(0.0)
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "standard_norm",
        "a std of 0 is replaced by 1, as StandardScaler does it; constant columns are not set to 0",
        """
def standard_norm(df, stats):
    # same trick as in sklearn's StandardScaler: scale 1 where there is no spread
    scale = stats["std"].where(stats["max"] != stats["min"], 1.0)
    centered = df.astype(float) - stats["mean"]
    return centered / scale
""",
        also=("normalize_train_test",),
    ),
    Wrong(
        "min_max_denorm",
        "constant columns are set to 0.0 here, too, and do not get their value back",
        """
def min_max_denorm(df, stats):
    restored = pd.DataFrame(index=df.index, columns=df.columns, dtype=float)
    for name in df.columns:
        low = stats.loc[name, "min"]
        span = stats.loc[name, "max"] - low
        if span == 0:
            # constant column, no information
            restored[name] = 0.0
        else:
            restored[name] = df[name] * span + low
    return restored
""",
    ),
    Wrong(
        "normalize_train_test",
        "train is overwritten first, so test is scaled by the statistics of the scaled train",
        """
def normalize_train_test(train, test, method):
    scalers = {"min_max": min_max_norm, "standard": standard_norm}
    if method not in scalers:
        raise ValueError(f"unknown method: {method!r}")
    scale = scalers[method]

    # both by the training table
    train = scale(train, column_stats(train))
    test = scale(test, column_stats(train))
    return train, test
""",
    ),
)

"""Normalization: every column on the same scale, measured on the training data."""

import pandas as pd


def split_label(df, label):
    """Separate what a model sees from what it has to predict.

    df: a DataFrame; label: the name of one of its columns.
    Returns (features, labels): a DataFrame without that column, and that column as a Series. df is not changed.
    """
    # Step 1: take all columns but the label, without taking anything away from df itself
    # 단계 1: df 자체는 그대로 두고, 레이블을 뺀 나머지 열을 고릅니다
    features = df.drop(columns=label)
    # Step 2: take the label's column
    # 단계 2: 레이블 열을 고릅니다
    labels = df[label]
    return features, labels


def column_stats(df):
    """Describe each column by four numbers.

    df: a DataFrame of numbers with two rows or more.
    Returns a DataFrame with a row for each column of df and at least the columns "min", "max", "mean" and "std",
    where std is the sample standard deviation (ddof = 1: division by n - 1), as df.describe() gives it.
    """
    # Step 1: compute the four statistics of each column, not of each row
    # 단계 1: 행이 아니라 열마다 네 가지 통계량을 계산합니다
    # Step 2: arrange them so that each column of df has its row
    # 단계 2: df의 열 하나가 행 하나가 되도록 정리합니다
    return pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.std(ddof=1)})


def min_max_norm(df, stats):
    """Scale each column with its min and max in stats: min becomes 0, max becomes 1.

    df: a DataFrame of numbers; stats: as column_stats gives it, of this table or of another with the same columns.
    Returns a DataFrame of floats with the index and the columns of df. df is not changed. Where stats says that a
    column's max equals its min, the column becomes 0.0 in every row, whatever df holds there: never NaN.
    """
    # Step 1: subtract each column's min and divide by its range, both taken from stats
    # 단계 1: 열마다 stats의 최솟값을 빼고 범위로 나눕니다
    scaled = (df - stats["min"]) / (stats["max"] - stats["min"])
    # Step 2: set the columns that are constant according to stats to 0.0
    # 단계 2: stats에서 값이 일정한 열은 0.0으로 채웁니다
    return _zero_where_constant(scaled, stats)


def standard_norm(df, stats):
    """Scale each column with its mean and std in stats: mean becomes 0, one std above it becomes 1.

    df: a DataFrame of numbers; stats: as column_stats gives it, of this table or of another with the same columns.
    Returns a DataFrame of floats with the index and the columns of df. df is not changed. Where stats says that a
    column's max equals its min, the column becomes 0.0 in every row, whatever df holds there: never NaN.
    """
    # Step 1: subtract each column's mean and divide by its std, both taken from stats
    # 단계 1: 열마다 stats의 평균을 빼고 표준편차로 나눕니다
    scaled = (df - stats["mean"]) / stats["std"]
    # Step 2: set the columns that are constant according to stats to 0.0; ask min and max, not std
    # 단계 2: stats에서 값이 일정한 열은 0.0으로 채웁니다. std가 아니라 min과 max로 판단합니다
    return _zero_where_constant(scaled, stats)


def min_max_denorm(df, stats):
    """Undo min_max_norm: give the values back in their own units.

    df: a table that was scaled with stats. Returns a DataFrame of floats with the same index and columns.
    A constant column gets its one value back. df is not changed.
    """
    # Step 1: solve the formula of min_max_norm for x
    # 단계 1: min_max_norm의 식을 x에 대해 풉니다
    return df * (stats["max"] - stats["min"]) + stats["min"]


def standard_denorm(df, stats):
    """Undo standard_norm: give the values back in their own units.

    df: a table that was scaled with stats. Returns a DataFrame of floats with the same index and columns.
    A constant column gets its one value back. df is not changed.
    """
    # Step 1: solve the formula of standard_norm for x
    # 단계 1: standard_norm의 식을 x에 대해 풉니다
    return df * stats["std"] + stats["mean"]


def normalize_train_test(train, test, method):
    """Scale a training and a test table, both by the statistics of the training table.

    train, test: DataFrames with the same columns; method: "min_max" or "standard".
    Returns (train, test), scaled. Nothing given is changed. Raises ValueError for any other method.
    """
    # Step 1: choose the function that the method names, or raise ValueError
    # 단계 1: method에 맞는 함수를 고르고, 없는 이름이면 ValueError를 일으킵니다
    norms = {"min_max": min_max_norm, "standard": standard_norm}
    if method not in norms:
        raise ValueError(f"unknown method: {method!r}")
    norm = norms[method]
    # Step 2: measure the statistics; which of the two tables may they come from?
    # 단계 2: 통계량을 구합니다. 두 표 가운데 어느 쪽에서 구해야 할까요?
    stats = column_stats(train)
    # Step 3: scale both tables by these statistics
    # 단계 3: 그 통계량으로 두 표를 모두 변환합니다
    return norm(train, stats), norm(test, stats)


def _zero_where_constant(scaled, stats):
    constant = stats.index[stats["max"] == stats["min"]]
    scaled[constant] = 0.0
    return scaled

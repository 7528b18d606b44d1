"""Normalization: every column on the same scale, measured on the training data."""
# 설명: 정규화: 모든 열을 같은 척도로, 훈련 데이터에서 잰 값으로.

import pandas as pd


def split_label(df, label):
    """Separate what a model sees from what it has to predict.

    df: a DataFrame; label: the name of one of its columns.
    Returns (features, labels): a DataFrame without that column, and that column as a Series. df is not changed.
    """
    # 설명: 모델이 보는 것과 예측할 것을 나눕니다.
    # 설명:
    # 설명: df: DataFrame; label: 그 열 하나의 이름.
    # 설명: (features, labels)를 돌려줍니다. 그 열을 뺀 DataFrame과 그 열의 Series입니다. df는 바꾸지 않습니다.
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
    # 설명: 각 열을 네 개의 수로 나타냅니다.
    # 설명:
    # 설명: df: 행이 둘 이상인 수의 DataFrame.
    # 설명: df의 열마다 한 행이 있고 적어도 "min", "max", "mean", "std" 열이 있는 DataFrame을 돌려줍니다.
    # 설명: std는 df.describe()처럼 표본 표준편차(ddof = 1, n - 1로 나눔)입니다.
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
    # 설명: 각 열을 stats의 최솟값과 최댓값으로 맞춥니다. 최솟값은 0, 최댓값은 1이 됩니다.
    # 설명:
    # 설명: df: 수의 DataFrame; stats: column_stats가 준 것. 이 표의 것이거나 열이 같은 다른 표의 것입니다.
    # 설명: 돌려주는 값: df와 인덱스와 열이 같은 실수 DataFrame. df는 바꾸지 않습니다.
    # 설명: stats에서 어떤 열의 최댓값과 최솟값이 같으면 그 열은 df의 값이 무엇이든
    # 설명: 모든 행에서 0.0이 되며 NaN이 되지 않습니다.
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
    # 설명: 각 열을 stats의 평균과 표준편차로 맞춥니다. 평균은 0, 평균보다 표준편차만큼 크면 1이 됩니다.
    # 설명:
    # 설명: df: 수의 DataFrame; stats: column_stats가 준 것. 이 표의 것이거나 열이 같은 다른 표의 것입니다.
    # 설명: 돌려주는 값: df와 인덱스와 열이 같은 실수 DataFrame. df는 바꾸지 않습니다.
    # 설명: stats에서 어떤 열의 최댓값과 최솟값이 같으면 그 열은 df의 값이 무엇이든
    # 설명: 모든 행에서 0.0이 되며 NaN이 되지 않습니다.
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
    # 설명: min_max_norm을 되돌립니다. 값을 원래 단위로 돌려놓습니다.
    # 설명:
    # 설명: df: stats로 정규화한 표. 인덱스와 열이 같은 실수 DataFrame을 돌려줍니다.
    # 설명: 값이 하나뿐인 열은 그 값을 되찾습니다. df는 바꾸지 않습니다.
    # Step 1: solve the formula of min_max_norm for x
    # 단계 1: min_max_norm의 식을 x에 대해 풉니다
    return df * (stats["max"] - stats["min"]) + stats["min"]


def standard_denorm(df, stats):
    """Undo standard_norm: give the values back in their own units.

    df: a table that was scaled with stats. Returns a DataFrame of floats with the same index and columns.
    A constant column gets its one value back. df is not changed.
    """
    # 설명: standard_norm을 되돌립니다. 값을 원래 단위로 돌려놓습니다.
    # 설명:
    # 설명: df: stats로 정규화한 표. 인덱스와 열이 같은 실수 DataFrame을 돌려줍니다.
    # 설명: 값이 하나뿐인 열은 그 값을 되찾습니다. df는 바꾸지 않습니다.
    # Step 1: solve the formula of standard_norm for x
    # 단계 1: standard_norm의 식을 x에 대해 풉니다
    return df * stats["std"] + stats["mean"]


def normalize_train_test(train, test, method):
    """Scale a training and a test table, both by the statistics of the training table.

    train, test: DataFrames with the same columns; method: "min_max" or "standard".
    Returns (train, test), scaled. Nothing given is changed. Raises ValueError for any other method.
    """
    # 설명: 훈련 표와 테스트 표를 모두 훈련 표의 통계로 맞춥니다.
    # 설명:
    # 설명: train, test: 열이 같은 DataFrame; method: "min_max" 또는 "standard".
    # 설명: 맞춘 (train, test)를 돌려줍니다. 받은 것은 바꾸지 않습니다. 다른 방법이면 ValueError를 일으킵니다.
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

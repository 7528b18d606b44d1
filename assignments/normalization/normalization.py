"""Normalization: every column on the same scale, measured on the training data."""

import pandas as pd


def split_label(df, label):
    """Separate what a model sees from what it has to predict.

    df: a DataFrame; label: the name of one of its columns.
    Returns (features, labels): a DataFrame without that column, and that column as a Series. df is not changed.
    """
    # TODO 1: take all columns but the label, without taking anything away from df itself
    # TODO 2: take the label's column
    raise NotImplementedError


def column_stats(df):
    """Describe each column by four numbers.

    df: a DataFrame of numbers with two rows or more.
    Returns a DataFrame with a row for each column of df and at least the columns "min", "max", "mean" and "std",
    where std is the sample standard deviation (ddof = 1: division by n - 1), as df.describe() gives it.
    """
    # TODO 1: compute the four statistics of each column, not of each row
    # TODO 2: arrange them so that each column of df has its row
    raise NotImplementedError


def min_max_norm(df, stats):
    """Scale each column with its min and max in stats: min becomes 0, max becomes 1.

    df: a DataFrame of numbers; stats: as column_stats gives it, of this table or of another with the same columns.
    Returns a DataFrame of floats with the index and the columns of df. df is not changed. Where stats says that a
    column's max equals its min, the column becomes 0.0 in every row, whatever df holds there: never NaN.
    """
    # TODO 1: subtract each column's min and divide by its range, both taken from stats
    # TODO 2: set the columns that are constant according to stats to 0.0
    raise NotImplementedError


def standard_norm(df, stats):
    """Scale each column with its mean and std in stats: mean becomes 0, one std above it becomes 1.

    df: a DataFrame of numbers; stats: as column_stats gives it, of this table or of another with the same columns.
    Returns a DataFrame of floats with the index and the columns of df. df is not changed. Where stats says that a
    column's max equals its min, the column becomes 0.0 in every row, whatever df holds there: never NaN.
    """
    # TODO 1: subtract each column's mean and divide by its std, both taken from stats
    # TODO 2: set the columns that are constant according to stats to 0.0; ask min and max, not std
    raise NotImplementedError


def min_max_denorm(df, stats):
    """Undo min_max_norm: give the values back in their own units.

    df: a table that was scaled with stats. Returns a DataFrame of floats with the same index and columns.
    A constant column gets its one value back. df is not changed.
    """
    # TODO 1: solve the formula of min_max_norm for x
    raise NotImplementedError


def standard_denorm(df, stats):
    """Undo standard_norm: give the values back in their own units.

    df: a table that was scaled with stats. Returns a DataFrame of floats with the same index and columns.
    A constant column gets its one value back. df is not changed.
    """
    # TODO 1: solve the formula of standard_norm for x
    raise NotImplementedError


def normalize_train_test(train, test, method):
    """Scale a training and a test table, both by the statistics of the training table.

    train, test: DataFrames with the same columns; method: "min_max" or "standard".
    Returns (train, test), scaled. Nothing given is changed. Raises ValueError for any other method.
    """
    # TODO 1: choose the function that the method names, or raise ValueError
    # TODO 2: measure the statistics; which of the two tables may they come from?
    # TODO 3: scale both tables by these statistics
    raise NotImplementedError

"""Splitting data: rows for learning, rows for choosing, rows for the one honest exam.

X holds one row of features per sample, y one target per sample; row i of X belongs to entry i of y, before and after.
No function changes its arguments.
"""
# 설명: 데이터 나누기: 배우는 행, 고르는 행, 단 한 번의 정직한 시험을 위한 행.
# 설명:
# 설명: X는 표본마다 특징 한 행, y는 표본마다 목푯값 하나입니다. 나누기 전에도 뒤에도 X의 i행은 y의 i번째 값의 것입니다.
# 설명: 어떤 함수도 인자를 바꾸지 않습니다.

from math import ceil

import numpy as np
import pandas as pd


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    """Cut the rows into a training part and a test part.

    X, y: arrays, lists, DataFrames or Series of n rows each; every part has the type of what it was cut from. The rows
        of a table may keep their labels (its index) or be numbered anew; its columns keep their names
    test_size: fraction of the rows for the test part, between 0 and 1; the test part gets ceil(n * test_size) rows
    shuffle: False keeps the order, and the test part is the end; True puts the rows of X and of y into the one order
        np.random.default_rng(seed).permutation(n) first, and the test part is the end of that order
    returns: X_train, X_test, y_train, y_test
    raises: ValueError where X and y differ in length, test_size is not between 0 and 1, or a part would be empty
    """
    # 설명: 행을 훈련 부분과 테스트 부분으로 나눕니다.
    # 설명:
    # 설명: X, y: 행이 n개인 배열, 리스트, DataFrame, Series. 모든 부분은 나누기 전과 자료형이 같습니다. 표의 행
    # 설명:     이름(index)은 그대로 두어도, 0부터 새로 매겨도 됩니다. 열 이름은 그대로 둡니다
    # 설명: test_size: 테스트 부분의 비율, 0과 1 사이. 테스트 부분은 ceil(n * test_size)행입니다
    # 설명: shuffle: False면 순서를 지키고 끝이 테스트 부분입니다. True면 X와 y의 행을 먼저 같은 순서
    # 설명:     np.random.default_rng(seed).permutation(n)으로 놓으며, 그 순서의 끝이 테스트 부분입니다
    # 설명: 돌려주는 값: X_train, X_test, y_train, y_test
    # 설명: 예외: X와 y의 길이가 다르거나, test_size가 0과 1 사이가 아니거나, 빈 부분이 생기면 ValueError
    # Step 1: refuse different lengths and a test_size outside (0, 1)
    # 단계 1: 길이가 다르거나 test_size가 (0, 1) 밖이면 ValueError를 발생시킵니다
    n = _same_length(X, y)
    # Step 2: the number of training rows is n minus the test rows, which are rounded up; refuse an empty part
    # 단계 2: 훈련 행의 수는 n에서 올림한 테스트 행의 수를 뺀 값입니다. 빈 부분이 생기면 ValueError를 발생시킵니다
    n_train = n - _tail(n, test_size)
    # Step 3: make one order of the row numbers, for X and y together
    # 단계 3: X와 y가 함께 쓸 행 번호의 순서를 하나만 만듭니다
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    # Step 4: take the rows of that order, head for training and tail for the test, each in its own type
    # 단계 4: 그 순서대로 행을 꺼냅니다. 앞부분은 훈련, 끝부분은 테스트이며 원래의 자료형을 유지합니다
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    """Cut the rows into a training, a validation and a test part.

    X, y, shuffle, seed: as in train_test_split; the rows are shuffled once, before any cut
    test_size: fraction of all rows for the test part, which is the end
    val_size: fraction of what is left after the test part; the validation part is the end of that rest
    returns: X_train, X_val, X_test, y_train, y_val, y_test
    raises: ValueError as train_test_split does, for either size
    """
    # 설명: 행을 훈련, 검증, 테스트 부분으로 나눕니다.
    # 설명:
    # 설명: X, y, shuffle, seed: train_test_split과 같습니다. 행은 나누기 전에 한 번만 섞습니다
    # 설명: test_size: 전체 행에 대한 테스트 부분의 비율. 끝이 테스트 부분입니다
    # 설명: val_size: 테스트 부분을 뺀 나머지에 대한 비율. 나머지의 끝이 검증 부분입니다
    # 설명: 돌려주는 값: X_train, X_val, X_test, y_train, y_val, y_test
    # 설명: 예외: 두 크기 모두 train_test_split처럼 ValueError
    # Step 1: cut off the test part, shuffled if asked for
    # 단계 1: 필요하면 섞은 뒤 테스트 부분을 잘라 냅니다
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    # Step 2: cut the validation part off the end of the rest, without shuffling again
    # 단계 2: 다시 섞지 않고, 남은 부분의 끝에서 검증 부분을 잘라 냅니다
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size)
    # Step 3: return the six parts in the order that the docstring names
    # 단계 3: 여섯 부분을 docstring에 적힌 순서대로 돌려줍니다
    return X_train, X_val, X_test, y_train, y_val, y_test


def batches(X, y, batch_size):
    """Cut the rows, in order, into batches for training.

    X, y: n rows each
    batch_size: rows of a batch, at least 1; the last batch holds what is left and may be smaller
    returns: list of (X_b, y_b); every row is in exactly one batch
    raises: ValueError where X and y differ in length or batch_size is below 1
    """
    # 설명: 행을 순서대로 훈련용 배치로 나눕니다.
    # 설명:
    # 설명: X, y: 각각 n행
    # 설명: batch_size: 배치의 행 수, 1 이상. 마지막 배치는 남은 행이며 더 작을 수 있습니다
    # 설명: 돌려주는 값: (X_b, y_b)의 리스트. 모든 행은 정확히 한 배치에 들어갑니다
    # 설명: 예외: X와 y의 길이가 다르거나 batch_size가 1보다 작으면 ValueError
    # Step 1: refuse different lengths and a batch_size below 1
    # 단계 1: 길이가 다르거나 batch_size가 1보다 작으면 ValueError를 발생시킵니다
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}, but a batch needs a row")
    # Step 2: start a batch at row 0, batch_size, 2 * batch_size, ... and take the rows up to the next start
    # 단계 2: 0, batch_size, 2 * batch_size, ...번째 행에서 배치를 시작해 다음 시작 전까지의 행을 담습니다
    rows = [np.arange(n)[start : start + batch_size] for start in range(0, n, batch_size)]
    return [(_take(X, part), _take(y, part)) for part in rows]


def _same_length(X, y):
    """The number of rows that X and y share."""
    if len(X) != len(y):
        raise ValueError(f"X has {len(X)} rows, but y has {len(y)}")
    return len(X)


def _tail(n, size):
    """How many of n rows the fraction size is, rounded up."""
    if not 0 < size < 1:
        raise ValueError(f"a size of {size} is not between 0 and 1")
    count = ceil(n * size)
    if not 0 < count < n:
        raise ValueError(f"{size} of {n} rows leaves one part empty")
    return count


def _take(rows, which):
    """The rows with these numbers, in this order and in the type of rows."""
    if isinstance(rows, (pd.DataFrame, pd.Series)):
        return rows.iloc[which]
    if isinstance(rows, list):
        return [rows[i] for i in which]
    return rows[which]

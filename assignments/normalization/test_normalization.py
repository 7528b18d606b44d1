"""Public tests of normalization. Each title says what is expected of the function.

The table is the lecture's: A = 1…10, B = 10·A, C = 100·A, and the label D, which is 2 everywhere.
"""

import numpy as np
import pandas as pd
import pytest

from grader.testing import check

A = np.arange(1, 11)
LECTURE = pd.DataFrame({"A": A, "B": 10 * A, "C": 100 * A, "D": 2})
FEATURES = LECTURE[["A", "B", "C"]]
STD_A = np.sqrt(55 / 6)  # 3.027650: the squared distances from 5.5 add up to 82.5, divided by 10 - 1
STATS = pd.DataFrame(
    {"min": [1.0, 10, 100], "max": [10.0, 100, 1000], "mean": [5.5, 55, 550], "std": [STD_A, 10 * STD_A, 100 * STD_A]},
    index=["A", "B", "C"],
)
MIN_MAX = pd.DataFrame(dict.fromkeys("ABC", (A - 1) / 9))
STANDARD = pd.DataFrame(dict.fromkeys("ABC", (A - 5.5) / STD_A))

SAMPLE = {
    "en": "This course uses the sample standard deviation (ddof = 1), as df.describe() gives it.",
    "ko": "이 과정에서는 df.describe()와 같이 표본 표준편차(ddof = 1)를 사용합니다.",
}
CONSTANT = {
    "en": "Where stats says max = min, this course sets the column to 0.0 in every row.",
    "ko": "이 과정에서는 stats에서 max와 min이 같은 열의 모든 행을 0.0으로 채웁니다.",
}
TRAINING = {
    "en": "Both tables are scaled by the statistics of the training table.",
    "ko": "두 표 모두 훈련 데이터의 통계량으로 변환합니다.",
}


ABC = 'pd.DataFrame(np.outer(np.arange(1, 11), [1, 10, 100]), columns=["A", "B", "C"])'
TABLE = f"{ABC}.assign(D=2)"
STATS_OF = '.agg(["min", "max", "mean", "std"]).T'
SCALED = 'pd.DataFrame(dict.fromkeys("ABC", {}))'


def four(stats, columns, call):
    """The statistics that the course asks for, in its order; a table may hold more of them."""
    names = ["min", "max", "mean", "std"]
    check.that(
        isinstance(stats, pd.DataFrame) and set(names) <= set(stats.columns),
        "The result is not a DataFrame with the columns min, max, mean and std",
        "결과가 min, max, mean, std 열을 가진 DataFrame이 아닙니다",
        call=call,
    )
    check.equal(set(stats.index), set(columns), call=f"set({call}.index)")
    return stats.loc[list(columns), names].astype(float)


@pytest.mark.task("split_label")
@pytest.mark.points(4)
@pytest.mark.title(ko="레이블 열을 뺀 표와 레이블 열을 돌려줍니다")
def test_split_label(submission):
    """The table without the label comes back, and the label."""
    features, labels = submission.split_label(LECTURE, "D")
    call = f'split_label({TABLE}, "D")'
    check.equal(features, FEATURES, call=f"{call}[0]")
    check.equal(labels, LECTURE["D"], call=f"{call}[1]")


@pytest.mark.task("split_label")
@pytest.mark.points(2)
@pytest.mark.title(ko="레이블을 나눈 뒤에도 받은 표는 그대로입니다")
@pytest.mark.hint(
    en="df.pop and del df[…] take the column out of the caller's table.",
    ko="df.pop과 del df[…]은 호출한 쪽의 표에서 열을 없앱니다.",
)
def test_split_label_keeps_the_table(submission):
    """The table that was given still has its label afterwards."""
    called = submission.call("split_label", LECTURE, "D")
    check.equal(called.value[1], LECTURE["D"], call=f'split_label({TABLE}, "D")[1]')
    check.equal(called.args[0], LECTURE, call=f'(df := {TABLE}, split_label(df, "D"))[0]')


@pytest.mark.task("column_stats")
@pytest.mark.points(6)
@pytest.mark.title(ko="열마다 최솟값, 최댓값, 평균, 표본 표준편차를 구합니다")
def test_column_stats(submission):
    """Each column gets a row with its min, max, mean and sample standard deviation."""
    stats = submission.column_stats(FEATURES)
    call = f"column_stats({ABC})"
    columns = '[["min", "max", "mean", "std"]]'
    check.equal(four(stats, "ABC", call), STATS, call=f"{call}{columns}.astype(float)", why=SAMPLE, why_at=["std"])


@pytest.mark.task("column_stats")
@pytest.mark.points(3)
@pytest.mark.title(ko="값이 일정한 열은 최솟값과 최댓값이 같고 표준편차가 0입니다")
def test_column_stats_constant(submission):
    """A constant column has min = max and a standard deviation of 0."""
    stats = submission.column_stats(LECTURE[["A", "D"]])
    expected = pd.DataFrame({"min": [1.0, 2], "max": [10.0, 2], "mean": [5.5, 2], "std": [STD_A, 0]}, index=["A", "D"])
    call = f'column_stats({TABLE}[["A", "D"]])'
    columns = '[["min", "max", "mean", "std"]]'
    check.equal(four(stats, "AD", call), expected, call=f"{call}{columns}.astype(float)", why=SAMPLE, why_at=["std"])


@pytest.mark.task("min_max_norm")
@pytest.mark.points(5)
@pytest.mark.title(ko="최솟값은 0, 최댓값은 1이 되고 나머지는 그 사이에 고르게 놓입니다")
def test_min_max_norm(submission):
    """The min becomes 0, the max becomes 1, and the rest lies evenly between."""
    check.equal(submission.min_max_norm(FEATURES, STATS), MIN_MAX, call=f"min_max_norm(df := {ABC}, df{STATS_OF})")


@pytest.mark.task("min_max_norm")
@pytest.mark.points(3)
@pytest.mark.title(ko="값이 일정한 열은 NaN이 아니라 0.0이 됩니다")
def test_min_max_norm_constant(submission):
    """A constant column becomes 0.0, not NaN."""
    stats = pd.DataFrame({"min": [1.0, 2], "max": [10.0, 2], "mean": [5.5, 2], "std": [STD_A, 0]}, index=["A", "D"])
    expected = pd.DataFrame({"A": (A - 1) / 9, "D": 0.0})
    call = f'min_max_norm(df := {TABLE}[["A", "D"]], df{STATS_OF})'
    result = submission.min_max_norm(LECTURE[["A", "D"]], stats)
    check.equal(result, expected, call=call, why=CONSTANT, why_at=["D"])


@pytest.mark.task("min_max_norm")
@pytest.mark.points(3)
@pytest.mark.title(ko="stats의 범위를 벗어난 값은 0보다 작거나 1보다 커지고, 행 이름은 그대로입니다")
def test_min_max_norm_of_another_table(submission):
    """Values outside the range in stats fall below 0 or above 1, and the rows keep their names."""
    rows = pd.DataFrame({"A": [-8, 1, 19]}, index=["low", "min", "high"])
    expected = pd.DataFrame({"A": [-1.0, 0.0, 2.0]}, index=["low", "min", "high"])
    stats = STATS.loc[["A"]]
    check.equal(submission.min_max_norm(rows, stats), expected, call=check.call("min_max_norm", rows, stats))


@pytest.mark.task("standard_norm")
@pytest.mark.points(5)
@pytest.mark.title(ko="평균은 0이 되고, 평균보다 표준편차만큼 큰 값은 1이 됩니다")
def test_standard_norm(submission):
    """The mean becomes 0, and one standard deviation above it becomes 1."""
    check.equal(submission.standard_norm(FEATURES, STATS), STANDARD, call=f"standard_norm(df := {ABC}, df{STATS_OF})")


@pytest.mark.task("standard_norm")
@pytest.mark.points(3)
@pytest.mark.title(ko="값이 일정한 열은 표준화해도 NaN이 아니라 0.0이 됩니다")
def test_standard_norm_constant(submission):
    """A constant column is standardized to 0.0, not NaN."""
    stats = pd.DataFrame({"min": [1.0, 2], "max": [10.0, 2], "mean": [5.5, 2], "std": [STD_A, 0]}, index=["A", "D"])
    expected = pd.DataFrame({"A": (A - 5.5) / STD_A, "D": 0.0})
    call = f'standard_norm(df := {TABLE}[["A", "D"]], df{STATS_OF})'
    result = submission.standard_norm(LECTURE[["A", "D"]], stats)
    check.equal(result, expected, call=call, why=CONSTANT, why_at=["D"])


@pytest.mark.task("standard_norm")
@pytest.mark.points(3)
@pytest.mark.title(ko="표의 통계량이 아니라 stats를 사용하고, 행 이름은 그대로입니다")
def test_standard_norm_of_another_table(submission):
    """The numbers come from stats, not from the table, and the rows keep their names."""
    rows = pd.DataFrame({"x": [4, 10, 13]}, index=["low", "mean", "high"])
    stats = pd.DataFrame({"min": [1.0], "max": [16.0], "mean": [10.0], "std": [3.0]}, index=["x"])
    expected = pd.DataFrame({"x": [-2.0, 0.0, 1.0]}, index=["low", "mean", "high"])
    check.equal(submission.standard_norm(rows, stats), expected, call=check.call("standard_norm", rows, stats))


@pytest.mark.task("min_max_denorm")
@pytest.mark.points(4)
@pytest.mark.title(ko="최소-최대 정규화한 표를 원래 값으로 되돌립니다")
def test_min_max_denorm(submission):
    """A table scaled by min and max gets its values back."""
    call = f"min_max_denorm({SCALED.format('np.arange(10) / 9')}, {ABC}{STATS_OF})"
    check.equal(submission.min_max_denorm(MIN_MAX, STATS), FEATURES.astype(float), call=call)


@pytest.mark.task("min_max_denorm")
@pytest.mark.points(2)
@pytest.mark.title(ko="0.0이 된 일정한 열도 원래 값으로 되돌립니다")
def test_min_max_denorm_constant(submission):
    """A constant column, which had become 0.0, gets its value back."""
    stats = pd.DataFrame({"min": [2.0], "max": [2.0], "mean": [2.0], "std": [0.0]}, index=["D"])
    scaled = pd.DataFrame({"D": [0.0, 0.0]})
    call = check.call("min_max_denorm", scaled, stats)
    check.equal(submission.min_max_denorm(scaled, stats), pd.DataFrame({"D": [2.0, 2.0]}), call=call)


@pytest.mark.task("standard_denorm")
@pytest.mark.points(4)
@pytest.mark.title(ko="표준화한 표를 원래 값으로 되돌립니다")
def test_standard_denorm(submission):
    """A standardized table gets its values back."""
    result = submission.standard_denorm(STANDARD, STATS)
    scaled = SCALED.format("(np.arange(1, 11) - 5.5) / np.sqrt(55 / 6)")
    call = f"standard_denorm({scaled}, {ABC}{STATS_OF})"
    check.equal(result, FEATURES.astype(float), call=call)


@pytest.mark.task("standard_denorm")
@pytest.mark.points(2)
@pytest.mark.title(ko="표준화해 0.0이 된 일정한 열도 원래 값으로 되돌립니다")
def test_standard_denorm_constant(submission):
    """A constant column, standardized to 0.0, gets its value back."""
    stats = pd.DataFrame({"min": [2.0], "max": [2.0], "mean": [2.0], "std": [0.0]}, index=["D"])
    scaled = pd.DataFrame({"D": [0.0, 0.0]})
    call = check.call("standard_denorm", scaled, stats)
    check.equal(submission.standard_denorm(scaled, stats), pd.DataFrame({"D": [2.0, 2.0]}), call=call)


@pytest.mark.task("normalize_train_test", needs=["column_stats", "min_max_norm"])
@pytest.mark.points(4)
@pytest.mark.title(ko="테스트 데이터도 훈련 데이터의 최솟값과 최댓값으로 변환합니다")
def test_normalize_min_max(submission):
    """Test data are scaled by the min and max of the training data."""
    train, test = FEATURES.iloc[:5], FEATURES.iloc[5:]
    call = f'normalize_train_test({ABC}.iloc[:5], {ABC}.iloc[5:], "min_max")'
    scaled_train, scaled_test = submission.normalize_train_test(train, test, "min_max")
    expected = pd.DataFrame(dict.fromkeys("ABC", (A - 1) / 4))
    check.equal(scaled_train, expected.iloc[:5], call=f"{call}[0]", why=TRAINING)
    check.equal(scaled_test, expected.iloc[5:], call=f"{call}[1]", why=TRAINING)


@pytest.mark.task("normalize_train_test", needs=["column_stats", "standard_norm"])
@pytest.mark.points(2)
@pytest.mark.title(ko="테스트 데이터도 훈련 데이터의 평균과 표준편차로 변환합니다")
def test_normalize_standard(submission):
    """Test data are standardized by the mean and standard deviation of the training data."""
    train, test = FEATURES.iloc[:5], FEATURES.iloc[5:]
    call = f'normalize_train_test({ABC}.iloc[:5], {ABC}.iloc[5:], "standard")'
    scaled_train, scaled_test = submission.normalize_train_test(train, test, "standard")
    expected = pd.DataFrame(dict.fromkeys("ABC", (A - 3) / np.sqrt(2.5)))
    check.equal(scaled_train, expected.iloc[:5], call=f"{call}[0]", why=TRAINING)
    check.equal(scaled_test, expected.iloc[5:], call=f"{call}[1]", why=TRAINING)


@pytest.mark.task("normalize_train_test")
@pytest.mark.points(2)
@pytest.mark.title(ko="모르는 방법 이름에는 ValueError를 일으킵니다")
def test_normalize_unknown_method(submission):
    """An unknown method raises ValueError."""
    train, test = FEATURES.iloc[:5], FEATURES.iloc[5:]
    known, unknown = range(2)
    answers = submission.map("normalize_train_test", [(train, test, "min_max"), (train, test, "robust")])
    check.equal(len(answers[known]), 2)  # a function that refuses every method tells none apart
    with pytest.raises(ValueError):
        answers[unknown]

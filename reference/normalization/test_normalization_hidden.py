"""Hidden tests of normalization: random tables, against the formulas on arrays, which cost a fraction of tables.

Two right formulas differ by a few rounding errors of float64, 2e-16 each, made larger by cancellation at most by the
ratio of a column's values to its spread. The random columns keep that ratio below 100, so that the default tolerance,
1e-9 relative and 1e-12 absolute, leaves room for any right formula and for no wrong one.
"""

import numpy as np
import pandas as pd
import pytest

from grader.testing import check

FOUR = ["min", "max", "mean", "std"]


def random_table(rng, rows, columns="pqrs"):
    """Columns of different scale and offset, on an index that is in no order."""
    scale, offset = 10.0 ** rng.integers(-2, 4, len(columns)), rng.normal(0, 3, len(columns))
    values = (rng.normal(0, 1, (rows, len(columns))) + offset) * scale
    return pd.DataFrame(values, index=rng.permutation(100)[:rows], columns=list(columns))


def whole_numbers(rng, rows):
    """Columns of integers, which would truncate what is assigned to them."""
    return pd.DataFrame({"u": rng.permutation(50)[:rows] - 20, "v": rng.permutation(900)[:rows] + 7})


def stats_of(table):
    """The statistics that the other functions are given; the submission's own are not needed."""
    values = table.to_numpy(float)
    four = {"min": values.min(0), "max": values.max(0), "mean": values.mean(0), "std": values.std(0, ddof=1)}
    return pd.DataFrame(four, index=table.columns)


def scaled(method, table, stats):
    """The table scaled by the statistics, 0.0 where they say that a column is constant."""
    low, high, mean, std = stats.loc[table.columns, FOUR].to_numpy().T
    constant = low == high
    shift, width = (low, high - low) if method == "min_max" else (mean, std)
    values = np.where(constant, 0.0, (table.to_numpy(float) - shift) / np.where(constant, 1.0, width))
    return pd.DataFrame(values, index=table.index, columns=table.columns)


def all_scaled(submission, method, calls):
    """Each of the tables comes back scaled by its statistics."""
    for (table, stats), answer in zip(calls, submission.map(f"{method}_norm", calls), strict=True):
        check.equal(answer, scaled(method, table, stats))


@pytest.mark.task("split_label")
@pytest.mark.points(3)
@pytest.mark.title(ko="레이블이 어느 자리에 있든 나머지 열의 순서와 행 이름이 유지됩니다")
def test_split_label_anywhere(submission, rng):
    """Wherever the label stands, the other columns keep their order and the rows their names."""
    table = random_table(rng, 6, columns=["키", "y", "z", "몸무게"])
    labels = ["키", "z", "몸무게"]  # the first, one from within, the last
    parts = submission.map("split_label", [(table, label) for label in labels])
    for label, (features, values) in zip(labels, parts, strict=True):
        check.equal(features, table[[name for name in table.columns if name != label]])
        check.equal(values, table[label])


@pytest.mark.edge
@pytest.mark.task("split_label")
@pytest.mark.points(1)
@pytest.mark.title(ko="정수와 글자가 섞인 표도 바뀌지 않고 나뉩니다")
def test_split_label_mixed(submission):
    """A table of numbers and text is separated as well, and is not changed."""
    table = pd.DataFrame({"name": ["kim", "lee"], "age": [20, 31], "passed": [1, 0]})
    called = submission.call("split_label", table, "passed")
    features, labels = called.value
    check.equal(features, table[["name", "age"]])
    check.equal(labels, table["passed"])
    check.equal(called.args[0], table)


@pytest.mark.task("column_stats")
@pytest.mark.points(4)
@pytest.mark.title(ko="크기가 제각각인 열에서도 통계량이 올바릅니다")
def test_column_stats_random(submission, rng):
    """The statistics are right for columns of any size."""
    tables = [random_table(rng, rows) for rows in (3, 40)]
    for table, stats in zip(tables, submission.map("column_stats", [(table,) for table in tables]), strict=True):
        check_stats(stats, stats_of(table))


@pytest.mark.edge
@pytest.mark.task("column_stats")
@pytest.mark.points(2)
@pytest.mark.title(ko="정수 열과 행이 두 개뿐인 표도 다루며, 표를 바꾸지 않습니다")
def test_column_stats_two_rows(submission, rng):
    """Two rows of whole numbers are enough, and the table is not changed."""
    table = whole_numbers(rng, 2)
    called = submission.call("column_stats", table)
    check_stats(called.value, stats_of(table))
    check.equal(called.args[0], table)


def check_stats(stats, expected):
    """The four statistics, whatever else the table holds and however its rows are ordered."""
    check.that(isinstance(stats, pd.DataFrame), "The result is not a DataFrame", "결과가 DataFrame이 아닙니다")
    check.equal(set(stats.index), set(expected.index))
    check.that(set(FOUR) <= set(stats.columns), "A statistic is missing", "빠진 통계량이 있습니다")
    check.equal(stats.loc[expected.index, FOUR].astype(float), expected)


@pytest.mark.task("min_max_norm")
@pytest.mark.points(5)
@pytest.mark.title(ko="어떤 표든 stats의 최솟값과 최댓값으로 변환합니다")
def test_min_max_norm_random(submission, rng):
    """Any table is scaled by the min and max in stats, its own or another table's."""
    check_norm(submission, "min_max", rng)


@pytest.mark.edge
@pytest.mark.task("min_max_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="stats에서 일정한 열은 표의 값이 달라도 0.0입니다")
def test_min_max_norm_constant_in_stats(submission, rng):
    """A column that is constant in stats becomes 0.0 even where the table holds other values."""
    check_constant(submission, "min_max", rng)


@pytest.mark.edge
@pytest.mark.task("min_max_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="정수 열이 잘리지 않고, 표와 stats는 바뀌지 않습니다")
def test_min_max_norm_keeps_its_arguments(submission, rng):
    """Columns of integers are not truncated, and neither table nor stats is changed."""
    table = whole_numbers(rng, 7)
    stats = stats_of(table)
    check_arguments(submission, "min_max_norm", table, stats, scaled("min_max", table, stats))


@pytest.mark.task("standard_norm")
@pytest.mark.points(5)
@pytest.mark.title(ko="어떤 표든 stats의 평균과 표준편차로 변환합니다")
def test_standard_norm_random(submission, rng):
    """Any table is scaled by the mean and std in stats, its own or another table's."""
    check_norm(submission, "standard", rng)


@pytest.mark.edge
@pytest.mark.task("standard_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="일정한 열은 표준편차에 반올림 오차가 남아 있어도 0.0입니다")
def test_standard_norm_constant_in_stats(submission, rng):
    """A column that is constant in stats becomes 0.0, even where rounding has left it a tiny std."""
    check_constant(submission, "standard", rng)


@pytest.mark.edge
@pytest.mark.task("standard_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="표준화해도 정수 열이 잘리지 않고, 표와 stats는 바뀌지 않습니다")
def test_standard_norm_keeps_its_arguments(submission, rng):
    """Columns of integers are standardized without being truncated, and nothing given is changed."""
    table = whole_numbers(rng, 7)
    stats = stats_of(table)
    check_arguments(submission, "standard_norm", table, stats, scaled("standard", table, stats))


def check_norm(submission, method, rng):
    """A table by its own statistics, and another one by the same."""
    first = random_table(rng, 12, "sqrp")  # in an order of their own, which stays
    # of the same scale, so that no column loses its digits
    values = first.to_numpy()[:5] * rng.uniform(0.5, 2, (5, 4))
    second = pd.DataFrame(values, index=rng.permutation(100)[:5], columns=first.columns)
    stats = stats_of(first)
    all_scaled(submission, method, [(first, stats), (second, stats)])


def check_constant(submission, method, rng):
    """A column that is constant only where it was measured, and one that looks constant and is not."""
    measured, table = random_table(rng, 6), random_table(rng, 4)
    measured["r"] = float(rng.integers(1, 9))
    table[["p", "q", "s"]] = measured[["p", "q", "s"]].to_numpy()[:4]
    tiny = pd.DataFrame({"t": [1e-15, 2e-15, 4e-15]})  # a small spread is a spread: max and min differ
    # Ten times 0.3: the sum is rounded, so the mean is a little below and the std is not 0.
    rounded = pd.DataFrame({"min": [0.3], "max": [0.3], "mean": [0.29999999999999993], "std": [5.9e-17]}, index=["k"])
    stats, thrice = stats_of(measured), pd.DataFrame({"k": [0.3] * 3})
    turned = stats[::-1]  # its rows stand in another order than the columns: names decide
    all_scaled(submission, method, [(measured, stats), (table, turned), (tiny, stats_of(tiny)), (thrice, rounded)])


def check_arguments(submission, name, table, stats, right):
    """The right value, and the arguments as they were."""
    called = submission.call(name, table, stats)
    check.equal(called.value, right)
    check.equal(called.args[0], table)
    check.equal(called.args[1], stats)


@pytest.mark.task("min_max_denorm")
@pytest.mark.points(3)
@pytest.mark.title(ko="어떤 표를 최소-최대 정규화했든 원래 값으로 되돌립니다")
def test_min_max_denorm_random(submission, rng):
    """Any table that was scaled by min and max gets its values back."""
    check_inverse(submission, "min_max", rng)


@pytest.mark.edge
@pytest.mark.task("min_max_denorm")
@pytest.mark.points(1)
@pytest.mark.title(ko="최소-최대 정규화를 되돌려도 받은 표와 stats는 바뀌지 않습니다")
def test_min_max_denorm_keeps_its_arguments(submission, rng):
    """Undoing min-max normalization changes neither table nor stats."""
    table = random_table(rng, 3)
    stats = stats_of(table)
    check_arguments(submission, "min_max_denorm", scaled("min_max", table, stats), stats, table)


@pytest.mark.task("standard_denorm")
@pytest.mark.points(3)
@pytest.mark.title(ko="어떤 표를 표준화했든 원래 값으로 되돌립니다")
def test_standard_denorm_random(submission, rng):
    """Any table that was standardized gets its values back."""
    check_inverse(submission, "standard", rng)


@pytest.mark.edge
@pytest.mark.task("standard_denorm")
@pytest.mark.points(1)
@pytest.mark.title(ko="표준화를 되돌려도 받은 표와 stats는 바뀌지 않습니다")
def test_standard_denorm_keeps_its_arguments(submission, rng):
    """Undoing standardization changes neither table nor stats."""
    table = random_table(rng, 3)
    stats = stats_of(table)
    check_arguments(submission, "standard_denorm", scaled("standard", table, stats), stats, table)


def check_inverse(submission, method, rng):
    """What was scaled comes back, a constant column included."""
    tables = [random_table(rng, rows).assign(r=float(rng.integers(1, 9))) for rows in (2, 9)]
    # the rows of the statistics stand in another order than the columns: names decide
    calls = [(scaled(method, table, stats := stats_of(table)), stats[::-1]) for table in tables]
    for table, answer in zip(tables, submission.map(f"{method}_denorm", calls), strict=True):
        check.equal(answer, table)


@pytest.mark.task("normalize_train_test", needs=["column_stats", "min_max_norm", "standard_norm"])
@pytest.mark.points(4)
@pytest.mark.title(ko="두 방법 모두 훈련 데이터의 통계량만 사용합니다")
def test_normalize_random(submission, rng):
    """Both methods use the statistics of the training data and nothing else."""
    table = random_table(rng, 15)
    train, test = table.iloc[:10], table.iloc[10:]
    stats = stats_of(train)
    calls = [(train, test, method) for method in ("min_max", "standard")]
    for (*tables, method), answer in zip(calls, submission.map("normalize_train_test", calls), strict=True):
        check.equal(answer, tuple(scaled(method, table, stats) for table in tables))


@pytest.mark.edge
@pytest.mark.task("normalize_train_test", needs=["column_stats", "min_max_norm", "standard_norm"])
@pytest.mark.points(2)
@pytest.mark.title(ko="훈련 데이터에서 일정한 열을 다루며, 받은 표는 바뀌지 않습니다")
def test_normalize_constant(submission, rng):
    """A column that is constant in training is taken care of, and neither table is changed."""
    train, test = whole_numbers(rng, 8), whole_numbers(rng, 4)
    train["v"] = 40
    stats = stats_of(train)
    for method in ("min_max", "standard"):
        called = submission.call("normalize_train_test", train, test, method)
        check.equal(called.value, tuple(scaled(method, table, stats) for table in (train, test)))
        check.equal(called.args[:2], [train, test])


@pytest.mark.task("normalize_train_test")
@pytest.mark.points(1)
@pytest.mark.title(ko="두 이름이 아니면 모두 ValueError입니다")
def test_normalize_other_methods(submission, rng):
    """Every method but the two raises ValueError."""
    table = whole_numbers(rng, 6)
    train, test = table.iloc[:3], table.iloc[3:]
    methods = ("min_max", "standard", "", "z-score", "max", "Standard", "min-max")
    answers = submission.map("normalize_train_test", [(train, test, method) for method in methods])
    for number, method in enumerate(methods):
        if method in ("min_max", "standard"):
            check.equal(len(answers[number]), 2)  # these two are no reason to refuse
        else:
            with pytest.raises(ValueError):
                answers[number]

"""Hidden tests of normalization: random tables, against the reference.

Two right formulas differ by a few rounding errors of float64, 2e-16 each, made larger by cancellation at most by the
ratio of a column's values to its spread. The random columns keep that ratio below 100, so that the default tolerance,
1e-9 relative and 1e-12 absolute, leaves room for any right formula and for no wrong one.
"""

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


@pytest.fixture
def stats_of(reference):
    """The statistics that the other functions are given; the submission's own are not needed."""
    return reference.column_stats


@pytest.mark.task("split_label")
@pytest.mark.points(3)
@pytest.mark.title(ko="레이블이 어느 자리에 있든 나머지 열의 순서와 행 이름이 유지됩니다")
def test_split_label_anywhere(submission, reference, rng):
    """Wherever the label stands, the other columns keep their order and the rows their names."""
    table = random_table(rng, 6, columns=["키", "y", "z", "몸무게"])
    for label in table.columns:
        features, labels = submission.split_label(table, label)
        expected_features, expected_labels = reference.split_label(table, label)
        check.equal(features, expected_features)
        check.equal(labels, expected_labels)


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
def test_column_stats_random(submission, reference, rng):
    """The statistics are right for columns of any size."""
    for rows in (3, 5, 40):
        table = random_table(rng, rows)
        check_stats(submission.column_stats(table), reference.column_stats(table))


@pytest.mark.edge
@pytest.mark.task("column_stats")
@pytest.mark.points(2)
@pytest.mark.title(ko="정수 열과 행이 두 개뿐인 표도 다루며, 표를 바꾸지 않습니다")
def test_column_stats_two_rows(submission, reference, rng):
    """Two rows of whole numbers are enough, and the table is not changed."""
    table = whole_numbers(rng, 2)
    called = submission.call("column_stats", table)
    check_stats(called.value, reference.column_stats(table))
    check.equal(called.args[0], table)


def check_stats(stats, expected):
    """The four statistics, whatever else the table holds and however its rows are ordered."""
    check.that(isinstance(stats, pd.DataFrame), "The result is not a DataFrame", "결과가 DataFrame이 아닙니다")
    check.equal(set(stats.index), set(expected.index))
    check.that(set(FOUR) <= set(stats.columns), "A statistic is missing", "빠진 통계량이 있습니다")
    check.equal(stats.loc[expected.index, FOUR].astype(float), expected[FOUR].astype(float))


@pytest.mark.task("min_max_norm")
@pytest.mark.points(5)
@pytest.mark.title(ko="어떤 표든 stats의 최솟값과 최댓값으로 변환합니다")
def test_min_max_norm_random(submission, reference, stats_of, rng):
    """Any table is scaled by the min and max in stats, its own or another table's."""
    check_norm(submission.min_max_norm, reference.min_max_norm, stats_of, rng)


@pytest.mark.edge
@pytest.mark.task("min_max_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="stats에서 일정한 열은 표의 값이 달라도 0.0입니다")
def test_min_max_norm_constant_in_stats(submission, reference, stats_of, rng):
    """A column that is constant in stats becomes 0.0 even where the table holds other values."""
    check_constant(submission.min_max_norm, reference.min_max_norm, stats_of, rng)


@pytest.mark.edge
@pytest.mark.task("min_max_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="정수 열이 잘리지 않고, 표와 stats는 바뀌지 않습니다")
def test_min_max_norm_keeps_its_arguments(submission, reference, stats_of, rng):
    """Columns of integers are not truncated, and neither table nor stats is changed."""
    table = whole_numbers(rng, 7)
    check_arguments(submission, "min_max_norm", reference, table, stats_of(table))


@pytest.mark.task("standard_norm")
@pytest.mark.points(5)
@pytest.mark.title(ko="어떤 표든 stats의 평균과 표준편차로 변환합니다")
def test_standard_norm_random(submission, reference, stats_of, rng):
    """Any table is scaled by the mean and std in stats, its own or another table's."""
    check_norm(submission.standard_norm, reference.standard_norm, stats_of, rng)


@pytest.mark.edge
@pytest.mark.task("standard_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="일정한 열은 표준편차에 반올림 오차가 남아 있어도 0.0입니다")
def test_standard_norm_constant_in_stats(submission, reference, stats_of, rng):
    """A column that is constant in stats becomes 0.0, even where rounding has left it a tiny std."""
    check_constant(submission.standard_norm, reference.standard_norm, stats_of, rng)
    # Ten times 0.3: the sum is rounded, so the mean is a little below and the std is not 0.
    stats = pd.DataFrame({"min": [0.3], "max": [0.3], "mean": [0.29999999999999993], "std": [5.9e-17]}, index=["k"])
    check.equal(submission.standard_norm(pd.DataFrame({"k": [0.3] * 10}), stats), pd.DataFrame({"k": [0.0] * 10}))


@pytest.mark.edge
@pytest.mark.task("standard_norm")
@pytest.mark.points(2)
@pytest.mark.title(ko="표준화해도 정수 열이 잘리지 않고, 표와 stats는 바뀌지 않습니다")
def test_standard_norm_keeps_its_arguments(submission, reference, stats_of, rng):
    """Columns of integers are standardized without being truncated, and nothing given is changed."""
    table = whole_numbers(rng, 7)
    check_arguments(submission, "standard_norm", reference, table, stats_of(table))


def check_norm(norm, right, stats_of, rng):
    """A table by its own statistics, and another one by the same."""
    first, second = random_table(rng, 12), random_table(rng, 5)
    second = second * (first.std() / second.std())  # of the same scale, so that no column loses its digits
    for table in (first, second):
        check.equal(norm(table, stats_of(first)), right(table, stats_of(first)))


def check_constant(norm, right, stats_of, rng):
    """A column that is constant only where it was measured, and one that looks constant and is not."""
    measured, table = random_table(rng, 6), random_table(rng, 4)
    measured["r"] = float(rng.integers(1, 9))
    check.equal(norm(measured, stats_of(measured)), right(measured, stats_of(measured)))
    table["p"], table["q"], table["s"] = (measured[name].to_numpy()[:4] for name in "pqs")
    check.equal(norm(table, stats_of(measured)), right(table, stats_of(measured)))
    tiny = pd.DataFrame({"t": [1e-15, 2e-15, 4e-15]})  # a small spread is a spread: max and min differ
    check.equal(norm(tiny, stats_of(tiny)), right(tiny, stats_of(tiny)))


def check_arguments(submission, name, reference, table, stats):
    """The right value, and the arguments as they were."""
    called = submission.call(name, table, stats)
    check.equal(called.value, getattr(reference, name)(table, stats))
    check.equal(called.args[0], table)
    check.equal(called.args[1], stats)


@pytest.mark.task("min_max_denorm")
@pytest.mark.points(3)
@pytest.mark.title(ko="어떤 표를 최소-최대 정규화했든 원래 값으로 되돌립니다")
def test_min_max_denorm_random(submission, reference, stats_of, rng):
    """Any table that was scaled by min and max gets its values back."""
    check_inverse(submission.min_max_denorm, reference.min_max_norm, stats_of, rng)


@pytest.mark.edge
@pytest.mark.task("min_max_denorm")
@pytest.mark.points(1)
@pytest.mark.title(ko="최소-최대 정규화를 되돌려도 받은 표와 stats는 바뀌지 않습니다")
def test_min_max_denorm_keeps_its_arguments(submission, reference, stats_of, rng):
    """Undoing min-max normalization changes neither table nor stats."""
    check_arguments(submission, "min_max_denorm", reference, random_table(rng, 3), stats_of(random_table(rng, 7)))


@pytest.mark.task("standard_denorm")
@pytest.mark.points(3)
@pytest.mark.title(ko="어떤 표를 표준화했든 원래 값으로 되돌립니다")
def test_standard_denorm_random(submission, reference, stats_of, rng):
    """Any table that was standardized gets its values back."""
    check_inverse(submission.standard_denorm, reference.standard_norm, stats_of, rng)


@pytest.mark.edge
@pytest.mark.task("standard_denorm")
@pytest.mark.points(1)
@pytest.mark.title(ko="표준화를 되돌려도 받은 표와 stats는 바뀌지 않습니다")
def test_standard_denorm_keeps_its_arguments(submission, reference, stats_of, rng):
    """Undoing standardization changes neither table nor stats."""
    check_arguments(submission, "standard_denorm", reference, random_table(rng, 3), stats_of(random_table(rng, 7)))


def check_inverse(denorm, norm, stats_of, rng):
    """What the reference has scaled comes back, a constant column included."""
    for rows in (2, 9):
        table = random_table(rng, rows)
        table["r"] = float(rng.integers(1, 9))
        stats = stats_of(table)
        check.equal(denorm(norm(table, stats), stats), table)


@pytest.mark.task("normalize_train_test", needs=["column_stats", "min_max_norm", "standard_norm"])
@pytest.mark.points(4)
@pytest.mark.title(ko="두 방법 모두 훈련 데이터의 통계량만 사용합니다")
def test_normalize_random(submission, reference, rng):
    """Both methods use the statistics of the training data and nothing else."""
    table = random_table(rng, 15)
    train, test = table.iloc[:10], table.iloc[10:]
    for method in ("min_max", "standard"):
        scaled = submission.normalize_train_test(train, test, method)
        check.equal(scaled, reference.normalize_train_test(train, test, method))


@pytest.mark.edge
@pytest.mark.task("normalize_train_test", needs=["column_stats", "min_max_norm", "standard_norm"])
@pytest.mark.points(2)
@pytest.mark.title(ko="훈련 데이터에서 일정한 열을 다루며, 받은 표는 바뀌지 않습니다")
def test_normalize_constant(submission, reference, rng):
    """A column that is constant in training is taken care of, and neither table is changed."""
    train, test = whole_numbers(rng, 8), whole_numbers(rng, 4)
    train["v"] = 40
    for method in ("min_max", "standard"):
        called = submission.call("normalize_train_test", train, test, method)
        check.equal(called.value, reference.normalize_train_test(train, test, method))
        check.equal(called.args[:2], [train, test])


@pytest.mark.task("normalize_train_test")
@pytest.mark.points(1)
@pytest.mark.title(ko="두 이름이 아니면 모두 ValueError입니다")
def test_normalize_other_methods(submission, rng):
    """Every method but the two raises ValueError."""
    table = whole_numbers(rng, 6)
    for method in ("min_max", "standard"):
        submission.normalize_train_test(table.iloc[:3], table.iloc[3:], method)  # these two are no reason to refuse
    for method in ("", "z-score", "max"):
        with pytest.raises(ValueError):
            submission.normalize_train_test(table.iloc[:3], table.iloc[3:], method)

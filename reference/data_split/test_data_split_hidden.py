"""Hidden tests of data_split: random tables of every type against the reference, edges, arguments left alone.

All comparisons are exact. Sizes stay away from fractions where n * size is an integer but for rounding: there ceil is
a matter of luck (100 * 0.55 is 55.00000000000001). 10 * 0.8 is 8 exactly, and 10 * (1 - 0.8) a little less than 2.
"""

import numpy as np
import pandas as pd
import pytest

from grader.testing import check


def fraction(rng, n):
    """A size with n * size clearly between two integers, leaving at least two rows on either side."""
    while True:
        size = round(float(rng.uniform(0.1, 0.6)), 3)
        if abs(n * size - round(n * size)) > 1e-3 and 2 < n * size < n - 3:
            return size


def samples(rng, n):
    """Features and targets of n samples; no value twice, so that no two rows can be mistaken."""
    return rng.permutation(3 * n).reshape(n, 3) / 4, rng.permutation(n)


def same(actual, expected):
    """Equal in type and values. Row labels of tables are not judged: a part may keep them or count anew."""
    if isinstance(actual, (pd.DataFrame, pd.Series)) and isinstance(expected, (pd.DataFrame, pd.Series)):
        actual, expected = actual.reset_index(drop=True), expected.reset_index(drop=True)
    check.equal(actual, expected)


def same_parts(actual, expected):
    """Equal part by part."""
    check.equal(len(actual), len(expected))
    for part, right in zip(actual, expected, strict=True):
        same(part, right)


def all_same(submission, reference, name, calls, **order):
    """Each of the calls gives the parts that the reference gives."""
    for args, parts in zip(calls, submission.map(name, calls, **order), strict=True):
        same_parts(parts, getattr(reference, name)(*args, **order))


def all_refused(submission, name, calls):
    """Each of the calls raises ValueError."""
    answers = submission.map(name, calls)
    for number in range(len(calls)):
        with pytest.raises(ValueError):
            answers[number]


# -- train_test_split


@pytest.mark.task("train_test_split")
@pytest.mark.points(4)
@pytest.mark.title(ko="여러 크기의 배열을 순서를 지켜 나눕니다.")
def test_split_random_arrays(submission, reference, rng):
    """Arrays of many sizes are split in order."""
    calls = [(*samples(rng, n), fraction(rng, n)) for n in (7, 23, 104, 331)]
    calls.append((*samples(rng, 10), 0.8))
    all_same(submission, reference, "train_test_split", calls)


@pytest.mark.task("train_test_split")
@pytest.mark.points(4)
@pytest.mark.title(ko="여러 크기와 시드로 섞어서 나눕니다.")
@pytest.mark.hint(
    en="The seed reaches np.random.default_rng, permutation(n) is called once, and its end is the test part.",
    ko="시드는 np.random.default_rng로 전달되고 permutation(n)은 한 번만 호출되며 그 끝이 테스트 부분입니다.",
)
def test_split_random_shuffles(submission, reference, rng):
    """Arrays of many sizes are split after a shuffle with many seeds."""
    calls = [(*samples(rng, n), fraction(rng, n), True, int(rng.integers(1, 10_000))) for n in (8, 37, 151)]
    all_same(submission, reference, "train_test_split", calls)


@pytest.mark.task("train_test_split")
@pytest.mark.points(3)
@pytest.mark.title(ko="행 이름이 뒤섞인 DataFrame과 Series도 위치로 나눕니다.")
@pytest.mark.hint(
    en="Rows are taken by position; the labels of a table may be in any order.",
    ko="행은 위치로 꺼냅니다. 표의 행 이름은 어떤 순서로든 있을 수 있습니다.",
)
def test_split_tables_with_labels(submission, reference, rng):
    """A DataFrame and a Series whose row labels are in disorder are split by position."""
    n = 19
    values, targets = samples(rng, n)
    labels = rng.permutation(n)
    df = pd.DataFrame({"area": values[:, 0], "rooms": targets, "name": [f"h{k}" for k in targets]}, index=labels)
    s = pd.Series(values[:, 1], index=labels, name="price")
    all_same(submission, reference, "train_test_split", [(df, s, 0.3), (df, s, 0.3, True, 12)])


@pytest.mark.task("train_test_split")
@pytest.mark.points(2)
@pytest.mark.title(ko="X와 y의 자료형이 서로 달라도 각자의 자료형을 지킵니다.")
@pytest.mark.hint(
    en="X and y may be of different types: each part has its own.", ko="X와 y의 자료형은 서로 다를 수 있습니다."
)
def test_split_mixed_types(submission, reference, rng):
    """A list beside an array, and an array beside a Series, keep their own types."""
    values, targets = samples(rng, 13)
    calls = [
        (values.tolist(), targets, 0.4),
        (values, pd.Series(targets), 0.4),
        (targets, values[:, :1], 0.4),
        (values[:, 0], ["a"] * 13, 0.4),
    ]
    all_same(submission, reference, "train_test_split", calls, shuffle=True, seed=5)


@pytest.mark.task("train_test_split")
@pytest.mark.points(2)
@pytest.mark.title(ko="섞을 때도 인자로 받은 데이터를 바꾸지 않습니다.")
@pytest.mark.hint(
    en="rng.shuffle(X) changes X itself; the caller's data must stay as they are.",
    ko="rng.shuffle(X)는 X 자체를 바꿉니다. 호출한 쪽의 데이터는 그대로 있어야 합니다.",
)
def test_split_leaves_arguments_alone(submission, reference, rng):
    """The caller's data stay as they are, shuffled or not."""
    X, y = samples(rng, 17)
    for data in ((X, y), (X.tolist(), y.tolist()), (pd.DataFrame(X, columns=list("abc")), pd.Series(y))):
        result = submission.call("train_test_split", *data, 0.3, shuffle=True, seed=4)
        same_parts(result.value, reference.train_test_split(*data, 0.3, shuffle=True, seed=4))
        check.equal(result.args[:2], list(data))


@pytest.mark.task("train_test_split")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(
    ko="빈 부분과 (0, 1) 밖의 비율은 어떤 자료형에서도 ValueError이고, 가장 작은 두 행은 나눌 수 있습니다."
)
def test_split_limits(submission, reference):
    """Empty parts and sizes outside (0, 1) are ValueErrors for every type; two rows can be split."""
    one, two, four = [[1.0]], [[1.0], [2.0]], [[1.0], [2.0], [3.0], [4.0]]
    kinds, refused = (list, np.array, pd.DataFrame), []
    for make in kinds:
        refused += [(make(two), [1, 2], size) for size in (0.75, 0, 1, -0.5)]
        refused += [(make(one), [1], 0.5), (make(two), [1, 2, 3], 0.5)]
        refused.append((make(four), [1, 2, 3, 4], 2))  # a fraction, not a number of rows
    all_refused(submission, "train_test_split", refused)
    all_same(submission, reference, "train_test_split", [(make(two), [1, 2], 0.5) for make in kinds])


@pytest.mark.task("train_test_split")
@pytest.mark.points(1)
@pytest.mark.edge
@pytest.mark.title(ko="섞지 않으면 시드는 아무 영향이 없고, 시드 없이 섞으면 매번 순서가 다릅니다.")
@pytest.mark.hint(
    en="default_rng(None) is a generator with a seed of its own: `shuffle` alone decides whether rows are shuffled.",
    ko="default_rng(None)은 매번 새로운 시드를 쓰는 생성기입니다. 섞을지는 `shuffle`만으로 정합니다.",
)
def test_seed_without_shuffle(submission, reference, rng):
    """Without shuffling a seed changes nothing; without a seed each shuffle has an order of its own."""
    X, y = samples(rng, 11)
    same_parts(submission.train_test_split(X, y, 0.35, seed=9), reference.train_test_split(X, y, 0.35))
    # orders that are never the same are compared where they are made
    facts = submission.define(
        "lambda split, X, y: (lambda one, two: [sorted(one) == sorted(y.tolist()), one != two, one != y.tolist()])"
        "(*(np.concatenate(split(X, y, 0.3, shuffle=True)[2:]).tolist() for _ in range(2)))"
    )
    check.equal(facts(submission.train_test_split, *samples(rng, 40)), [True, True, True])


# -- train_val_test_split


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(5)
@pytest.mark.title(ko="여러 크기의 배열을 순서를 지켜 셋으로 나눕니다.")
@pytest.mark.hint(
    en="The validation part is a fraction of what the test part leaves, and the end of it.",
    ko="검증 부분은 테스트 부분을 떼고 남은 것의 일부이며 그 끝입니다.",
)
def test_three_parts_random(submission, reference, rng):
    """Arrays of many sizes are cut into three parts, in order."""
    calls = []
    for n in (29, 103, 414, 506):
        X, y = samples(rng, n)
        size = fraction(rng, n)
        calls.append((X, y, size, fraction(rng, n - int(np.ceil(n * size)))))
    all_same(submission, reference, "train_val_test_split", calls)


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(5)
@pytest.mark.title(ko="여러 시드로 한 번만 섞어 셋으로 나눕니다.")
def test_three_parts_random_shuffles(submission, reference, rng):
    """Arrays are cut into three parts after one shuffle, for many seeds."""
    calls = []
    for n in (31, 97, 203):
        X, y = samples(rng, n)
        size, seed = fraction(rng, n), int(rng.integers(1, 10_000))
        calls.append((X, y, size, fraction(rng, n - int(np.ceil(n * size))), True, seed))
    all_same(submission, reference, "train_val_test_split", calls)


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(2)
@pytest.mark.title(ko="y가 (n, 1)이어도, X가 1차원이어도 그 모양을 지키고, 리스트와 표는 그 자료형을 지킵니다.")
def test_three_parts_shapes(submission, reference, rng):
    """A column y and a one-dimensional X keep shape and kind of number, lists and tables their type."""
    X, y = samples(rng, 26)
    tables = pd.DataFrame(X, index=rng.permutation(26)), pd.Series(y, index=rng.permutation(26))
    kinds = [(X, y[:, None]), (y, X), (y.astype(float), y > 12), (X.tolist(), y.tolist()), tables]
    calls = [(*data, 0.3, 0.3) for data in kinds]
    all_same(submission, reference, "train_val_test_split", calls, shuffle=True, seed=8)


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(2)
@pytest.mark.title(ko="셋으로 나눌 때도 인자로 받은 데이터를 바꾸지 않습니다.")
def test_three_parts_leave_arguments_alone(submission, reference, rng):
    """The caller's data stay as they are."""
    X, y = samples(rng, 21)
    result = submission.call("train_val_test_split", X, y, 0.3, 0.3, shuffle=True, seed=6)
    same_parts(result.value, reference.train_val_test_split(X, y, 0.3, 0.3, shuffle=True, seed=6))
    check.equal(result.args[:2], [X, y])


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(3)
@pytest.mark.edge
@pytest.mark.title(ko="세 부분 가운데 하나라도 비면, 비율이 (0, 1) 밖이면, 길이가 다르면 ValueError입니다.")
def test_three_parts_limits(submission, reference, rng):
    """One empty part of the three, a size outside (0, 1) and different lengths are ValueErrors."""
    X, y = samples(rng, 12)
    sizes = ((0.0, 0.3), (0.3, 0.0), (1.0, 0.3), (0.3, 1.0), (0.3, -0.1), (1.2, 0.3))
    calls = [*((X, y, *both) for both in sizes), (X[:2], y[:2], 0.5, 0.5), (X, y[:-1], 0.3, 0.3)]
    all_refused(submission, "train_val_test_split", calls)
    same_parts(
        submission.train_val_test_split(X[:3], y[:3], 0.3, 0.4), reference.train_val_test_split(X[:3], y[:3], 0.3, 0.4)
    )


# -- batches


@pytest.mark.task("batches")
@pytest.mark.points(4)
@pytest.mark.title(ko="여러 크기의 배열을 여러 배치 크기로 나눕니다.")
def test_batches_random(submission, reference, rng):
    """Arrays of many sizes are cut into batches of many sizes."""
    calls = []
    for n in (9, 40, 103):
        X, y = samples(rng, n)
        calls += [(X, y, size) for size in (2, 8, int(rng.integers(3, 20)))]
    for args, parts in zip(calls, submission.map("batches", calls), strict=True):
        check.equal(parts, reference.batches(*args))


@pytest.mark.task("batches")
@pytest.mark.points(2)
@pytest.mark.title(ko="배치에서도 모양과 자료형이 그대로입니다: 1차원 X, (n, 1)인 y, 정수, 논리값.")
def test_batches_shapes(submission, reference, rng):
    """Shapes and kinds of number survive: one-dimensional X, a column y, integers, booleans."""
    X, y = samples(rng, 14)
    calls = [(*data, 4) for data in ((y, X[:, :1]), (X[:, 0], y > 6), (X, y[:, None]))]
    for args, parts in zip(calls, submission.map("batches", calls), strict=True):
        check.equal(parts, reference.batches(*args))


@pytest.mark.task("batches")
@pytest.mark.points(2)
@pytest.mark.title(ko="배치로 나눌 때 인자로 받은 배열을 바꾸지 않습니다.")
def test_batches_leave_arguments_alone(submission, reference, rng):
    """The caller's arrays stay as they are."""
    X, y = samples(rng, 10)
    result = submission.call("batches", X, y, 3)
    check.equal(result.value, reference.batches(X, y, 3))
    check.equal(result.args, [X, y, 3])


@pytest.mark.task("batches")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="배치 크기 1과, 행의 수와 같은 배치 크기도 됩니다. 길이가 다르면 ValueError입니다.")
def test_batches_limits(submission, reference, rng):
    """A batch size of 1 and one of all rows work; different lengths are ValueErrors."""
    X, y = samples(rng, 6)
    answers = submission.map("batches", [(X, y, 1), (X, y, 6), (X[:5], y, 2), (X, y, 0)])
    for number, size in enumerate((1, 6)):
        check.equal(answers[number], reference.batches(X, y, size))
    for number in (2, 3):
        with pytest.raises(ValueError):
            answers[number]

"""Public tests of data_split. They show inputs, expected values and, where it matters, why.

All comparisons are exact: splitting moves values, it never computes with them.
"""

import numpy as np
import pandas as pd
import pytest

from grader.testing import check

# Ten samples whose target can be read off the features: y = 10 * first feature.
X10 = np.arange(20).reshape(10, 2) / 2
Y10 = 10 * np.arange(10)
TEN = "np.arange(20).reshape(10, 2) / 2, 10 * np.arange(10)"

# The order that every split with shuffle=True and seed=0 has to use for ten rows.
ORDER = np.random.default_rng(0).permutation(10)

CEIL = {
    "en": "The test part gets ceil(n * test_size) rows, rounded up, and the training part gets all the others.",
    "ko": "테스트 부분은 올림한 ceil(n * test_size)행이고 나머지는 모두 훈련 부분입니다.",
}
REST = {
    "en": "The validation part is a fraction, val_size, of what is left after the test part, not of the whole.",
    "ko": "val_size는 전체가 아니라 테스트 부분을 떼고 남은 행에 대한 비율입니다.",
}
PAIRS = {
    "en": "In these data y is 10 times the first feature, which shows whether a row still has its own target.",
    "ko": "이 데이터에서는 y가 첫 번째 특성의 10배이므로 행과 타깃의 짝이 맞는지 알 수 있습니다.",
}
ONE_ORDER = {
    "en": "One order, np.random.default_rng(seed).permutation(n), serves X and y; the test part is its end.",
    "ko": "order = np.random.default_rng(seed).permutation(n) 하나를 X와 y에 함께 쓰고, 그 끝이 테스트 부분입니다.",
}


def cut(submission, name, count, call, *args, **kwargs):
    """The parts that a split returns, after a look at how many there are."""
    parts = getattr(submission, name)(*args, **kwargs)
    check.equal(len(parts), count, call=f"len({call})")
    return parts


def check_parts(parts, expected, call, why=None, first=0):
    """Each part by its number in what came back."""
    for number, (part, rows) in enumerate(zip(parts, expected, strict=True), first):
        check.equal(part, rows, call=f"{call}[{number}]", why=why, why_at=["shape"] if why in (CEIL, REST) else ())


def all_but_the_first_refused(submission, name, calls):
    """The first call is answered, each of the others is a ValueError."""
    answers = submission.map(name, calls)
    answers[0]  # a function that refuses everything tells nothing apart
    for number in range(1, len(calls)):
        with pytest.raises(ValueError):
            answers[number]


# -- train_test_split


@pytest.mark.task("train_test_split")
@pytest.mark.points(4)
@pytest.mark.title(ko="섞지 않으면 순서를 그대로 두고 끝부분을 테스트로 뗍니다.")
def test_split_keeps_order(submission):
    """Without shuffling the order stays, and the test part is the end."""
    call = f"train_test_split({TEN}, 0.2)"
    parts = cut(submission, "train_test_split", 4, call, X10, Y10, 0.2)
    check_parts(parts, (X10[:8], X10[8:], Y10[:8], Y10[8:]), call)


@pytest.mark.task("train_test_split")
@pytest.mark.points(4)
@pytest.mark.title(ko="414행의 0.3은 올림하여 테스트 125행, 훈련 289행입니다.")
def test_split_rounds_up(submission):
    """0.3 of 414 rows is rounded up: 125 rows for the test, 289 for training."""
    call = "train_test_split(np.arange(828.0).reshape(414, 2), np.arange(414), 0.3)"
    X, y = np.arange(828.0).reshape(414, 2), np.arange(414)
    parts = cut(submission, "train_test_split", 4, call, X, y, 0.3)
    sizes = [len(part) for part in parts]
    check.equal(sizes, [289, 125, 289, 125], call=f"[len(part) for part in {call}]", why=CEIL)
    check_parts(parts, (X[:289], X[289:], y[:289], y[289:]), call, CEIL)


@pytest.mark.task("train_test_split")
@pytest.mark.points(4)
@pytest.mark.title(ko="섞은 뒤에도 X의 행과 y의 값은 짝을 이루고, 모든 행이 한 번씩 나옵니다.")
def test_split_keeps_pairs(submission):
    """After shuffling each row still has its own target, and every row is there once."""
    call = f"train_test_split({TEN}, 0.3, shuffle=True, seed=0)"
    X_train, X_test, y_train, y_test = cut(submission, "train_test_split", 4, call, X10, Y10, 0.3, shuffle=True, seed=0)
    check.equal(y_train, (10 * X_train[:, 0]).astype(int), call=f"{call}[2]", why=PAIRS)
    check.equal(y_test, (10 * X_test[:, 0]).astype(int), call=f"{call}[3]", why=PAIRS)
    rows = sorted([*y_train.tolist(), *y_test.tolist()])
    check.equal(rows, Y10.tolist(), call=f"sorted(np.concatenate({call}[2:]).tolist())")


@pytest.mark.task("train_test_split")
@pytest.mark.points(4)
@pytest.mark.title(ko="섞는 순서는 default_rng(seed).permutation(n)이고 그 끝이 테스트 부분입니다.")
def test_split_uses_the_seed(submission):
    """The order is default_rng(seed).permutation(n), and its end is the test part."""
    call = f"train_test_split({TEN}, 0.3, shuffle=True, seed=0)"
    parts = cut(submission, "train_test_split", 4, call, X10, Y10, 0.3, shuffle=True, seed=0)
    head, tail = ORDER[:7], ORDER[7:]
    check_parts(parts, (X10[head], X10[tail], Y10[head], Y10[tail]), call, ONE_ORDER)


@pytest.mark.task("train_test_split")
@pytest.mark.points(2)
@pytest.mark.title(ko="리스트를 넣으면 리스트가 나옵니다.")
def test_split_of_lists(submission):
    """Lists go in, lists come out."""
    names, marks = ["kim", "lee", "park", "choi", "jung"], [90, 85, 70, 95, 60]
    call = f"train_test_split({names}, {marks}, 0.4)"
    parts = cut(submission, "train_test_split", 4, call, names, marks, 0.4)
    check_parts(parts, (names[:3], names[3:], marks[:3], marks[3:]), call)


@pytest.mark.task("train_test_split")
@pytest.mark.points(2)
@pytest.mark.title(ko="DataFrame은 DataFrame으로, Series는 Series로 나옵니다.")
def test_split_of_tables(submission):
    """A DataFrame gives DataFrames, a Series gives Series."""
    df = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [0.1, 0.2, 0.3, 0.4, 0.5]})
    s = pd.Series([10, 20, 30, 40, 50], name="y")
    call = check.call("train_test_split", df, s, 0.4)
    parts = cut(submission, "train_test_split", 4, call, df, s, 0.4)
    for part, name, kind in zip(
        parts,
        ("X_train", "X_test", "y_train", "y_test"),
        (pd.DataFrame, pd.DataFrame, pd.Series, pd.Series),
        strict=True,
    ):
        check.that(
            isinstance(part, kind),
            f"{name} is a {type(part).__name__}, a {kind.__name__} was put in",
            f"{kind.__name__}을(를) 넣었는데 {name}이(가) {type(part).__name__}입니다",
            call=call,
        )
    check.equal(list(parts[1].columns), ["a", "b"], call=f"list({call}[1].columns)")
    check.equal(parts[1].to_numpy(), df.to_numpy()[3:], call=f"{call}[1].to_numpy()")
    check.equal(parts[3].to_numpy(), s.to_numpy()[3:], call=f"{call}[3].to_numpy()")


@pytest.mark.task("train_test_split")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="길이가 다르거나, 비율이 0과 1 사이가 아니거나, 빈 부분이 생기면 ValueError입니다.")
def test_split_refuses(submission):
    """Different lengths, a size outside (0, 1) and an empty part are ValueErrors."""
    sizes = [(X10, Y10, size) for size in (0.0, 1.0, 1.5, -0.2)]
    calls = [(X10, Y10, 0.2), (X10, Y10[:9], 0.2), *sizes, (X10[:1], Y10[:1], 0.2)]
    all_but_the_first_refused(submission, "train_test_split", calls)


# -- train_val_test_split


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(4)
@pytest.mark.title(ko="10행을 0.2, 0.2로 나누면 6, 2, 2행이고 테스트는 맨 끝, 검증은 그 앞입니다.")
def test_three_parts_of_ten_rows(submission):
    """10 rows, 0.2 and 0.2: 6, 2 and 2 rows, the test part last, the validation part before it."""
    call = f"train_val_test_split({TEN}, 0.2, 0.2)"
    parts = cut(submission, "train_val_test_split", 6, call, X10, Y10, 0.2, 0.2)
    check_parts(parts, (X10[:6], X10[6:8], X10[8:], Y10[:6], Y10[6:8], Y10[8:]), call)


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(6)
@pytest.mark.title(ko="414행을 0.3, 0.2로 나누면 훈련 231, 검증 58, 테스트 125행입니다.")
def test_three_parts_of_the_houses(submission):
    """414 rows, 0.3 and 0.2: 231 for training, 58 for validation, 125 for the test."""
    call = "train_val_test_split(np.arange(414) / 8, np.arange(414), 0.3, 0.2)"
    X, y = np.arange(414) / 8, np.arange(414)
    parts = cut(submission, "train_val_test_split", 6, call, X, y, 0.3, 0.2)
    sizes = [len(part) for part in parts]
    check.equal(sizes, [231, 58, 125] * 2, call=f"[len(part) for part in {call}]", why=REST)
    check_parts(parts[3:], (y[:231], y[231:289], y[289:]), call, REST, first=3)


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(5)
@pytest.mark.title(ko="한 번만 섞습니다: 테스트는 섞은 순서의 끝, 검증은 그 앞입니다.")
def test_three_parts_are_shuffled_once(submission):
    """One shuffle: the test part is the end of that order, the validation part stands before it."""
    call = f"train_val_test_split({TEN}, 0.2, 0.3, shuffle=True, seed=0)"
    why = {
        "en": "Rows are shuffled once, before any cut; the rest is cut in the order it has.",
        "ko": "자르기 전에 한 번만 섞고, 남은 부분은 그 순서 그대로 자릅니다.",
    }
    parts = cut(submission, "train_val_test_split", 6, call, X10, Y10, 0.2, 0.3, shuffle=True, seed=0)
    groups = (ORDER[:5], ORDER[5:8], ORDER[8:])
    check_parts(parts, (*(X10[g] for g in groups), *(Y10[g] for g in groups)), call, why)


@pytest.mark.task("train_val_test_split", needs=["train_test_split"])
@pytest.mark.points(3)
@pytest.mark.title(ko="세 부분에 모든 행이 정확히 한 번씩, 짝을 지킨 채 들어 있습니다.")
def test_three_parts_lose_nothing(submission):
    """The three parts hold every row exactly once, each with its own target."""
    call = f"train_val_test_split({TEN}, 0.25, 0.25, shuffle=True, seed=3)"
    parts = cut(submission, "train_val_test_split", 6, call, X10, Y10, 0.25, 0.25, shuffle=True, seed=3)
    for number, (rows, targets) in enumerate(zip(parts[:3], parts[3:], strict=True), 3):
        check.equal(targets, (10 * rows[:, 0]).astype(int), call=f"{call}[{number}]", why=PAIRS)
    everything = sorted(value for part in parts[3:] for value in part.tolist())
    check.equal(everything, Y10.tolist(), call=f"sorted(np.concatenate({call}[3:]).tolist())")


# -- batches


@pytest.mark.task("batches")
@pytest.mark.points(5)
@pytest.mark.title(ko="7행을 3행씩 나누면 3, 3, 1행이고 순서는 그대로입니다.")
def test_batches_in_order(submission):
    """7 rows by 3 make batches of 3, 3 and 1, in order."""
    call = "batches(np.arange(14).reshape(7, 2) / 2, 10 * np.arange(7), 3)"
    made = submission.batches(X10[:7], Y10[:7], 3)
    why = {
        "en": "The last batch may be smaller; it is not dropped.",
        "ko": "마지막 배치는 더 작을 수 있으며 버리지 않습니다.",
    }
    check.equal(len(made), 3, call=f"len({call})", why=why)
    for number, (start, end) in enumerate([(0, 3), (3, 6), (6, 7)]):
        check.equal(made[number][0], X10[start:end], call=f"{call}[{number}][0]")
        check.equal(made[number][1], Y10[start:end], call=f"{call}[{number}][1]")


@pytest.mark.task("batches")
@pytest.mark.points(3)
@pytest.mark.title(ko="나누어떨어지면 배치가 모두 같은 크기이고 빈 배치는 없습니다.")
def test_batches_without_rest(submission):
    """Where the size divides the rows, all batches are full and none is empty."""
    made = submission.batches(X10, Y10, 5)
    call = f"batches({TEN}, 5)"
    check.equal([len(y) for _, y in made], [5, 5], call=f"[len(y) for _, y in {call}]")
    check.equal(made[1][0], X10[5:], call=f"{call}[1][0]")


@pytest.mark.task("batches")
@pytest.mark.points(2)
@pytest.mark.title(ko="231행을 32행씩 나누면 배치는 8개이고 마지막은 7행입니다.")
def test_batches_of_the_houses(submission):
    """231 rows by 32 make 8 batches, the last of 7 rows."""
    made = submission.batches(np.arange(462.0).reshape(231, 2), np.arange(231), 32)
    call = "[len(y) for _, y in batches(np.arange(462.0).reshape(231, 2), np.arange(231), 32)]"
    check.equal([len(y) for _, y in made], [32] * 7 + [7], call=call)


@pytest.mark.task("batches")
@pytest.mark.points(3)
@pytest.mark.edge
@pytest.mark.title(ko="배치 크기가 행의 수보다 크면 배치 하나에 모든 행이 들어갑니다.")
def test_one_large_batch(submission):
    """A batch size beyond the number of rows gives one batch with all of them."""
    call = f"batches({TEN}, 64)"
    made = submission.batches(X10, Y10, 64)
    check.equal(len(made), 1, call=f"len({call})")
    check.equal(made[0][0], X10, call=f"{call}[0][0]")
    check.equal(made[0][1], Y10, call=f"{call}[0][1]")


@pytest.mark.task("batches")
@pytest.mark.points(2)
@pytest.mark.edge
@pytest.mark.title(ko="배치 크기가 1보다 작거나 길이가 다르면 ValueError입니다.")
def test_batches_refuse(submission):
    """A batch size below 1 and different lengths are ValueErrors."""
    calls = [(X10, Y10, 3), (X10, Y10, 0), (X10, Y10, -3), (X10, Y10[:4], 2)]
    all_but_the_first_refused(submission, "batches", calls)

"""What a test sees of the numbers of its replies: a right program with other last digits is known, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest

from grader.course import layout
from grader.sandbox.wire import codec
from grader.testing import check, teaching
from grader.testing.known_answers import KnowingSession
from grader.testing.observed import Values, taken_apart
from grader.testing.spellings import SPELLINGS
from grader.testing.suite import Suite, with_suite
from grader.testing.tape import Tape, Untraceable
from grader.testing.tracing import tracing
from tests.testing.test_known_answers import COURSE, NAMES, assert_same, small_suite, wrong_answers

TESTS = """
import math

import numpy as np
import pytest
from grader.testing import check

pytestmark = pytest.mark.task("add")


@pytest.mark.points(10)
def test_compares(submission):
    check.equal(submission.add(0.1, 0.2), 0.3)


def test_compares_parts(submission):
    one, two = submission.pair(0.1, 0.2)
    check.close(two, np.array([0.1, 0.2]))
    check.equal(one, 0.3)


def test_computes(submission):
    sums = [submission.add(number / 10, 0.2) for number in range(3)]
    check.that(sums == sorted(sums), "not sorted")
    check.that(bool(np.mean(np.array(sums)) < 0.4), "too large")
    check.equal(sums[1] - sums[0] < 0.2, True)
    check.equal(math.isclose(sums[0] ** 2, 0.04), True)


def test_computes_with_arrays(submission):
    _, two = submission.pair(0.1, 0.2)
    check.shape(two, (2,))
    check.equal(two[::-1].sum(), 0.3)
    check.that(bool((np.asarray(two) > 0).all()), "not above 0")


def test_stays_below(submission):
    assert submission.add(0.1, 0.2) <= 0.30000000000000004


def test_looks_at_the_text(submission):
    assert str(submission.add(0.1, 0.2)).startswith("0.3")


def test_changes_an_array(submission):
    _, two = submission.pair(0.1, 0.2)
    other = two
    two += 1
    check.equal(other.sum(), 2.3)


def test_hands_it_back(submission):
    check.equal(submission.add(submission.add(0.1, 0.2), 0.1), 0.4)
    check.equal(submission.add(submission.pair(0.1, 0.2)[1], 0.1), np.array([0.2, 0.3]))


def test_goes_another_way_by_the_type(submission):
    value = submission.add(0.1, 0.2)
    if type(value) is float:
        assert value > 0.3
    else:
        check.equal(value, 0.3)


def test_asks_for_the_type(submission):
    value = submission.add(0.1, 0.2)
    assert isinstance(value, float) or hasattr(value, "shape")
    check.equal(value, 0.3)


def test_adds_in_place(submission):
    value = submission.add(0.1, 0.2)
    before = value
    value += 1
    check.equal(before, 0.3)


def test_takes_an_element(submission):
    try:
        submission.add(0.1, 0.2)[0]
    except TypeError:
        check.equal(submission.add(0.1, 0.2), 0.3)


def test_tells(submission):
    value = float(submission.add(0.1, 0.2))
    check.that(value < 1, f"the sum is {value:.17g}", f"{value}")


def test_tells_and_counts(submission):
    value = submission.add(0.1, 0.2)
    check.that(len(f"{value}") > 4 or value == 0.3, "a short text")


def test_compares_two_answers(submission):
    check.equal(submission.add(0.1, 0.2), submission.add(0.2, 0.1))


def test_many(submission):
    for value in submission.map("add", [(0.1, 0.2), (0.2, 0.1)]):
        check.equal(value, 0.3)
"""
RIGHT = """
import numpy as np

class Counter:
    pass

def add(a, b):
    return a + b

def pair(a, b):
    return add(a, b), np.array([a, b])
"""
DIGITS = {
    "test_takes_an_element",
    "test_tells_and_counts",
    "test_looks_at_the_text",
    "test_changes_an_array",
}
"""Tests for which other last digits are another answer."""
SOURCES = {
    "right": RIGHT,
    "other digits": RIGHT.replace("return a + b", "return (a + b) * (1 - 2e-16)"),
    "above": RIGHT.replace("return a + b", "return a + b + 1e-15"),
    "NumPy": RIGHT.replace("return a + b", "return np.float64(a + b)"),
    "no dimension": RIGHT.replace("return a + b", "return np.array(a + b)"),
    "a list": RIGHT.replace("np.array([a, b])", "[a, b]"),
    "other array": RIGHT.replace("np.array([a, b])", "np.array([a, b - 1e-15])"),
    "32 bits": RIGHT.replace("np.array([a, b])", "np.array([a, b], np.float32)"),
    "too far": RIGHT.replace("return a + b", "return a + b + 1e-6"),
    "not alike": RIGHT.replace("return a + b", "return a + b + (1e-6 if a > b else 0)"),
    "no number": RIGHT.replace("return a + b", "return float('nan')"),
    "infinite": RIGHT.replace("np.array([a, b])", "np.array([np.inf, -np.inf])"),
    "an int": RIGHT.replace("return a + b", "return int(a + b)"),
    "a truth": RIGHT.replace("return a + b", "return a + b > 0"),
    "None": RIGHT.replace("return a + b", "return None"),
    "an object": RIGHT.replace("return a + b", "return Counter()"),
    "raises": RIGHT.replace("return a + b", "return a / 0"),
    "prints": RIGHT.replace("return a + b", "print(a); return a + b + 1e-15"),
    "three": RIGHT.replace("np.array([a, b])", "np.array([a, b, a])"),
}


def test_last_digits_change_nothing(tmp_path: Path) -> None:
    """What is found out of right and wrong programs is the same with known answers and without."""

    def use(suite: Suite) -> None:
        known = teaching.teach(suite)
        followed = {name: set(assert_same(suite, source, known).followed) for name, source in SOURCES.items()}
        every = {item.name for item in suite.items}
        assert followed["right"] == every
        assert every - followed["other digits"] == {*DIGITS, "test_goes_another_way_by_the_type"}
        assert every - followed["above"] == {*DIGITS, "test_stays_below"}
        assert "test_hands_it_back" in followed["other digits"]
        assert {"test_compares", "test_computes", "test_many"} <= followed["NumPy"]
        assert "test_computes_with_arrays" in followed["other array"]
        assert {"test_compares", "test_computes", "test_many"}.isdisjoint(followed["too far"])
        assert followed["not alike"].isdisjoint({"test_many", "test_compares_two_answers"})
        for name in ("no number", "None", "an object", "raises"):
            assert followed[name] <= {"test_computes_with_arrays", "test_changes_an_array"}, name

    with small_suite(tmp_path / "course", TESTS, RIGHT) as run:
        run(use)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.nightly] if name not in ("gates", "backprop") else []) for name in NAMES],
)
def test_a_solution_that_has_taught_nothing(name: str) -> None:
    """Of each solution nearly all tests are followed although it taught nothing, and nothing differs."""
    (assignment,) = (one for one in COURSE.assignments if one.name == name)
    files = layout.solutions(assignment)

    def use(suite: Suite) -> None:
        suite.try_reference()
        for held in files[1::2] if name == "backprop" else files[2:] if name == "gates" else files:
            with mock.patch.object(layout, "solutions", lambda _, held=held: [one for one in files if one != held]):
                known = teaching.teach(suite)
            found = assert_same(suite, held.read_text(encoding="utf-8"), known)
            assert len(found.followed) >= 0.7 * len(suite.items), held.name

    with_suite(COURSE, assignment, use)


@pytest.mark.nightly
@pytest.mark.parametrize("name", NAMES)
def test_mistakes_beside_a_solution_that_has_taught_nothing(name: str) -> None:
    """Nothing differs where wrong functions stand in a program that has taught nothing."""
    (assignment,) = (one for one in COURSE.assignments if one.name == name)
    files = layout.solutions(assignment)
    texts = [file.read_text(encoding="utf-8") for file in files]

    def use(suite: Suite) -> None:
        suite.try_reference()
        with mock.patch.object(layout, "solutions", lambda _: files[:2]):
            known = teaching.teach(suite)
        for number, source in enumerate(wrong_answers(assignment)):
            if number % 3 == 0:
                assert_same(suite, f"{texts[0]}\n\n{texts[2 + number % 2]}\n\n{source.removeprefix(texts[0])}", known)

    with_suite(COURSE, assignment, use)


def test_an_object_is_no_number(tmp_path: Path) -> None:
    """A reply in which an object stands where a number is expected, under that number's own mark."""
    reply: list[Any] = ["ok", (codec.Handle(1, "float"), np.array([0.1, 0.2]))]
    structure, _ = taken_apart(["ok", (0.3, np.array([0.1, 0.2]))])
    assert taken_apart(reply)[0] != structure  # the array is number 1 here
    forged = ["ok", (0.3, codec.Handle(2, "ndarray <f8 (2,)"))]
    assert taken_apart(forged)[0] == structure  # alike: so no reply with an object gets that far
    frame = b"".join(codec.encode(forged))[codec.HEADER.size :]
    _, length = codec.read_header(b"".join(codec.encode(forged))[: codec.HEADER.size])
    session = mock.Mock(last_output=b"", _known=mock.Mock(looks={b"before": ()}))
    assert KnowingSession._seen(session, b"before", (bytearray(frame), length), Values(), 0) is None


def seen_of(value: object, do: Any) -> Tape:
    """What is noted while ``do`` has the value of a reply."""
    tape = Tape()
    do(tape.traced(0, value))
    return tape


@pytest.mark.parametrize(
    ("do", "alike", "others"),
    [
        (lambda x: check.equal(x, 0.3), [0.3, 0.1 + 0.2], [0.4, float("nan")]),
        (lambda x: check.that(x < 1, "large"), [0.0, -5.0], [1.0, float("nan")]),
        (lambda x: check.that(x * 2 - 0.1 > 0, "small"), [0.1, 1.0], [0.0]),
        (lambda x: check.that(not [one for one in [x] if one > 1], "large"), [0.1, 1.0], [2.0]),
        (lambda x: check.that(round(x, 1) == 0.3, "far"), [0.3, 0.31], [0.4]),
        (lambda x: {x: 1}, [0.3], [0.30000000000000004]),
        (lambda x: f"{x}", [0.3], [0.30000000000000004]),
        (lambda x: float(x), [0.3], [0.30000000000000004]),
        (lambda x: isinstance(x, float), [0.3, 0.4], []),
        (lambda x: None, [0.3, 0.4], []),
    ],
)
def test_a_number_is_seen(do: Any, alike: list[float], others: list[float]) -> None:
    """What a test sees of it comes out with these numbers, and not with others."""
    with tracing([], mock.Mock(__name__="reference"), lambda: tape):
        tape = Tape()
        do(tape.traced(0, 0.3))
    for value, holds in [*((one, True) for one in alike), *((one, False) for one in others)]:
        structure, leaves = taken_apart(value)
        values = Values()
        values.add(0, leaves)
        assert structure == tape.structures[0]
        assert values.holds(tape.instructions.get(0, [])) == holds, value


@pytest.mark.parametrize(
    "do",
    [
        lambda x: x.__setitem__(0, 1.0),
        lambda x: x.__iadd__(1),
        lambda x: setattr(x, "shape", (2, 1)),
        lambda x: x.astype(object),
        lambda x: x @ np.ones(5),
        lambda x: x << 1,
        lambda x: x.sum(out=np.array(0.0)),
        lambda x: x.max(0, np.array(0.0)),
    ],
)
def test_what_cannot_be_noted_is_given_up(do: Any) -> None:
    """A change in place, and an error of computing, which a test may catch."""
    tape = Tape()
    with pytest.raises(Untraceable):
        do(tape.traced(0, np.array([0.1, 0.2])))
    assert tape.useless


def test_structures_differ() -> None:
    """Types, shapes, keys, texts and truths are the structure; numbers are not, in whatever spelling."""
    values = [0.3, True, None, "0.3", [0.3], (0.3,), {"a": 0.3}, {"b": 0.3}, [True]]
    values += [np.array(True), np.array([0.3]), np.array([[0.3]]), np.array([1]), np.array([True]), np.True_, [], 1j]
    structures = {taken_apart(value)[0] for value in values}
    assert len(structures) == len(values)
    for number in (1, np.int8(1), np.float64(0.3), np.array(0.3)):
        assert taken_apart(number)[0] == taken_apart(0.3)[0]
    assert taken_apart([0.3, {"a": np.array([1.0])}])[0] == taken_apart([0.4, {"a": np.array([2.0])}])[0]


def test_spellings_are_of_one_answer() -> None:
    """None of them changes what stands in an answer."""
    answer = (1, [0.5, 1.5], {"a": np.float64(2.5), "b": np.array([1.0, 2.0])}, "text", True, [], [[0.5], [1.0]])
    for spelling in SPELLINGS:
        spelled = spelling(answer)
        assert codec.encode(spelled) != codec.encode(answer), spelling.__name__
        flat = np.concatenate([np.ravel(leaf) for leaf in taken_apart(spelled)[1]])
        assert flat.tolist() == [1, 0.5, 1.5, 2.5, 1.0, 2.0, 0.5, 1.0]

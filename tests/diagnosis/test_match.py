"""What counts as the same, and as evidence: exceptions, warnings, spelling, and nothing that a hostile guest says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.diagnosis.loose import alike, differences, diverges, form_of
from grader.diagnosis.match import Fit, Score, fewest
from grader.diagnosis.outcomes import CallOutcome, consistent, judged_by, weight
from grader.diagnosis.profiles import Profile, StoredProfile
from grader.diagnosis.recorded import LOST, CallReader, outcome_of
from grader.model import Text
from grader.sandbox.wire import codec
from grader.testing.variants import Variant

RIGHT = CallOutcome(None, 1.0, [[1.0], {}], warned=False, right=True)
OVERFLOW = CallOutcome(None, 1.0, [[1.0], {}], warned=True)
WRONG = CallOutcome(None, 2.0, [[1.0], {}], warned=False)
WRONG_LOUDLY = CallOutcome(None, 2.0, [[1.0], {}], warned=True)
TABLE = pd.DataFrame({"A": [1, 2], "B": [0.5, 0.25]}, index=["x", "y"])


def reply(*message: object) -> tuple[bytes, int]:
    """A reply in the form in which it is recorded."""
    frame = b"".join(map(bytes, codec.encode(list(message))))
    _, head = codec.read_header(frame[: codec.HEADER.size], codec.CAPS)
    return frame[codec.HEADER.size :], head


def test_a_warning_beside_the_right_value_is_a_difference() -> None:
    """The right value with a RuntimeWarning is not what the reference gave, and says something of a variant that warns,
    too."""
    student = judged_by(OVERFLOW, RIGHT)
    assert not student.right and not consistent(student, RIGHT)
    assert consistent(student, replace(OVERFLOW)) and weight(student, replace(OVERFLOW), RIGHT) == 1


def test_a_warning_beside_a_wrong_value_does_not_count() -> None:
    """A wrong value fits a variant that gives it, whichever of the two warns on the way."""
    for student, variant in ((WRONG_LOUDLY, WRONG), (WRONG, WRONG_LOUDLY)):
        assert consistent(judged_by(student, RIGHT), judged_by(variant, RIGHT))


def test_what_is_the_same_as_the_reference_is_right() -> None:
    """A right outcome and a wrong one never agree, and that both are right says nothing."""
    assert judged_by(replace(RIGHT, right=False), RIGHT) is RIGHT
    assert not consistent(RIGHT, WRONG) and not consistent(WRONG, RIGHT)
    assert consistent(RIGHT, replace(RIGHT)) and weight(RIGHT, RIGHT, RIGHT) == 0


def test_what_an_exception_says_is_no_evidence_unless_it_speaks_of_none() -> None:
    """Its type has to be the same; its text only where None is in it, and only then it says something."""
    student = CallOutcome("TypeError", text="'NoneType' object is not subscriptable")
    assert weight(student, replace(student), RIGHT) == 1
    assert not consistent(student, replace(student, text="another"))
    other = CallOutcome("TypeError", text="unhashable")
    assert consistent(other, replace(other, text="another")) and weight(other, replace(other), RIGHT) == 0
    assert not consistent(other, replace(other, raised="ValueError"))
    right = CallOutcome("ValueError", text="of the reference", right=True)
    assert judged_by(CallOutcome("ValueError", text="of the student"), right).right
    assert weight(WRONG, replace(WRONG), right) == 1  # a value where an exception was asked for
    assert weight(other, replace(other), right) == 1  # and another exception than that


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.0, True),
        (True, 1, False),
        ([1, 2], (1.0, 2.0), True),
        ([1, 2], np.array([1, 2]), False),
        (np.array([1, 2]), np.array([1.0, 2.0 + 1e-8]), True),
        (np.array([1, 2]), np.array([[1, 2]]), False),
        (np.array([True]), np.array([1]), False),
        (0.3, 0.3000001, True),
        (0.3, 0.30001, False),
        (float("nan"), np.float64("nan"), True),
        ({"a": 1, "b": [2]}, {"b": [2.0], "a": 1.0}, True),
        ({"a": 1}, {"b": 1}, False),
        (TABLE, TABLE.astype({"A": float}), True),
        (TABLE, TABLE.rename(columns={"B": "C"}), False),
        (TABLE, TABLE.reset_index(drop=True), False),
        (TABLE["A"], TABLE["A"].astype(float), True),
        (TABLE["A"], TABLE["A"].to_numpy(), False),
        (TABLE.assign(C="x"), TABLE.assign(C="x", A=TABLE["A"].astype(float)), True),
        (TABLE.assign(C="x"), TABLE.assign(C="y"), False),
        (2**60, 2**60 + 1, False),
        (np.array(["a", None], dtype=object), np.array(["a", None], dtype=object), True),
        (None, 0, False),
        ("1", 1, False),
        (np.array([1.0, np.inf]), np.array([1.0, 2.5]), False),
        (np.array([np.inf]), np.array([np.inf]), True),
    ],
)
def test_loose_equality(one: Any, other: Any, same: bool) -> None:
    """int is float, list is tuple, 1e-6 is nothing; bool is no int, and shape, labels and index are kept."""
    assert alike(form_of(one), form_of(other)) is same
    assert alike(form_of(other), form_of(one)) is same
    assert (differences(form_of(one), form_of(other)) == 0) is same


def test_wrong_elements_are_counted_up_to_three() -> None:
    """As much as naming two mistakes asks for."""
    zeros = np.zeros(9)
    assert [differences(form_of(zeros), form_of(zeros + (np.arange(9) < n))) for n in (0, 1, 2, 5)] == [0, 1, 2, 3]
    assert differences(form_of([zeros, 1]), form_of([zeros + 1, 2])) == 3


def test_training_diverges() -> None:
    """Both have left what is right far behind: by the first elements alone nobody could tell."""
    right, far = np.array([1.0, 0.5]), np.array([1.0, 1e9])
    assert diverges(form_of(far), form_of(far * [1, 1.1]), form_of(right))
    assert diverges(form_of([1.0, float("nan")]), form_of([1.0, float("inf")]), form_of([1.0, 0.5]))
    assert not diverges(form_of(far), form_of(far * [1.1, 1.1]), form_of(right))
    assert not diverges(form_of(right), form_of(right * 2), form_of(right))


def fit(code: str, *more: str, said: int = 0, calls: int = 0, misses: int = 0, excluded: bool = False) -> Fit:
    """A candidate with what speaks for it."""
    variants = tuple(Variant(one, "f", Text("a"), (), "", "", ()) for one in (code, *more))
    score = Score(said, calls, misses, excluded)
    return Fit(Profile(variants, StoredProfile((0,), {}, {}, ()), ()), score, score)


def named(*fits: Fit) -> list[tuple[str, ...]]:
    """Which candidates explain a task."""
    return [one.profile.codes for one in fewest(fits, public=True)]


def test_the_fewest_mistakes_win() -> None:
    """One before two; several of one size are all named; two need three values."""
    assert named(fit("A", said=1), fit("B", said=2), fit("C", "D", said=9)) == [("A",), ("B",)]
    assert named(fit("A", said=0), fit("C", "D", said=3), fit("C", "E", said=2)) == [("C", "D")]
    assert named(fit("A", said=9, excluded=True), fit("B")) == []


def test_ten_of_eleven_is_for_one_mistake_alone() -> None:
    """Where training diverges one value in eleven may be missed; an exact candidate comes first."""
    assert named(fit("A", said=10, calls=10, misses=1)) == [("A",)]
    assert named(fit("A", said=9, calls=9, misses=1), fit("A", "B", said=30, calls=10, misses=1)) == []
    assert named(fit("A", said=10, calls=10, misses=1), fit("B", "C", said=3)) == [("B", "C")]


@pytest.mark.parametrize("seen", [["RuntimeWarning", "overflow"], ["RuntimeWarning"]])
def test_runtime_warnings_are_read_from_the_reply(seen: list[str]) -> None:
    """A RuntimeWarning in the reply is seen; other categories are not."""
    assert outcome_of(reply("full", 1.0, [], {}, [["UserWarning", "x"], seen])).warned is True
    assert outcome_of(reply("full", 1.0, [], {}, [["UserWarning", "x"]])).warned is False


@pytest.mark.parametrize(
    "message",
    [
        ("full", 1.0, [], {}, "RuntimeWarning"),
        ("full", 1.0),
        ("raise", 1, 2, 3, 4),
        ("ok",),
        (),
        (np.zeros(3), 1.0),
    ],
)
def test_a_reply_of_a_wrong_shape_matches_nothing(message: tuple[Any, ...]) -> None:
    """Recorded replies come from a guest: one that is no reply counts as lost."""
    assert outcome_of(reply(*message)) == LOST


def test_hostile_warnings_are_read_as_none() -> None:
    """Arrays and numbers where a category's name should be are no warning, and no error."""
    assert outcome_of(reply("full", 1.0, [], {}, [[np.zeros(3)], 5, [], None, [["RuntimeWarning"]]])).warned is False


def test_what_replies_become_is_limited() -> None:
    """A short frame can hold a long list: what counts is the size in memory, and then nothing more is read."""
    short = reply("ok", ["a"] * 1000)
    long = reply("ok", list(range(200_000)))
    assert len(long[0]) < 2 << 20
    reader = CallReader(30 << 20)
    outcomes = [reader.outcome(one) for one in (short, long, long, short)]
    assert [outcome is LOST for outcome in outcomes] == [False, False, True, True]

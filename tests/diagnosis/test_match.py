"""What counts as evidence of a mistake: warnings where the value is right, and nothing that a hostile guest says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from grader.diagnosis.match import CallOutcome, agrees, judged_by, matching, same
from grader.diagnosis.recorded import LOST, outcome_of
from grader.sandbox.wire import codec

RIGHT = CallOutcome(None, 1.0, [[1.0], {}], warned=False, right=True)
OVERFLOW = CallOutcome(None, 1.0, [[1.0], {}], warned=True)
WRONG = CallOutcome(None, 2.0, [[1.0], {}], warned=False)
WRONG_LOUDLY = CallOutcome(None, 2.0, [[1.0], {}], warned=True)


def reply(*message: object) -> tuple[bytes, int]:
    """A reply in the form in which it is recorded."""
    frame = b"".join(map(bytes, codec.encode(list(message))))
    _, head = codec.read_header(frame[: codec.HEADER.size], codec.CAPS)
    return frame[codec.HEADER.size :], head


def test_a_warning_beside_the_right_value_is_a_difference():
    """The right value with a RuntimeWarning is not what the reference gave, and fits a variant that warns, too."""
    student = judged_by(OVERFLOW, RIGHT)
    assert not student.right and not same(student, RIGHT)
    assert agrees([student], lambda _: replace(OVERFLOW))
    assert not agrees([student], lambda _: RIGHT)


def test_a_warning_beside_a_wrong_value_does_not_count():
    """A wrong value fits a variant that gives it, whichever of the two warns on the way."""
    for student, variant in ((WRONG_LOUDLY, WRONG), (WRONG, WRONG_LOUDLY)):
        replayed = judged_by(variant, RIGHT)
        assert agrees([judged_by(student, RIGHT)], lambda _, replayed=replayed: replayed)


def test_what_is_the_same_as_the_reference_is_right():
    """A right outcome and a wrong one never agree, whatever warnings were looked for."""
    assert judged_by(replace(RIGHT, right=False), RIGHT) is RIGHT
    assert not judged_by(WRONG, RIGHT).right
    assert not agrees([RIGHT], lambda _: WRONG)
    assert not agrees([WRONG], lambda _: RIGHT)
    assert agrees([RIGHT], lambda _: replace(RIGHT))


def test_a_right_call_matches_no_variant():
    """Where nothing is wrong there is no mistake, even if a variant gives the same; a call that cannot be replayed
    matches none."""
    assert matching([RIGHT], {"SAME": lambda _: RIGHT}) == ()
    replays = {"WRONG": lambda _: WRONG, "RIGHT": lambda _: RIGHT, "NONE": lambda _: None}
    assert matching([WRONG], replays) == ("WRONG",)


def test_an_exception_that_should_not_be_has_to_say_the_same():
    """Of two wrong outcomes that raise the same type, the texts are compared; a right one is of that type alone."""
    student = CallOutcome("TypeError", text="'NoneType' object is not subscriptable")
    assert agrees([student], lambda _: replace(student))
    assert not agrees([student], lambda _: replace(student, text="another"))
    right = CallOutcome("ValueError", text="of the reference", right=True)
    assert judged_by(CallOutcome("ValueError", text="of the student"), right).right


def test_a_warning_that_nobody_looked_for_does_not_count():
    """A call whose warnings were not recorded is compared by its value alone."""
    assert same(CallOutcome(None, 1.0, [[1.0], {}]), OVERFLOW)


@pytest.mark.parametrize("seen", [["RuntimeWarning", "overflow"], ["RuntimeWarning"]])
def test_runtime_warnings_are_read_from_the_reply(seen):
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
def test_a_reply_of_a_wrong_shape_matches_nothing(message):
    """Recorded replies come from a guest: one that is no reply counts as lost."""
    assert outcome_of(reply(*message)) == LOST


def test_hostile_warnings_are_read_as_none():
    """Arrays and numbers where a category's name should be are no warning, and no error."""
    assert outcome_of(reply("full", 1.0, [], {}, [[np.zeros(3)], 5, [], None, [["RuntimeWarning"]]])).warned is False

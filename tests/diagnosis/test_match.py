"""What counts as evidence of a mistake: warnings where the value is right, and nothing that a hostile guest says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from grader.diagnosis.match import Outcome, agrees, read_beside, same
from grader.diagnosis.recorded import LOST, outcome_of
from grader.sandbox.wire import codec

RIGHT = Outcome(None, 1.0, [[1.0], {}], warned=False)
OVERFLOW = Outcome(None, 1.0, [[1.0], {}], warned=True)
WRONG = Outcome(None, 2.0, [[1.0], {}], warned=False)
WRONG_LOUDLY = Outcome(None, 2.0, [[1.0], {}], warned=True)


def reply(*message: object) -> tuple[bytes, int]:
    """A reply in the form in which it is recorded."""
    frame = b"".join(map(bytes, codec.encode(list(message))))
    _, head = codec.read_header(frame[: codec.HEADER.size], codec.CAPS)
    return frame[codec.HEADER.size :], head


def test_a_warning_beside_the_right_value_is_a_difference():
    """The right value with a RuntimeWarning is not what the reference gave, and fits a variant that warns, too."""
    student = read_beside(OVERFLOW, RIGHT)
    assert not same(student, RIGHT)
    assert agrees([student], [RIGHT], lambda _: replace(OVERFLOW))
    assert not agrees([student], [RIGHT], lambda _: RIGHT)


def test_a_warning_beside_a_wrong_value_does_not_count():
    """A wrong value fits a variant that gives it, whichever of the two warns on the way."""
    for student, variant in ((WRONG_LOUDLY, WRONG), (WRONG, WRONG_LOUDLY)):
        replayed = read_beside(variant, RIGHT)
        assert agrees([read_beside(student, RIGHT)], [RIGHT], lambda _, replayed=replayed: replayed)


def test_what_is_the_same_as_the_reference_is_the_reference():
    """A right outcome is told from a wrong one by identity, whatever warnings were looked for."""
    assert read_beside(replace(RIGHT), RIGHT) is RIGHT
    assert read_beside(WRONG, RIGHT) is not RIGHT
    assert not agrees([RIGHT], [RIGHT], lambda _: WRONG)
    assert not agrees([WRONG], [RIGHT], lambda _: RIGHT)


def test_a_warning_that_nobody_looked_for_does_not_count():
    """A call whose warnings were not recorded is compared by its value alone."""
    assert same(Outcome(None, 1.0, [[1.0], {}]), OVERFLOW)


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

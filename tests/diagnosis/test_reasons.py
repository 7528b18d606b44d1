"""An author's reason beside a wrong value, and what is named in its place."""

from __future__ import annotations

from grader.diagnosis.reasons import without_other_causes
from grader.model import Diagnosis, Message, Relation, TestResult, Text, Visibility


def result(message: str = "check.value") -> TestResult:
    """A test that failed, with the author's reason."""
    told = Message(message, {"expected": "2"}, Text("The mean, not the sum."))
    return TestResult("t.py::t", "mse", Text("t"), "public", "failed", 0, 1, message=told)


def relation(name: str, visibility: Visibility = "public") -> Relation:
    """What is said of the values of the test."""
    return Relation("mse", Message(name), ("t.py::t",), 2, visibility)


def is_told(test: TestResult, diagnoses: tuple[Diagnosis, ...] = (), relations: tuple[Relation, ...] = ()) -> bool:
    """Whether the reason is still there."""
    (kept,) = without_other_causes([test], diagnoses, relations)
    assert kept.message is not None and test.message is not None
    assert kept.message.args == test.message.args
    return kept.message.why is not None


def test_a_reason_gives_way_to_what_is_named() -> None:
    """Where students see a mistake or a telling relation, no second cause stands beside it."""
    text = Text("behaves exactly as if y and ŷ had changed places")
    mistake = Diagnosis("M01", "mse", text, text, "exact", ("t.py::t",))
    assert not is_told(result(), (mistake,))
    assert not is_told(result(), relations=(relation("relation.negative"),))


def test_a_reason_stays_where_little_is_known() -> None:
    """Nothing is named; only the place is; only instructors see it; or the reason is all that the message says."""
    assert is_told(result())
    assert is_told(result(), relations=(relation("relation.only"),))
    assert is_told(result(), relations=(relation("relation.negative", "hidden"),))
    assert is_told(result("check.that"), relations=(relation("relation.negative"),))

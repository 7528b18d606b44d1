"""What a student may see of a result."""

from __future__ import annotations

import msgspec
import pytest

from grader.model import Result, StudentResult
from tests import samples


@pytest.mark.parametrize("name", [name for name in samples.ALL if name != "hostile"])
def test_hidden_tests_lose_everything_but_what_their_author_wrote_for_students(name: str) -> None:
    """A hidden test has a new name and no call, gap, place, seed or duration; title and hint stay."""
    result = samples.ALL[name]()
    seen = result.for_student()
    before = [test for test in result.tests if test.visibility == "hidden"]
    after = [test for test in seen.tests if test.visibility == "hidden"]
    assert [test.id for test in after] == [f"hidden-{number}" for number in range(1, len(before) + 1)]
    for old, new in zip(before, after, strict=True):
        assert (new.title, new.hint, new.task, new.outcome, new.points) == (
            old.title,
            old.hint,
            old.task,
            old.outcome,
            old.points,
        )
        assert (new.call, new.gap, new.place, new.attachments, new.seed, new.duration) == ("", None, None, (), None, 0)
        assert (new.message is not None) == (new.outcome == "failed")
        assert new.message is None or (new.message.id, new.message.args) == ("test.hidden-failed", {})


@pytest.mark.parametrize("name", ["half", "grader-error"])
def test_no_secret_and_no_hidden_id_is_left_anywhere(name: str) -> None:
    """Neither ids of hidden tests, nor what they compared, nor why the grader failed is in a StudentResult."""
    text = msgspec.json.encode(samples.ALL[name]().for_student()).decode()
    assert "SECRET" not in text
    assert "_hidden.py" not in text
    assert '"seed":7' not in text


def test_diagnoses_name_hidden_tests_as_students_know_them() -> None:
    """A diagnosis that rests on a hidden test refers to it by its new name."""
    (found,) = samples.half().for_student().diagnoses
    assert found.tests == ("test_gates.py::test_xor", "hidden-3")


def test_public_tests_keep_their_evidence_but_no_seed() -> None:
    """Public tests are shown in full; only the seed is gone."""
    seen = next(test for test in samples.half().for_student().tests if test.id == "test_gates.py::test_xor")
    assert seen == msgspec.structs.replace(samples.XOR_FAILED, seed=None)


def test_a_student_result_is_a_result_file_but_never_a_result() -> None:
    """Written as JSON it reads as grader/result/1; as a value it is a type of its own."""
    seen = samples.half().for_student()
    assert not isinstance(seen, Result)
    assert not isinstance(samples.half(), StudentResult)
    assert msgspec.json.decode(msgspec.json.encode(seen), type=Result).tests == seen.tests

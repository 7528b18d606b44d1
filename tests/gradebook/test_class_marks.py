"""Whom a name in a gradebook means."""

from __future__ import annotations

import unicodedata

import pytest

from grader.errors import GraderError
from grader.gradebook.class_marks import find_student
from grader.gradebook.rows import Student

KIM = Student("0042", "김철수", login="chulsoo", email="kim@u.kr")
JANE, OTHER = Student("0043", "Jane Doe"), Student("0044", "Jane Doe")


@pytest.mark.parametrize(
    "text", ["0042", "김철수", unicodedata.normalize("NFD", "김철수"), "ChulSoo", "kim@u.kr", "KIM"]
)
def test_by_all_that_a_student_is_called(text: str) -> None:
    """Id, name, login, address and what stands before its @; in any case, composed or decomposed."""
    assert find_student([KIM, JANE, OTHER], text) is KIM


def test_nobody_is_guessed() -> None:
    """Two of one name are named with their ids; of nobody those that are called nearly so."""
    with pytest.raises(GraderError, match=r"several students are called Jane Doe: 0043 \(Jane Doe\), 0044"):
        find_student([KIM, JANE, OTHER], "Jane Doe")
    with pytest.raises(GraderError, match="no student called chulso") as error:
        find_student([KIM, JANE, OTHER], "chulso")
    assert "0042" in error.value.hint

"""Whom a name in a gradebook means."""

from __future__ import annotations

import unicodedata

import pytest

from grader.errors import GraderError
from grader.gradebook.class_marks import find_student, weighted_total
from grader.gradebook.rows import Mark, Student

KIM = Student("0042", "김철수", login="chulsoo", email="kim@u.kr")
JANE, OTHER = Student("0043", "Jane Doe"), Student("0044", "Jane Doe")


@pytest.mark.parametrize(
    "text", ["0042", "김철수", unicodedata.normalize("NFD", "김철수"), "ChulSoo", "kim@u.kr", "KIM"]
)
def test_by_all_that_a_student_is_called(text: str) -> None:
    """Id, name, login, address and what stands before its @; in any case, composed or decomposed."""
    assert find_student([KIM, JANE, OTHER], text) is KIM


@pytest.mark.parametrize("text", ["Jiwoo Lee", "LEE JIWOO", "Lee,Jiwoo"])
def test_by_a_name_in_either_order(text: str) -> None:
    """As hand-ins are matched: Canvas writes the family name first, with a comma. Who is called just so comes first."""
    jiwoo, namesake = Student("0045", "Lee, Jiwoo"), Student("0046", "Jiwoo Lee")
    assert find_student([KIM, jiwoo, JANE], text) is jiwoo
    assert find_student([jiwoo, namesake], "jiwoo lee") is namesake
    with pytest.raises(GraderError, match="no student"):
        find_student([jiwoo, namesake], "Jiwoo")


def test_nobody_is_guessed() -> None:
    """Two of one name are named with their ids; of nobody those that are called nearly so."""
    with pytest.raises(GraderError, match=r"several students are called Jane Doe: 0043 \(Jane Doe\), 0044"):
        find_student([KIM, JANE, OTHER], "Jane Doe")
    with pytest.raises(GraderError, match="no student called chulso") as error:
        find_student([KIM, JANE, OTHER], "chulso")
    assert "0042" in error.value.hint


def test_a_total_is_weighted_and_without_what_is_excused() -> None:
    """None where a mark is not known, or nothing counts."""
    whole = Mark("kim", "gates", "graded", 80.0, 100.0, final=80.0)
    half = Mark("kim", "sums", "graded", 10.0, 20.0, final=10.0)
    excused = Mark("kim", "xor", "missing", 0.0, 10.0, flags=("excused",))
    unknown = Mark("kim", "xor", "grader-error", None, 10.0)
    assert weighted_total([(whole, 2.0), (half, 1.0)]) == pytest.approx(70.0)
    assert weighted_total([(whole, 2.0), (half, 1.0), (excused, 5.0)]) == pytest.approx(70.0)
    assert weighted_total([(whole, 1.0), (unknown, 1.0)]) is None is weighted_total([(excused, 1.0)])

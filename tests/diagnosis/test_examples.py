"""The worked example of a mistake: a call that can be made again, or a claim of a public test."""

from __future__ import annotations

from pathlib import Path

from grader.course.load import load_course
from grader.diagnosis.examples import worked_examples
from grader.model import WrongCall
from tests.small_course import PUBLIC, write_course

VARIANTS = """
from grader.testing.variants import edit

WORDS = dict(title={"en": "subtracts", "ko": "뺍니다"}, hints=[{"en": "a", "ko": "가"}], link="README.md#add")
edit("SUM01", task="add", old="a + b", new="a - b", **WORDS)
"""
GIVEN_A_FUNCTION = '''
import pytest

from grader.testing import check


@pytest.mark.task("add")
@pytest.mark.points(30)
@pytest.mark.title(ko="작은 수")
def test_small(submission):
    """Small numbers are added."""
    one = submission.define("lambda: 1")
    check.equal([0, submission.add(one, one)], [0, 2], call="add(one, one)")
'''
ADD_CALLS = """
import numpy as np


def add(a, b):
    return a() + b() if callable(a) else a + b


def total(numbers):
    result = 0
    for number in numbers:
        result = add(result, int(number))
    return result
"""


def example(root: Path, **files: str) -> WrongCall | None:
    """The example of the one mistake of a small course."""
    course = load_course(write_course(root, **{"reference/sums/variants.py": VARIANTS}, **files))
    ((_, shown),) = worked_examples(course, course.assignments[0])
    return shown


def test_a_call_of_a_public_test(tmp_path: Path) -> None:
    """It is made again, of the reference and of the variant."""
    assert example(tmp_path) == WrongCall("add(1, 2)", "3", "-1")


def test_a_claim_where_no_call_can_be_made_again(tmp_path: Path) -> None:
    """A function of the submission is given to no other one: the test says what it claims."""
    second = PUBLIC[PUBLIC.index('@pytest.mark.task("total"') :]
    files = {
        "assignments/sums/test_sums.py": GIVEN_A_FUNCTION + "\n\nimport numpy as np\n\n\n" + second,
        "reference/sums/sums.py": ADD_CALLS,
        "reference/sums/variants.py": VARIANTS.replace("a + b", "a() + b()").replace("a - b", "a() - b()"),
    }
    course = load_course(write_course(tmp_path, **files))
    ((_, shown),) = worked_examples(course, course.assignments[0])
    assert shown == WrongCall("add(one, one)[1]", "2", "0")

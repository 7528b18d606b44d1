"""A small course of the tests' own: one assignment with two tasks, the second of which stands on the first."""

from __future__ import annotations

from pathlib import Path

COURSE = """
title = { en = "A course", ko = "강의" }
assignments = ["sums"]
[limits]
cpu = 0.5
wall = 4.0
load_cpu = 1.0
load_wall = 6.0
"""

ASSIGNMENT = """
title = { en = "Sums", ko = "합" }
[[tasks]]
name = "add"
title = { en = "Add two numbers", ko = "두 수 더하기" }
points = 60
hints = [{ en = "Look at the plus sign.", ko = "더하기 기호를 확인합니다." }]
[[tasks]]
name = "total"
title = { en = "Add many numbers", ko = "여러 수 더하기" }
points = 40
"""

PUBLIC = '''
import numpy as np
import pytest

from grader.testing import check


@pytest.mark.task("add")
@pytest.mark.points(30)
@pytest.mark.title(ko="작은 수")
def test_small(submission):
    """Small numbers are added."""
    check.equal(submission.add(1, 2), 3, call="add(1, 2)")


@pytest.mark.task("total", needs=["add"])
@pytest.mark.points(20)
def test_total(submission):
    """All numbers of an array are added."""
    check.equal(submission.total(np.array([1, 2, 3])), 6, call="total([1, 2, 3])")
'''

HIDDEN = '''
import pytest

from grader.testing import check


@pytest.mark.task("add")
@pytest.mark.points(30)
def test_random(submission, reference, rng):
    """Other numbers are added."""
    for a, b in rng.integers(10, 99, (5, 2)).tolist():
        check.equal(submission.add(a, b), reference.add(a, b), call=f"add({a}, {b})")


@pytest.mark.task("total", needs=["add"])
@pytest.mark.points(20)
@pytest.mark.edge
def test_empty(submission):
    """Nothing adds up to 0."""
    import numpy as np

    check.equal(submission.total(np.array([], dtype=int)), 0, call="total([])")
'''

SOLUTION = '''
"""Sums."""

import numpy as np


def add(a, b):
    """Add a and b."""
    # Step 1: add the two numbers
    return a + b


def total(numbers):
    """Add all numbers."""
    # Step 1: go through the numbers
    result = 0
    for number in numbers:
        result = add(result, int(number))
    return result
'''

STUB = "def add(a, b):\n    raise NotImplementedError\n\n\ndef total(numbers):\n    raise NotImplementedError\n"
OTHERS = "def plus(a, b):\n    return a + b\n\n\ndef whole(numbers):\n    return sum(numbers)\n"
"""What solves the second assignment of ``write_two``."""


def write_course(root: Path, **files: str) -> Path:
    """A course with one assignment of two tasks; ``files`` replace or add files by their path with __ for /."""
    content = {
        "course.toml": COURSE,
        "assignments/sums/assignment.toml": ASSIGNMENT,
        "assignments/sums/test_sums.py": PUBLIC,
        "assignments/sums/sums.py": "def add(a, b):\n    raise NotImplementedError\n",
        "reference/sums/test_sums_hidden.py": HIDDEN,
        "reference/sums/sums.py": SOLUTION,
        "datasets/README.md": "none",
        **files,
    }
    for name, text in content.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def write_two(root: Path) -> Path:
    """A course with two assignments: sums, and more with other tasks."""

    def more(text: str) -> str:
        for old, new in (
            ("test_sums", "test_more"),
            ('"add"', '"plus"'),
            ('"total"', '"whole"'),
            (".add(", ".plus("),
            (".total(", ".whole("),
        ):
            text = text.replace(old, new)
        return text

    return write_course(
        root,
        **{
            "course.toml": COURSE.replace('["sums"]', '["sums", "more"]'),
            "assignments/more/assignment.toml": more(ASSIGNMENT),
            "assignments/more/test_more.py": more(PUBLIC),
            "assignments/more/more.py": STUB.replace("add", "plus").replace("total", "whole"),
            "reference/more/test_more_hidden.py": more(HIDDEN),
            "reference/more/more.py": OTHERS,
        },
    )

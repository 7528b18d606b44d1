"""The course that the attacks are handed in to: numbers, arrays, tables and objects, so that every kind of lie matters.

What hidden tests give to a submission is marked: ``MARKS`` must never be found in anything that a student sees.
"""

from __future__ import annotations

from pathlib import Path

MARKS = ("8675309.123457", "7182818.284591", "swordfish-in-the-hidden-tests", "heron-in-the-hidden-tests")
"""Numbers and texts that only hidden tests have."""

COURSE = """
title = { en = "Attacked", ko = "공격" }
assignments = ["sums"]
[limits]
cpu = 0.5
wall = 1.5
load_cpu = 1.0
load_wall = 2.0
suite = 6.0
test_cpu = 2.0
memory = 192
scratch = 16
scratch_files = 300
file_size = 8
output_kib = 64
"""

ASSIGNMENT = """
title = { en = "Sums", ko = "합" }
data = ["numbers.csv"]
[[tasks]]
name = "add"
title = { en = "Add two numbers", ko = "두 수 더하기" }
points = 20
hints = [{ en = "Look at the plus sign.", ko = "더하기 기호를 확인합니다." }]
[[tasks]]
name = "total"
title = { en = "Add many numbers", ko = "여러 수 더하기" }
points = 20
[[tasks]]
name = "scale"
title = { en = "Double an array", ko = "배열을 두 배로" }
points = 20
[[tasks]]
name = "table"
title = { en = "Add a column", ko = "열 더하기" }
points = 20
[[tasks]]
name = "Counter"
title = { en = "Count", ko = "세기" }
points = 20
"""

PUBLIC = '''
import numpy as np
import pandas as pd
import pytest

from grader.testing import check


@pytest.mark.task("add")
@pytest.mark.points(10)
def test_add(submission):
    """Two numbers are added."""
    assert submission.add(1, 2) == 3
    assert submission.add(2.5, 0.25) == 2.75


@pytest.mark.task("total")
@pytest.mark.points(10)
def test_total(submission):
    """All numbers of an array are added."""
    check.equal(submission.total(np.array([1, 2, 3])), 6, call="total(np.array([1, 2, 3]))")


@pytest.mark.task("scale")
@pytest.mark.points(10)
def test_scale(submission):
    """Every number is doubled, and the argument is left alone."""
    done = submission.call("scale", np.array([1.0, 2.0, 3.0]))
    check.equal(done.value, np.array([2.0, 4.0, 6.0]), call="scale(np.array([1.0, 2.0, 3.0]))")
    check.equal(done.args[0], np.array([1.0, 2.0, 3.0]))


@pytest.mark.task("table")
@pytest.mark.points(10)
def test_table(submission):
    """The sum of both columns is a new one."""
    made = submission.table(pd.DataFrame({"a": [1, 2], "b": [3, 4]}))
    pd.testing.assert_frame_equal(made, pd.DataFrame({"a": [1, 2], "b": [3, 4], "sum": [4, 6]}))


@pytest.mark.task("Counter")
@pytest.mark.points(10)
def test_counter(submission):
    """It counts upwards."""
    counter = submission.Counter(3)
    counter.up(2)
    check.equal(counter.value, 5, call="Counter(3).up(2)")
'''

HIDDEN = '''
import numpy as np
import pandas as pd
import pytest

from grader.testing import check

A_NUMBER, ANOTHER_NUMBER = 8675309.123457, 7182818.284591
A_WORD, ANOTHER_WORD = "swordfish-in-the-hidden-tests", "heron-in-the-hidden-tests"


@pytest.mark.task("add")
@pytest.mark.points(10)
def test_add_more(submission, reference, rng):
    """Other numbers, and words, are added."""
    pairs = [(a + A_NUMBER, b) for a, b in rng.integers(10, 99, (40, 2)).tolist()]
    check.equal([submission.add(a, b) for a, b in pairs], [reference.add(a, b) for a, b in pairs])
    assert submission.add(A_NUMBER, ANOTHER_NUMBER) == reference.add(A_NUMBER, ANOTHER_NUMBER)
    assert submission.add(A_WORD, ANOTHER_WORD) == reference.add(A_WORD, ANOTHER_WORD)


@pytest.mark.task("total")
@pytest.mark.points(10)
def test_total_of_anything(submission, reference):
    """Whatever can be iterated over is added up, and a text is refused."""
    numbers = np.array([A_NUMBER, ANOTHER_NUMBER])
    assert submission.total(numbers) == reference.total(numbers)
    square = submission.define("lambda x: x * x + 271828.182845")
    check.equal(submission.total([submission.add(1, 1), square(3)]), 2 + 9 + 271828.182845)
    with pytest.raises(TypeError):
        submission.total(A_WORD)


@pytest.mark.task("scale")
@pytest.mark.points(10)
def test_scale_more(submission, reference):
    """Larger arrays are doubled, without a warning."""
    array = np.linspace(A_NUMBER, ANOTHER_NUMBER, 1000)
    done = submission.call("scale", array)
    assert np.array_equal(done.value, reference.scale(array))
    assert isinstance(done.value, np.ndarray) and done.warnings == [] and done.stdout == ""


@pytest.mark.task("table")
@pytest.mark.points(10)
def test_table_more(submission, reference):
    """Other columns stay."""
    table = pd.DataFrame({"a": [A_NUMBER], "b": [ANOTHER_NUMBER], "c": [A_WORD]})
    made = submission.table(table)
    assert made.equals(reference.table(table)) and list(made.columns) == ["a", "b", "c", "sum"]
    check.equal(made, reference.table(table))


@pytest.mark.task("Counter")
@pytest.mark.points(10)
def test_counter_more(submission):
    """Two counters do not know of each other, and say what they have counted."""
    one, two = submission.Counter(A_NUMBER), submission.Counter(0)
    one.up(1)
    assert (one.value, two.value) == (A_NUMBER + 1, 0)
    assert submission.iterate(two.steps(4)) == [0, 1, 2, 3]
'''

SOLUTION = '''
import numpy as np


def add(a, b):
    """Add a and b."""
    return a + b


def total(numbers):
    """Add all numbers."""
    if isinstance(numbers, str):
        raise TypeError("a text holds no numbers")
    result = 0
    for number in numbers:  # the herring in the reference swims alone
        result = result + number
    return result


def scale(x):
    """Double every number."""
    return np.asarray(x) * 2


def table(frame):
    """The frame with a column that adds a and b."""
    return frame.assign(sum=frame["a"] + frame["b"])


class Counter:
    """Counts upwards from a number."""

    def __init__(self, start):
        self.value = start

    def up(self, by):
        """Count on."""
        self.value = self.value + by

    def steps(self, n):
        """The next n numbers."""
        return (self.value + i for i in range(n))
'''

STUB = '''"""Sums."""


def add(a, b):
    raise NotImplementedError


def total(numbers):
    raise NotImplementedError


def scale(x):
    raise NotImplementedError


def table(frame):
    raise NotImplementedError


class Counter:
    def __init__(self, start):
        raise NotImplementedError
'''

VARIANTS = """
from grader.testing.variants import variant


@variant("SUMS01", title={"en": "Subtracts", "ko": "빼기"}, hints=[{"en": "See the sign.", "ko": "부호를 봅니다."}])
def add(a, b):
    return a - b  # the herring in the variants swims alone
"""

FIGURES = '''
import numpy as np
import pytest

from grader.testing import attach, draw


@pytest.mark.task("scale")
def doubled(submission):
    """The numbers, doubled."""
    values = draw.numbers(submission.scale(np.arange(5.0)), 5, gaps=True)
    panel = draw.panel((0, 5), (0, 10))
    panel.plot(values, color=draw.BLUE)
    attach.figure(panel, title={"en": "Doubled", "ko": "두 배"}, alt={"en": f"It ends at {values[-1]}.", "ko": "끝"})


@pytest.mark.task("add")
def told(submission):
    """What came back, written wherever there is room for it by an author who takes no care at all."""
    made = submission.add("a", "b")
    text = f"{made!s:.300} {submission.total([1, 2])!r:.300} {submission.Counter(3).value}"
    words = {"en": text, "ko": text}
    panel = draw.panel((0, 1), (0, 1), title=text, xlabel=text, yticks={0.5: text})
    panel.text(0.1, 0.5, text)
    attach.figure(panel, title=words, alt=words)
    attach.table(made, "ab", title=words, alt=words)
'''
"""For ``assignments/sums/figures.py``, where attacks meet pictures as well."""

NUMBERS = "a,b\n1,2\n3,4\n"


def write_attacked_course(root: Path) -> Path:
    """The course below ``root``, with a history of its own that holds the reference as well."""
    content = {
        "course.toml": COURSE,
        "assignments/sums/assignment.toml": ASSIGNMENT,
        "assignments/sums/test_sums.py": PUBLIC,
        "assignments/sums/sums.py": STUB,
        "assignments/sums/README.md": "# Sums\n",
        "reference/sums/test_sums_hidden.py": HIDDEN,
        "reference/sums/sums.py": SOLUTION,
        "reference/sums/solutions/other.py": SOLUTION,
        "reference/sums/variants.py": VARIANTS,
        "datasets/numbers.csv": NUMBERS,
        ".git/reference.txt": SOLUTION,
    }
    for name, text in content.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root

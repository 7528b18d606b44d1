"""What names a mistake, each once by the real engine: most of the values, a claim about free answers, a call that only
tells mistakes apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Result
from grader.render.terminal.report import plain_text
from grader.sandbox import tiers
from tests.small_course import write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

ASSIGNMENT = """
title = { en = "Steps", ko = "걸음" }
[[tasks]]
name = "settle"
title = { en = "Go to 0", ko = "0으로 가기" }
points = 40
[[tasks]]
name = "pair"
title = { en = "Two numbers", ko = "두 수" }
points = 30
[[tasks]]
name = "fires"
title = { en = "Above 0", ko = "0보다 큰지" }
points = 30
"""

PUBLIC = '''
import pytest

from grader.testing import check


@pytest.mark.task("settle")
@pytest.mark.points(30)
def test_settle(submission):
    """Ten short ways and a long one lead towards 0."""
    ways = [(x / 10, 1) for x in range(1, 11)] + [(1.0, 30)]
    values = [submission.settle(x, steps) for x, steps in ways]
    check.close(values[:10], [x - x * x * x / 2 for x, _ in ways[:10]], call="settle(x, 1)")


@pytest.mark.task("pair")
@pytest.mark.points(30)
def test_pair(submission):
    """The second number is twice the first, whatever that is."""
    first, second = submission.pair("a"), submission.pair("b")
    check.that(second == 2 * first != 0, "it is not twice the first", "첫째의 두 배가 아닙니다", call='pair("b")')


@pytest.mark.task("fires")
@pytest.mark.points(30)
def test_fires(submission):
    """1 above 0, else 0."""
    check.equal([submission.fires(3), submission.fires(-3)], [1, 0], call="[fires(3), fires(-3)]")
'''

HIDDEN = '''
import pytest

from grader.testing import check


@pytest.mark.task("settle")
@pytest.mark.points(10)
def test_no_step(submission):
    """Without a step nothing moves."""
    check.equal(submission.settle(0.5, 0), 0.5)
'''

REFERENCE = """
def settle(x, steps):
    for _ in range(steps):
        x = x - x * x * x / 2
    return x


def pair(name):
    return 6 if name == "b" else 3


def fires(x):
    return 1 if x > 0 else 0
"""

VARIANTS = """
from grader.testing.variants import edit, naming_call, predicate, variant


def words(en, ko):
    return {"title": {"en": en, "ko": ko}, "hints": [{"en": "Look.", "ko": "봅니다."}] * 2}


edit("STEP01", task="settle", old="x - x * x * x", new="x + x * x * x", **words("goes away from 0", "0에서 멀어집니다"))


@predicate("STEP02", **words("both numbers are the same", "두 수가 같습니다"))
def pair(answer):
    return answer("a") == answer("b")


edit("STEP02", task="pair", old="6 if", new="3 if")
edit("STEP03", task="fires", old="x > 0", new="True", **words("always fires", "늘 1입니다"))
edit("STEP04", task="fires", old="x > 0", new="abs(x) > 0", **words("takes no sign", "부호를 보지 않습니다"))
naming_call("fires", "fires(0)")
"""

Grade = Callable[[str], Result]


@pytest.fixture(scope="module")
def grade(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grade]:
    """Grades the reference with other functions behind it."""
    root = write_course(
        tmp_path_factory.mktemp("course"),
        **{
            "assignments/sums/assignment.toml": ASSIGNMENT,
            "assignments/sums/test_sums.py": PUBLIC,
            "assignments/sums/sums.py": "",
            "reference/sums/test_sums_hidden.py": HIDDEN,
            "reference/sums/sums.py": REFERENCE,
            "reference/sums/variants.py": VARIANTS,
        },
    )
    course = load_course(root)
    with Engine(course, tiers.best(grading=True), figures=False) as engine:
        yield lambda source: grade_source(engine, course.assignments[0], f"{REFERENCE}\n\n{source}")


def test_a_mistake_may_explain_ten_values_of_eleven(grade: Grade) -> None:
    """Where the eleventh has left what is right far behind, in another way; and it says so."""
    stopping = """
def settle(x, steps):
    for _ in range(steps):
        x = x + x ** 3 / 2
        if x > 1e9:
            break
    return x
"""
    result = grade(stopping)
    (found,) = result.diagnoses
    assert (found.code, found.match, found.calls, found.misses, found.visibility) == (
        "STEP01",
        "exact",
        10,
        1,
        "public",
    )
    assert "explains 10 of 11 values" in " ".join(plain_text(result.for_student(), "en").split())
    assert grade(stopping.replace("1e9", "1.2")).diagnoses == ()  # the eleventh has not diverged: nothing is named


def test_a_claim_names_free_answers(grade: Grade) -> None:
    """In numbers that no variant has; where the claim does not hold, nothing is named."""
    result = grade("def pair(name):\n    return 41\n")
    assert [(one.code, one.match) for one in result.diagnoses] == [("STEP02", "exact")]
    assert grade("def pair(name):\n    return 41 if name == 'b' else 7\n").diagnoses == ()


def test_a_naming_call_tells_mistakes_apart(grade: Grade) -> None:
    """The tests see the same of both; one call more does not, and moves no score."""
    for source, code in (("return 1", "STEP03"), ("return int(x != 0)", "STEP04")):
        result = grade(f"def fires(x):\n    {source}\n")
        assert [(one.code, one.match) for one in result.diagnoses] == [(code, "exact")]
        assert (result.score, len(result.tests)) == (70, 4)

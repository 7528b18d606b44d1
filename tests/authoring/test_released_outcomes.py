"""A released folder judges as the course does: every public outcome is the same in both places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.authoring.release import release
from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Course, TestResult
from grader.sandbox import tiers
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

SLOW = "import time\nend = time.process_time() + {seconds}\nwhile time.process_time() < end:\n    pass\n"
SUBMISSIONS = {
    "right": SOLUTION,
    "wrong": SOLUTION.replace("return a + b", "return a - b"),
    "half": SOLUTION.replace("result = 0", "result = 1"),
    "nothing": "",
    "broken": "def add(a, b:\n",
    "prints": SOLUTION + "print('x' * 100)\n",
    "slow call": SOLUTION.replace(
        "    return a + b", "".join(f"    {row}\n" for row in SLOW.format(seconds=0.6).split("\n")) + "    return a + b"
    ),
    "slow but in time": SOLUTION.replace("    return a + b", "    import time\n    time.sleep(0.2)\n    return a + b"),
    "sleeps": SOLUTION.replace("    return a + b", "    import time\n    time.sleep(1.5)\n    return a + b"),
    "slow to load": SLOW.format(seconds=1) + SOLUTION,
    "hungry": SOLUTION.replace("    return a + b", "    x = bytearray(300 << 20)\n    return a + b"),
    "loud": SOLUTION.replace("    return a + b", "    print('x' * (1 << 20))\n    return a + b"),
}
LIMITS = """
title = { en = "A course", ko = "강의" }
assignments = ["sums"]
[weights]
sums = 0.3333333333333333
[limits]
cpu = 0.3
wall = 1.0
load_cpu = 0.6
load_wall = 2.0
memory = 200
output_kib = 8
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[tuple[Course, Engine], tuple[Course, Engine]]]:
    """The course with limits of its own, and what was released of it, each with an engine."""
    root, out = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("released")
    readmes = {"assignments/sums/README.md": "# Sums\n", "assignments/sums/README.ko.md": "# Sums\n"}
    course = load_course(write_course(root, **{**readmes, "course.toml": LIMITS}))
    release(course, out, "en", "both")
    released = load_course(out)
    tier = tiers.best(grading=True)
    with Engine(course, tier) as one, Engine(released, tier) as other:
        yield (course, one), (released, other)


def public_outcomes(place: tuple[Course, Engine], source: str) -> list[tuple[object, ...]]:
    """What is said of each public test."""

    def said(test: TestResult) -> tuple[object, ...]:
        return test.id, test.outcome, test.points, test.max_points, test.message, test.gap, test.blocked_by, test.place

    course, engine = place
    result = grade_source(engine, course.assignments[0], source)
    assert result.status == ("ungradable" if source == SUBMISSIONS["broken"] else "graded")
    return [said(test) for test in result.tests if test.visibility == "public"]


@pytest.mark.parametrize("name", SUBMISSIONS)
def test_public_outcomes_are_the_same(places: tuple[tuple[Course, Engine], tuple[Course, Engine]], name: str) -> None:
    """Right, wrong, slow, hungry and loud submissions have the same outcomes and messages."""
    here, there = (public_outcomes(place, SUBMISSIONS[name]) for place in places)
    assert here == there
    if name in ("slow call", "sleeps", "hungry", "loud"):  # else the limit would not be tried
        assert here[0][1] == "failed"

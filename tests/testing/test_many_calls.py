"""``submission.map``: a test that makes its calls at once says what it says when it makes them one by one."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from grader.testing.in_process import local_session, quiet
from grader.testing.known_answers import NOTHING
from grader.testing.modules import module_of
from grader.testing.proxy import SubmissionProxy
from grader.testing.suite import Suite
from grader.testing.teaching import teach
from tests.testing.test_known_answers import RIGHT, Seen, assert_same, seen, small_suite

TESTS = """
import contextlib

import pytest
from grader.testing import check

pytestmark = pytest.mark.task("add")


@pytest.mark.points(10)
def test_equal(submission):
    CALLS
    for number, answer in enumerate(answers):
        check.equal(answer, number + 7)


def test_refuses(submission):
    check.equal(submission.add(0, 1), 1)
    REFUSED
    for number in range(2):
        with pytest.raises(ValueError):
            LOOK


def test_looks_at_nothing(submission):
    CALLS
    ALL


def test_last(submission):
    check.equal(submission.add(1, 1), 2)
"""
ONE_BY_ONE = TESTS.replace("CALLS", "answers = (submission.add(number, 7) for number in range(4))")
ONE_BY_ONE = ONE_BY_ONE.replace("REFUSED", "").replace("LOOK", 'submission.add("ab"[number], 1)')
ONE_BY_ONE = ONE_BY_ONE.replace("ALL", "with contextlib.suppress(Exception):\n        list(answers)")
AT_ONCE = TESTS.replace("CALLS", 'answers = submission.map("add", [(number, 7) for number in range(4)])')
AT_ONCE = AT_ONCE.replace("REFUSED", 'answers = submission.map("add", [("a", 1), ("b", 1)])')
AT_ONCE = AT_ONCE.replace("LOOK", "answers[number]").replace("ALL", "")
WRONG = {
    "right": RIGHT,
    "wrong at once": RIGHT.replace("return a + b", "return a"),
    "wrong in the middle": RIGHT.replace("return a + b", "return a + b if a != 2 else None"),
    "raises in the middle": RIGHT.replace("return a + b", "return a + b if a != 2 else a / 0"),
}


def found(root: Path, tests: str, source: str, deadly: bytes = b"\0never") -> Seen:
    """What a judge sees, once with known answers and once without, which is the same."""
    answers: list[Seen] = []

    def use(suite: Suite) -> None:
        assert_same(suite, source, teach(suite), deadly)
        answers.append(seen(suite, source, NOTHING, deadly))

    with small_suite(root, tests) as run:
        run(use)
    return answers[0]


def told(one: Seen) -> tuple[list[object], list[str]]:
    """What is said: without seeds, which differ, and the lines of the test's file."""
    results = [msgspec.structs.replace(result, seed=0) for result in one.results]
    return [*results], [re.sub(r"line=\d+, ", "", claim) for claim in one.claims]


@pytest.mark.parametrize("name", WRONG)
def test_it_says_the_same(tmp_path: Path, name: str) -> None:
    """Results and claims, and the number of the request at which a test failed."""
    one, many = (found(tmp_path / str(n), tests, WRONG[name]) for n, tests in enumerate((ONE_BY_ONE, AT_ONCE)))
    assert told(one) == told(many)
    assert {(call.test, call.request) for call in one.exchanges} <= {
        (call.test, call.request) for call in many.exchanges
    }


def test_what_is_lost_counts_where_it_is_looked_at(tmp_path: Path) -> None:
    """A wrong answer before it is told first; a test that never gets there fails all the same."""
    deadly = b'["list",2,7]'
    one, many = (found(tmp_path / str(n), tests, RIGHT, deadly) for n, tests in enumerate((ONE_BY_ONE, AT_ONCE)))
    assert told(one) == told(many)
    assert [result.outcome for result in many.results] == ["failed", "passed", "failed", "passed"]
    wrong = found(tmp_path / "wrong", AT_ONCE, WRONG["wrong at once"], deadly)
    assert wrong.results[0].message is not None
    assert wrong.results[0].message.id != many.results[0].message.id  # type: ignore[union-attr]


def test_answers() -> None:
    """They can be counted, looked at from behind, and looked at again."""
    with quiet():
        submission = SubmissionProxy(local_session(module_of("def f(a, b=1): return 1 // a + b", "many")))
        answers = submission.map("f", [(1,), (0,), (1,)], b=5)
        assert (len(answers), answers[0], answers[-1], answers[0]) == (3, 6, 6, 6)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                answers[1]
        with pytest.raises(IndexError):
            answers[3]
        assert list(submission.map("f", [])) == []
        with pytest.raises(TypeError, match="tuple"):
            submission.map("f", [1, 2])
        with pytest.raises(AttributeError):
            submission.map("g", [(1,)])

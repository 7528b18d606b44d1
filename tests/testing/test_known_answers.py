"""Known answers: what a judge finds with them is, byte for byte, what it finds without; no call is made twice."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import numpy as np
import pytest

from grader.course import layout
from grader.course.load import load_course
from grader.diagnosis.recording import Exchange, Recording
from grader.model import Assignment, TestResult
from grader.sandbox.losses import GuestDied
from grader.testing.edits import reference_text
from grader.testing.in_process import LocalTransport, quiet
from grader.testing.known_answers import NOTHING, AnswersSoFar, KnowingSession, KnownAnswers
from grader.testing.loading import Reply, Transport
from grader.testing.messages import Job, JobCell
from grader.testing.modules import module_of
from grader.testing.suite import Suite, with_suite
from grader.testing.teaching import teach
from grader.testing.variants import load_variants
from tests import ROOT
from tests.small_course import write_course

COURSE = load_course(ROOT)
NAMES = [assignment.name for assignment in COURSE.assignments]
LONG = ("regression", "normalization", "logistic")

TESTS = """
import itertools
import random

import pytest
from grader.testing import attach, check

pytestmark = pytest.mark.task("add")
numbers = itertools.count()


@pytest.fixture(scope="module")
def shared():
    return 3


@pytest.fixture
def own(submission):
    return submission.add(2, 2)


@pytest.mark.points(10)
def test_sums(submission):
    for number in range(4):
        check.equal(submission.add(number, 1), number + 1)


def test_depends_on_the_answer(submission):
    first = submission.add(1, 1)
    check.equal(submission.add(first, 10) - first, 10)


def test_refuses(submission):
    with pytest.raises(ValueError):
        submission.add("a", 1)
    check.equal(submission.add(1, 2), 3)


def test_refuses_in_words(submission):
    with pytest.raises(ValueError, match="text"):
        submission.add("b", 1)


def test_looks_at_the_exception_later(submission):
    try:
        submission.add("c", 1)
    except Exception as error:
        kept = error
    check.equal(submission.add(1, 2), 3)
    check.equal(len(kept.args[0]) > 3, True)


def test_looks_at_exceptions_of_one_class(submission):
    try:
        submission.add("d", 1)
    except Exception as error:
        if type(error) is ValueError:
            check.equal(str(error), "a text")


def test_refuses_twice(submission):
    for text in ("e", "f"):
        with pytest.raises(ValueError):
            submission.add(text, 1)


def test_swallows(submission):
    try:
        submission.add(0, 99)
    except Exception:
        pass
    check.equal(submission.add(0, 1), 1)


def test_objects(submission):
    one, two = submission.Counter(1), submission.Counter(2)
    check.equal(two.more(1), 3)
    check.equal(one.more(1), 2)


def test_everything(submission):
    called = submission.call("add", 5, 6)
    check.equal((called.value, called.args, called.stdout), (11, [5, 6], ""))


def test_own_fixture(own):
    check.equal(own, 4)


def test_shares_a_fixture(submission, shared):
    check.equal(submission.add(shared, 1), 4)


def test_asks_for_nothing(reference):
    pass


def test_draws(submission):
    check.equal(submission.add(random.random(), 0) < 1, True)


def test_attaches(submission):
    check.equal(submission.add(1, 1), 2)
    attach.table([1.0], [2.0], title={"en": "T", "ko": "T"}, alt={"en": "A", "ko": "A"})


def test_looks_for_a_name(submission):
    check.equal(hasattr(submission, "extra"), False)
    check.equal(submission.add(8, 8), 16)
"""
LOOK = {
    "test_refuses_in_words",
    "test_looks_at_the_exception_later",
    "test_looks_at_exceptions_of_one_class",
}
"""Tests that look at an exception: a line of the submission is in the reply."""
LEFT_OUT = {"test_shares_a_fixture", "test_asks_for_nothing", "test_draws", "test_attaches"}
RIGHT = """
class Counter:
    def __init__(self, n):
        self.n = n

    def more(self, by):
        self.n += by
        return self.n


def add(a, b):
    if isinstance(a, str):
        raise ValueError("a text")
    return a + b
"""


@contextlib.contextmanager
def small_suite(
    root: Path, tests: str = TESTS, right: str = RIGHT
) -> Iterator[Callable[[Callable[[Suite], None]], None]]:
    """A course of one task with these tests: what calls a function with its suite, once the reference was tried."""
    points = (
        'title = { en = "Sums", ko = "합" }\n[[tasks]]\nname = "add"\ntitle = { en = "A", ko = "A" }\npoints = 10\n'
    )
    files = {
        "assignments/sums/assignment.toml": points,
        "assignments/sums/test_sums.py": tests,
        "reference/sums/test_sums_hidden.py": "",
        "reference/sums/sums.py": right,
    }
    course = load_course(write_course(root, **files))
    for other in (root / "reference/sums/solutions").glob("*.py"):
        other.unlink()

    def run(use: Callable[[Suite], None]) -> None:
        def tried(suite: Suite) -> None:
            suite.try_reference()
            use(suite)

        with_suite(course, course.assignments[0], tried)

    yield run


class Counting(LocalTransport):
    """A transport that notes what it is asked, and dies of ``deadly``."""

    def __init__(self, namespace: dict[str, Any], deadly: bytes = b"\0never") -> None:
        super().__init__(namespace, ["<answer>"])
        self.asked: list[bytes] = []
        self._deadly = deadly

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """See ``LocalTransport``."""
        self.asked.append(b"".join(parts))
        if self._deadly in self.asked[-1]:
            raise GuestDied("exit code 1")
        return super().exchange(parts, cpu=cpu, wall=wall)


class Seen(msgspec.Struct):
    """All that is found out of a submission: results, without the time they took, what was asked, what is recorded."""

    results: list[TestResult]
    claims: list[str]
    asked: list[bytes]
    exchanges: list[Exchange]
    followed: list[str]
    guests: int


def seen(suite: Suite, source: str, known: KnownAnswers, deadly: bytes = b"\0never") -> Seen:
    """What a judge sees of a submission."""
    found = Seen([], [], [], [], [], 0)
    recording = Recording()
    cells = (JobCell("<answer>", "answer.py", None, source.count("\n") + 1, source),)
    job = Job(main="answer", cells=cells, limits=suite.assignment.limits)

    def spawn(_: object) -> Transport:
        found.guests += 1
        transport = Counting(module_of(source, "answer").__dict__, deadly)
        transport.asked = found.asked
        return transport

    class Watched(KnowingSession):
        def follow(self, test: str) -> bool:
            passes = super().follow(test)
            found.followed += [test.partition("::")[2]] if passes else []
            return passes

    def judged(result: TestResult) -> None:
        found.results.append(msgspec.structs.replace(result, duration=0.0))
        found.claims.append(repr(suite.frame.claim))

    drawn = {"randbits": random.Random(0).getrandbits}  # a generator without a seed gets ours, as in a guest
    with (
        mock.patch.dict(vars(np.random.bit_generator), drawn),
        quiet(),
        contextlib.closing(Watched(known, spawn, job, listener=recording, opened=True)) as session,
    ):
        suite.run(session, judged=judged)
    found.exchanges = recording.exchanges
    return found


def assert_same(suite: Suite, source: str, known: KnownAnswers, deadly: bytes = b"\0never") -> Seen:
    """Judge with and without known answers; return what is seen with them."""
    with_them, without = seen(suite, source, known, deadly), seen(suite, source, NOTHING, deadly)
    assert msgspec.json.encode(with_them.results) == msgspec.json.encode(without.results)
    for part in ("claims", "asked", "exchanges", "guests"):
        assert getattr(with_them, part) == getattr(without, part), part
    assert not without.followed
    return with_them


SOURCES = {
    "right": RIGHT,
    "other right": RIGHT.replace("return a + b", "return b + a"),
    "off by one": RIGHT.replace("return a + b", "return a + b + 1"),
    "wrong at the end": RIGHT.replace("return a + b", "return a + b if (a, b) != (3, 1) else 0"),
    "floats": RIGHT.replace("return a + b", "return float(a + b)"),
    "refuses in other words": RIGHT.replace('"a text"', '"no"'),
    "refuses in no words": RIGHT.replace('"a text"', ""),
    "refuses with an error of its own": RIGHT.replace("raise ", "raise type('Own', (ValueError,), {})() or "),
    "refuses with another error": RIGHT.replace("ValueError", "KeyError"),
    "raises": RIGHT.replace("return a + b", "return a / 0"),
    "prints": RIGHT.replace("return a + b", "print(a); return a + b"),
    "extra name": RIGHT + "\nextra = 1\n",
    "no class": RIGHT.replace("Counter", "Count"),
    "one object for all": RIGHT.replace("def add", "Counter(1)\nc = Counter(1)\nCounter = lambda n: c\n\n\ndef add"),
    "changes its arguments": RIGHT.replace("return a + b", "a += b; return a"),
    "nothing": "",
}


def test_what_is_known_changes_nothing(tmp_path: Path) -> None:
    """Right and wrong submissions have the same results, claims and recordings, and are asked the same, once."""

    def use(suite: Suite) -> None:
        known = teach(suite)
        followed = {name: set(assert_same(suite, source, known).followed) for name, source in SOURCES.items()}
        every = {item.name for item in suite.items}
        assert followed["right"] == every - LEFT_OUT - LOOK
        assert followed["refuses in other words"] == followed["refuses in no words"] == followed["right"]
        assert not followed["refuses with another error"] & {"test_refuses", "test_refuses_twice"}
        assert followed["off by one"] == {"test_objects", "test_refuses_twice"}
        assert "test_looks_for_a_name" not in followed["extra name"]
        assert not followed["nothing"]

    with small_suite(tmp_path / "course") as run:
        run(use)


def test_a_guest_that_is_lost_on_the_way_is_lost_once(tmp_path: Path) -> None:
    """In the middle of a test, or where the test swallows the loss."""

    def use(suite: Suite) -> None:
        known = teach(suite)
        for deadly in (b'["list",2,1]', b'["list",0,99]', b'"more"'):
            found = assert_same(suite, RIGHT, known, deadly)
            assert found.guests > 1, deadly

    with small_suite(tmp_path / "course") as run:
        run(use)


@pytest.mark.parametrize(
    "state",
    [
        "made = []\n\n\ndef test_first(submission):\n    made.append(submission.add(1, 1))\n",
        "import functools\n\n\n@functools.cache\ndef made(x):\n    return x\n\n\n"
        "def test_first(submission):\n    made(submission.add(1, 1))\n",
        "def test_first(submission):\n    test_first.made = submission.add(1, 1)\n",
        "class Kept:\n    made = 0\n\n\ndef test_first(submission):\n    Kept.made = submission.add(1, 1)\n",
    ],
    ids=["list", "cache", "function", "class"],
)
def test_tests_that_leave_something_behind_are_not_learnt(tmp_path: Path, state: str) -> None:
    """The next one could depend on it: no test of that module is known."""
    head = 'import pytest\n\npytestmark = pytest.mark.task("add")\n'
    rest = "\n\n@pytest.mark.points(10)\ndef test_second(submission):\n    assert submission.add(1, 2) == 3\n"

    def use(suite: Suite) -> None:
        assert not teach(suite).steps

    with small_suite(tmp_path / "course", head + state + rest) as run:
        run(use)


def test_a_test_that_asks_for_something_else_is_run_again(tmp_path: Path) -> None:
    """In a fresh guest: its outcome is that of a test that was not known."""

    def use(suite: Suite) -> None:
        known = teach(suite)
        others = tuple((body.replace(b'["list",1,1]', b'["list",7,7]'), length) for body, length in known.requests)
        found, expected = seen(suite, RIGHT, KnownAnswers(known.steps, others)), seen(suite, RIGHT, NOTHING)
        assert found.results == expected.results
        assert found.guests > 1

    with small_suite(tmp_path / "course") as run:
        run(use)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.nightly] if name in LONG else []) for name in NAMES]
)
def test_right_solutions_of_the_course(name: str) -> None:
    """Every test is known, most of them are followed to the end, and nothing differs."""
    (assignment,) = (one for one in COURSE.assignments if one.name == name)

    def use(suite: Suite) -> None:
        suite.try_reference()
        known = teach(suite)
        assert len({AnswersSoFar.to(test).key for test in suite.alone()} - known.steps.keys()) <= 1
        for file in layout.solutions(assignment)[1 :: 1 if name in LONG else 2]:
            found = assert_same(suite, file.read_text(encoding="utf-8"), known)
            assert found.guests == 1
            assert len(found.followed) > 0.7 * len(suite.items), file

    with_suite(COURSE, assignment, use)


def wrong_answers(assignment: Assignment) -> Iterator[str]:
    """The mistakes of the library, and those written without sight of it."""
    text = reference_text(assignment)
    yield from (variant.source(text) for variant in load_variants(assignment))
    blind = import_module(f"tests.real_course.blind.{assignment.name}").WRONG
    yield from (f"{text}\n\n{entry.source}" for entry in blind)


@pytest.mark.nightly
@pytest.mark.parametrize("name", NAMES)
def test_every_known_wrong_answer(name: str) -> None:
    """Nothing differs for any mistake that the course knows of, nor for those written without sight of them."""
    (assignment,) = (one for one in COURSE.assignments if one.name == name)

    def use(suite: Suite) -> None:
        suite.try_reference()
        known = teach(suite)
        for source in wrong_answers(assignment):
            assert_same(suite, source, known)

    with_suite(COURSE, assignment, use)

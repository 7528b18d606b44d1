"""A judge that has only followed known answers judges the next submission, too. What befalls it costs nobody points."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import msgspec
import pytest

from grader.course.load import load_course
from grader.grading import supervise
from grader.grading.engine import Engine
from grader.grading.forked_judges import ForkedJudges, Line
from grader.model import Limits, TestResult, Text
from grader.sandbox import tiers
from grader.submission.reader import read
from grader.testing import messages
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

LIMITS = Limits(test_cpu=0.5, wall=0.1, load_wall=0.5)
TESTS = [TestResult(name, "t", Text("t"), "public", "failed", 0.0, 1.0) for name in "ab"]
Misbehave = Callable[[], object]


def judges(misbehave: Misbehave = lambda: None, ready: bool = True) -> contextlib.closing[ForkedJudges]:
    """Judges that say who they are with each test, and misbehave in the second of a submission named "bad" unless they
    are fresh."""

    def be_judge(job: messages.Job, line: Line, out: BinaryIO) -> NoReturn:
        fresh = True
        while True:
            for test in TESTS:
                if test.id == "b" and job.main == "bad" and not fresh:
                    misbehave()
                passed = msgspec.structs.replace(test, outcome="passed", call=str(os.getpid()))
                out.write(messages.pack(messages.Started(test.id)) + messages.pack(messages.Judged((passed,))))
            if ready:
                line.say_ready()
            out.write(messages.pack(messages.Finished()))
            more = line.next_job() if ready else None
            if more is None:
                os._exit(0)
            job, fresh = more, False

    return contextlib.closing(ForkedJudges(be_judge))


def run(forked: ForkedJudges, name: str) -> list[str]:
    """Judge a submission to its end, and return who judged each test."""
    seen = list(supervise.run(messages.Job(name, (), limits=LIMITS), TESTS, forked.start))
    assert seen[-1] == messages.Finished()
    results = [result for event in seen if isinstance(event, messages.Judged) for result in event.results]
    assert [(one.id, one.outcome) for one in results] == [("a", "passed"), ("b", "passed")]
    return [one.call for one in results]


def test_one_that_is_ready_judges_the_next() -> None:
    """Others end, and the next submission has a judge of its own."""
    for ready, number in ((True, 1), (False, 3)):
        with judges(ready=ready) as forked:
            assert len({who for name in ("m", "n", "o") for who in run(forked, name)}) == number


def spin() -> NoReturn:
    """Use CPU for ever."""
    while True:
        pass


@pytest.mark.parametrize(
    "misbehave", [lambda: os._exit(1), spin, lambda: time.sleep(60)], ids=["dies", "spins", "sleeps"]
)
def test_what_befalls_a_used_one_costs_nothing(misbehave: Misbehave) -> None:
    """The submission is judged anew as a whole, by a fresh one, which then judges the one after it."""
    with judges(misbehave) as forked:
        first, again, after = run(forked, "m"), run(forked, "bad"), run(forked, "n")
    assert len(set(first)) == len(set(again)) == 1
    assert first != again == after


def test_one_that_dies_while_it_waits_is_replaced() -> None:
    """Nothing was lost with it."""
    with judges() as forked:
        first = run(forked, "m")
        os.kill(int(first[0]), signal.SIGKILL)
        assert run(forked, "n") != first


def test_a_large_job_reaches_a_used_one() -> None:
    """More than fits into the line at once."""
    with judges() as forked:
        first = run(forked, "m")
        assert run(forked, "x" * (4 << 20)) == first


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine that knows answers, as those of a batch do."""
    course = load_course(write_course(tmp_path_factory.mktemp("course")))
    with Engine(course, tiers.best(grading=False), warm_up=True) as engine:
        yield engine


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_a_judge_in_which_a_test_has_run_judges_nobody_else(engine: Engine, tmp_path: Path) -> None:
    """Results are those of fresh judges; one that follows what is known stays."""

    def grade(source: str) -> tuple[dict[str, Any], set[str]]:
        (tmp_path / "sums.py").write_text(source, encoding="utf-8")
        (assignment,) = engine.course.assignments
        submission = read(tmp_path, assignment)
        assert submission is not None
        result = msgspec.to_builtins(engine.grade(submission, assignment, ""))
        for test in (result, *result["tests"]):
            del test["duration"]
        return result, processes()

    def processes() -> set[str]:
        (runner,) = engine._runners._runners.values()
        pid = runner._process.pid
        return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())

    def has_ended(judge: set[str]) -> bool:
        """Whether no judge is left of these processes: the outcome comes before a judge's end is over."""
        deadline = time.monotonic() + 10
        while not processes() < judge and time.monotonic() < deadline:
            time.sleep(0.01)
        return processes() < judge

    first, judge = grade(SOLUTION)
    second, same = grade(SOLUTION)
    assert first == second and first["score"] == first["max_score"]
    spelled, also = grade(SOLUTION.replace("return a + b", "return np.int64(a) + b"))
    assert spelled["score"] == spelled["max_score"]
    assert judge == same == also
    wrong, _ = grade(SOLUTION.replace("+", "-"))
    assert wrong["score"] < wrong["max_score"]
    assert has_ended(judge)
    third, new = grade(SOLUTION)
    assert third == first
    assert new - judge
    exits, _ = grade(SOLUTION + "\nimport os\n_add = add\ndef add(a, b):\n    os._exit(0)\n")
    assert exits["score"] < exits["max_score"]
    assert has_ended(new)
    large, _ = grade(SOLUTION + "\nglobals()['x' * (9 << 20)] = 1\n")
    assert large["score"] == large["max_score"]
    assert has_ended(new)

"""The servers and runners that judge: the tier they are of, what guests find imported, and whether the wall holds."""

from __future__ import annotations

import functools
import os
import select
from pathlib import Path

import pytest

from grader.course.load import load_course
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.grading.runners import LIBRARY_SETS, Runners, libraries_for
from grader.grading.spare import SpareRunner
from grader.model import Course, Message
from grader.sandbox import host, tiers
from grader.sandbox.fork_client import ForkServer
from grader.submission.submission import Submission
from grader.testing.job import submission_at
from tests.small_course import SOLUTION, write_course


def test_guests_find_imported_what_sources_name() -> None:
    """No more: each library makes every fork dearer."""
    assert libraries_for(()) == libraries_for(["import os"]) == LIBRARY_SETS[0]
    assert libraries_for(["import os", "import pandas as pd"]) == LIBRARY_SETS[1]
    assert libraries_for(["import pandas", "from matplotlib import pyplot"]) == LIBRARY_SETS[2]


@pytest.mark.parametrize(
    ("top", "libraries"),
    [
        ("import pandas as pd", 0),
        ("import pandas", 0),
        ("import pandas as pd\r\nimport matplotlib.pyplot as plt\r", 0),
        ("from pandas import DataFrame", 1),
        ("import pandas as pd  # pd is used below", 1),
        ("import matplotlib.pyplot as plt\nimport pandas as pd\n\nTABLE = pd.DataFrame()", 1),
        ("import matplotlib.pyplot\n\n\ndef draw():\n    matplotlib.pyplot.plot([1])", 2),
        ("from pandas import *", 1),
        ("def table() -> None:\n    import pandas", 1),
        ('KIND = "pandas.DataFrame"', 1),
    ],
)
def test_a_suite_needs_what_it_uses(tmp_path: Path, top: str, libraries: int) -> None:
    """An import that stands there by habit makes no guest dearer; what cannot be told counts as needed."""
    public, suite = "assignments/sums/test_sums.py", f"{top}\n\n\ndef test_sum(submission):\n    submission.add(1, 2)\n"
    course = load_course(write_course(tmp_path, **{public: suite}))
    runners = Runners(course, tiers.best(grading=True), warm_up=False, figures=False, canary=False, spare=None)
    assert runners._course_needs(course.assignments[0]) == LIBRARY_SETS[libraries]


def test_nothing_is_judged_where_a_guest_could_do_what_is_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guests of the very server that judges try it first."""
    course = load_course(write_course(tmp_path))
    open_wall = functools.partial(host.start, disable=frozenset({"seccomp"}))
    monkeypatch.setattr("grader.grading.runners.host.start", open_wall)
    with Engine(course, tiers.best(grading=True), canary=True) as engine, pytest.raises(GraderError) as caught:
        engine.tests(course.assignments[0])
    assert caught.value.exit_code == 3 and "a guest could" in caught.value.message
    assert "Do not grade on this machine" in caught.value.hint


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The small course with a solution in its place, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return load_course(write_course(tmp_path / "course", **{"assignments/sums/sums.py": SOLUTION}))


def _points(engine: Engine, course: Course) -> float | None:
    (assignment,) = course.assignments
    return engine.grade(submission_at(assignment.folder, assignment), assignment, "").score


def test_a_spare_runner_judges(small: Course) -> None:
    """It is a runner as any other, and is taken once; one that has died is no reason to fail."""
    spare = SpareRunner()
    with Engine(small, None, spare=spare) as engine:
        assert _points(engine, small) == small.assignments[0].max_score
    assert spare.give(b"", -1) is None
    spare = SpareRunner()
    assert spare._process is not None
    spare._process.kill()
    spare._process.wait()
    with Engine(small, None, spare=spare) as engine:
        assert _points(engine, small) == small.assignments[0].max_score
    unneeded = SpareRunner()
    process = unneeded._process
    unneeded.close()
    assert process is not None and process.returncode is not None


def test_what_a_caller_has_to_do_is_done_while_a_runner_judges(small: Course) -> None:
    """Once for each job, when it is on its way; what is not judged is waited for by nobody."""
    (assignment,) = small.assignments
    done = []

    def work() -> None:
        (runner,) = engine._runners._runners.values()
        assert select.select([runner._events], [], [], 60)[0]  # it answers, although nobody waits for that yet
        done.append(runner)

    with Engine(small, None, meanwhile=work) as engine:
        engine.prepare(assignment)
        engine.tests(assignment)
        assert not done
        assert _points(engine, small) == assignment.max_score
        assert len(done) == 1
        engine.grade(Submission("sums", problem=Message("unread.empty")), assignment, "")
        assert len(done) == 1


def test_processes_end_while_a_result_is_shown(small: Course) -> None:
    """After ``end`` they end by themselves; ``close`` leaves none behind, also where one had ended before."""
    engine = Engine(small, None)
    _points(engine, small)
    (runner,), (server,) = engine._runners._runners.values(), engine._runners._servers.values()
    engine.end()
    assert os.waitid(os.P_PID, runner._process.pid, os.WEXITED | os.WNOWAIT)
    engine.close()
    assert runner._process.returncode is not None
    assert not isinstance(server, ForkServer) or server._process.returncode is not None


def test_nothing_is_kept_in_the_course(small: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be handed out."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(small.root / "cache"))
    with Engine(small, None) as engine:
        assert _points(engine, small) == small.assignments[0].max_score
    assert not (small.root / "cache").exists()


def test_what_a_trial_has_found_is_remembered_and_not_believed_where_it_fails(
    small: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a student's own work no tier is tried twice, but for one that does not work any more."""
    best, trials = tiers.best(grading=False), []
    monkeypatch.setattr(tiers, "best", lambda *, grading: trials.append(grading) or best)
    with Engine(small, None) as engine:
        assert engine.tier == best and trials == [False]
    with Engine(small, None) as engine:
        assert _points(engine, small) == small.assignments[0].max_score and trials == [False]
    started, start = [], host.start

    def fails_once(tier: tiers.Tier, **options: object) -> host.Server:
        started.append(tier)
        return start(tier, **(options | {"libraries": ("no_such_module",)} if len(started) == 1 else options))

    monkeypatch.setattr("grader.grading.runners.host.start", fails_once)
    with Engine(small, None) as engine:
        assert _points(engine, small) == small.assignments[0].max_score
    assert started == [best, best] and trials == [False, False]
    assert os.listdir(Path(os.environ["XDG_CACHE_HOME"]) / "nn-grader" / "tiers")

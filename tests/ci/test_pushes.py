"""A push to a repository of one's own: graded against what the branch held before, or what it began with."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from grader.pullrequest.plan import CiOptions, GradingPlan, make_plan
from tests.ci.playing import Stage, git
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

FILE = "assignments/sums/sums.py"
STUB = "def add(a, b):\n    raise NotImplementedError\n\n\ndef total(numbers):\n    raise NotImplementedError\n"
ZEROS = "0" * 40


@pytest.fixture
def own(tmp_path: Path) -> tuple[Stage, Path]:
    """A student's own repository, made from the course, with work pushed in two steps."""
    stage = Stage.of(write_course(tmp_path / "course", **{FILE: STUB}), tmp_path / "stage")
    work = stage.fork()
    (work / FILE).write_text(SOLUTION.replace("a + b", "a - b"), encoding="utf-8")
    stage.push(work)
    (work / FILE).write_text(SOLUTION, encoding="utf-8")
    stage.push(work)
    return stage, work


def _event(stage: Stage, work: Path, before: str) -> dict[str, str]:
    told = {
        "before": before,
        "after": git(work, "rev-parse", "HEAD"),
        "ref": "refs/heads/main",
        "sender": {"login": "kim"},
    }
    path = stage.root / "push.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push", "GITHUB_EVENT_PATH": str(path)}


def _plan(work: Path, environment: dict[str, str], private: Path) -> GradingPlan:
    options = CiOptions(
        names=(), start=Path(), out=None, base=None, reference=None, fail_under=None, tier="landlock", lang=None
    )
    private.mkdir()
    with contextlib.chdir(work):
        return make_plan(options, environment, private)


def test_a_push_is_graded(own: tuple[Stage, Path]) -> None:
    """A branch that is new on the host: all that was changed since the first commit."""
    stage, work = own
    played = stage.run(work, _event(stage, work, ZEROS))
    assert played.code == 0, played.errors
    assert "100 of 100" in played.log
    assert played.result()["student"] == "kim"


@pytest.mark.parametrize("server", ["github", "gitlab"])
@pytest.mark.parametrize(
    ("before", "base"), [("HEAD~1", "HEAD~1"), (ZEROS, "HEAD~2"), ("f" * 40, "HEAD~2"), ("HEAD", "HEAD")]
)
def test_what_a_push_is_compared_with(
    own: tuple[Stage, Path], tmp_path: Path, server: str, before: str, base: str
) -> None:
    """What was there before; the first commit where nothing was, or where it was replaced."""
    stage, work = own
    commit = git(work, "rev-parse", before) if before.startswith("HEAD") else before
    environment = _event(stage, work, commit)
    if server == "gitlab":
        environment = {
            "GITLAB_CI": "true",
            "CI_PIPELINE_SOURCE": "push",
            "CI_COMMIT_SHA": git(work, "rev-parse", "HEAD"),
            "CI_COMMIT_BEFORE_SHA": commit,
            "CI_COMMIT_BRANCH": "main",
        }
    plan = _plan(work, environment, tmp_path / "private")
    assert (plan.origin.base, plan.origin.branch) == (git(work, "rev-parse", base), "main")
    assert list(plan.handed) == ([] if before == "HEAD" else ["sums"])


def test_the_course_itself_is_green_and_says_so(tmp_path: Path) -> None:
    """The first push of all holds the course and nobody's work."""
    stage = Stage.of(write_course(tmp_path / "course", **{FILE: STUB}), tmp_path / "stage")
    work = stage.fork()
    played = stage.run(work, _event(stage, work, ZEROS))
    assert (played.code, "No assignment was changed" in played.log) == (0, True)

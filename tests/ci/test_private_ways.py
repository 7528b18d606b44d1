"""The three private ways of docs/ci.md, walked on real remotes: release, hand in, check, collect, official mark."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from grader.authoring.ci_files import CiKind
from grader.authoring.release import release
from grader.commands.batch import grade
from grader.commands.batch_options import BatchOptions
from grader.commands.collect import CollectOptions, collect
from grader.course.load import load_course
from grader.sandbox.tiers import best
from tests.ci.playing import Stage, git
from tests.ci.workflows import as_installed, play, steps
from tests.small_course import SOLUTION, write_course

FILE = "assignments/sums/sums.py"
README = "# Sums\n\n## 1. Add two numbers: `add`\n\nAdd.\n\n## 2. Add many numbers: `total`\n\nAdd all.\n"
READMES = {"assignments/sums/README.md": README, "assignments/sums/README.ko.md": README}

pytestmark = pytest.mark.nightly


class Walk:
    """A course, its release as a repository on a server, and the official mark at the end."""

    def __init__(self, root: Path, server: CiKind) -> None:
        self.root = root
        self.course = write_course(root / "course", **READMES)
        release(load_course(self.course), root / "students", "en", "py", server)
        self.students = root / "students"

    def publish(self) -> Stage:
        """Put the released folder onto the server."""
        return Stage.of(self.students, self.root / "stage")

    def official(self, listing: Path) -> dict[str, str]:
        """Collect and grade with the whole course; the final marks by student."""
        course = load_course(self.course)
        assert collect(course, CollectOptions(listing, self.root / "class", "sums", None, "en")) == 0
        out = self.root / "marks"
        tier = best(grading=True)
        options = BatchOptions(self.root / "class", out, ("sums",), 1, False, tier, "en", figures=False)
        assert grade(course, options) == 0
        with (out / "grades.csv").open(encoding="utf-8-sig") as file:
            return {row["student"]: row["final"] for row in csv.DictReader(file)}


def _write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def _solve(work: Path, text: str = SOLUTION) -> None:
    (work / FILE).write_text(text, encoding="utf-8")


def test_a_repository_per_student_from_a_template(tmp_path: Path) -> None:
    """A template gives the files in one commit of its own; a push to the default branch is graded by the workflow."""
    walk = Walk(tmp_path, "github")
    (walk.students / ".github" / "one-student").touch()
    stage = walk.publish()
    made = stage.clone("made")
    shutil.rmtree(made / ".git")
    git(made, "init", "--quiet")
    git(made, "add", "--all")
    git(made, "commit", "--quiet", "-m", "Initial commit")
    git(stage.root, "clone", "--quiet", "--bare", str(made), "nn-kim.git")
    work = stage.clone("work", stage.root / "nn-kim.git")
    before = git(work, "rev-parse", "HEAD")
    _solve(work)
    commit = stage.push(work)
    event = {"before": before, "after": commit, "ref": "refs/heads/main", "sender": {"login": "kim"}}
    temp = as_installed(tmp_path / "temp")
    (step,) = [step for step in steps(work / ".github/workflows/grade.yml") if step["name"] == "Grade"]
    server = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push", "RUNNER_TEMP": str(temp)}
    server |= {"GITHUB_EVENT_PATH": str(_write(tmp_path / "event", event)), "ASSIGNMENTS": "", "FAIL_UNDER": ""}
    done = play(step, work, server)
    assert done.returncode == 0, done.stderr
    assert "50 of 50 public points" in done.stdout
    address = (stage.root / "nn-kim.git").as_uri()
    owner = {"login": "nn", "type": "Organization"}
    listing = _write(tmp_path / "repos.json", [{"full_name": "nn/nn-kim", "clone_url": address, "owner": owner}])
    assert walk.official(listing) == {"nn-kim": "100"}


def test_private_forks_on_gitlab(tmp_path: Path) -> None:
    """A merge request inside the fork, and then the push of its merge."""
    walk = Walk(tmp_path, "gitlab")
    assert (walk.students / ".gitlab-ci.yml").exists() and not (walk.students / ".github").exists()
    stage = walk.publish()
    work = stage.fork("kim")
    base = git(work, "rev-parse", "HEAD")
    git(work, "switch", "--quiet", "--create", "attempt")
    _solve(work, SOLUTION.replace("a + b", "a - b"))
    git(work, "commit", "--quiet", "--all", "-m", "attempt")
    gitlab = {"GITLAB_CI": "true", "CI_COMMIT_SHA": git(work, "rev-parse", "HEAD"), "GITLAB_USER_LOGIN": "kim"}
    request = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_IID": "1"}
    request |= {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    played = stage.run(work, {**gitlab, **request})
    assert played.code == 1 and "expected 3, got -1" in played.log
    _solve(work)
    commit = stage.push(work)
    pushed = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BEFORE_SHA": base, "CI_COMMIT_BRANCH": "main"}
    played = stage.run(work, {**gitlab, **pushed, "CI_COMMIT_SHA": commit})
    assert played.code == 0, played.log + played.errors
    space = {"path": "kim", "kind": "user"}
    address = (stage.root / "kim.git").as_uri()
    fork = {"path_with_namespace": "kim/course", "http_url_to_repo": address, "namespace": space}
    assert walk.official(_write(tmp_path / "forks.json", [fork])) == {"kim": "100"}


def test_pull_requests_against_a_private_mirror(tmp_path: Path) -> None:
    """A mirror with the whole history; the branch of the pull request is what the roster names."""
    walk = Walk(tmp_path, "github")
    stage = walk.publish()
    git(stage.root, "clone", "--quiet", "--bare", str(stage.remote), "copy.git")
    git(stage.root, "init", "--quiet", "--bare", "kim.git")
    git(stage.root / "copy.git", "push", "--quiet", "--mirror", str(stage.root / "kim.git"))
    mirror = Stage(stage.root / "mirror")
    mirror.root.mkdir()
    (stage.root / "kim.git").rename(mirror.remote)
    work = mirror.clone("work")
    git(work, "switch", "--quiet", "--create", "hand-in")
    _solve(work)
    git(work, "commit", "--quiet", "--all", "-m", "sums")
    git(work, "push", "--quiet", "origin", "hand-in", "hand-in:refs/pull/1/head")
    checkout = mirror.clone("checkout")
    git(checkout, "fetch", "--quiet", "origin", "refs/pull/1/head")
    git(checkout, "checkout", "--quiet", "FETCH_HEAD")
    played = mirror.run(checkout, mirror.event(work, checkout))
    assert played.code == 0, played.log + played.errors
    assert "50/50 public points" in played.log
    listing = tmp_path / "roster.csv"
    listing.write_text(f"id,name,repository,branch\n1,Kim,{mirror.remote},hand-in\n", encoding="utf-8")
    assert walk.official(listing) == {"1": "100"}

"""The workflow of official marks: it goes on from its last run, and comments where nobody else reads along."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.exchange.collected import Collected, CollectedClass, encode
from tests import samples
from tests.ci.workflows import as_installed, load, play, steps
from tests.collect.remotes import roster
from tests.small_course import COURSE, write_course

CI = Path(__file__).parents[2] / "templates" / "ci"
STEPS = {step["name"]: step for step in steps(CI / "official.yml")}
WHEN = datetime(2026, 11, 24, tzinfo=UTC)

pytestmark = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")


def _gh(folder: Path, answers: dict[str, str]) -> dict[str, str]:
    """A GitHub that answers by what stands in the command; ``$CALLS`` holds all commands."""
    folder.mkdir()
    lines = ["#!/bin/sh", f'echo "$@" >> "{folder}/calls"', 'case "$*" in']
    for number, (part, answer) in enumerate(answers.items()):
        (folder / str(number)).write_text(answer, encoding="utf-8")
        lines.append(f'  *"{part}"*) cat "{folder}/{number}" ;;')
    (folder / "gh").write_text("\n".join([*lines, "esac", ""]), encoding="utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "calls").touch()
    return {"PATH": f"{folder}:{os.environ['PATH']}", "GH_TOKEN": "secret-token", "REPOSITORY": "nn/course"}


def _artifact(
    run: int, created: str, branch: str = "main", expired: bool = False, fork: bool = False
) -> dict[str, Any]:
    made = {"id": run, "head_branch": branch, "repository_id": 1, "head_repository_id": 2 if fork else 1}
    return {"name": "official", "created_at": created, "expired": expired, "workflow_run": made}


@pytest.mark.parametrize(
    ("artifacts", "code", "said", "downloaded"),
    [
        ([], 0, "the gradebook begins", ""),
        ([_artifact(1, "2026-11-01"), _artifact(2, "2026-11-20")], 0, "", "run download 2 "),
        ([_artifact(1, "2026-11-01"), _artifact(3, "2026-11-21", branch="other")], 0, "", "run download 1 "),
        ([_artifact(4, "2026-11-21", fork=True)], 0, "the gradebook begins", ""),
        ([_artifact(5, "2026-05-21", expired=True)], 1, "has expired", ""),
    ],
)
def test_it_goes_on_from_the_last_run(
    tmp_path: Path, artifacts: list[dict[str, Any]], code: int, said: str, downloaded: str
) -> None:
    """That of the default branch and of no fork; one that has expired is an error and no new beginning."""
    temp = tmp_path / "temp"
    (temp / "before").mkdir(parents=True)
    with tarfile.open(temp / "before" / "official.tar", "w") as packed:
        packed.add(__file__, "official/kept.txt")
    environment = {**_gh(tmp_path / "tools", {"actions/artifacts": json.dumps({"artifacts": artifacts})})}
    done = play(STEPS["Go on from the last run"], tmp_path, {**environment, "RUNNER_TEMP": str(temp), "BRANCH": "main"})
    assert (done.returncode, said in done.stdout) == (code, True), done.stderr
    calls = (tmp_path / "tools" / "calls").read_text(encoding="utf-8")
    assert downloaded in calls and ("run download" in calls) == bool(downloaded)
    assert (temp / "official" / "kept.txt").exists() == bool(downloaded)


def test_nothing_is_kept_where_the_last_run_could_not_be_had() -> None:
    """Else an empty artifact would be the newest, and the next run would begin the gradebook anew in silence."""
    assert STEPS["Go on from the last run"]["id"] == "before"
    for name in ("Pack", "Keep gradebook, results and reports"):
        assert "steps.before.outcome == 'success'" in STEPS[name]["if"]


def test_it_comments_only_where_nobody_else_reads(tmp_path: Path) -> None:
    """Private, and at most one who does not teach; the text is our own."""
    temp = as_installed(tmp_path / "temp")
    students = [
        Collected(name, name, f"https://github.com/nn/{name}", commit=f"{number}" * 40, time=WHEN)
        for number, name in enumerate(("kim", "public", "team", "ungraded"))
    ]
    students.append(Collected("path", "path", "/srv/path.git", commit="9" * 40))
    (temp / "official" / "class").mkdir(parents=True)
    (temp / "official" / "class" / "collected.json").write_bytes(encode(CollectedClass(WHEN, tuple(students))))
    for name in ("kim", "public", "team", "path"):
        folder = temp / "official" / "marks" / "results" / name
        folder.mkdir(parents=True)
        (folder / "gates.json").write_bytes(msgspec.json.encode(samples.half()))
    answers = {
        "repos/nn/public --jq": "false\n",
        "repos/nn/team/collaborators": "lee\nhan\n",
        "collaborators": "kim\n",
        "--jq .private": "true\n",
    }
    environment = _gh(tmp_path / "tools", answers)
    done = play(STEPS["Comment"], tmp_path, {**environment, "RUNNER_TEMP": str(temp), "ASSIGNMENT": "gates"})
    assert done.returncode == 0, done.stderr
    calls = (tmp_path / "tools" / "calls").read_text(encoding="utf-8").splitlines()
    posted = [call for call in calls if "POST" in call]
    assert [call.split()[4] for call in posted] == [f"repos/nn/kim/commits/{'0' * 40}/comments"]
    assert "team: no comment" in done.stdout and "public: no comment" in done.stdout
    assert "secret-token" not in "\n".join([*calls, done.stdout, done.stderr])
    assert "gates" in (temp / "comment.md").read_text(encoding="utf-8").lower()


def test_no_token_is_an_argument_or_a_file() -> None:
    """git asks gh, which has it in its environment; it is there for the steps that need it alone."""
    text = (CI / "official.yml").read_text(encoding="utf-8")
    assert text.count("secrets.STUDENTS_TOKEN") == 2
    for name, step in STEPS.items():
        assert ("secrets." in json.dumps(step)) == (name in ("Collect", "Comment"))
        assert "secrets." not in step.get("run", "")
    assert load(CI / "official.yml")["permissions"] == {}


@pytest.mark.nightly
def test_a_class_of_fifty(tmp_path: Path) -> None:
    """10 late, 3 empty, 2 hostile, one of 10^10 paths, one gone, one forced after the deadline: all in one run, which
    the next one goes on from."""
    from tests.collect.class_of_fifty import EXPECTED, ClassOfFifty

    class_of = ClassOfFifty(tmp_path / "remotes")
    temp = as_installed(tmp_path / "temp")
    here = write_course(temp.parent / "here", **{"course.toml": COURSE})
    roster(here / "roster.csv", class_of.rows())

    def run(due: datetime, temp: Path) -> dict[str, list[str]]:
        rules = f"[hand_in.sums]\ndue = {due.isoformat()}\nlate = {{ per_day = 0.1 }}\n"
        (here / "course.toml").write_text(f"{COURSE}\n{rules}", encoding="utf-8")
        given = {**_gh(temp / "tools", {}), "RUNNER_TEMP": str(temp), "COURSE": "."}
        given |= {"ASSIGNMENT": "sums", "ROSTER": "roster.csv", "PULL_REQUESTS": ""}
        for name in ("Collect", "Grade", "Pack"):
            done = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", STEPS[name]["run"]],
                cwd=here,
                env={**os.environ, "PYTHONPATH": str(CI.parents[1]), **given},
                capture_output=True,
                text=True,
                timeout=550,
                check=False,
            )
            print(done.stdout)
            assert done.returncode == 0, done.stderr
        lines = (temp / "official" / "marks" / "grades.csv").read_text(encoding="utf-8-sig").splitlines()
        head = lines[0].split(",")
        return {
            row["student"]: [row["status"], row["late_days"], row["final"]]
            for row in (dict(zip(head, line.split(","), strict=True)) for line in lines[1:])
        }

    run(class_of.far, temp)
    due = class_of.pass_the_deadline()
    next_temp = as_installed(tmp_path / "temp2")
    subprocess.run(["tar", "-xf", temp / "official.tar", "-C", next_temp], check=True)
    found = run(due, next_temp)
    assert found == EXPECTED
    assert not (tmp_path / "planted").exists()

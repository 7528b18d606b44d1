"""What a release writes for each server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from grader.authoring.ci_files import CiKind, ci_kind, official_file, student_files
from grader.errors import GraderError
from tests import ROOT

TEMPLATES = ROOT / "templates"
ANYWHERE = {".devcontainer/devcontainer.json", ".pre-commit-config.yaml"}


@pytest.mark.parametrize(
    ("kind", "workflows", "official"),
    [
        (
            "github",
            {".github/workflows/grade.yml", ".github/workflows/comment.yml"},
            ".github/workflows/official.yml",
        ),
        ("gitlab", {".gitlab-ci.yml"}, ".gitlab/official.yml"),
        ("none", set(), None),
    ],
)
def test_each_server_has_its_files(kind: CiKind, workflows: set[str], official: str | None) -> None:
    """Students never get the workflow for official marks."""
    assert set(student_files(kind, ("3.12",), TEMPLATES)) == workflows | ANYWHERE
    found = official_file(kind, ROOT, ("3.12",), TEMPLATES)
    assert (found[0] if found else None) == official


def test_the_version_that_decides_is_everywhere() -> None:
    """The first of the course's list; the check runs on all."""
    files = student_files("github", ("3.13", "3.11"), TEMPLATES)
    files |= student_files("gitlab", ("3.13", "3.11"), TEMPLATES)
    texts = {path: content.decode() for path, content in files.items()}
    assert not any("3.12" in text for text in texts.values())
    grade = yaml.safe_load(texts[".github/workflows/grade.yml"])
    default = grade[True]["workflow_call"]["inputs"]["python-versions"]["default"]
    assert json.loads(default) == ["3.13", "3.11"]
    assert default in grade["jobs"]["grade"]["strategy"]["matrix"]["version"]
    assert json.loads(texts[".devcontainer/devcontainer.json"])["image"].endswith("python:3.13")
    assert yaml.safe_load(texts[".gitlab-ci.yml"])["grade"]["image"] == "python:3.13"


def test_a_course_below_the_top_of_its_repository(tmp_path: Path) -> None:
    """The workflow goes to the top, and knows the way."""
    (tmp_path / ".git").mkdir()
    course = tmp_path / "courses" / "nn 26"
    course.mkdir(parents=True)
    for kind, key in (("github", "env"), ("gitlab", "official")):
        found = official_file(ci_kind(kind), course, ("3.12",), TEMPLATES)
        assert found is not None
        content = yaml.safe_load(found[1])
        settings = content[key] if kind == "github" else content[key]["variables"]
        assert settings["COURSE"] == "courses/nn 26"


def test_another_server_is_refused() -> None:
    """With those that there are."""
    with pytest.raises(GraderError, match="jenkins") as error:
        ci_kind("jenkins")
    assert "gitlab" in error.value.hint

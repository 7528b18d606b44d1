"""What a release writes for a server: the workflows of students, and the one for official marks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, cast, get_args

from grader.errors import GraderError
from grader.render.html.templates import template_path

CiKind = Literal["github", "gitlab", "none"]

_DEFAULT = "3.12"
"""The version of Python in the templates, which are valid files as they are."""

_STUDENTS: dict[CiKind, dict[str, str]] = {
    "github": {".github/workflows/grade.yml": "ci/grade.yml", ".github/workflows/comment.yml": "ci/comment.yml"},
    "gitlab": {".gitlab-ci.yml": "ci/gitlab-ci.yml"},
    "none": {},
}
_ANYWHERE = {
    ".devcontainer/devcontainer.json": "ci/devcontainer.json",
    ".pre-commit-config.yaml": "ci/pre-commit-config.yaml",
}
_OFFICIAL: dict[CiKind, tuple[str, str] | None] = {
    "github": (".github/workflows/official.yml", "ci/official.yml"),
    "gitlab": (".gitlab/official.yml", "ci/official-gitlab-ci.yml"),
    "none": None,
}


def ci_kind(name: str) -> CiKind:
    """Return the value of ``--ci``. Raises GraderError for another one."""
    if name in get_args(CiKind):
        return cast("CiKind", name)
    raise GraderError(f"--ci {name}: there is no such server", "Known: github, gitlab, none.")


def student_files(kind: CiKind, pythons: tuple[str, ...], templates: Path) -> dict[str, bytes]:
    """Return path → content of what belongs into the students' repository; the first of ``pythons`` decides marks."""
    files = {**_STUDENTS[kind], **_ANYWHERE}
    return {path: _filled(name, pythons, templates).encode() for path, name in files.items()}


def official_file(kind: CiKind, course: Path, pythons: tuple[str, ...], templates: Path) -> tuple[str, str] | None:
    """Return path and content of the workflow for official marks, for the repository that ``course`` lies in, where
    ``reference/`` is: students have no use for it. None where there is no server."""
    found = _OFFICIAL[kind]
    if found is None:
        return None
    path, name = found
    top = next((folder for folder in (course, *course.parents) if (folder / ".git").exists()), course)
    text = _filled(name, pythons, templates)
    if top != course:
        text = text.replace("COURSE: . #", f"COURSE: {json.dumps(course.relative_to(top).as_posix())} #")
    return path, text


def _filled(name: str, pythons: tuple[str, ...], templates: Path) -> str:
    text = template_path(name, templates).read_text(encoding="utf-8")
    text = text.replace(f"'[\"{_DEFAULT}\"]'", f"'{json.dumps(pythons)}'")
    return text.replace(f'"{_DEFAULT}"', f'"{pythons[0]}"').replace(f"python:{_DEFAULT}", f"python:{pythons[0]}")

"""Push times as GitHub and GitLab tell them through their own programs."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from grader.collect.address import parse_address
from grader.collect.memory import Sighting
from grader.collect.pushes import pushes

A, B = "a" * 40, "b" * 40
GITHUB = [
    {"after": B, "ref": "refs/heads/main", "timestamp": "2026-11-27T10:00:00Z", "activity_type": "force_push"},
    {"after": "0" * 40, "ref": "refs/heads/main", "timestamp": "2026-11-27T09:00:00Z"},
    {"after": "c" * 40, "ref": "refs/heads/other", "timestamp": "2026-11-27T08:00:00Z"},
    {"after": A, "ref": "refs/heads/main", "timestamp": "2026-11-27T07:00:00Z", "activity_type": "push"},
    {"after": "--upload-pack=x", "ref": "refs/heads/main", "timestamp": "2026-11-27T07:00:00Z"},
    {"after": A, "ref": "refs/heads/main", "timestamp": "yesterday"},
    "no event",
]
GITLAB = [
    {"created_at": "2026-11-27T19:00:00.000+09:00", "push_data": {"ref": "main", "ref_type": "branch", "commit_to": B}},
    {"created_at": "2026-11-27T16:00:00.000+09:00", "push_data": {"ref": "main", "ref_type": "branch", "commit_to": A}},
    {"created_at": "2026-11-27T15:00:00.000+09:00", "push_data": {"ref": "main", "ref_type": "tag", "commit_to": B}},
    {
        "created_at": "2026-11-27T15:00:00.000+09:00",
        "push_data": {"ref": "main", "ref_type": "branch", "commit_to": None},
    },
]
TOLD = (Sighting(A, datetime(2026, 11, 27, 7, tzinfo=UTC)), Sighting(B, datetime(2026, 11, 27, 10, tzinfo=UTC)))


def _program(folder: Path, name: str, answer: Any, code: int = 0) -> Path:
    (folder / "answer").write_text(json.dumps(answer), encoding="utf-8")
    program = folder / name
    program.write_text(f'#!/bin/sh\necho "$@" > {folder}/asked\ncat {folder}/answer\nexit {code}\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("program", "address", "answer", "asked"),
    [
        (
            "gh",
            "git@github.com:nn/kim.git",
            GITHUB,
            "api --hostname github.com repos/nn/kim/activity?per_page=100&ref=main",
        ),
        (
            "glab",
            "https://gitlab.kr/a/b/kim",
            GITLAB,
            "api --hostname gitlab.kr projects/a%2Fb%2Fkim/events?action=pushed&per_page=100",
        ),
    ],
)
def test_a_host_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, address: str, answer: Any, asked: str
) -> None:
    """Pushes to the branch, the oldest first; anything odd is left out."""
    monkeypatch.setenv("PATH", f"{_program(tmp_path, program, answer)}{os.pathsep}{os.environ['PATH']}")
    assert pushes(parse_address(address, tmp_path), "main") == TOLD
    assert (tmp_path / "asked").read_text(encoding="utf-8").strip() == asked


@pytest.mark.parametrize(("answer", "code"), [(GITHUB, 4), ({"message": "Not Found"}, 0), ("x", 0)])
def test_a_host_that_does_not_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Any, code: int) -> None:
    """Not logged in, or another answer: nothing is told, and nothing fails."""
    monkeypatch.setenv("PATH", f"{_program(tmp_path, 'gh', answer, code)}{os.pathsep}{os.environ['PATH']}")
    assert pushes(parse_address("https://github.com/nn/kim", tmp_path), "main") == ()


def test_without_the_program_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor for a path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pushes(parse_address("https://github.com/nn/kim", tmp_path), "main") == ()
    assert pushes(parse_address("kim.git", tmp_path), "main") == ()

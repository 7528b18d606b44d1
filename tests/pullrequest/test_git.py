"""Git is asked within limits: a repository that unfolds without end is one clear line."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.model import MIB
from grader.pullrequest import git
from grader.pullrequest.git import Repository


def run(folder: Path, *arguments: str, stdin: str = "") -> str:
    """What Git says."""
    who = ("-c", "user.name=kim", "-c", "user.email=kim@example.org")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, input=stdin, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def unfolding(tmp_path: Path) -> tuple[Repository, str]:
    """A repository of a few kB whose one commit has 10^10 paths, and that commit."""
    run(tmp_path, "init", "--quiet")
    entry = f"100644 blob {run(tmp_path, 'hash-object', '-w', '--stdin', stdin='x')}"
    for _ in range(10):
        tree = run(tmp_path, "mktree", stdin="".join(f"{entry}\t{name}\n" for name in "abcdefghij"))
        entry = f"040000 tree {tree}"
    return Repository(tmp_path), run(tmp_path, "commit-tree", "-m", "x", tree)


def test_a_tree_without_end(unfolding: tuple[Repository, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Differences are counted in bounded memory, listings in bounded output; both say which command and what limit."""
    monkeypatch.setattr(git, "MEMORY", 100 * MIB)
    monkeypatch.setattr(git, "OUTPUT", 2 * MIB)
    repository, commit = unfolding
    start = time.monotonic()
    with pytest.raises(GraderError, match="git diff-tree needs more than 100 MB"):
        repository.changed(None, commit)
    with pytest.raises(GraderError, match="git ls-tree gave more than 2 MB"):
        repository.entries(commit, "")
    assert time.monotonic() - start < 60


def test_a_command_that_takes_too_long(unfolding: tuple[Repository, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended, and said in one line."""
    monkeypatch.setattr(git, "SECONDS", 0.2)
    repository, commit = unfolding
    with pytest.raises(GraderError, match=r"took more than 0.2 s"):
        repository.changed(None, commit)


def test_an_ordinary_repository_within_the_limits(tmp_path: Path) -> None:
    """Names, changes and contents, of many files and of none."""
    run(tmp_path, "init", "--quiet")
    for number in range(300):
        (tmp_path / f"파일 {number}.py").write_text(f"{number}\n" * number, encoding="utf-8")
    run(tmp_path, "add", ".")
    run(tmp_path, "commit", "--quiet", "-m", "x")
    repository = Repository(tmp_path)
    commit = repository.commit("HEAD")
    entries = repository.entries(commit, "")
    assert len(repository.changed(None, commit)) == len(entries) == 300
    assert [len(content.splitlines()) for content in repository.contents(entries)] == [
        int(entry.path.split()[1].removesuffix(".py")) for entry in entries
    ]
    assert list(repository.contents([])) == []

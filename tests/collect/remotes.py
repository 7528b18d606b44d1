"""Repositories of a class, as bare remotes on this machine, written by Git's fast-import: a few milliseconds each."""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
Files = Mapping[str, str | bytes]


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Run git in ``folder`` and return what it printed."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=stdin, env=ENVIRONMENT, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def bare(folder: Path) -> Path:
    """Make an empty bare repository whose own branch is main."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    git(folder.parent, "init", "--quiet", "--bare", "--initial-branch=main", folder.name)
    return folder


def push(remote: Path, files: Files, *, date: int = 1_700_000_000, branch: str = "main", fresh: bool = False) -> str:
    """Put a commit with ``files`` on a branch; ``fresh``: in place of all that was there. Return the commit."""
    return imported(remote, (("100644", path, content) for path, content in files.items()), date, branch, fresh)


def imported(remote: Path, files: Iterable[tuple[str, str, str | bytes]], date: int, branch: str, fresh: bool) -> str:
    """Put a commit of entries on a branch, each with Git's mode; the content of a submodule is its commit."""
    there = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}"],
        cwd=remote,
        capture_output=True,
        check=False,
    )
    lines = [f"reset refs/heads/{branch}\n" if fresh else "", f"commit refs/heads/{branch}\n"]
    lines += [f"committer Kim <kim@example.org> {date} +0900\n", "data 4\nwork\n"]
    if there.returncode == 0 and not fresh:
        lines.append(f"from refs/heads/{branch}^0\n")
    stream = "".join(lines).encode()
    for mode, path, content in files:
        data = content.encode() if isinstance(content, str) else content
        if mode == "160000":
            stream += b"M 160000 " + data + f" {path}\n".encode()
        else:
            stream += f"M {mode} inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
    git(remote, "fast-import", "--quiet", "--force", stdin=stream)
    return git(remote, "rev-parse", f"refs/heads/{branch}")


def of_many_paths(remote: Path, levels: int = 10, width: int = 10) -> str:
    """Push a commit of ``width ** levels`` paths: each folder holds the one below it several times. Return it."""
    blob = git(remote, "hash-object", "-w", "--stdin", stdin=b"x = 1\n")
    kind, mode, id = "blob", "100644", blob
    for _ in range(levels):
        listing = "".join(f"{mode} {kind} {id}\tf{number}\n" for number in range(width)).encode()
        kind, mode, id = "tree", "040000", git(remote, "mktree", stdin=listing)
    author = ["-c", "user.name=Kim", "-c", "user.email=kim@example.org"]
    commit = git(remote, *author, "commit-tree", "-m", "many", id)
    git(remote, "update-ref", "refs/heads/main", commit)
    return commit


def roster(path: Path, rows: Iterable[tuple[str, str]]) -> Path:
    """Write a roster of ids and repositories."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "repository"])
        writer.writerows([id, id.title(), repository] for id, repository in rows)
    return path

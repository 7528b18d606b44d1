"""A pull request as GitHub and GitLab play it: a remote, a fork, a checkout, an event file and an environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
IDENTITY = {
    "GIT_AUTHOR_NAME": "Kim",
    "GIT_AUTHOR_EMAIL": "kim@example.org",
    "GIT_COMMITTER_NAME": "Kim",
    "GIT_COMMITTER_EMAIL": "kim@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
_SERVERS = ("GITHUB_", "GITLAB_", "CI_", "RUNNER_")


def git(folder: Path, *arguments: str) -> str:
    """Run git in ``folder``; what it printed."""
    command = ["git", "-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **IDENTITY}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout.strip()


@dataclass(frozen=True)
class Played:
    """What came out of one run."""

    code: int
    log: str
    errors: str
    summary: str
    outputs: str
    out: Path

    def result(self, name: str = "sums") -> dict[str, Any]:
        """The result file of an assignment."""
        return dict(json.loads((self.out / name / "result.json").read_text(encoding="utf-8")))


@dataclass
class Stage:
    """A course on a bare remote, and whatever students do to their forks of it."""

    root: Path
    tips: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, course: Path, root: Path) -> Stage:
        """The remote, with ``course`` as its first commit."""
        git(course, "init", "--quiet")
        git(course, "add", "--all")
        git(course, "commit", "--quiet", "-m", "the course")
        root.mkdir(exist_ok=True)
        git(root, "clone", "--quiet", "--bare", str(course), "remote.git")
        return cls(root)

    @property
    def remote(self) -> Path:
        """The bare repository of the course."""
        return self.root / "remote.git"

    def clone(self, name: str, source: Path | None = None) -> Path:
        """A working clone of ``source``, the remote if it is not given."""
        git(self.root, "clone", "--quiet", str(source or self.remote), name)
        return self.root / name

    def fork(self, name: str = "kim") -> Path:
        """A student's own copy on the server, and a working clone of it."""
        git(self.root, "clone", "--quiet", "--bare", str(self.remote), f"{name}.git")
        return self.clone(name, self.root / f"{name}.git")

    def push(self, work: Path, message: str = "work") -> str:
        """Commit everything in ``work`` and push it to where it was cloned from. The commit."""
        git(work, "add", "--all")
        git(work, "commit", "--quiet", "--allow-empty", "-m", message)
        git(work, "push", "--quiet", "origin", "HEAD:main")
        return git(work, "rev-parse", "HEAD")

    def checkout(self, work: Path, *, merged: bool = True, depth: int = 0) -> Path:
        """What ``actions/checkout`` leaves for a pull request from ``work``: the merge commit, or the head."""
        git(self.remote, "fetch", "--quiet", git(work, "config", "remote.origin.url"), "+main:refs/pull/1/head")
        shallow = [f"--depth={depth}"] if depth else []
        place = f"checkout-{len(list(self.root.glob('checkout-*')))}"
        git(self.root, "clone", "--quiet", *shallow, self.remote.as_uri(), place)
        where = self.root / place
        git(where, "fetch", "--quiet", *shallow, "origin", "refs/pull/1/head")
        if merged:
            git(where, "merge", "--quiet", "--no-ff", "-m", "merge", "FETCH_HEAD")
        else:
            git(where, "checkout", "--quiet", "FETCH_HEAD")
        return where

    def github(
        self, work: Path, *arguments: object, checkout: Path | None = None, event: str = "pull_request", **more: str
    ) -> Played:
        """``grader ci`` on a pull request from ``work``."""
        where = checkout or self.checkout(work)
        told = {
            "number": 1,
            "pull_request": {
                "number": 1,
                "base": {"sha": git(self.remote, "rev-parse", "main"), "ref": "main"},
                "head": {"sha": git(work, "rev-parse", "HEAD"), "ref": "main"},
                "user": {"login": "kim"},
            },
        }
        files = {name: self.root / f"{name}-{where.name}" for name in ("event", "summary", "output")}
        files["event"].write_text(json.dumps(told), encoding="utf-8")
        for name in ("summary", "output"):
            files[name].write_text("", encoding="utf-8")
        environment = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": event,
            "GITHUB_EVENT_PATH": str(files["event"]),
            "GITHUB_STEP_SUMMARY": str(files["summary"]),
            "GITHUB_OUTPUT": str(files["output"]),
            "GITHUB_WORKSPACE": str(where),
            **more,
        }
        return self.run(where, environment, *arguments)

    def run(self, where: Path, environment: dict[str, str], *arguments: object) -> Played:
        """``grader ci`` in ``where``, as a server with ``environment`` runs it."""
        out = self.root / f"out-{where.name}"
        given = list(map(str, arguments))
        if "--out" not in given:
            given += ["--out", str(out)]
        clean = {key: value for key, value in os.environ.items() if not key.startswith(_SERVERS) and key != "CI"}
        done = subprocess.run(
            [sys.executable, "-P", "-m", "grader.cli", "ci", *given],
            cwd=where,
            env={**clean, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )

        def read(name: str) -> str:
            path = environment.get(name)
            return Path(path).read_text(encoding="utf-8") if path else ""

        return Played(
            code=done.returncode,
            log=done.stdout.decode("utf-8"),
            errors=done.stderr.decode("utf-8", "replace"),
            summary=read("GITHUB_STEP_SUMMARY"),
            outputs=read("GITHUB_OUTPUT"),
            out=out,
        )

"""A pull request as GitHub and GitLab play it: a remote, a fork, a checkout, an event file and an environment."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.pullrequest.plan import CiOptions, GradingPlan, make_plan
from tests import ROOT, command_line

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

    @classmethod
    def of(cls, course: Path, root: Path) -> Stage:
        """The remote, with ``course`` as its first commit."""
        git(course, "init", "--quiet")
        git(course, "add", "--all")
        git(course, "commit", "--quiet", "-m", "the course")
        return cls.of_repository(course, root)

    @classmethod
    def of_repository(cls, repository: Path, root: Path) -> Stage:
        """The remote, as a copy of ``repository``."""
        root.mkdir(exist_ok=True)
        git(root, "clone", "--quiet", "--bare", str(repository), "remote.git")
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

    def event(self, work: Path, where: Path, name: str = "pull_request") -> dict[str, str]:
        """The environment that GitHub sets for a pull request from ``work`` that was checked out to ``where``."""
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
        for file in ("summary", "output"):
            files[file].write_text("", encoding="utf-8")
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": name,
            "GITHUB_EVENT_PATH": str(files["event"]),
            "GITHUB_STEP_SUMMARY": str(files["summary"]),
            "GITHUB_OUTPUT": str(files["output"]),
            "GITHUB_WORKSPACE": str(where),
        }

    def github(
        self,
        work: Path,
        *arguments: object,
        checkout: Path | None = None,
        event: str = "pull_request",
        apart: bool = False,
        **more: str,
    ) -> Played:
        """``grader ci`` on a pull request from ``work``."""
        where = checkout or self.checkout(work)
        return self.run(where, {**self.event(work, where, event), **more}, *arguments, apart=apart)

    def run(self, where: Path, environment: dict[str, str], *arguments: object, apart: bool = False) -> Played:
        """``grader ci`` in ``where``, as a server with ``environment`` runs it.

        ``apart``: as a program of its own, which is dearer and real in every respect.
        """
        out = self.root / f"out-{where.name}"
        given = ["ci", *map(str, arguments)]
        if "--out" not in given:
            given += ["--out", str(out)]
        if apart:
            done = command_line.apart(given, where, _clean({"PYTHONPATH": str(ROOT), **environment}))
        else:
            done = command_line.here(given, where, _clean(environment))

        def read(name: str) -> str:
            path = environment.get(name)
            return Path(path).read_text(encoding="utf-8") if path else ""

        return Played(
            done.returncode, done.stdout, done.stderr, read("GITHUB_STEP_SUMMARY"), read("GITHUB_OUTPUT"), out
        )

    def plan(self, work: Path, private: Path, checkout: Path | None = None) -> GradingPlan:
        """What ``grader ci`` would grade for a pull request from ``work``, and with what."""
        where = checkout or self.checkout(work)
        private.mkdir()
        options = CiOptions(
            names=(), start=Path(), out=None, base=None, reference=None, fail_under=None, tier="landlock", lang=None
        )
        with contextlib.chdir(where):
            return make_plan(options, self.event(work, where), private)


def _clean(environment: dict[str, str]) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(_SERVERS) and key != "CI"}
    return {**inherited, **environment}

"""Read which pull request a run is for: from the environment of GitHub or GitLab, or from a plain clone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from grader.errors import GraderError
from grader.pullrequest.git import Repository
from grader.text.clean import printable

Host = Literal["github", "gitlab", "plain"]

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_USUAL_BASES = ("origin/HEAD", "origin/main", "origin/master")


@dataclass(frozen=True)
class Request:
    """The change to grade, as the host of the run names it. ``base`` is None where the host names none. ``pushed``: it
    is a push, to be compared with what the branch held before."""

    head: str = "HEAD"
    base: str | None = None
    branch: str = ""
    author: str = ""
    pushed: bool = False


def host(environment: Mapping[str, str]) -> Host:
    """Return the kind of server that this process runs on."""
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if environment.get("GITLAB_CI") == "true" else "plain"


def request(environment: Mapping[str, str]) -> Request:
    """Return the pull request that this run is for. Raises GraderError for an event that must not be graded."""
    match host(environment):
        case "github":
            return _github(environment)
        case "gitlab":
            return _gitlab(environment)
        case "plain":
            return Request()


def _github(environment: Mapping[str, str]) -> Request:
    event = environment.get("GITHUB_EVENT_NAME", "")
    if event == "pull_request_target":
        raise GraderError(
            "a workflow on pull_request_target has secrets and a token that writes: nothing is graded there",
            "Use on: pull_request.",
        )
    path = Path(environment.get("GITHUB_EVENT_PATH", ""))
    if event == "push":
        return _github_push(path)
    if event != "pull_request":
        return Request()
    try:
        described: Any = json.loads(path.read_bytes())["pull_request"]
        head, base = described["head"]["sha"], described["base"]["sha"]
        branch, author = described["base"]["ref"], described["user"]["login"]
        if not all(_COMMIT.fullmatch(sha) for sha in (head, base)):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise GraderError(f"{path}: this is not the event of a pull request", "Check GITHUB_EVENT_PATH.") from None
    return Request(head, base, printable(str(branch)), printable(str(author)))


def _github_push(path: Path) -> Request:
    """Return a push to a branch; what is checked out where the event does not name one."""
    try:
        described: Any = json.loads(path.read_bytes())
        head, before, branch = described["after"], described["before"], described["ref"]
        author = described["sender"]["login"]
        if not _COMMIT.fullmatch(head):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        return Request()
    branch = str(branch).removeprefix("refs/heads/")
    return Request(head, _there(before), printable(branch), printable(str(author)), pushed=True)


def _there(before: object) -> str | None:
    """Return the commit that a branch held before a push; None where it is new, which a host writes as zeros."""
    return before if isinstance(before, str) and _COMMIT.fullmatch(before) and set(before) != {"0"} else None


def _gitlab(environment: Mapping[str, str]) -> Request:
    def first(*names: str) -> str:
        return next(filter(None, (environment.get(name) for name in names)), "")

    if "CI_MERGE_REQUEST_IID" not in environment and environment.get("CI_PIPELINE_SOURCE") == "push":
        head, branch = first("CI_COMMIT_SHA") or "HEAD", printable(first("CI_COMMIT_BRANCH"))
        before = _there(environment.get("CI_COMMIT_BEFORE_SHA"))
        return Request(head, before, branch, printable(first("GITLAB_USER_LOGIN")), pushed=True)
    return Request(
        head=first("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_COMMIT_SHA") or "HEAD",
        base=first("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA") or None,
        branch=printable(first("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")),
        author=printable(first("GITLAB_USER_LOGIN")),
    )


def usual_base(repository: Repository) -> str:
    """Return the branch that a change is most likely meant for. Raises GraderError where none of the usual exists."""
    for name in _USUAL_BASES:
        if repository.knows(name):
            return name
    raise GraderError("no base to compare with: " + ", ".join(_USUAL_BASES) + " are not there", "Name one with --base.")

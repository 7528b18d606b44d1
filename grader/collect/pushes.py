"""When a host received what: asked of GitHub and GitLab by their own programs, ``gh`` and ``glab``.

These know the user's login; the grader never sees it. Where a program is missing, is not logged in, or does not know
the host, nothing is told, and collect goes by what it saw itself.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from grader.collect.address import RepositoryAddress
from grader.collect.memory import Sighting
from grader.collect.remote_git import environment
from grader.text.years import usual

_SECONDS = 30.0
_MOST = 100  # events of one page
_GITHUB_PATH = re.compile(r"[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")
_HOST = re.compile(r"[A-Za-z0-9.-]+")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class _Host(NamedTuple):
    program: str
    path: Callable[[str, str], str]
    read: Callable[[Iterable[Any], str], Iterable[Sighting]]


def pushes(address: RepositoryAddress, branch: str) -> tuple[Sighting, ...]:
    """Return the last pushes to ``branch``, the oldest first; none where the host does not tell them."""
    host = _hosts(address)
    if host is None or not branch or not _HOST.fullmatch(address.host) or shutil.which(host.program) is None:
        return ()
    command = [host.program, "api", "--hostname", address.host, host.path(address.path, branch)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            env={**environment(), "GH_PROMPT_DISABLED": "1", "NO_COLOR": "1"},
            check=False,
        )
        events = json.loads(done.stdout) if done.returncode == 0 else []
    except (OSError, ValueError, RecursionError, subprocess.TimeoutExpired):
        return ()
    if not isinstance(events, list):
        return ()
    found = [one for one in host.read(events[:_MOST], branch) if _COMMIT.fullmatch(one.commit)]
    return tuple(sorted(found, key=lambda one: one.time))


def _hosts(address: RepositoryAddress) -> _Host | None:
    if address.kind == "path":
        return None
    if "gitlab" in address.host:
        return _Host("glab", _gitlab_path, gitlab_pushes)
    return _Host("gh", _github_path, github_pushes) if _GITHUB_PATH.fullmatch(address.path) else None


def _github_path(project: str, branch: str) -> str:
    return f"repos/{project}/activity?per_page={_MOST}&ref={quote(branch, safe='')}"


def _gitlab_path(project: str, _: str) -> str:
    return f"projects/{quote(project, safe='')}/events?action=pushed&per_page={_MOST}"


def github_pushes(events: Iterable[Any], branch: str) -> Iterable[Sighting]:
    """Yield what the activity of a repository on GitHub says of ``branch`` (pure)."""
    for event in events:
        if isinstance(event, dict) and event.get("ref") == f"refs/heads/{branch}":
            yield from _sighting(event.get("after"), event.get("timestamp"))


def gitlab_pushes(events: Iterable[Any], branch: str) -> Iterable[Sighting]:
    """Yield what the events of a project on GitLab say of ``branch`` (pure)."""
    for event in events:
        data = event.get("push_data") if isinstance(event, dict) else None
        if isinstance(data, dict) and data.get("ref") == branch and data.get("ref_type") == "branch":
            yield from _sighting(data.get("commit_to"), event.get("created_at"))


def _sighting(commit: object, time: object) -> Iterable[Sighting]:
    if isinstance(commit, str) and isinstance(time, str) and set(commit) != {"0"}:
        try:
            when = usual(datetime.fromisoformat(time))
        except ValueError:
            return
        if when.tzinfo is not None:
            yield Sighting(commit, when)

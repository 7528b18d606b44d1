"""What a pull request hands in, and what it cannot change.

Trusted is what the base of a pull request holds, or a bundle that the instructor installed. Of the head nothing
counts but the files below ``assignments/<name>/``, and of those not the tests and settings that lie there.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from grader.course import layout
from grader.errors import GraderError
from grader.files.names import fold
from grader.model import MIB, Message
from grader.pullrequest.git import LINK, SUBMODULE, Entry, Repository
from grader.submission.choice import goes_along
from grader.submission.intake import Handed
from grader.text.clean import printable

Host = Literal["github", "gitlab", "plain"]

FILES = 2000
TOTAL = 200 * MIB
LARGEST = 64 * MIB + 1  # one byte more than is ever read: such a file is refused for its size, by the reader

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_USUAL_BASES = ("origin/HEAD", "origin/main", "origin/master")


@dataclass(frozen=True)
class Request:
    """What is to be graded, in the words of whoever started the run. ``base`` is None where nobody said."""

    head: str = "HEAD"
    base: str | None = None
    branch: str = ""
    author: str = ""


def host(environment: Mapping[str, str]) -> Host:
    """Where this runs."""
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if environment.get("GITLAB_CI") == "true" else "plain"


def request(environment: Mapping[str, str]) -> Request:
    """The pull request that this run is for. Raises GraderError for an event that must not be graded."""
    if host(environment) == "github":
        return _github(environment)
    if host(environment) == "gitlab":
        base = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA") or environment.get(
            "CI_MERGE_REQUEST_DIFF_BASE_SHA"
        )
        head = environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or environment.get("CI_COMMIT_SHA")
        branch = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")
        return Request(
            head or "HEAD", base or None, printable(branch), printable(environment.get("GITLAB_USER_LOGIN", ""))
        )
    return Request()


def _github(environment: Mapping[str, str]) -> Request:
    event = environment.get("GITHUB_EVENT_NAME", "")
    if event == "pull_request_target":
        raise GraderError(
            "a workflow on pull_request_target has secrets and a token that writes: nothing is graded there",
            "Use on: pull_request.",
        )
    if event != "pull_request":
        return Request()
    path = Path(environment.get("GITHUB_EVENT_PATH", ""))
    try:
        told: Any = json.loads(path.read_bytes())["pull_request"]
        head, base = told["head"]["sha"], told["base"]["sha"]
        branch, author = told["base"]["ref"], told["user"]["login"]
        if not all(_COMMIT.fullmatch(sha) for sha in (head, base)):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise GraderError(f"{path}: this is not the event of a pull request", "Check GITHUB_EVENT_PATH.") from None
    return Request(head, base, printable(str(branch)), printable(str(author)))


def usual_base(repository: Repository) -> str:
    """The branch that a change is most likely meant for. Raises GraderError where it cannot be told."""
    for name in _USUAL_BASES:
        if repository.knows(name):
            return name
    raise GraderError("no base to compare with: " + ", ".join(_USUAL_BASES) + " are not there", "Name one with --base.")


def course_folder(repository: Repository, base: str, start: Path) -> str | None:
    """Where the course lies in the repository: the nearest folder at or above ``start`` that is one at ``base``.

    None where there is none: the repository is one student's work. The working tree is not asked. Raises GraderError
    for a folder outside of the repository.
    """
    at = Path(os.path.abspath(start))  # noqa: PTH100  takes ".." out and follows no link
    if not at.is_relative_to(repository.top):
        raise GraderError(f"{start}: does not lie in {repository.top}", "Name a folder of the checkout with --course.")
    inside = PurePosixPath(at.relative_to(repository.top).as_posix())
    for folder in (inside, *inside.parents):
        if repository.kind(base, _join(folder.as_posix(), layout.COURSE_FILE)) not in (None, LINK, SUBMODULE):
            return "" if folder.as_posix() == "." else folder.as_posix()
    return None


def place(folder: str | None, name: str) -> str:
    """Where an assignment's files lie: in its folder of the course, or anywhere in a repository that is no course."""
    return "" if folder is None else _join(folder, f"assignments/{name}")


def touched(changed: Iterable[str], folder: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """The assignments, in the order of ``names``, below whose folder something was changed, in whatever case.

    Raises GraderError for a repository that is no course: its files may be of any assignment.
    """
    if folder is None:
        raise GraderError("this repository is no course", f"Name the assignment, one of {', '.join(names)}.")
    found = {
        parts[1]
        for parts in (_inside(path, folder) for path in changed)
        if len(parts) > 2 and parts[0] == layout.ASSIGNMENTS
    }
    return tuple(name for name in names if fold(name) in found)


def unused(changed: Iterable[str], folder: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """What was changed and does not count: in a course, all but the students' own files of the assignments."""
    if folder is None:
        return ()
    known = {fold(name) for name in names}

    def counts(path: str) -> bool:
        parts = _inside(path, folder)
        return len(parts) > 2 and parts[0] == layout.ASSIGNMENTS and parts[1] in known and goes_along(path)

    return tuple(path for path in changed if not counts(path))


def materialise_course(repository: Repository, base: str, folder: str, into: Path) -> Path:
    """Write the course of ``base`` into the new folder ``into``: regular files only."""
    wanted = [entry for part in layout.PARTS for entry in repository.entries(base, _join(folder, part))]
    _write(repository, [entry for entry in wanted if entry.regular], folder, into)
    return into


def handed_in(repository: Repository, head: str, place: str, into: Path) -> Handed:
    """What ``head`` holds below ``place``, written into the new folder ``into``.

    Links and submodules are there as what they are and lead nowhere; what is too much is left out.
    """
    for above in (*reversed(PurePosixPath(place).parents[:-1]), PurePosixPath(place)):
        if place and repository.kind(head, above.as_posix()) in (LINK, SUBMODULE):
            return Handed(str(into), problem=Message("unread.link", {"file": printable(above.as_posix())}))
    entries = repository.entries(head, place)
    room = TOTAL
    chosen: list[Entry] = []
    for entry in sorted(entries, key=lambda one: (one.path.count("/"), one.path))[:FILES]:
        if entry.regular and entry.size < LARGEST:
            room -= entry.size
            if room < 0:
                continue
        chosen.append(entry)
    into.mkdir(parents=True)
    _write(repository, [one for one in chosen if one.regular and one.size < LARGEST], place, into)
    for entry in chosen:
        if not (entry.regular and entry.size < LARGEST):
            _stand_in(entry, _target(entry, place, into))
    return Handed(str(into.parent), ((into.name, into.name),))


def _write(repository: Repository, entries: list[Entry], folder: str, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for entry, content in zip(entries, repository.contents(entries), strict=True):
        target = _target(entry, folder, into)
        if target is None:
            continue
        with contextlib.suppress(OSError):  # a name that this system cannot have, or one that is there twice
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(content)


def _stand_in(entry: Entry, target: Path | None) -> None:
    """What shows the reader that something is there which it will not read."""
    if target is None:
        return
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        if entry.mode == LINK:
            target.symlink_to(target.name)  # to itself: that it is a link is all there is to know
        elif entry.mode == SUBMODULE:
            target.mkdir()
        else:
            with target.open("xb") as file:
                file.truncate(LARGEST)


def _target(entry: Entry, folder: str, into: Path) -> Path | None:
    """Where ``entry`` goes; None for a name that leads elsewhere, which no honest repository has."""
    parts = PurePosixPath(entry.path).relative_to(folder).parts
    odd = any(part == ".." or Path(part).name != part for part in parts)
    return None if odd or not parts else into.joinpath(*parts)


def _inside(path: str, folder: str) -> tuple[str, ...]:
    """The components of ``path`` below ``folder`` as they are compared; nothing for a path that lies elsewhere."""
    parts = PurePosixPath(fold(path)).parts
    top = PurePosixPath(fold(folder)).parts
    return parts[len(top) :] if parts[: len(top)] == top else ()


def _join(folder: str, path: str) -> str:
    return path if folder in ("", ".") else f"{folder}/{path}"

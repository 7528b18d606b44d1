"""Listings of repositories as hosts write them, JSON → who hands in where (pure).

- ``gh api --paginate orgs/ORG/repos`` and ``repos/OWNER/NAME/forks``: ``full_name``, ``clone_url``, ``owner``;
- ``gh api --paginate repos/OWNER/NAME/pulls``: ``number``, ``user``, ``base``, whose repository has the commits;
- ``gh api --paginate assignments/ID/accepted_assignments`` of GitHub Classroom: ``students``, ``repository``;
- ``glab api --paginate groups/ID/projects`` and ``projects/ID/forks``: ``path_with_namespace``, ``http_url_to_repo``;
- ``scores.json`` of Classroom 50: ``assignments``, by name, with ``entries`` whose submissions name a commit.

Pages may follow one another, or be the items of a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from grader.errors import GraderError
from grader.files.names import fold
from grader.text.clean import line, printable

_KNOWN = "Known: gh api … repos, forks or pulls; glab api … projects or forks; scores.json of Classroom 50."
_COMMIT = re.compile(r"(https://[^/\s]+/[^/\s]+/[^/\s]+)/commits?/[0-9a-f]{7,64}")


class ListedRepository(NamedTuple):
    """A repository of a listing. ``login`` is the student's where the listing says whose it is."""

    name: str
    full_name: str
    address: str
    login: str = ""
    person: str = ""
    ref: str = ""


def parse(data: bytes, file: str, assignment: str) -> tuple[ListedRepository, ...]:
    """Return the repositories of a listing. Raises GraderError that names ``file`` and the remedy."""
    found = list(_listed(_values(data, file), file, assignment))
    if not found:
        raise GraderError(f"{file}: there is no repository in it", _KNOWN)
    return tuple({(one.address, one.ref, one.login): one for one in found}.values())


def _values(data: bytes, file: str) -> Iterator[object]:
    """Yield the JSON texts of a file, of which ``--paginate`` writes one for each page."""
    text = data.decode("utf-8-sig", "replace")
    decoder, at = json.JSONDecoder(), 0
    try:
        while at < len(text):
            if text[at].isspace():
                at += 1
                continue
            value, at = decoder.raw_decode(text, at)
            yield value
    except (ValueError, RecursionError) as error:
        raise GraderError(f"{file}: this is not JSON: {error}", _KNOWN) from None


def _listed(values: Iterator[object], file: str, assignment: str) -> Iterator[ListedRepository]:
    for value in values:
        if isinstance(value, list):
            yield from _listed(iter(value), file, assignment)
        elif isinstance(value, dict) and isinstance(value.get("assignments"), dict):
            yield from _scores(value["assignments"], file, assignment)
        elif isinstance(value, dict):
            yield from _item(value, file)
        else:
            raise GraderError(f"{file}: {printable(str(value), 60)} is no repository", _KNOWN)


def _item(item: Mapping[str, Any], file: str) -> Iterator[ListedRepository]:
    if isinstance(item.get("base"), dict) and isinstance(item.get("number"), int):
        yield from _pull_request(item)
    elif isinstance(item.get("students"), list) and isinstance(item.get("repository"), dict):
        yield from _accepted(item)
    elif "path_with_namespace" in item:
        space = _table(item, "namespace")
        login = _text(space, "path") if space.get("kind") == "user" else ""
        yield _repository(_text(item, "path_with_namespace"), _text(item, "http_url_to_repo"), login)
    elif "full_name" in item:
        owner = _table(item, "owner")
        login = _text(owner, "login") if owner.get("type") == "User" else ""
        yield _repository(_text(item, "full_name"), _text(item, "clone_url") or _text(item, "html_url"), login)
    else:
        raise GraderError(f"{file}: {printable(json.dumps(item), 60)} is no repository", _KNOWN)


def _pull_request(item: Mapping[str, Any]) -> Iterator[ListedRepository]:
    """Yield where a pull request lies: in the repository it is for, also where it comes from a fork."""
    repository = _table(_table(item, "base"), "repo")
    full = f"{_text(repository, 'full_name')}#{item['number']}"
    login = _text(_table(item, "user"), "login")
    one = _repository(full, _text(repository, "clone_url"), login)
    yield one._replace(ref=f"refs/pull/{item['number']}/head")


def _accepted(item: Mapping[str, Any]) -> Iterator[ListedRepository]:
    repository = _table(item, "repository")
    for student in item["students"]:
        if isinstance(student, dict):
            one = _repository(_text(repository, "full_name"), _text(repository, "html_url"), _text(student, "login"))
            yield one._replace(person=_text(student, "name"))


def _scores(assignments: Mapping[str, Any], file: str, assignment: str) -> Iterator[ListedRepository]:
    """Yield the repositories of one assignment. Names have a hyphen there where the course has an underscore."""
    slugs = [slug for slug in assignments if fold(slug).replace("-", "_") == fold(assignment)] if assignment else []
    slugs = slugs or (list(assignments) if len(assignments) == 1 else [])
    if not slugs:
        raise GraderError(
            f"{file}: it has several assignments, and none is chosen ({line(', '.join(assignments), 200)})",
            "Name one with --assignment.",
        )
    bucket = _table(assignments, slugs[0])
    for entry in bucket.get("entries") or ():
        commits = (_text(one, "commit") for one in entry.get("submissions") or () if isinstance(one, dict))
        found = next((match for match in map(_COMMIT.match, commits) if match), None)
        if found is None:
            raise GraderError(
                f"{file}: {printable(str(entry.get('owner')), 60)} has no submission with the address of a commit",
                "Download scores.json again.",
            )
        full = found[1].split("/", 3)[3]
        for login in entry.get("member_usernames") or [_text(entry, "owner")]:
            yield _repository(full, found[1], str(login))


def _repository(full_name: str, address: str, login: str) -> ListedRepository:
    return ListedRepository(full_name.rpartition("/")[2], full_name, address, login)


def _table(item: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = item.get(key)
    return value if isinstance(value, dict) else {}


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return printable(value, 400) if isinstance(value, str) else ""

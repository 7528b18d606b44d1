"""Rosters and listings that say who hands in where."""

from __future__ import annotations

import json
from typing import Any

import pytest

from grader.errors import GraderError
from grader.exchange.repositories import parse_repositories


def _read(content: Any, assignment: str = "") -> list[tuple[str, str, str]]:
    data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
    return [(one.id, one.address, one.ref) for one in parse_repositories(data, "class", assignment)]


def test_a_roster_with_a_column() -> None:
    """In either language; a student without a repository is there without one."""
    assert _read("학번,이름,저장소\n1,김,git@h:a/b\n2,이,\n") == [("1", "git@h:a/b", ""), ("2", "", "")]
    table = "id,repository,branch\n1,a.git,\n2,b.git,hand-in\n3,c.git,refs/pull/7/head\n"
    assert [ref for _, _, ref in _read(table)] == ["", "refs/heads/hand-in", "refs/pull/7/head"]


def test_the_export_of_github_classroom() -> None:
    """One who never chose an identifier is known by the login."""
    head = (
        "assignment_name,assignment_url,starter_code_url,github_username,roster_identifier,student_repository_name,"
        "student_repository_url,submission_timestamp,points_awarded,points_available"
    )
    rows = ["gates,u,s,kim,20241234,hw-kim,https://github.com/nn/hw-kim,,80,100"]
    rows += ["gates,u,s,lee,,hw-lee,https://github.com/nn/hw-lee,,0,100"]
    assert _read("\n".join([head, *rows])) == [
        ("20241234", "https://github.com/nn/hw-kim", ""),
        ("lee", "https://github.com/nn/hw-lee", ""),
    ]


def _repo(full: str, kind: str) -> dict[str, Any]:
    owner = {"login": full.partition("/")[0], "type": kind}
    return {"full_name": full, "clone_url": f"https://github.com/{full}.git", "owner": owner}


def test_listings_of_github() -> None:
    """Repositories of an organisation by their names, forks by their owners; pages after one another, or in a list."""
    pages = json.dumps([_repo("nn/hw-kim", "Organization")]) + "\n" + json.dumps([[_repo("nn/hw-lee", "Organization")]])
    assert _read(pages) == [
        ("hw-kim", "https://github.com/nn/hw-kim.git", ""),
        ("hw-lee", "https://github.com/nn/hw-lee.git", ""),
    ]
    assert [id for id, _, _ in _read([_repo("kim/course", "User"), _repo("lee/course", "User")])] == ["kim", "lee"]


def test_pull_requests_of_one_repository() -> None:
    """All lie in the repository that they are for; of a student with two, each has a name of its own."""
    pulls = [
        {"number": number, "user": {"login": login}, "base": {"repo": _repo("nn/course", "Organization")}}
        for number, login in ((1, "kim"), (2, "lee"), (3, "lee"))
    ]
    address = "https://github.com/nn/course.git"
    assert _read(pulls) == [
        ("kim", address, "refs/pull/1/head"),
        ("course#2", address, "refs/pull/2/head"),
        ("course#3", address, "refs/pull/3/head"),
    ]


def test_accepted_assignments() -> None:
    """Of a group, each student has the repository."""
    item = {
        "students": [{"login": "kim", "name": "Kim Da"}, {"login": "lee", "name": ""}],
        "repository": {"full_name": "nn/team", "html_url": "https://github.com/nn/team"},
    }
    assert [id for id, _, _ in _read([item])] == ["kim", "lee"]


def test_listings_of_gitlab() -> None:
    """Projects of a group, and forks in the spaces of students."""

    def project(path: str, kind: str) -> dict[str, Any]:
        space = {"path": path.partition("/")[0], "kind": kind}
        return {"path_with_namespace": path, "http_url_to_repo": f"https://gitlab.com/{path}.git", "namespace": space}

    assert [id for id, _, _ in _read([project("kim/course", "user"), project("lee/course", "user")])] == ["kim", "lee"]
    assert _read([project("nn/26/kim", "group")]) == [("kim", "https://gitlab.com/nn/26/kim.git", "")]


def test_scores_of_classroom_50() -> None:
    """The assignment by its name, with underscores; of a group everybody."""
    commit = "https://github.com/nn/os-xor-mlp-kim/commit/" + "a" * 40
    entry = {"owner": "kim", "submissions": [{"commit": commit}]}
    scores = {
        "schema": "classroom50/scores/v1",
        "assignments": {
            "xor-mlp": {"type": "individual", "entries": [entry]},
            "gates": {"type": "group", "entries": [{**entry, "member_usernames": ["kim", "lee"]}]},
        },
    }
    assert _read(scores, "xor_mlp") == [("kim", "https://github.com/nn/os-xor-mlp-kim", "")]
    assert [id for id, _, _ in _read(scores, "gates")] == ["kim", "lee"]
    with pytest.raises(GraderError, match=r"several assignments.*xor-mlp, gates"):
        _read(scores)


@pytest.mark.parametrize(
    "content",
    ["[{]", "[1]", "[{}]", "[]", "{}", '[{"full_name": 5}]x', "id,name\n1,Kim\n", "[" * 100_000],
)
def test_what_is_neither_is_one_clear_line(content: str) -> None:
    """The file is named, and so is a remedy."""
    with pytest.raises(GraderError, match="class") as error:
        _read(content)
    assert error.value.hint

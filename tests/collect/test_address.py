"""Addresses: what Git may be given, and that no password gets anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.collect.address import parse_address, without_secrets
from grader.errors import Refusal
from grader.text.sentences import sentence

BASE = Path("/class")


@pytest.mark.parametrize(
    ("text", "kind", "given", "host", "path"),
    [
        ("https://github.com/nn/hw1-kim", "https", "https://github.com/nn/hw1-kim", "github.com", "nn/hw1-kim"),
        ("https://gitlab.com/a/b/kim.git/", "https", "https://gitlab.com/a/b/kim.git/", "gitlab.com", "a/b/kim"),
        ("git@github.com:nn/kim.git", "ssh", "git@github.com:nn/kim.git", "github.com", "nn/kim"),
        ("ssh://git@git.kr:2222/nn/kim.git", "ssh", "ssh://git@git.kr:2222/nn/kim.git", "git.kr", "nn/kim"),
        ("remotes/kim.git", "path", "/class/remotes/kim.git", "", ""),
        ("/srv/과제 1/김.git", "path", "/srv/과제 1/김.git", "", ""),
        ("git@git.kr:/srv/kim.git", "ssh", "git@git.kr:/srv/kim.git", "git.kr", "srv/kim"),
        ("file:///srv/kim%20a.git", "path", "/srv/kim a.git", "", ""),
    ],
)
def test_what_is_an_address(text: str, kind: str, given: str, host: str, path: str) -> None:
    """https, ssh in both forms, and paths from the roster's folder."""
    assert parse_address(f" {text} ", BASE) == (kind, given, host, path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://kim:hunter2@github.com/nn/kim", "secret"),
        ("https://ghp_hunter2@github.com/nn/kim", "secret"),
        ("ssh://git:hunter2@github.com/nn/kim", "secret"),
        ("http://github.com/nn/kim", "kind"),
        ("git://github.com/nn/kim", "kind"),
        ("ext://sh", "kind"),
        ("ftp://github.com/nn/kim", "kind"),
        ("file://elsewhere/srv/kim.git", "kind"),
        ("https://github.com:port/nn/kim", "kind"),
        ("ext::sh -c touch% x", "program"),
        ("fd::17/x", "program"),
        ("a+b::https://github.com/nn/kim", "program"),
        ("ssh://-oProxyCommand=touch/x", "program"),
        ("ssh://-oProxyCommand=touch@github.com/x", "program"),
        ("-oProxyCommand=touch x", "program"),
        ("-oProxyCommand@github.com:nn/kim", "program"),
        ("--upload-pack=touch", "program"),
        ("https://git\u200bhub.com/nn/kim", "characters"),
        ("https://github.com/nn/kim lee", "characters"),
        ("", "kind"),
    ],
)
def test_what_is_none(text: str, reason: str) -> None:
    """Each is refused with its reason, in both languages, and no password is repeated."""
    with pytest.raises(Refusal) as refused:
        parse_address(text, BASE)
    assert refused.value.message.id == f"collect.address-{reason}"
    for lang in ("en", "ko"):
        assert "hunter2" not in sentence(refused.value.message, lang)


SAME = "https://github.com/nn/kim"


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        *((text, SAME, True) for text in (f"{SAME}/", f"{SAME}.git", f"{SAME}.git/", "https://GitHub.com:443/nn/kim")),
        *(
            (text, SAME, True)
            for text in ("git@github.com:nn/kim.git", "ssh://git@github.com:22/nn/kim", "HTTPS" + SAME[5:])
        ),
        *((text, SAME, False) for text in (f"{SAME}2", "https://github.com:8443/nn/kim", "lee@github.com:nn/kim")),
        ("remotes/kim.git/", "file:///class/remotes/../remotes/kim.git", True),
        ("remotes/kim", "remotes/kim.git", False),
    ],
)
def test_one_repository_however_it_is_typed(text: str, other: str, same: bool) -> None:
    """By https or ssh, in capitals, with what may stand at its end; another user's home or port is another place."""
    assert (parse_address(text, BASE).identity == parse_address(other, BASE).identity) is same


def test_what_git_says_loses_what_stands_before_the_host() -> None:
    """A token that the user's own configuration puts into addresses reaches no log."""
    said = "fatal: unable to access 'https://x-access-token:ghs_1@github.com/nn/kim/': 403"
    assert without_secrets(said) == "fatal: unable to access 'https://github.com/nn/kim/': 403"

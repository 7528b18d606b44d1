"""Which commit is the newest of a repository, as Git lists its branches."""

from __future__ import annotations

import pytest

from grader.collect.clone import newest

A, B = "a" * 40, "b" * 40
OWN = "ref: refs/heads/trunk\tHEAD\n"


@pytest.mark.parametrize(
    ("told", "ref", "branch", "commit"),
    [
        (f"{OWN}{A}\tHEAD\n{A}\trefs/heads/trunk\n{B}\trefs/heads/main\n", "", "trunk", A),
        (f"{A}\trefs/heads/main\n{B}\trefs/heads/x\n", "", "main", A),
        (f"{OWN}{A}\trefs/heads/master\n{B}\trefs/heads/x\n", "", "master", A),
        (f"{A}\trefs/heads/only\n", "", "only", A),
        (f"{A}\trefs/pull/7/head\n", "refs/pull/7/head", "refs/pull/7/head", A),
        (f"odd\trefs/heads/main\n{A}\trefs/heads/x\n", "", "x", A),
    ],
)
def test_the_newest(told: str, ref: str, branch: str, commit: str) -> None:
    """The repository's own branch, else the usual ones, else the only one."""
    tip = newest(told, ref)
    assert tip is not None and (tip.branch, tip.commit) == (branch, commit)


def test_nothing_and_too_much() -> None:
    """No commit at all is an empty repository; several branches are a question."""
    assert newest("", "") is None
    assert newest(f"{A}\trefs/heads/x\n", "refs/heads/y") is None
    with pytest.raises(LookupError):
        newest(f"{A}\trefs/heads/x\n{B}\trefs/heads/y\n", "")

"""What Git may see of a repository on a shared disk, also when it changes while it is fetched."""

from __future__ import annotations

from pathlib import Path

from grader.collect.bare_view import bare_view
from tests.collect.remotes import bare, git, push


def test_alternates_that_come_later_are_not_obeyed(tmp_path: Path) -> None:
    """Its owner may write them after they were looked for."""
    secret, remote = bare(tmp_path / "secret.git"), bare(tmp_path / "remote.git")
    hidden = push(secret, {"marks.csv": "100\n"})
    commit = push(remote, {"gates.py": "x = 1\n"})
    with bare_view(remote) as view:
        (remote / "objects" / "info").mkdir(exist_ok=True)
        (remote / "objects" / "info" / "alternates").write_text(f"{secret}/objects\n", encoding="utf-8")
        assert git(remote, "cat-file", "-t", hidden) == "commit"
        assert git(view, "cat-file", "--batch-check", stdin=f"{commit}\n{hidden}\n".encode()).splitlines() == [
            f"{commit} commit {git(remote, 'cat-file', '-s', commit)}",
            f"{hidden} missing",
        ]


def test_a_push_in_the_middle(tmp_path: Path) -> None:
    """Loose objects that come after the look can be read: a reference may already name them."""
    remote = bare(tmp_path / "remote.git")
    push(remote, {"gates.py": "x = 1\n"})
    with bare_view(remote) as view:
        later = git(remote, "hash-object", "-w", "--stdin", stdin=b"x = 2\n")
        assert git(view, "cat-file", "-t", later) == "blob"

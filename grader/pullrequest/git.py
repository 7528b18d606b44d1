"""What a Git repository holds, read from its objects alone.

The working tree, the index, attributes, hooks, filters and submodules are never asked: whoever proposes a change
decides what they say. Names are paths from the top of the repository, with ``/`` between components.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from grader.errors import GraderError

LINK, SUBMODULE = "120000", "160000"
SECONDS = 120.0  # for one question to Git
WHOLE_HISTORY = "Check out the whole history: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab."

_COMMAND = ("git", "--no-replace-objects", "--literal-pathspecs", "-c", "core.quotePath=false")


class Entry(NamedTuple):
    """One file of a commit. ``mode`` is Git's: a regular file, ``LINK`` or ``SUBMODULE``, which has no size."""

    path: str
    mode: str
    id: str
    size: int

    @property
    def regular(self) -> bool:
        """A file with content of its own."""
        return self.mode not in (LINK, SUBMODULE)


class Repository:
    """The repository that ``start`` lies in. Raises GraderError where there is none."""

    def __init__(self, start: Path) -> None:
        # Not Git's own search: a proposed folder that looks like a bare repository would be taken for one.
        start = start.absolute()
        for folder in (start, *start.parents):
            if (folder / ".git").exists():
                self.top = folder
                break
        else:
            raise GraderError(f"{start}: this is not inside a Git repository", "Change into the checkout.")
        # Nothing inherited: GIT_DIR and its like would speak of another repository.
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        self._environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

    def commit(self, name: str) -> str:
        """The full id of the commit called ``name``. Raises GraderError where it is not there."""
        found = None if name.startswith("-") else self._maybe("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if not found:
            raise GraderError(f"{self.top}: there is no commit {name!r} in this clone", WHOLE_HISTORY)
        return found.decode().strip()

    def knows(self, name: str) -> bool:
        """Whether there is a commit of this name."""
        return bool(self._maybe("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))

    def merge_base(self, one: str, other: str) -> str | None:
        """The commit where two histories parted; None for histories that have nothing in common.

        Raises GraderError where the clone is too shallow to tell.
        """
        found = self._maybe("merge-base", one, other)
        if found:
            return found.decode().split()[0]
        if self._ask("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise GraderError(f"{self.top}: the clone is too shallow to see what was changed", WHOLE_HISTORY)
        return None

    def changed(self, before: str | None, after: str) -> tuple[str, ...]:
        """Paths that differ between two commits, renamed ones under both names; all paths for no ``before``.

        Those that were there before come first, so that new ones cannot crowd them out of a list.
        """
        start = (
            before or self._ask("hash-object", "-t", "tree", "--stdin").decode().strip()
        )  # of nothing: the empty tree
        told = self._ask("diff-tree", "-r", "-z", "--name-status", "--no-renames", start, after).split(b"\0")
        changes = sorted(zip(told[::2], told[1::2], strict=False), key=lambda change: change[0] == b"A")
        return tuple(os.fsdecode(path) for _, path in changes)

    def entries(self, commit: str, path: str) -> list[Entry]:
        """All files below ``path`` (or what ``path`` itself is, where it is no folder) at ``commit``."""
        told = self._ask("ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *([path] if path else []))
        return [_entry(line) for line in told.split(b"\0") if line]

    def kind(self, commit: str, path: str) -> str | None:
        """The mode of ``path`` at ``commit``; None where it is not there."""
        told = self._ask("ls-tree", "-z", "--full-tree", commit, "--", path)
        return told.split(b" ", 1)[0].decode() if told else None

    def contents(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """The content of each of ``entries``, in their order. All of it is in memory at once."""
        asked = [entry.id for entry in entries]
        told = memoryview(self._ask("cat-file", "--batch", given="".join(f"{id}\n" for id in asked).encode()))
        at = 0
        for id in asked:
            end = at + bytes(told[at : at + 200]).index(b"\n")
            name, kind, size = bytes(told[at:end]).decode().split()
            if name != id or kind != "blob":
                raise GraderError(f"{self.top}: git gave {kind} {name} for {id}", "Clone again.", exit_code=3)
            at = end + 1 + int(size) + 1
            yield bytes(told[end + 1 : at - 1])

    def _ask(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._run(arguments, given)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
            raise GraderError(f"git {arguments[0]}: {said[0][:300]}", WHOLE_HISTORY, exit_code=3)
        return done.stdout

    def _maybe(self, *arguments: str) -> bytes | None:
        done = self._run(arguments, b"")
        return done.stdout if done.returncode == 0 else None

    def _run(self, arguments: tuple[str, ...], given: bytes) -> subprocess.CompletedProcess[bytes]:
        command = [*_COMMAND, f"--git-dir={self.top / '.git'}", *arguments]
        try:
            return subprocess.run(
                command, input=given, capture_output=True, env=self._environment, timeout=SECONDS, check=False
            )
        except FileNotFoundError:
            raise GraderError("git is not installed", "Install git.", exit_code=3) from None
        except subprocess.TimeoutExpired:
            raise GraderError(f"git {arguments[0]} took more than {SECONDS:g} s", "Try again.", exit_code=3) from None


def _entry(line: bytes) -> Entry:
    about, path = line.split(b"\t", 1)
    mode, _, id, size = about.decode().split()
    return Entry(os.fsdecode(path), mode, id, 0 if size == "-" else int(size))

"""Read a Git repository from its objects alone, by Git's own commands.

Working tree, index, attributes, hooks, filters and submodules are never used: the author of a change decides what
they hold. Names are paths from the top of the repository, with ``/`` between components.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple, cast

from grader.errors import GraderError
from grader.model import MIB
from grader.sandbox.linux import kernel

LINK, SUBMODULE = "120000", "160000"
SECONDS = 120.0  # for one command of Git
WHOLE_HISTORY = "Check out the whole history: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab."

MEMORY = 1024 * MIB
OUTPUT = 512 * MIB
"""What one command of Git may take and say: a folder that holds itself a few times over has 10^10 paths in 1 MB."""

_ERRORS = 1 << 16
_LAST = 253402300799  # seconds: the end of the year 9999
_OUT_OF_MEMORY = re.compile("out of memory|malloc failed|mmap failed|Cannot allocate memory", re.IGNORECASE)
_UNUSUAL = "This repository holds more than a course has use for; look at what the change adds."

_COMMAND = (
    *("git", "--no-replace-objects", "--literal-pathspecs", "-c", "core.quotePath=false"),
    *("-c", "core.packedGitWindowSize=32m", "-c", "core.packedGitLimit=256m"),  # maps of packs count as memory
)


class TreeEntry(NamedTuple):
    """One file of a commit. ``mode`` is Git's: a regular file, ``LINK`` or ``SUBMODULE``, which has no size."""

    path: str
    mode: str
    id: str
    size: int

    @property
    def regular(self) -> bool:
        """Whether this is a file with content of its own."""
        return self.mode not in (LINK, SUBMODULE)


class Repository:
    """The repository that ``start`` lies in; ``bare``: that ``start`` itself is, one that the grader made.
    ``listing`` is how many bytes the names of a commit's files may take. Raises GraderError where there is none."""

    def __init__(self, start: Path, *, bare: bool = False, listing: int | None = None) -> None:
        # Git's own search would take a proposed folder that looks like a bare repository for one.
        start = start.absolute()
        self._listing = listing
        if bare:
            self.top = self._git_dir = start
            self._environment = _environment()
            return
        for folder in (start, *start.parents):
            if (folder / ".git").exists():
                self.top, self._git_dir = folder, folder / ".git"
                break
        else:
            raise GraderError(f"{start}: this is not inside a Git repository", "Change into the checkout.")
        self._environment = _environment()

    def commit(self, name: str) -> str:
        """Return the full id of the commit called ``name``. Raises GraderError where it is not there."""
        id = None if name.startswith("-") else self._maybe("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if not id:
            raise GraderError(f"{self.top}: there is no commit {name!r} in this clone", WHOLE_HISTORY)
        return id.decode().strip()

    def knows(self, name: str) -> bool:
        """Whether there is a commit called ``name``."""
        return bool(self._maybe("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))

    def merge_base(self, one: str, other: str) -> str | None:
        """Return the commit where two histories parted; None for histories that have nothing in common.

        Raises GraderError where the clone is too shallow to tell.
        """
        ids = self._maybe("merge-base", one, other)
        if ids:
            return ids.decode().split()[0]
        if self._ask("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise GraderError(f"{self.top}: the clone is too shallow to see what was changed", WHOLE_HISTORY)
        return None

    def first(self, commit: str) -> str:
        """Return the first commit of the history of ``commit``."""
        return self._ask("rev-list", "--max-parents=0", commit).decode().split()[-1]

    def changed(self, before: str | None, after: str) -> tuple[str, ...]:
        """Return the paths that differ between two commits, renamed ones under both names; all paths for no ``before``.

        Files that were there before come first, so that new ones cannot crowd them out of a list.
        """
        start = before or self._empty_tree()
        fields = self._ask("diff-tree", "-r", "-z", "--name-status", "--no-renames", start, after).split(b"\0")
        changes = sorted(zip(fields[::2], fields[1::2], strict=False), key=lambda change: change[0] == b"A")
        return tuple(os.fsdecode(path) for _, path in changes)

    def uncommitted(self) -> tuple[str, ...]:
        """Return the paths of the working tree that differ from the checked-out commit; none where Git cannot tell."""
        status = self._maybe(
            *("-c", "core.fsmonitor=false", f"--work-tree={self.top}"),
            *("status", "--porcelain=v1", "-z", "--no-renames", "--ignore-submodules=all"),
        )
        return tuple(os.fsdecode(entry[3:]) for entry in (status or b"").split(b"\0") if entry)

    def entries(self, commit: str, path: str) -> list[TreeEntry]:
        """Return all files below ``path`` at ``commit``; ``path`` itself where it is no folder."""
        listing = self._ask("ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *([path] if path else []))
        return [_tree_entry(line) for line in listing.split(b"\0") if line]

    def kind(self, commit: str, path: str) -> str | None:
        """Return the mode of ``path`` at ``commit``; None where it is not there."""
        listing = self._ask("ls-tree", "-z", "--full-tree", commit, "--", path)
        return listing.split(b" ", 1)[0].decode() if listing else None

    def contents(self, entries: Iterable[TreeEntry]) -> Iterator[bytes]:
        """Yield the content of each of ``entries``, in their order. All of it is in memory at once."""
        ids = [entry.id for entry in entries]
        output = memoryview(self._ask("cat-file", "--batch", stdin="".join(f"{id}\n" for id in ids).encode()))
        at = 0
        for id in ids:
            end = at + bytes(output[at : at + 200]).index(b"\n")
            name, kind, size = bytes(output[at:end]).decode().split()
            if name != id or kind != "blob":
                raise GraderError(f"{self.top}: git gave {kind} {name} for {id}", "Clone again.", exit_code=3)
            at = end + 1 + int(size) + 1
            yield bytes(output[end + 1 : at - 1])

    def date(self, commit: str) -> datetime:
        """Return the date that a commit says of itself: its author sets it."""
        seconds = self._ask("rev-list", "--max-count=1", "--timestamp", commit).split()[0]
        return datetime.fromtimestamp(min(max(int(seconds), 0), _LAST), UTC)

    def _empty_tree(self) -> str:
        return self._ask("hash-object", "-t", "tree", "--stdin").decode().strip()

    def _ask(self, *arguments: str, stdin: bytes = b"") -> bytes:
        done = self._run(arguments, stdin)
        if done.returncode:
            reasons = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
            if _OUT_OF_MEMORY.search(reasons[-1]):
                raise GraderError(f"git {arguments[0]} needs more than {MEMORY // MIB} MB", _UNUSUAL, exit_code=3)
            raise GraderError(f"git {arguments[0]}: {reasons[0][:300]}", WHOLE_HISTORY, exit_code=3)
        return done.stdout

    def _maybe(self, *arguments: str) -> bytes | None:
        done = self._run(arguments, b"")
        return done.stdout if done.returncode == 0 else None

    def _run(self, arguments: tuple[str, ...], stdin: bytes) -> subprocess.CompletedProcess[bytes]:
        command = [*_COMMAND, f"--git-dir={self._git_dir}", *arguments]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
            given.write(stdin)
            given.seek(0)
            try:
                process = subprocess.Popen(
                    command, stdin=given, stdout=subprocess.PIPE, stderr=errors, env=self._environment
                )
            except FileNotFoundError:
                raise GraderError("git is not installed", "Install git.", exit_code=3) from None
            if sys.platform == "linux":
                with contextlib.suppress(OSError):  # it has ended already
                    kernel.limit_memory(MEMORY, process.pid)
            with process, _ended_after(process, SECONDS) as late:
                output = self._output(process, arguments[0])
            if late.is_set():
                raise GraderError(f"git {arguments[0]} took more than {SECONDS:g} s", _UNUSUAL, exit_code=3)
            errors.seek(0)
            return subprocess.CompletedProcess(command, process.returncode, output, errors.read(_ERRORS))

    def _output(self, process: subprocess.Popen[bytes], name: str) -> bytes:
        """Read what Git says, in bounded memory. Raises GraderError where it says too much."""
        pipe = cast(IO[bytes], process.stdout)
        most = self._listing if name == "ls-tree" and self._listing is not None else OUTPUT
        output = pipe.read(most + 1)
        if len(output) > most:
            process.kill()
            raise GraderError(f"git {name} gave more than {most // MIB} MB", _UNUSUAL, exit_code=3)
        return output


def _environment() -> dict[str, str]:
    """Return the environment without GIT_DIR and its like, which would name another repository."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


@contextlib.contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kill ``process`` after ``seconds``; the event tells whether that happened."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _tree_entry(line: bytes) -> TreeEntry:
    fields, path = line.split(b"\t", 1)
    mode, _, id, size = fields.decode().split()
    return TreeEntry(os.fsdecode(path), mode, id, 0 if size == "-" else int(size))

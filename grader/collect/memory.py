"""What collect remembers between runs: which clones are its own, and when it saw which commit.

It lies beside the clones, not in them, and is written whenever a repository is finished: a kill loses none.
"""

from __future__ import annotations

import hashlib
import threading
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from grader.errors import GraderError
from grader.files.atomic import write_atomically

FOLDER = ".collect"
LEFT = "left"
_FILE = "memory.json"


class Sighting(msgspec.Struct, frozen=True):
    """A commit that was the newest at ``time``: the first run that saw it so, or what the host says of the push."""

    commit: str
    time: datetime


class RepositoryMemory(msgspec.Struct, frozen=True, omit_defaults=True):
    """One repository: what runs saw, and what the host said, the oldest first."""

    address: str
    ref: str = ""
    seen: tuple[Sighting, ...] = ()
    pushed: tuple[Sighting, ...] = ()


class _Content(msgspec.Struct):
    schema: Literal["grader/collect-memory/1"] = "grader/collect-memory/1"
    repositories: dict[str, RepositoryMemory] = {}
    written: dict[str, str] = {}


class Memory:
    """The memory of the folder ``out``. Threads may share it. Raises GraderError where it cannot be read."""

    def __init__(self, out: Path) -> None:
        self._folder = out / FOLDER
        self._path = self._folder / _FILE
        self._lock = threading.Lock()
        try:
            self._content = msgspec.json.decode(self._path.read_bytes(), type=_Content)
        except FileNotFoundError:
            self._content = _Content()
        except (OSError, msgspec.DecodeError) as error:
            raise GraderError(
                f"{self._path}: {error}", "It says when commits were first seen: put back a copy of it."
            ) from None

    def of(self, address: str, ref: str) -> RepositoryMemory:
        """Return what is known of a repository."""
        return self._content.repositories.get(_key(address, ref), RepositoryMemory(address, ref))

    def clone(self, address: str, ref: str) -> Path:
        """Return the folder of the clone."""
        return self._folder / "clones" / f"{_key(address, ref)}.git"

    @property
    def left(self) -> Path:
        """Where the folders of those lie who are not on the roster any more."""
        return self._folder / LEFT

    def keep(self, known: RepositoryMemory) -> None:
        """Remember a repository."""
        with self._lock:
            self._content.repositories[_key(known.address, known.ref)] = known
            self._write()

    def written(self, folder: str) -> str | None:
        """Return the commit of which ``folder`` holds the files, empty for none; None where collect did not make it."""
        return self._content.written.get(folder)

    def keep_written(self, folder: str, commit: str) -> None:
        """Remember which files ``folder`` holds."""
        with self._lock:
            if self._content.written.get(folder) != commit:
                self._content.written[folder] = commit
                self._write()

    def forget_written(self, folder: str) -> None:
        """Forget a folder that is not there any more."""
        with self._lock:
            self._content.written.pop(folder, None)
            self._write()

    def folders(self) -> tuple[str, ...]:
        """Return the folders that collect made."""
        return tuple(self._content.written)

    def _write(self) -> None:
        content = {"schema": self._content.schema, **msgspec.to_builtins(self._content)}
        write_atomically(self._path, msgspec.json.encode(content))


def _key(address: str, ref: str) -> str:
    return hashlib.sha256(f"{address}\0{ref}".encode()).hexdigest()[:24]

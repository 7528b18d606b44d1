"""Where a worker's files go: into the folder of the batch on this machine, or back to the machine that has it."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Protocol

from grader.files.atomic import write_atomically


class Outputs(Protocol):
    """The files of a batch, by their path below its folder."""

    def read(self, path: Path) -> bytes | None:
        """Return the content of a file, None where there is none."""

    def holds(self, path: Path) -> bool:
        """Whether a file is there."""

    def write(self, path: Path, content: bytes | str) -> None:
        """Replace the content of a file. Raises GraderError."""

    def remove(self, path: Path) -> None:
        """Remove a file, where it is there."""


class FolderOutputs:
    """Files on this machine."""

    def __init__(self, out: Path) -> None:
        self._out = out

    def read(self, path: Path) -> bytes | None:
        """Return the content of a file, None where it cannot be read."""
        try:
            return (self._out / path).read_bytes()
        except OSError:
            return None

    def holds(self, path: Path) -> bool:
        """Whether a file is there."""
        return (self._out / path).is_file()

    def write(self, path: Path, content: bytes | str) -> None:
        """Replace the content of a file. Raises GraderError."""
        write_atomically(self._out / path, content)

    def remove(self, path: Path) -> None:
        """Remove a file, where it is there."""
        with contextlib.suppress(OSError):
            (self._out / path).unlink()


class CarriedOutputs:
    """Files that travel: ``results`` are the contents that came along, ``pages`` files of which only that they are
    there is known. ``changes`` are what goes back: compressed contents, None for what is removed."""

    def __init__(self, results: Mapping[str, bytes], pages: Collection[str]) -> None:
        self._results, self._pages = results, pages
        self.changes: dict[str, bytes | None] = {}

    def read(self, path: Path) -> bytes | None:
        """Return the content of a file that came along, None for others."""
        return self._results.get(path.as_posix())

    def holds(self, path: Path) -> bool:
        """Whether a file was there when the unit was sent."""
        return path.as_posix() in self._results or path.as_posix() in self._pages

    def write(self, path: Path, content: bytes | str) -> None:
        """Send a file back."""
        data = content.encode() if isinstance(content, str) else content
        self.changes[path.as_posix()] = zlib.compress(data, 1)

    def remove(self, path: Path) -> None:
        """Let a file be removed."""
        self.changes[path.as_posix()] = None

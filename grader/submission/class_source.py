"""Where a class's files lie: in a folder, or in an archive that is unpacked for as long as the class is graded."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from grader.errors import Refusal
from grader.files import class_archive
from grader.files.class_archive import Listed
from grader.files.names import decode_name, is_ignored
from grader.files.safe_folder import FolderEntry, Parts, SafeFolder
from grader.processes.confined import Confined
from grader.submission.handed_in import Handed, Part
from grader.text.clean import normal, printable

Own = tuple[str, Parts]
"""Where something stands in a submission, and where it lies in the class."""


class ClassSource(Protocol):
    """The files of a class; ``parts`` are the components of a path. Raises Refusal."""

    def entries(self, parts: Parts) -> list[FolderEntry]:
        """What a folder holds, in the order of the names as shown, without what is never part of a submission; but
        with the ``.git`` of a clone."""

    def listing(self, parts: Parts) -> Iterator[FolderEntry]:
        """The same one after the other, in no order: who has seen enough of a great folder stops."""

    def contents(self, files: Sequence[Parts], limit: int) -> dict[Parts, bytes]:
        """The content of those of the files that can be read and have at most ``limit`` bytes."""

    def hand_over(self, students: Sequence[Sequence[Own]]) -> list[Handed]:
        """What each student handed in, ready to be read by another process."""


class FolderSource:
    """A class in a folder; ``besides`` is the path of a folder in it that is nobody's."""

    def __init__(self, base: Path, folder: SafeFolder, besides: Parts = ()) -> None:
        self._base, self._folder, self._besides = base, folder, besides

    def entries(self, parts: Parts) -> list[FolderEntry]:
        """As ClassSource."""
        return [entry for entry in self._folder.entries(parts) if self._is_looked_at(parts, entry)]

    def listing(self, parts: Parts) -> Iterator[FolderEntry]:
        """As ClassSource."""
        return (entry for entry in self._folder.listing(parts) if self._is_looked_at(parts, entry))

    def _is_looked_at(self, parts: Parts, entry: FolderEntry) -> bool:
        return (entry.shown == ".git" or not is_ignored(entry.shown)) and (*parts, entry.name) != self._besides

    def contents(self, files: Sequence[Parts], limit: int) -> dict[Parts, bytes]:
        """As ClassSource."""
        found: dict[Parts, bytes] = {}
        for parts in files:
            try:
                found[parts] = self._folder.read(parts, limit)
            except Refusal:
                continue
        return found

    def hand_over(self, students: Sequence[Sequence[Own]]) -> list[Handed]:
        """As ClassSource."""
        return [
            Handed(str(self._base.absolute()), tuple(Part(os.fsencode("/".join(parts)), name) for name, parts in own))
            for own in students
        ]


class ArchiveSource:
    """A class in an archive, to be unpacked below ``folder``, which is the grader's own. Raises Refusal, HelperLost."""

    def __init__(self, archive: Path, folder: Path, confined: Confined) -> None:
        self._archive, self._folder, self._confined = archive, folder, confined
        self._numbers: dict[Parts, int] = {}
        self._names: dict[Parts, str] = {}
        self._folders: dict[Parts, dict[str, FolderEntry]] = {(): {}}
        self.unsafe: list[str] = []
        for listed in confined.call(class_archive.listing, str(archive)):
            if listed.path:
                self._add(tuple(listed.path.split("/")), listed)
            else:
                self.unsafe.append(printable(listed.name))

    def _add(self, parts: Parts, listed: Listed) -> None:
        """Of two members with one name the later counts, as everywhere. Another name that leads to the same file is not
        safe, nor is a file where a folder is."""
        for length in range(1, len(parts)):
            entry = FolderEntry(parts[length - 1], normal(parts[length - 1]), "folder")
            self._folders.setdefault(parts[: length - 1], {})[entry.name] = entry
            self._folders.setdefault(parts[:length], {})
        if parts in self._folders or self._names.setdefault(parts, listed.name) != listed.name:
            self.unsafe.append(printable(decode_name("/".join(parts).encode("utf-8", "surrogatepass"))))
            return
        self._numbers[parts] = listed.number
        entry = FolderEntry(parts[-1], normal(parts[-1]), "file")
        self._folders.setdefault(parts[:-1], {})[entry.name] = entry

    def entries(self, parts: Parts) -> list[FolderEntry]:
        """As ClassSource."""
        return sorted(self.listing(parts), key=lambda entry: (entry.shown, entry.name))

    def listing(self, parts: Parts) -> Iterator[FolderEntry]:
        """As ClassSource."""
        return iter(self._folders.get(parts, {}).values())

    def contents(self, files: Sequence[Parts], limit: int) -> dict[Parts, bytes]:
        """As ClassSource."""
        numbers = {self._numbers[parts]: parts for parts in files if parts in self._numbers}
        if not numbers:
            return {}
        found = self._confined.call(class_archive.contents, str(self._archive), list(numbers), limit)
        return {numbers[number]: data for number, data in found.items()}

    def hand_over(self, students: Sequence[Sequence[Own]]) -> list[Handed]:
        """As ClassSource. What several students share is unpacked, and metered, for the first of them."""
        whole = [self._members(own) for own in students]
        unpacked: list[list[int]] = [[] for _ in students]
        places: dict[int, tuple[int, int]] = {}
        for student, members in enumerate(whole):
            for _, number in members:
                if number not in places:
                    places[number] = (student, len(unpacked[student]))
                    unpacked[student].append(number)
        problems = self._confined.call(class_archive.extract, str(self._archive), str(self._folder), unpacked)
        handed = []
        for members in whole:
            parts = [Part(f"{places[number][0]}/{places[number][1]}".encode(), name) for name, number in members]
            owners = {places[number][0] for _, number in members}
            problem = next((problems[owner] for owner in sorted(owners) if problems[owner] is not None), None)
            handed.append(Handed(str(self._folder), tuple(parts), problem, recorded=True))
        return handed

    def _members(self, own: Sequence[Own]) -> list[tuple[str, int]]:
        """The files of a student, where they stand in the submission; folders with all that is below them."""
        found: list[tuple[str, int]] = []
        for name, parts in own:
            if parts in self._numbers:
                found.append((name, self._numbers[parts]))
                continue
            for path in self._below(parts):
                inner = normal("/".join(path[len(parts) :]))
                found.append((f"{name}/{inner}" if name else inner, self._numbers[path]))
        return found

    def _below(self, parts: Parts) -> Iterator[Parts]:
        for entry in self.entries(parts):
            if entry.kind == "folder":
                yield from self._below((*parts, entry.name))
            else:
                yield (*parts, entry.name)

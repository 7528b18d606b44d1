"""What a student handed in → a ``Tree`` of files in memory: bounded, no link followed, archives unpacked."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from grader.errors import Refusal
from grader.files import archives
from grader.files.names import decode_name, is_ignored, suffix
from grader.files.safe_folder import ENTRIES, FolderEntry, Parts, SafeFolder, mib
from grader.model import MIB, Message
from grader.processes.confined import Confined, HelperLost
from grader.submission.handed_in import Handed
from grader.submission.large_notebooks import LARGEST, read_notebook
from grader.submission.work_names import is_notebook_name, stem
from grader.text.clean import printable

FILES = 200
TOTAL = 100 * MIB
ALONG = 32 * MIB  # of what goes along with the code: it must fit a frame and a guest's scratch with room to spare
DEPTH = 16
FOUND = 5000  # files looked at before the FILES to read are chosen
_NAMED = 20  # of those beyond them
ARCHIVES = 5
SCRIPT, PACKED, OTHER = 2 * MIB, 64 * MIB, 16 * MIB  # of one file; the last is what a guest may have as one


class Tree(msgspec.Struct, frozen=True):
    """Files by path (``/`` between components, NFC), those that cannot be read and why, and what was left out.

    ``unnamed`` is how many more were left out than ``left_out`` names.
    ``modified`` says when a file was last changed, ``recorded`` the same where an archive said it. ``digests`` are of
    files that are not here as they were handed in: notebooks without their outputs.
    """

    files: dict[str, bytes]
    refused: dict[str, Message] = {}
    left_out: tuple[str, ...] = ()
    unnamed: int = 0
    modified: dict[str, float] = {}
    recorded: dict[str, float] = {}
    digests: dict[str, str] = {}
    main: str = ""


def gather(handed: Handed, confined: Confined) -> Tree:
    """Read all of it, within the limits. Raises Refusal where nothing can be read, GraderError without a helper."""
    if handed.problem is not None:
        raise Refusal(handed.problem)
    with SafeFolder(Path(handed.base)) as folder:
        gathering = _Gathering(handed, folder, confined)
        found: list[tuple[str, Parts]] = []
        for part in handed.parts:
            parts = tuple(one for one in os.fsdecode(part.path).split("/") if one not in ("", "."))
            kind = folder.kind(parts)
            if kind == "folder":
                found.extend(gathering.walk(parts, part.name))
            elif kind == "file":
                found.append((part.name, parts))
            elif stem(part.name) is not None:
                gathering.refuse(part.name, "link" if kind == "link" else "special")
            else:  # it may have been anything, so nothing is said to be missing
                file = part.name or decode_name(part.path)
                raise Refusal(Message(f"unread.{kind}", {"file": printable(file)}))
        gathering.read(found)
    return gathering.tree()


class _Gathering:
    """What has been read so far."""

    def __init__(self, handed: Handed, folder: SafeFolder, confined: Confined) -> None:
        self._main, self._recorded = handed.main, handed.recorded
        self._folder, self._confined = folder, confined
        self._tree = Tree({}, main=handed.main)
        self._left_out: list[str] = []
        self._unnamed = 0
        self._bytes = self._along = 0

    def tree(self) -> Tree:
        """All of it. What lies beside a file that somebody named may be anything, so that nothing is missed of it."""
        if self._main:
            return self._tree
        return msgspec.structs.replace(self._tree, left_out=tuple(self._left_out), unnamed=self._unnamed)

    def refuse(self, path: str, reason: str) -> None:
        """Note why a file cannot be read."""
        self._refuse_as(path, Refusal(Message(f"unread.{reason}")))

    def _refuse_as(self, path: str, refusal: Refusal) -> None:
        args = {**refusal.message.args, "file": printable(path)}  # under the student's name for it
        large = refusal.message.id == "unread.large" and is_notebook_name(path)
        self._tree.refused.setdefault(path, Message("unread.large-notebook" if large else refusal.message.id, args))

    def walk(self, top: Parts, name: str) -> Iterator[tuple[str, Parts]]:
        """Regular files below ``top``, folder by folder, those near the top first; of a folder what may be the work."""
        folders: list[tuple[str, Parts]] = [(name, top)]
        count = 0
        while folders:
            shown, parts = folders.pop(0)
            if count > FOUND:
                self._left_out.append(printable(shown))
                continue
            try:
                entries = self._first(parts)
            except Refusal as refusal:
                if parts == top:
                    raise
                self._refuse_as(shown, refusal)
                continue
            for entry in entries:
                path = f"{shown}/{entry.shown}" if shown else entry.shown
                count += 1
                if count > FOUND or (entry.kind == "folder" and path.count("/") + 1 >= DEPTH):
                    self._left_out.append(printable(path))
                elif entry.kind == "folder":
                    folders.append((path, (*parts, entry.name)))
                elif entry.kind == "file":
                    yield path, (*parts, entry.name)
                else:
                    self.refuse(path, "link" if entry.kind == "link" else "special")

    def _first(self, parts: Parts) -> list[FolderEntry]:
        """Return what a folder holds, what may be the work first; of very many those that are looked at and a few more.
        The listing is never in memory as a whole."""
        listed = 0

        def wanted() -> Iterator[FolderEntry]:
            nonlocal listed
            for entry in islice(self._folder.listing(parts), ENTRIES):
                if not is_ignored(entry.shown):
                    listed += 1
                    yield entry

        most = FOUND + _NAMED
        first = heapq.nsmallest(most, wanted(), key=lambda entry: (stem(entry.shown) is None, entry.shown, entry.name))
        self._unnamed += listed - len(first)
        return first

    def read(self, found: list[tuple[str, Parts]]) -> None:
        """Read what was found: archives last, as a loose file counts before one of the same name inside."""
        packed = [one for one in found if suffix(one[0]) in archives.SUFFIXES]
        loose = [one for one in found if suffix(one[0]) not in archives.SUFFIXES]
        for path, parts in sorted(loose, key=lambda one: (one[0] != self._main, _importance(one[0]))):
            if self._is_wanted(path) and self._has_room(path):
                self._read_one(path, parts)
        if self._main:
            return
        for path, parts in packed[:ARCHIVES]:
            self._unpack(path, parts, alone=len(packed) == 1)
        self._left_out.extend(printable(path) for path, _ in packed[ARCHIVES:])

    def _is_wanted(self, path: str) -> bool:
        """Beside a file that somebody named, other notebooks and what cannot be read are nobody's business."""
        return path == self._main or not (self._main and (is_notebook_name(path) or suffix(path) in archives.FOREIGN))

    def _has_room(self, path: str) -> bool:
        code = stem(path) is not None
        if len(self._tree.files) < FILES and self._bytes < TOTAL and (code or self._along < ALONG):
            return True
        self._left_out.append(printable(path))
        return False

    def _read_one(self, path: str, parts: Parts) -> None:
        if suffix(path) in archives.FOREIGN:
            self.refuse(path, "archive-kind")
            return
        try:
            modified = self._folder.modified(parts) if stem(path) is not None else 0.0
            if is_notebook_name(path):
                data, digest = read_notebook(self._folder.chunks(parts, LARGEST), self._confined)
            else:
                data, digest = self._folder.read(parts, _cap(path)), ""
        except Refusal as refusal:
            self._refuse_as(path, refusal)
        except HelperLost as lost:
            self._tree.refused.setdefault(path, lost_message(path, lost))
        else:
            self._keep(path, data, digest, modified, recorded=self._recorded)

    def _unpack(self, path: str, parts: Parts, *, alone: bool) -> None:
        try:
            data = self._folder.read(parts, PACKED)
            unpacked = self._confined.call(archives.unpack, printable(path), data)
        except Refusal as refusal:
            self._refuse_as(path, refusal)
            return
        except HelperLost as lost:
            self._tree.refused.setdefault(path, lost_message(path, lost))
            return
        folder = archives.inside_of(path, alone=alone)
        self._left_out.extend(folder + name for name in unpacked.left_out)
        for name, problem in unpacked.refused.items():
            self._refuse_as(folder + name, Refusal(problem))
        for name in sorted(unpacked.files, key=_importance):
            self._keep_unpacked(folder + name, unpacked.files[name], unpacked.times.get(name, 0.0))

    def _keep_unpacked(self, path: str, data: bytes, modified: float) -> None:
        digest = ""
        try:
            if is_notebook_name(path):
                data, digest = read_notebook((data,), self._confined)
            elif len(data) > _cap(path):
                raise Refusal(Message("unread.large", {"size": mib(len(data)), "limit": mib(_cap(path))}))
        except Refusal as refusal:
            self._refuse_as(path, refusal)
        except HelperLost as lost:
            self._tree.refused.setdefault(path, lost_message(path, lost))
        else:
            if self._has_room(path):
                self._keep(path, data, digest, modified, recorded=True)

    def _keep(self, path: str, data: bytes, digest: str, modified: float, *, recorded: bool) -> None:
        if path in self._tree.files:
            return
        self._tree.files[path] = data
        self._bytes += len(data)
        self._along += 0 if stem(path) is not None else len(data)
        if digest:
            self._tree.digests[path] = digest
        if modified:
            self._tree.modified[path] = modified
            self._tree.recorded.update({path: modified} if recorded else {})


def lost_message(path: str, lost: HelperLost) -> Message:
    """What to say of a file whose reading gave no answer."""
    kind = {"time": "slow", "memory": "memory"}.get(lost.kind, "failed")
    reason: dict[str, str | int | float] = {"reason": lost.reason} if kind == "failed" else {}
    return Message(f"unread.{kind}", {"file": printable(path), **reason})


def _cap(path: str) -> int:
    return SCRIPT if stem(path) is not None else OTHER


def _importance(path: str) -> tuple[bool, int, str]:
    """Code first, then what lies near the top: what the limits cut off is the least likely to be missed."""
    return stem(path) is None, path.count("/"), path

"""What a student handed in → a ``Tree`` of files in memory: bounded, no link followed, archives unpacked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from grader.errors import GraderError, Refusal
from grader.files import archives
from grader.files.names import decode_name, is_ignored, suffix
from grader.files.safe_folder import Parts, SafeFolder
from grader.model import MIB, Message
from grader.processes.confined import Confined, HelperLost
from grader.text.clean import printable

FILES = 200
TOTAL = 100 * MIB
ALONG = 32 * MIB  # of what goes along with the code: it must fit a frame and a guest's scratch with room to spare
DEPTH = 6
FOUND = 5000  # files looked at before the FILES to read are chosen
ARCHIVES = 5

_CAPS = {".py": 2 * MIB, ".ipynb": 20 * MIB, **dict.fromkeys(archives.SUFFIXES, 64 * MIB)}
_OTHER_CAP = 16 * MIB  # what a guest may have as one file


class Handed(msgspec.Struct, frozen=True):
    """What one student handed in, and where it lies.

    ``base`` is a folder that whoever runs the grader named; no link is followed below it. ``parts`` are paths
    below it: a folder counts with its content, a file under the name that goes with it (what the student called
    it, before a learning platform put its prefix there). ``problem`` says why nothing of it can be read.
    """

    base: str
    parts: tuple[tuple[str, str], ...] = ()
    problem: Message | None = None


class Tree(msgspec.Struct, frozen=True):
    """Files by path (``/`` between components, NFC), those that cannot be read and why, and what was left out."""

    files: dict[str, bytes]
    refused: dict[str, Message]
    notes: tuple[Message, ...] = ()


def lone(path: Path, base: Path | None = None) -> Handed:
    """A submission that is a single file, folder or archive.

    ``base`` is the trusted folder above it: the checkout when grading a pull request, as every component below
    it may be a link. Without it a folder is trusted itself, a file's folder is. Raises GraderError.
    """
    if not os.path.lexists(path):
        raise GraderError(f"{path}: there is no such file or folder", "Check the path for typing mistakes.")
    if base is None:
        base = path if path.is_dir() else path.parent
    top, whole = Path(os.path.abspath(base)), Path(os.path.abspath(path))  # noqa: PTH100  takes ".." out as well
    if not whole.is_relative_to(top):
        raise GraderError(f"{path}: does not lie in {base}", "Name a path inside that folder.")
    name = decode_name(os.fsencode(whole.name))
    return Handed(str(top), ((name, whole.relative_to(top).as_posix()),))


def gather(handed: Handed, confined: Confined) -> Tree:
    """Read all of it, within the caps. Raises Refusal where nothing can be read, GraderError without a helper."""
    if handed.problem is not None:
        raise Refusal(handed.problem)
    gathering = _Gathering(confined)
    with SafeFolder(Path(handed.base)) as files:
        found: list[tuple[str, Parts]] = []
        for name, path in handed.parts:
            parts = PurePosixPath(path).parts
            kind = files.kind(parts)
            if kind == "folder":
                found.extend(gathering.walk(files, parts))
            elif kind == "file":
                found.append((name, parts))
            elif _is_code(name):
                gathering.refuse(name, "link" if kind == "link" else "special")
            else:  # it may have been anything, so nothing is said to be missing
                raise Refusal(Message(f"unread.{kind}", {"file": printable(name)}))
        gathering.read(files, found)
    return gathering.tree()


class _Gathering:
    """What has been read so far."""

    def __init__(self, confined: Confined) -> None:
        self._confined = confined
        self._files: dict[str, bytes] = {}
        self._refused: dict[str, Message] = {}
        self._notes: list[Message] = []
        self._bytes = self._along = self._left_out = 0

    def tree(self) -> Tree:
        notes = list(self._notes)
        if self._left_out:
            notes.append(Message("note.files-left-out", {"count": self._left_out}))
        return Tree(self._files, self._refused, tuple(notes))

    def refuse(self, path: str, reason: str) -> None:
        self._refused.setdefault(path, Message(f"unread.{reason}", {"file": printable(path)}))

    def _refuse_as(self, path: str, refusal: Refusal) -> None:
        args = {**refusal.message.args, "file": printable(path)}  # under the student's name for it
        self._refused.setdefault(path, Message(refusal.message.id, args))

    def walk(self, files: SafeFolder, top: Parts) -> Iterator[tuple[str, Parts]]:
        """Regular files below ``top``, folder by folder, those near the top first."""
        folders: list[tuple[str, Parts]] = [("", top)]
        count = 0
        while folders:
            shown, parts = folders.pop(0)
            try:
                entries = files.entries(parts)
            except Refusal as refusal:
                if not shown:
                    raise
                self._refuse_as(shown, refusal)
                continue
            for entry in entries:
                if is_ignored(entry.shown):
                    continue
                path = f"{shown}/{entry.shown}" if shown else entry.shown
                count += 1
                if count > FOUND or (entry.kind == "folder" and path.count("/") + 1 >= DEPTH):
                    self._left_out += 1
                elif entry.kind == "folder":
                    folders.append((path, (*parts, entry.name)))
                elif entry.kind == "file":
                    yield path, (*parts, entry.name)
                else:
                    self.refuse(path, "link" if entry.kind == "link" else "special")

    def read(self, files: SafeFolder, found: list[tuple[str, Parts]]) -> None:
        """Read what was found: archives last, as a loose file counts before one of the same name inside."""
        packed = [one for one in found if suffix(one[0]) in archives.SUFFIXES]
        loose = [one for one in found if suffix(one[0]) not in archives.SUFFIXES]
        for path, parts in sorted(loose, key=lambda one: _importance(one[0])):
            if self._has_room(path):
                self._read_one(files, path, parts)
        for path, parts in packed[:ARCHIVES]:
            self._unpack(files, path, parts)
        self._left_out += len(packed[ARCHIVES:])

    def _has_room(self, path: str) -> bool:
        if len(self._files) < FILES and self._bytes < TOTAL and (_is_code(path) or self._along < ALONG):
            return True
        self._left_out += 1
        return False

    def _read_one(self, files: SafeFolder, path: str, parts: Parts) -> None:
        if suffix(path) in archives.FOREIGN:
            self.refuse(path, "archive-kind")
            return
        try:
            self._keep(path, files.read(parts, _cap(path)))
        except Refusal as refusal:
            self._refuse_as(path, refusal)

    def _unpack(self, files: SafeFolder, path: str, parts: Parts) -> None:
        try:
            data = files.read(parts, _cap(path))
            unpacked = self._confined.call(archives.unpack, printable(path), data)
        except Refusal as refusal:
            self._refuse_as(path, refusal)
            return
        except HelperLost as lost:
            self._refused.setdefault(path, lost_message(path, lost))
            return
        self._left_out += unpacked.left_out
        folder = path[: path.rfind("/") + 1]
        for name in sorted(unpacked.files, key=_importance):
            if len(unpacked.files[name]) > _cap(name):
                self.refuse(folder + name, "large")
            elif self._has_room(name):
                self._keep(folder + name, unpacked.files[name])

    def _keep(self, path: str, data: bytes) -> None:
        if path not in self._files:
            self._files[path] = data
            self._bytes += len(data)
            self._along += 0 if _is_code(path) else len(data)


def lost_message(path: str, lost: HelperLost) -> Message:
    """What to say of a file whose reading gave no answer."""
    kind = {"time": "slow", "memory": "memory"}.get(lost.kind, "failed")
    reason: dict[str, str | int | float] = {"reason": lost.reason} if kind == "failed" else {}
    return Message(f"unread.{kind}", {"file": printable(path), **reason})


def _cap(path: str) -> int:
    return _CAPS.get(suffix(path), _OTHER_CAP)


def _importance(path: str) -> tuple[bool, int, str]:
    """Code first, then what lies near the top: what the caps cut off is the least likely to be missed."""
    return not _is_code(path), path.count("/"), path


def _is_code(path: str) -> bool:
    return suffix(path) in (".py", ".ipynb")

"""Read what others put into a folder without following a link, opening a device or waiting for a pipe.

The folder itself is trusted: the user named it. Below it, only regular files are opened. Every component of a path is
opened by itself, from the descriptor of the one before, with ``O_NOFOLLOW``: to exchange a folder for a link between
check and use gains nothing. Windows has no such calls; there each component is checked before and the file compared
after opening. An attacker who acts at the right moment can defeat that, but Windows is for self-checks only: a batch
needs Linux.

A hard link looks like any file, but it has an owner. A file with several links that belongs to another user than its
folder may have been linked there by somebody who could not read it, and is refused. Where all belongs to one user (a
download, a checkout, a backup made of hard links) there is nothing to gain.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self

from grader.errors import Refusal
from grader.files.names import decode_name
from grader.model import MIB, Message
from grader.text.clean import printable

Kind = Literal["folder", "file", "link", "special"]
Parts = tuple[str, ...]

_CHUNK, _LEAST = 1 << 20, 1 << 12
ENTRIES = 100_000  # of one folder; what comes after is not looked at

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_FILE = os.O_RDONLY | _SAFELY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_LINK_TAGS = (0xA000000C, 0xA0000003)  # Windows: symbolic link, junction
_REASONS = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ENOENT: "gone",
    errno.ELOOP: "link",
    errno.ENOTDIR: "link",  # a folder that became one
}


class FolderEntry(NamedTuple):
    """One entry of a folder. ``name`` is the system's, ``shown`` the same in readable Unicode NFC."""

    name: str
    shown: str
    kind: Kind


class SafeFolder:
    """The folder ``base`` and what lies below it; ``parts`` are components of a path from there.

    Every method raises Refusal (``unread.link``, ``unread.special``, ``unread.hard-link``, ``unread.large``,
    ``unread.permission``, ``unread.gone``, ``unread.system``).
    """

    def __init__(self, base: Path, *, descriptors: bool = os.open in os.supports_dir_fd) -> None:
        self._path = base
        self._descriptors = descriptors
        self._base = -1
        if descriptors:
            with _refusals((base.name,)):
                self._base = os.open(base, _FOLDER | getattr(os, "O_CLOEXEC", 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._base >= 0:
            os.close(self._base)
            self._base = -1

    def kind(self, parts: Parts) -> Kind:
        """Return the kind of ``parts``; of no parts, which are the base, ``folder``."""
        if not parts:
            return "folder"
        with _refusals(parts), self._folder(parts[:-1]) as folder:
            return _kind(self._status(folder, parts))

    def listing(self, parts: Parts) -> Iterator[FolderEntry]:
        """Yield what the folder holds, one after the other, in no order: who has seen enough stops."""
        with _refusals(parts), self._folder(parts or (".",)) as folder:  # the base's own would share its place
            where = folder if folder >= 0 else self._path.joinpath(*parts)
            with os.scandir(where) as listing:
                for entry in listing:
                    yield FolderEntry(entry.name, decode_name(os.fsencode(entry.name)), _entry_kind(entry))

    def entries(self, parts: Parts) -> list[FolderEntry]:
        """Return what the folder holds, in the order of the names as shown."""
        return sorted(islice(self.listing(parts), ENTRIES), key=lambda entry: (entry.shown, entry.name))

    def read(self, parts: Parts, cap: int) -> bytes:
        """The content of a regular file of at most ``cap`` bytes."""
        return b"".join(self.chunks(parts, cap))

    def chunks(self, parts: Parts, cap: int) -> Iterator[bytes]:
        """The content of a regular file of at most ``cap`` bytes, piece by piece: it need not fit into memory."""
        with _refusals(parts), self._folder(parts[:-1]) as folder:
            before = self._status(folder, parts)
            if not stat.S_ISREG(before.st_mode):
                raise _refusal("link" if _kind(before) == "link" else "special", parts)
            if before.st_size > cap:
                raise _too_large(parts, before.st_size, cap)
            file = self._open(folder, parts, _FILE)
            try:
                yield from self._content(file, folder, before, parts, cap)
            finally:
                os.close(file)

    def _content(self, file: int, folder: int, before: os.stat_result, parts: Parts, cap: int) -> Iterator[bytes]:
        now = os.fstat(file)
        if not stat.S_ISREG(now.st_mode):
            raise _refusal("special", parts)
        if not self._descriptors and not os.path.samestat(before, now):
            raise _refusal("link", parts)
        if now.st_nlink > 1 and now.st_uid != self._owner(folder, parts[:-1]):
            raise _refusal("hard-link", parts)
        size = 0
        piece = min(_CHUNK, max(before.st_size + 1, _LEAST))  # memory for a whole chunk is dear for a small file
        while chunk := os.read(file, min(piece, cap + 1 - size)):
            size += len(chunk)
            if size > cap:  # it grows while it is read
                raise _too_large(parts, size, cap)
            yield chunk

    def modified(self, parts: Parts) -> float:
        """When a file was last changed, in seconds since 1970."""
        with _refusals(parts), self._folder(parts[:-1]) as folder:
            return self._status(folder, parts).st_mtime

    @contextlib.contextmanager
    def _folder(self, parts: Parts) -> Iterator[int]:
        """Yield a descriptor of the folder, or -1 on a system without: then each component has been checked."""
        if not self._descriptors:
            for length in range(1, len(parts) + 1):
                if _kind(self._status(-1, parts[:length])) != "folder":
                    raise _refusal("link", parts[:length])
            yield -1
            return
        folder = self._base
        try:
            for length in range(1, len(parts) + 1):
                inner = self._open(folder, parts[:length], _FOLDER | _SAFELY)
                if folder != self._base:
                    os.close(folder)
                folder = inner
            yield folder
        finally:
            if folder != self._base:
                os.close(folder)

    def _status(self, folder: int, parts: Parts) -> os.stat_result:
        if folder >= 0:
            return os.stat(parts[-1], dir_fd=folder, follow_symlinks=False)
        return self._path.joinpath(*parts).lstat()

    def _open(self, folder: int, parts: Parts, flags: int) -> int:
        if folder >= 0:
            return os.open(parts[-1], flags, dir_fd=folder)
        return os.open(self._path.joinpath(*parts), flags)

    def _owner(self, folder: int, parts: Parts) -> int:
        return (os.fstat(folder) if folder >= 0 else self._path.joinpath(*parts).lstat()).st_uid


def _kind(status: os.stat_result) -> Kind:
    if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) in _LINK_TAGS:
        return "link"
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(status.st_mode) else "special"


def _entry_kind(entry: os.DirEntry[str]) -> Kind:
    if os.name == "nt":  # a junction looks like a folder to all but this
        return _kind(entry.stat(follow_symlinks=False))
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "special"


def _refusal(kind: str, parts: Parts, **more: str) -> Refusal:
    return Refusal(Message(f"unread.{kind}", {"file": printable(decode_name(os.fsencode("/".join(parts)))), **more}))


def _too_large(parts: Parts, size: int, cap: int) -> Refusal:
    return _refusal("large", parts, size=mib(size), limit=mib(cap))


def mib(size: int) -> str:
    """A number of bytes for a reader."""
    return f"{-(-size * 10 // MIB) / 10:g} MiB"


@contextlib.contextmanager
def _refusals(parts: Parts) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0)
        if reason is not None:
            raise _refusal(reason, parts) from None
        raise _refusal("system", parts, reason=printable(error.strerror or type(error).__name__, 100)) from None

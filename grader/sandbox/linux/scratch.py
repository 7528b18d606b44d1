"""Scratch folders for the tier without mount namespaces: made, measured, and always removed.

A server has one folder, in memory or in the system's temporary folder, and keeps a lock on it. Should everything
be killed at once, the next server that starts finds the folder without its lock and removes it.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

USERS = range(60_001, 60_901)
"""Where the server runs as root: the user ids that its guests may get."""

_PREFIX = "grader-scratch-"
_MEMORY = "/dev/shm"  # noqa: S108  nothing in it is trusted, and mkdtemp makes the folder
_PLENTY = 256 << 20


@dataclass(frozen=True)
class ScratchFolder:
    """A server's folder. ``lock`` is a descriptor; the folder is abandoned when it is closed."""

    path: str
    lock: int

    def remove(self) -> None:
        """Remove the folder and give up the lock."""
        empty(self.path)
        with contextlib.suppress(OSError):
            os.rmdir(self.path)
        os.close(self.lock)


def make_folder(owner: int | None) -> ScratchFolder:
    """Make a folder for a server's guests, given to the user ``owner`` if there is one. Removes abandoned ones."""
    for place in (_MEMORY, tempfile.gettempdir()):
        for entry in Path(place).glob(f"{_PREFIX}*"):
            _remove_if_abandoned(entry)
    while True:
        path = tempfile.mkdtemp(prefix=_PREFIX, dir=_place())
        lock = _locked(path)
        if lock is not None and os.path.exists(path):  # else another server took it for abandoned just now
            if owner is not None:
                os.chown(path, owner, owner)
            return ScratchFolder(path, lock)


def _place() -> str:
    """Return a folder in memory where there is plenty: on a disk, making and removing take longer than a guest does."""
    try:
        about = os.statvfs(_MEMORY)
    except OSError:
        return tempfile.gettempdir()
    spacious = about.f_bavail * about.f_frsize >= _PLENTY and os.access(_MEMORY, os.W_OK | os.X_OK)
    return _MEMORY if spacious else tempfile.gettempdir()


def _remove_if_abandoned(path: Path) -> None:
    try:
        about = path.lstat()
        ours = about.st_uid == os.getuid() or (os.getuid() == 0 and about.st_uid in USERS)
        if not ours or not stat.S_ISDIR(about.st_mode):
            return
        lock = _locked(str(path))
    except OSError:
        return
    if lock is not None:
        ScratchFolder(str(path), lock).remove()


def _locked(path: str) -> int | None:
    import fcntl  # not there on Windows, where this module must be importable

    lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock


def empty(folder: str) -> None:
    """Remove all that a guest has left in ``folder``: links are not followed, depth does not matter."""
    with contextlib.suppress(OSError):
        os.chmod(folder, 0o700)
    pending = [folder]
    fresh = (f"{folder}/{secrets.token_hex(8)}" for _ in itertools.count())
    while pending:
        current = pending.pop()
        with contextlib.suppress(OSError):
            for entry in list(os.scandir(current)):
                if not entry.is_dir(follow_symlinks=False):
                    os.unlink(entry.path)
                    continue
                os.chmod(entry.path, 0o700)  # made without rights, it could neither be entered nor moved
                if current == folder:
                    pending.append(entry.path)
                else:  # brought up to the top, so that no path grows too long
                    pending.append(next(fresh))
                    os.rename(entry.path, pending[-1])
            if current != folder:
                os.rmdir(current)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the entries of ``folder``, which a guest may have made to be entered and not listed."""
    try:
        listing = os.scandir(folder)
    except PermissionError:
        os.chmod(folder, 0o700)  # a guest makes no links, so this is a folder of its own
        listing = os.scandir(folder)
    with listing:
        yield from listing


def removed_bytes(process: int) -> int:
    """Return how many bytes ``process`` holds in files that it has open and that have no name any more."""
    held: dict[tuple[int, int], int] = {}
    with contextlib.suppress(OSError):  # it has ended
        for descriptor in os.listdir(f"/proc/{process}/fd"):
            with contextlib.suppress(FileNotFoundError):
                about = os.stat(f"/proc/{process}/fd/{descriptor}")
                if stat.S_ISREG(about.st_mode) and not about.st_nlink:
                    held[about.st_dev, about.st_ino] = about.st_blocks * 512
    return sum(held.values())


def exceeds(folder: str, size: int, files: int) -> bool:
    """Whether ``folder`` holds more than ``size`` bytes or more than ``files`` entries. Looks at no more than that.

    What cannot be looked at is too much: a path longer than the system takes, say.
    """
    pending = [folder]
    used = count = 0
    while pending:
        try:
            for entry in _entries(pending.pop()):
                count += 1
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    with contextlib.suppress(FileNotFoundError):
                        used += entry.stat(follow_symlinks=False).st_blocks * 512
                if used > size or count > files:
                    return True
        except FileNotFoundError:
            continue  # removed meanwhile
        except OSError:
            return True
    return False

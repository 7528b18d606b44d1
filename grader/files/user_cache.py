"""What can be computed again, kept between runs in the user's cache folder.

A file that is damaged, of another owner or open to others is as good as none: it is computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import tempfile
from pathlib import Path

LARGEST = 256 << 20
"""Bytes of one folder: beyond that the parts that were used longest ago go."""
_DIGEST = hashlib.sha256().digest_size


def base() -> Path:
    """Return the folder of this program in the user's cache folder. Raises RuntimeError where there is no home."""
    if "XDG_CACHE_HOME" in os.environ:
        folder = Path(os.environ["XDG_CACHE_HOME"])
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Caches"
    else:
        folder = Path.home() / ".cache"
    return folder / "nn-grader"


def open_folder(name: str, course: Path | None) -> Path | None:
    """Return the folder for one kind of part, made if need be; None where there is none that this user alone can use,
    outside the folder ``course``."""
    with contextlib.suppress(OSError, RuntimeError):  # no home
        folder = base() / name
        if not folder.is_absolute() or (course is not None and folder.resolve().is_relative_to(course.resolve())):
            return None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder if _is_ours_alone(folder) else None
    return None


def _is_ours_alone(folder: Path) -> bool:
    """Whether only this user can write into a folder. One that others could have written into is emptied and closed."""
    if not hasattr(os, "getuid"):
        return True
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid():
        return False
    if not _is_private(seen):
        folder.chmod(0o700)
        for file in folder.glob("*.part"):
            file.unlink()
    return True


def _is_private(seen: os.stat_result) -> bool:
    """Whether a file is this user's, and closed to others: what came by a checkout or an archive is open."""
    return not hasattr(os, "getuid") or (seen.st_uid == os.getuid() and not seen.st_mode & 0o077)


def read(path: Path) -> bytes | None:
    """Return a part; None where the file is missing or damaged."""
    try:
        with path.open("rb") as file:
            content = file.read() if _is_private(os.fstat(file.fileno())) else b""
        if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # it was used now
        return content[_DIGEST:]
    except OSError:
        return None


def write(path: Path, part: bytes) -> None:
    """Write a part at once, so that nobody sees half of it. Raises OSError."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(part).digest() + part)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _shrink(path.parent, path)


def _shrink(folder: Path, last: Path) -> None:
    """Remove the parts that were used longest ago while the folder is too large."""
    files = []
    with contextlib.suppress(OSError):
        files = [(file.stat().st_mtime, file.stat().st_size, file) for file in folder.glob("*.part") if file != last]
    size = last.stat().st_size + sum(size for _, size, _ in files)
    for _, bytes_, file in sorted(files):
        if size <= LARGEST:
            return
        with contextlib.suppress(OSError):
            file.unlink()
        size -= bytes_

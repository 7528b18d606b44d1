"""Parts of libraries kept between runs, in the user's cache folder, by the hash of all that they depend on.

What is there is written by processes that never read a submission. A file that is damaged, of another owner or open to
others is as good as none: its part is computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.grading import hashes
from grader.model import Assignment, Course

LARGEST = 256 << 20
"""Bytes of the folder: beyond that the parts that were used longest ago go."""
_DIGEST = hashlib.sha256().digest_size
_LOCKS = 16


def cache_folder() -> Path:
    """Return the user's folder for what can be computed again."""
    if "XDG_CACHE_HOME" in os.environ:
        base = Path(os.environ["XDG_CACHE_HOME"])
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path.home() / ".cache"
    return base / "nn-grader" / "libraries"


def open_folder(course: Course) -> Path | None:
    """Return the folder, made if need be; None where there is none that this user alone can use, outside the course."""
    with contextlib.suppress(OSError, RuntimeError):  # no home
        folder = cache_folder()
        if not folder.is_absolute() or folder.resolve().is_relative_to(course.root.resolve()):
            return None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if hasattr(os, "getuid"):
            folder.chmod(0o700)
            seen = folder.lstat()
            if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid():
                return None
        return folder
    return None


def file_of(folder: Path, course: Course, assignment: Assignment, part: object) -> Path:
    """Return the file of a part: its name is a hash of all that the part depends on."""
    made_of = [
        hashes.of_assignment(course, assignment),
        hashes.words(assignment),
        hashes.environment(None),
        assignment.name,
        part,
    ]
    return folder / f"{hashlib.sha256(msgspec.json.encode(made_of)).hexdigest()[:40]}.part"


def read(path: Path) -> bytes | None:
    """Return a part; None where the file is missing or damaged."""
    try:
        content = path.read_bytes()
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


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time compute a part, where the platform can; elsewhere two may do the same."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (path.parent / f"lock-{int(path.name[:8], 16) % _LOCKS}").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

"""Write files so that a kill at any moment leaves the old content or the new, never half of it."""

from __future__ import annotations

import codecs
import contextlib
import errno
import itertools
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from grader.errors import GraderError

_WRONG_NAME = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG)
"""No file or folder can have such a path on any disk: wrong usage."""
_REMEDY = "Choose another folder, or free space, check its permissions and close the program that has it open."


def write_atomically(path: Path, content: bytes | str) -> None:
    """Replace the content of ``path``; make its folder where needed. A device or a pipe gets the content itself. Raises
    GraderError that names file and remedy."""
    write_pieces(path, (content.encode() if isinstance(content, str) else content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a content piece by piece, so that the whole of it need not be in memory. As ``write_atomically``."""
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")  # short: the name of path may be as long as can be
    try:
        if _is_device(path):
            with path.open("wb", buffering=0) as device:
                device.writelines(pieces)
            return
        with _new(temporary) as file:
            file.writelines(pieces)
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if not isinstance(error, OSError):
            raise
        raise cannot_write(path, error) from None


def _is_device(path: Path) -> bool:
    """Whether something is there that is neither a file nor a folder."""
    mode = path.stat().st_mode if path.exists() else 0
    return bool(mode) and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _new(path: Path) -> BinaryIO:
    """Open a new file; make its folder where that is not there."""
    try:
        return path.open("wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")


def cannot_write(path: Path, error: OSError) -> GraderError:
    """Return what is said where ``path`` cannot be written. A file in the place of a folder is wrong usage."""
    if error.errno not in _WRONG_NAME:
        return GraderError(f"{path}: cannot be written: {error.strerror or error}", _REMEDY, exit_code=3)
    try:
        refuse_file(path)
    except GraderError as refused:
        return refused
    return GraderError(f"{path}: cannot be written: {error.strerror or error}", "Choose another name.")


def refuse_file(folder: Path, remedy: str = "Name a folder with --out.") -> None:
    """Raise GraderError where a file is, or has to be, what should be a folder."""
    for one in (folder, *folder.parents):
        if os.path.isfile(one):  # noqa: PTH113  is_file() may raise
            raise GraderError(f"{one}: this is a file", remedy)


@contextlib.contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for one run. Raises GraderError while another process holds it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise cannot_write(folder, error) from None
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
    except OSError:
        raise GraderError(
            f"{folder}: another grader run is writing into it", "Wait for it to end, or choose another --out."
        ) from None


def write_table(path: Path, lines: Iterable[str]) -> None:
    """Write the lines of a table, with the mark without which Excel does not take it for UTF-8."""
    write_pieces(path, itertools.chain((codecs.BOM_UTF8,), (line.encode() for line in lines)))

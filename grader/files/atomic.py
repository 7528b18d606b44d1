"""Write files so that a kill at any moment leaves the old content or the new, never half of it."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from grader.errors import GraderError


def write_atomically(path: Path, content: bytes | str) -> None:
    """Replace the content of ``path``; make its folder where needed. Raises GraderError that names file and remedy."""
    data = content.encode() if isinstance(content, str) else content
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")  # short: the name of path may be as long as can be
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise GraderError(
            f"{path}: cannot be written: {error.strerror or error}",
            "Choose another folder, or free space, check its permissions and close the program that has it open.",
            exit_code=3,
        ) from None


@contextlib.contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for one run. Raises GraderError while another process holds it."""
    if folder.exists() and not folder.is_dir():
        raise GraderError(f"{folder}: this is a file", "Name a folder with --out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise GraderError(
            f"{folder}: cannot be written: {error.strerror}", "Choose another folder with --out.", exit_code=3
        ) from None
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


def write_table(path: Path, table: str) -> None:
    """Write a table, with the mark without which Excel does not take it for UTF-8."""
    write_atomically(path, table.encode("utf-8-sig"))

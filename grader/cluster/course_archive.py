"""A course as one archive, which is the same for the same content, and back."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from grader.course import layout
from grader.model import Course

_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".git"}


def packed(course: Course) -> bytes:
    """Return the archive of what judges and of what pages are made with. Names and contents alone decide it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(course.root):
            member = zipfile.ZipInfo(path.relative_to(course.root).as_posix())  # of 1980, as no time is given
            archive.writestr(member, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def digest(archive: bytes) -> str:
    """Return the hash by which an archive is known."""
    return hashlib.sha256(archive).hexdigest()


def unpack(archive: bytes, folder: Path) -> None:
    """Write a course into ``folder``. Raises OSError, zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        members.extractall(folder)


def _files(root: Path) -> Iterator[Path]:
    """Yield the course's files, links followed as the course itself follows them."""
    for part in layout.PARTS:
        top = root / part
        if top.is_file():
            yield top
        for path in sorted(top.rglob("*")):
            if path.is_file() and not _LEFT_OUT.intersection(path.relative_to(root).parts):
                yield path

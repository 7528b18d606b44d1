"""What one student handed in: where it lies, under which names, and when it was received."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import msgspec

from grader.errors import GraderError
from grader.files import archives
from grader.files.names import decode_name, suffix
from grader.model import Message


class Part(msgspec.Struct, frozen=True):
    """Something that was handed in: ``path`` is where it lies below the base, as the system names it.

    ``name`` is where it stands in the submission: a file under what the student called it, before a learning platform
    put its prefix there; a folder's content below it, or at the top where it is empty.
    """

    path: bytes
    name: str = ""


class Received(msgspec.Struct, frozen=True):
    """When a learning platform received what stands at ``path`` of a submission, and below it.

    ``time`` has no zone where the platform names none, and is None where it does not say it; ``late``: it says LATE;
    ``on_time``: it would say that, and does not. ``is_attempt``: there may be others beside it, each the whole of what
    was handed in at its time.
    """

    path: str
    time: datetime | None = None
    late: bool = False
    is_attempt: bool = False
    on_time: bool = False


class Handed(msgspec.Struct, frozen=True):
    """What one student handed in, and where it lies.

    ``base`` is a folder that whoever runs the grader named, or that is the grader's own; no link is followed below it.
    ``problem`` says why nothing of it can be read. ``main`` is the file that counts, where somebody named it: the
    others only go along. ``recorded``: the times of the files are those that an archive recorded.
    ``received`` is empty where no platform received it.
    """

    base: str
    parts: tuple[Part, ...] = ()
    problem: Message | None = None
    main: str = ""
    recorded: bool = False
    received: tuple[Received, ...] = ()


class GroupHandIn(msgspec.Struct, frozen=True):
    """What another member of a student's group handed in."""

    student: str
    handed: Handed


def lone(path: Path, base: Path | None = None) -> Handed:
    """A submission that is a single file, folder or archive. A script's or notebook's neighbours go along with it.

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
    if whole.is_dir():
        return Handed(str(top), (Part(_relative(whole, top)),))
    if suffix(name) in (*archives.SUFFIXES, *archives.FOREIGN):
        return Handed(str(top), (Part(_relative(whole, top), name),))
    return Handed(str(top), (Part(_relative(whole, top), name), Part(_relative(whole.parent, top))), main=name)


def _relative(path: Path, top: Path) -> bytes:
    return os.fsencode(path.relative_to(top).as_posix())

"""A class's archive: what is in it, and its files on disk, each student metered alone. Runs in ``processes.confined``.

Files are written under numbers, never under names: nothing is written over anything, and no name has to be one that
the file system takes. Whatever one student's files do, it is that student's: the others are unpacked all the same.
"""

from __future__ import annotations

import contextlib
import os
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, cast

import msgspec

from grader.errors import Refusal
from grader.files.archive_entries import SEPARATORS, tar_path, tar_time, zip_path, zip_time
from grader.files.archives import DAMAGED, ENCRYPTED, SUBMISSION, Meter, decompressed, is_zip
from grader.files.names import suffix
from grader.model import MIB, Message
from grader.text.clean import printable

MEMBERS = 200_000
TOTAL = 8192 * MIB  # on disk, of all students

_CHUNK = 1 << 18


class Listed(msgspec.Struct, frozen=True):
    """A file of the archive by its number among all members; ``path`` is empty for what must not be unpacked."""

    number: int
    path: str
    name: str


class _Member(NamedTuple):
    number: int
    path: str | None
    name: str
    time: float
    packed: int
    open: Callable[[], IO[bytes]]


def listing(archive: str) -> list[Listed]:
    """What the archive at ``archive`` holds. Raises Refusal."""
    found: list[Listed] = []
    with Path(archive).open("rb") as file, _as_a_whole(archive):
        for member in _members(file):
            if member.path is None:
                continue
            if len(found) == MEMBERS:
                raise _refusal("archive-large", limit=f"{MEMBERS} files")
            found.append(Listed(member.number, member.path, member.name))
    return found


def contents(archive: str, numbers: list[int], limit: int) -> dict[int, bytes]:
    """The content of those of the members that have at most ``limit`` bytes. Raises Refusal."""
    wanted = set(numbers)
    found: dict[int, bytes] = {}
    with Path(archive).open("rb") as file, _as_a_whole(archive):
        for member in _members(file):
            if member.number in wanted and len(data := member.open().read(limit + 1)) <= limit:
                found[member.number] = data
    return found


def extract(archive: str, folder: str, students: list[list[int]]) -> list[Message | None]:
    """Write the members of each student as ``folder/<student>/<place>``; why a student's cannot be read, or None.

    ``folder`` is the grader's own. A zip archive is unpacked one student after another, a tar archive in its own order.
    Raises Refusal where the archive as a whole cannot be read.
    """
    unpackings = [_Unpacking(Path(folder, str(number))) for number in range(len(students))]
    room = TOTAL
    with Path(archive).open("rb") as file, _as_a_whole(archive):
        for student, place, member in _in_turn(file, students):
            room -= unpackings[student].write(place, member, room)
    return [unpacking.problem for unpacking in unpackings]


def _in_turn(file: BinaryIO, students: list[list[int]]) -> Iterator[tuple[int, int, _Member]]:
    places = {number: (student, place) for student, own in enumerate(students) for place, number in enumerate(own)}
    found: Iterator[_Member] = (member for member in _members(file) if member.number in places)
    if is_zip(file):
        found = iter(sorted(found, key=lambda member: places[member.number]))
    for member in found:
        yield *places[member.number], member


class _Unpacking:
    """The files of one student, as they come out."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._meter = Meter("", 0, SUBMISSION)
        self.problem: Message | None = None

    def write(self, place: int, member: _Member, room: int) -> int:
        """Write a member, and return its size. Where it cannot be read nothing of the student's is left."""
        if self.problem is not None:
            return 0
        self._meter.add_packed(member.packed)
        self._meter.is_notebook = suffix(member.path or "") == ".ipynb"
        written = 0
        target = self._folder / str(place)
        try:
            with target.open("xb") as file:
                for chunk in self._chunks(member, room):
                    written += file.write(chunk)
        except OSError as error:
            folder = printable(str(self._folder.parent.parent))
            raise _refusal("no-room", folder=folder, reason=error.strerror or "") from None
        with contextlib.suppress(OSError, OverflowError):  # a time that the file system does not know
            os.utime(target, (member.time, member.time))
        if self.problem is None:
            return written
        for path in self._folder.iterdir():
            path.unlink()
        return 0

    def _chunks(self, member: _Member, room: int) -> Iterator[bytes]:
        try:
            self._meter.count_member()
            with member.open() as source:
                while chunk := source.read(_CHUNK):
                    room -= len(self._meter.count(chunk))
                    if room < 0:
                        raise _refusal("archive-large", limit=f"{TOTAL // MIB} MiB")
                    yield chunk
        except Refusal as refusal:
            self.problem = refusal.message
        except NotImplementedError:  # a compression method that this Python does not know
            self.problem = _refusal("archive-kind").message
        except (*DAMAGED, MemoryError):
            self.problem = _refusal("archive").message


def _members(file: BinaryIO) -> Iterator[_Member]:
    if is_zip(file):
        opened = zipfile.ZipFile(file)
        members = opened.infolist()
        # A folder may be called kim\a, and is not in kim's, unless no path has another separator.
        separators = "/" if any("/" in info.orig_filename for info in members) else SEPARATORS
        for number, info in enumerate(members):
            yield _Member(
                number,
                zip_path(info, separators),
                info.orig_filename,
                zip_time(info),
                info.compress_size,
                partial(_open_zipped, opened, info),
            )
        return
    with tarfile.open(fileobj=decompressed(file), mode="r|", encoding="utf-8", errors="surrogateescape") as tar:
        for number, entry in enumerate(tar):
            yield _Member(
                number,
                tar_path(entry, "/"),
                entry.name,
                tar_time(entry),
                entry.size,
                partial(_open_tarred, tar, entry),
            )


def _open_zipped(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & ENCRYPTED:
        raise _refusal("archive-encrypted")
    return opened.open(info)


def _open_tarred(opened: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    return cast("IO[bytes]", opened.extractfile(entry))


def _refusal(kind: str, **more: str) -> Refusal:
    return Refusal(Message(f"unread.{kind}", {"file": "", **more}))


@contextlib.contextmanager
def _as_a_whole(archive: str) -> Iterator[None]:
    """Refusals of the archive itself, under its name."""
    name = Path(archive).name
    try:
        yield
    except Refusal as refusal:
        raise Refusal(Message(refusal.message.id, {**refusal.message.args, "file": name})) from None
    except NotImplementedError:
        raise Refusal(Message("unread.archive-kind", {"file": name})) from None
    except DAMAGED:
        raise Refusal(Message("unread.archive", {"file": name})) from None

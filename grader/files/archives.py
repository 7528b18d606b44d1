"""Unpack zip and tar archives, and count every byte that comes out. Runs inside ``processes.confined``.

An archive's own sizes and paths are not trusted. Links, devices and paths that lead out of the archive are left out;
an archive that unpacks to more than the limits is refused.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, NamedTuple, cast

import msgspec

from grader.errors import Refusal
from grader.files.archive_entries import tar_path, tar_time, zip_path, zip_time
from grader.files.names import suffix
from grader.model import MIB, Message
from grader.text.clean import normal, printable

SUFFIXES = (".zip", ".tar", ".tgz", ".txz", ".tar.gz", ".tar.xz", ".tar.bz2")
FOREIGN = (".7z", ".rar", ".egg", ".alz")
ENCRYPTED = 0x1
DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    lzma.LZMAError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)

_CHUNK = 1 << 16
_NAMED = 100  # names of what is left out; nobody reads more


class ArchiveLimits(NamedTuple):
    """How much may come out of an archive: bytes in all, bytes of a member, times the archive's size, members."""

    total: int = 100 * MIB
    member: int = 64 * MIB
    ratio: int = 200
    members: int = 5000


SUBMISSION = ArchiveLimits()
RATIO_FROM = 16 * MIB  # small archives of repetitive text are honest at any ratio; so is what a notebook printed


class Unpacked(msgspec.Struct, frozen=True):
    """Files by path, and when each was last changed where the archive says so. ``refused`` are archives in it that
    cannot be read; ``left_out`` names links, devices, paths that lead elsewhere and what is too large."""

    files: dict[str, bytes] = {}
    times: dict[str, float] = {}
    refused: dict[str, Message] = {}
    left_out: list[str] = []


class Member(NamedTuple):
    """``path`` as the archive has it, with ``/`` between components. ``data`` is None for what is left out, ``time``
    is 0 where the archive does not say it."""

    path: str
    data: bytes | None
    time: float = 0.0


class Meter:
    """Counts what comes out of an archive of ``size`` bytes, and stops it."""

    def __init__(self, file: str, size: int, limits: ArchiveLimits) -> None:
        self._file, self._size, self._limits = file, size, limits
        self._bytes = self._dense = self._members = 0
        self.is_notebook = False
        """Whether what comes next is a notebook: its outputs may be as repetitive as they like."""

    def count_member(self) -> None:
        """One more. Raises Refusal."""
        self._members += 1
        if self._members > self._limits.members:
            raise Refusal(
                Message("unread.archive-large", {"file": self._file, "limit": f"{self._limits.members} files"})
            )

    def add_packed(self, size: int) -> None:
        """That much of the archive is this one's."""
        self._size += size

    def count(self, chunk: bytes) -> bytes:
        """Return ``chunk`` where there is room for it. Raises Refusal."""
        self._bytes += len(chunk)
        self._dense += 0 if self.is_notebook else len(chunk)
        most = max(RATIO_FROM, self._size * self._limits.ratio)
        if self._bytes > self._limits.total or self._dense > most:
            limit = f"{min(self._limits.total, most) // MIB} MiB"
            raise Refusal(Message("unread.archive-large", {"file": self._file, "limit": limit}))
        return chunk

    def content(self, source: IO[bytes], *, counted: bool = False) -> bytes | None:
        """All of ``source``; None where it is larger than a member may be. Raises Refusal."""
        data = bytearray()
        while chunk := source.read(_CHUNK):
            data += chunk if counted else self.count(chunk)
            if len(data) > self._limits.member:
                return None
        return bytes(data)


def unpack(file: str, data: bytes) -> Unpacked:
    """The files in a submission's archive and in the archives that lie in it, within one set of limits.

    Raises Refusal.
    """
    meter = Meter(file, len(data), SUBMISSION)
    unpacked = Unpacked()
    _add(unpacked, "", members(file, io.BytesIO(data), meter))
    packed = {path: unpacked.files.pop(path) for path in sorted(unpacked.files) if suffix(path) in SUFFIXES}
    for path, inner in packed.items():
        above = inside_of(path, alone=len(packed) == 1)
        try:
            _add(unpacked, above, members(printable(path), io.BytesIO(inner), meter), deepest=True)
        except Refusal as refusal:
            if refusal.message.id == "unread.archive-large":  # the whole is too large, not this part
                raise
            unpacked.refused[path] = refusal.message
    return unpacked


WHOLE = ArchiveLimits(total=256 * MIB, members=20_000)


def unpack_whole(file: str, data: bytes) -> dict[str, bytes]:
    """All regular files in an archive, hidden ones, too, and nothing of what archives in it hold. Raises Refusal."""
    return {
        member.path: member.data
        for member in members(file, io.BytesIO(data), Meter(file, len(data), WHOLE), hidden=True)
        if member.data is not None
    }


def inside_of(path: str, *, alone: bool) -> str:
    """Where an archive's content goes: to where it lies, or, with others beside it, into a folder of its name."""
    return path[: path.rfind("/") + 1] if alone else path[: len(path) - len(suffix(path))] + "/"


def _add(unpacked: Unpacked, above: str, found: Iterator[Member], *, deepest: bool = False) -> None:
    """Of two members with one name the later counts; of two whose names are composed to one the earlier."""
    names = dict.fromkeys(unpacked.files, "")
    for member in found:
        path = above + normal(member.path)
        if member.data is None or names.setdefault(path, member.path) != member.path:
            if len(unpacked.left_out) < _NAMED:
                unpacked.left_out.append(printable(path))
        elif suffix(path) in FOREIGN or (deepest and suffix(path) in SUFFIXES):
            kind = "archive-kind" if suffix(path) in FOREIGN else "archive-deep"
            unpacked.refused[path] = Message(f"unread.{kind}", {"file": printable(path)})
        else:
            unpacked.files[path] = member.data
            if member.time:
                unpacked.times[path] = member.time


def members(file: str, archive: BinaryIO, meter: Meter, *, hidden: bool = False) -> Iterator[Member]:
    """The files in an archive, in their order; ``hidden``: also those that a submission never has. Raises Refusal."""
    try:
        if is_zip(archive):
            yield from _zip_members(file, archive, meter, hidden)
        else:
            yield from _tar_members(archive, meter, hidden)
    except NotImplementedError:  # a compression method that this Python does not know
        raise Refusal(Message("unread.archive-kind", {"file": file})) from None
    except DAMAGED:
        raise Refusal(Message("unread.archive", {"file": file})) from None


def _zip_members(file: str, archive: BinaryIO, meter: Meter, hidden: bool) -> Iterator[Member]:
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            meter.count_member()
            path = zip_path(info, hidden=hidden)
            if path is None:
                continue
            if not path:
                yield Member(info.orig_filename, None)
                continue
            if info.flag_bits & ENCRYPTED:
                raise Refusal(Message("unread.archive-encrypted", {"file": file}))
            meter.is_notebook = suffix(path) == ".ipynb"
            with opened.open(info) as source:
                yield Member(path, meter.content(source), zip_time(info))


def _tar_members(archive: BinaryIO, meter: Meter, hidden: bool) -> Iterator[Member]:
    metered = cast("IO[bytes]", _Metered(decompressed(archive), meter))
    with tarfile.open(fileobj=metered, mode="r|", encoding="utf-8", errors="surrogateescape") as opened:
        for info in opened:
            meter.count_member()
            path = tar_path(info, hidden=hidden)
            if path is None:
                continue
            meter.is_notebook = suffix(path) == ".ipynb"
            content = opened.extractfile(info) if path else None
            data = None if content is None else meter.content(content, counted=True)
            yield Member(path or info.name, data, tar_time(info))


class _Metered(io.RawIOBase):
    """A file for tarfile, which trusts sizes in headers: so bytes are counted before it gets them."""

    def __init__(self, source: IO[bytes], meter: Meter) -> None:
        self._source, self._meter = source, meter

    def read(self, size: int = -1) -> bytes:
        return self._meter.count(self._source.read(min(size, 16 * _CHUNK) if size >= 0 else _CHUNK))


def is_zip(archive: BinaryIO) -> bool:
    """Whether its first bytes are those of a zip archive."""
    start = archive.read(2)
    archive.seek(0)
    return start == b"PK"


def decompressed(archive: BinaryIO) -> IO[bytes]:
    """The tar archive in ``archive``."""
    start = archive.read(6)
    archive.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=archive))
    if start.startswith(b"BZh"):
        return bz2.BZ2File(archive)
    if start.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMAFile(archive)
    return archive

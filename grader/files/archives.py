"""Unpack zip and tar archives, and count every byte that comes out. Runs inside ``processes.confined``.

An archive's own sizes and paths are not trusted. Links, devices and paths that lead out of the archive are left out;
an archive that unpacks to more than the limits is refused.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, cast

import msgspec

from grader.errors import Refusal
from grader.files.names import decode_name, is_ignored, suffix
from grader.model import MIB, Message
from grader.text.clean import normal

SUFFIXES = (".zip", ".tar", ".tgz", ".txz", ".tar.gz", ".tar.xz", ".tar.bz2")
FOREIGN = (".7z", ".rar", ".egg", ".alz")

_CHUNK = 1 << 16
_ENCRYPTED, _UTF8 = 0x1, 0x800
_FORBIDDEN = str.maketrans(dict.fromkeys([*map(chr, range(32)), *'<>:"|?*'], "_"))
_DAMAGED = (
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


class ArchiveLimits(NamedTuple):
    """How much may come out of an archive: bytes in all, bytes of a member, times the archive's size, members."""

    total: int = 100 * MIB
    member: int = 64 * MIB
    ratio: int = 200
    members: int = 5000


SUBMISSION = ArchiveLimits()
CLASS = ArchiveLimits(total=8192 * MIB, member=100 * MIB, ratio=200, members=200_000)
RATIO_FROM = 16 * MIB  # small archives of repetitive text are honest at any ratio


class Unpacked(msgspec.Struct, frozen=True):
    """Files by path, and how many members were left out: links, devices, bad paths, too large."""

    files: dict[str, bytes]
    left_out: int


def unpack(file: str, data: bytes) -> Unpacked:
    """Return the files in a submission's archive; archives inside it are left out. Raises Refusal."""
    files: dict[str, bytes] = {}
    left_out = 0
    for member in _members(file, io.BytesIO(data), len(data), SUBMISSION):
        if member.data is None:
            left_out += 1
        elif suffix(member.path) not in SUFFIXES:
            files[member.path] = member.data
    return Unpacked(files, left_out)


def extract(archive: str, folder: str) -> int:
    """Write the files of a class's archive below ``folder``, which is empty, and return the number left out.

    ``archive`` is a path that the user named. Raises Refusal.
    """
    left_out = 0
    with Path(archive).open("rb") as file:
        for member in _members(Path(archive).name, file, os.fstat(file.fileno()).st_size, CLASS):
            if member.data is None or not _write(Path(folder), member.path, member.data):
                left_out += 1
    return left_out


def _write(folder: Path, path: str, data: bytes) -> bool:
    target = folder.joinpath(*(part.translate(_FORBIDDEN) for part in path.split("/")))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except (OSError, ValueError):  # a name the file system does not take, or a file where a folder should be
        return False
    return True


class _Member(NamedTuple):
    path: str
    data: bytes | None  # None: left out


class _Meter:
    """Counts what comes out of an archive, and stops at the limits."""

    def __init__(self, file: str, size: int, limits: ArchiveLimits) -> None:
        self._file, self._limits = file, limits
        self._most = min(limits.total, max(RATIO_FROM, size * limits.ratio))
        self._bytes = self._members = 0

    def count_member(self) -> None:
        self._members += 1
        if self._members > self._limits.members:
            raise Refusal(Message("unread.archive-large", {"file": self._file}))

    def count(self, chunk: bytes) -> bytes:
        self._bytes += len(chunk)
        if self._bytes > self._most:
            raise Refusal(Message("unread.archive-large", {"file": self._file}))
        return chunk

    def content(self, source: IO[bytes], *, counted: bool) -> bytes | None:
        """Return all of ``source``; None where it is larger than a member may be."""
        data = bytearray()
        while chunk := source.read(_CHUNK):
            data += chunk if counted else self.count(chunk)
            if len(data) > self._limits.member:
                return None
        return bytes(data)


def _members(file: str, archive: BinaryIO, size: int, limits: ArchiveLimits) -> Iterator[_Member]:
    meter = _Meter(file, size, limits)
    start = archive.read(6)
    archive.seek(0)
    try:
        if start.startswith(b"PK"):
            yield from _zip_members(file, archive, meter)
        else:
            yield from _tar_members(_decompressed(start, archive), meter)
    except NotImplementedError:  # a compression method that this Python does not know
        raise Refusal(Message("unread.archive-kind", {"file": file})) from None
    except _DAMAGED:
        raise Refusal(Message("unread.archive", {"file": file})) from None


def _zip_members(file: str, archive: BinaryIO, meter: _Meter) -> Iterator[_Member]:
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            meter.count_member()
            path = _inside(_zip_name(info))
            mode = info.external_attr >> 16
            if info.is_dir() or (path and any(map(is_ignored, path.split("/")))):
                continue
            if not path or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
                yield _Member(path, None)
                continue
            if info.flag_bits & _ENCRYPTED:
                raise Refusal(Message("unread.archive-encrypted", {"file": file}))
            with opened.open(info) as source:
                yield _Member(path, meter.content(source, counted=False))


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member. Without the mark for UTF-8 its encoding is that of the system which made it."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        return decode_name(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:  # it came from a field that says its encoding
        return info.orig_filename


class _Metered(io.RawIOBase):
    """A file for tarfile, which trusts sizes in headers: so bytes are counted before it gets them."""

    def __init__(self, source: IO[bytes], meter: _Meter) -> None:
        self._source, self._meter = source, meter

    def read(self, size: int = -1) -> bytes:
        return self._meter.count(self._source.read(min(size, 16 * _CHUNK) if size >= 0 else _CHUNK))


def _tar_members(source: IO[bytes], meter: _Meter) -> Iterator[_Member]:
    metered = cast("IO[bytes]", _Metered(source, meter))
    with tarfile.open(fileobj=metered, mode="r|", encoding="utf-8", errors="surrogateescape") as opened:
        for info in opened:
            meter.count_member()
            path = _inside(decode_name(info.name.encode("utf-8", "surrogateescape")))
            if info.isdir() or (path and any(map(is_ignored, path.split("/")))):
                continue
            content = opened.extractfile(info) if path and info.isreg() and not info.issparse() else None
            yield _Member(path, None if content is None else meter.content(content, counted=True))


def _decompressed(start: bytes, archive: BinaryIO) -> IO[bytes]:
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=archive))
    if start.startswith(b"BZh"):
        return bz2.BZ2File(archive)
    if start.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMAFile(archive)
    return archive


def _inside(name: str) -> str:
    """Return ``name`` as a path below the archive's top, NFC; empty where it leads anywhere else or is no path."""
    path = normal(name).replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or ".." in parts or "\0" in path or (parts and parts[0][1:2] == ":"):
        return ""
    return "/".join(parts)

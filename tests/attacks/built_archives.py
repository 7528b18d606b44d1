"""Attacks by archives: bombs, lies, and members that lead out of them."""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.attacks.attack_course import SOLUTION

STUB = "def add(a, b):\n    return -77\n"
MIB = 1 << 20


def files_zip_bomb(folder: Path) -> None:
    """
    group: files
    tries: Is an archive of a few hundred kilobytes that unpacks to a gigabyte.
    stopped by: reader
    status: ungradable
    """
    archive = zipfile.ZipFile(folder / "sums.zip", "w", zipfile.ZIP_DEFLATED)
    with archive, archive.open("sums.py", "w", force_zip64=True) as member:
        for _ in range(256):
            member.write(b"#" * (4 * MIB))


def files_gzip_bomb(folder: Path) -> None:
    """
    group: files
    tries: Is a compressed tar with a file of a gigabyte of zeros.
    stopped by: reader
    status: ungradable
    """
    info = tarfile.TarInfo("sums.py")
    info.size = 1 << 30
    with gzip.open(folder / "sums.tar.gz", "wb", compresslevel=9) as file:
        file.write(info.tobuf())
        for _ in range(256):
            file.write(bytes(4 * MIB))


def files_overlapping_zip(folder: Path) -> None:
    """
    group: files
    tries: Is an archive whose members all share the same compressed bytes, so that nothing is large but the sum.
    stopped by: reader
    status: ungradable
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sums.py", b"#" * (60 * MIB))
    data = buffer.getvalue()
    end = data.rindex(b"PK\x05\x06")
    start = data.rindex(b"PK\x01\x02", 0, end)
    entry = data[start:end]
    count = 200
    tail = bytearray(data[end:])
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * count).to_bytes(4, "little")
    (folder / "sums.zip").write_bytes(data[:start] + entry * count + bytes(tail))


def files_zip_escapes(folder: Path) -> None:
    """
    group: files
    tries: Is an archive with members that lead out of it: "..", absolute paths, drives, links, devices.
    stopped by: reader
    """
    with zipfile.ZipFile(folder / "work.zip", "w") as archive:
        archive.writestr("sums.py", STUB)
        for name in ("../@token@-up.py", "../../../../../../tmp/@token@-up.py", "/tmp/@token@-absolute.py", "C:\\x.py"):
            archive.writestr(name, "x = 1\n")
        for name, target in (("helper.py", "/etc/passwd"), ("results", "../../out/results")):
            link = zipfile.ZipInfo(name)
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, target)
        archive.writestr("results/x/sums.json", "{}")


def files_tar_escapes(folder: Path) -> None:
    """
    group: files
    tries: Is a tar with links, devices, pipes and paths out of it, and a link that a later member goes through.
    stopped by: reader
    """
    with tarfile.open(folder / "work.tar.gz", "w:gz") as archive:
        _add(archive, "sums.py", STUB.encode())
        for name, kind, target in (
            ("link", tarfile.SYMTYPE, "/tmp"),
            ("helper.py", tarfile.LNKTYPE, "../a neighbour/sums.py"),
            ("reference.py", tarfile.SYMTYPE, "../../course/reference/sums/sums.py"),
            ("device", tarfile.CHRTYPE, ""),
            ("pipe.py", tarfile.FIFOTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.devmajor, info.devminor = kind, target, 1, 5
            archive.addfile(info)
        for name in ("link/attacked.py", "../up.py", "/tmp/attacked.py"):
            _add(archive, name, b"x = 1\n")


def files_nested_archives(folder: Path) -> None:
    """
    group: files
    tries: Is an archive in an archive in an archive, with an honest solution at the bottom.
    stopped by: reader
    status: ungradable
    """
    data, name = SOLUTION.encode(), "sums.py"
    for _ in range(20):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, data)
        data, name = buffer.getvalue(), "work.zip"
    (folder / name).write_bytes(data)


def files_damaged_archive(folder: Path) -> None:
    """
    group: files
    tries: Is an archive that lies about sizes, sums, methods and its own end.
    stopped by: reader
    status: ungradable
    """
    with zipfile.ZipFile(folder / "work.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sums.py", SOLUTION * 100)
    data = bytearray((folder / "work.zip").read_bytes())
    data[14:26] = b"\xff" * 12
    start = data.rindex(b"PK\x01\x02")
    data[start + 10 : start + 12] = b"\x62\x00"
    data[start + 20 : start + 28] = b"\xff\xff\xff\x7f" * 2
    (folder / "work.zip").write_bytes(bytes(data))


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))


ATTACKS: tuple[Callable[[Path], None], ...] = (
    files_zip_bomb,
    files_gzip_bomb,
    files_overlapping_zip,
    files_zip_escapes,
    files_tar_escapes,
    files_nested_archives,
    files_damaged_archive,
)

"""Archives of students and of classes: names of every system, and what makers of bombs think of."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import sys
import tarfile
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import Refusal
from grader.files import archives
from grader.files.archives import unpack
from grader.processes.confined import Confined, HelperLost
from grader.submission.intake import gather, lone


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    """A helper as submissions get it."""
    with Confined(cpu=5.0) as made:
        yield made


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[str, bytes] | tarfile.TarInfo, mode: str = "w") -> bytes:
    """A tar archive; a ready header goes in as it is."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]  # the mode is a parameter
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1]))
    return out.getvalue()


def header(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """A member that is no file."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def reason(data: bytes) -> str:
    """The id of the refusal."""
    with pytest.raises(Refusal) as refusal:
        unpack("a.zip", data)
    return refusal.value.message.id


ONE = ("gates/gates.py", b"x = 1\n")
TAR = tarred(ONE)


@pytest.mark.parametrize(
    "data",
    [
        zipped(ONE),
        zipped(ONE, method=zipfile.ZIP_STORED),
        zipped(ONE, method=zipfile.ZIP_BZIP2),
        zipped(ONE, method=zipfile.ZIP_LZMA),
        TAR,
        gzip.compress(TAR),
        bz2.compress(TAR),
        lzma.compress(TAR),
    ],
    ids=["zip", "stored", "zip-bz2", "zip-lzma", "tar", "tgz", "tbz", "txz"],
)
def test_every_kind_is_unpacked(data: bytes) -> None:
    """What an archive is, its content says and not its name."""
    assert unpack("a.zip", data).files == {"gates/gates.py": b"x = 1\n"}


@pytest.mark.parametrize(
    "name", ["../gates.py", "a/../../gates.py", "/etc/gates.py", "C:/gates.py", "c:gates.py", "..\\gates.py"]
)
def test_path_that_leads_out_is_left_out(name: str) -> None:
    """No member gets outside, and the others are read."""
    for data in (zipped((name, b"!"), ONE), tarred((name, b"!"), ONE)):
        unpacked = unpack("a.zip", data)
        assert (list(unpacked.files), unpacked.left_out) == (["gates/gates.py"], 1)


def test_links_and_devices_are_left_out() -> None:
    """A symbolic or hard link, a device and a pipe in a tar; a link in a zip."""
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    members = [header(f"m{index}.py", kind, "/etc/passwd") for index, kind in enumerate(kinds)]
    unpacked = unpack("a.tar", tarred(ONE, *members))
    assert (list(unpacked.files), unpacked.left_out) == (["gates/gates.py"], 5)
    link = zipfile.ZipInfo("link.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert unpack("a.zip", out.getvalue()) == archives.Unpacked({}, 1)


def test_what_tools_leave_and_archives_in_archives_are_not_read() -> None:
    """Hidden files, macOS's shadows and nested archives."""
    members = [(n, b"x") for n in ("__MACOSX/._gates.py", ".git/config", "a/.env", "a/b.zip", "a/b.tar.gz", "a/")]
    assert unpack("a.zip", zipped(*members, ONE)) == archives.Unpacked({ONE[0]: ONE[1]}, 0)


@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_zip_name_without_a_mark(encoding: str) -> None:
    """Korean Windows writes cp949, macOS UTF-8, and neither says so."""
    placeholder = b"N" * len("과제/gates.py".encode(encoding))
    data = zipped((placeholder.decode(), b"x")).replace(placeholder, "과제/gates.py".encode(encoding))
    assert list(unpack("a.zip", data).files) == ["과제/gates.py"]


def test_names_come_composed() -> None:
    """A marked zip and a tar from macOS hold decomposed names."""
    name = unicodedata.normalize("NFD", "과제/신경망.py")
    assert list(unpack("a.zip", zipped((name, b"x"))).files) == ["과제/신경망.py"]
    assert list(unpack("a.tar", tarred((name, b"x"))).files) == ["과제/신경망.py"]


def test_backslashes_are_separators() -> None:
    """Some Windows programs write them."""
    assert list(unpack("a.zip", zipped(("kim\\gates.py", b"x"))).files) == ["kim/gates.py"]


def test_last_of_two_members_counts() -> None:
    """A file added again replaces the older one, as everywhere."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("gates.py", b"old"), ("gates.py", b"new"))
    assert unpack("a.zip", data).files == {"gates.py": b"new"}
    assert unpack("a.tar", tarred(("gates.py", b"old"), ("gates.py", b"new"))).files == {"gates.py": b"new"}


def test_encrypted_zip_is_said_to_be() -> None:
    """A password is nothing the grader has."""
    data = bytearray(zipped(ONE))
    for mark, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        data[data.index(mark) + offset] |= 1
    assert reason(bytes(data)) == "unread.archive-encrypted"


def test_unknown_compression_is_said_to_be() -> None:
    """A method that Python does not have."""
    data = bytearray(zipped(ONE))
    for mark, offset in ((b"PK\1\2", 10), (b"PK\3\4", 8)):
        data[data.index(mark) + offset] = 97
    assert reason(bytes(data)) == "unread.archive-kind"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"not an archive at all",
        zipped(ONE)[:-10],
        zipped(ONE)[10:],
        gzip.compress(TAR)[:-20],
        lzma.compress(TAR)[:40],
        b"\x1f\x8b" + b"\0" * 50,
        zipped(ONE, method=zipfile.ZIP_STORED).replace(b"x = 1", b"x = 2"),
    ],
    ids=["empty", "two bytes", "text", "cut zip", "beheaded zip", "cut gzip", "cut xz", "zeros", "wrong checksum"],
)
def test_damaged_archive_is_refused(data: bytes) -> None:
    """Half an archive, or a wrong checksum, is a reason and no exception."""
    assert reason(data) == "unread.archive"


ZEROS = b"\0" * (60 << 20)


@pytest.mark.parametrize(
    "data",
    [
        zipped(("a.bin", ZEROS)),
        zipped(*((f"{n}.bin", ZEROS[: 15 << 20]) for n in range(8))),
        gzip.compress(tarred(("a.bin", ZEROS)), 1),
        lzma.compress(tarred(("a.bin", ZEROS)), preset=0),
        tarred(*((f"{n}.py", b"") for n in range(5001))),
        zipped(*((f"{n}.py", b"") for n in range(5001))),
    ],
    ids=["zip", "zip-many", "tgz", "txz", "tar-members", "zip-members"],
)
def test_bomb_is_refused(data: bytes) -> None:
    """What unpacks to much more than itself, or to thousands of members."""
    assert len(data) < 6 << 20
    assert reason(data) == "unread.archive-large"


def test_overlapping_members_are_counted_as_they_come_out() -> None:
    """Many entries of the directory may share one compressed stream: each counts."""
    data = zipped(("a.bin", ZEROS[: 15 << 20]))
    start, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    entries = [data[start:end].replace(b"a.bin", f"{n:05}".encode()) for n in range(100)]
    directory = b"".join(entries)
    ending = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 100, 100, len(directory), start, 0)
    start_time = time.monotonic()
    assert reason(data[:start] + directory + ending) in ("unread.archive", "unread.archive-large")
    assert time.monotonic() - start_time < 5


def test_size_that_lies_is_not_believed() -> None:
    """A header that promises four gigabytes, or nothing, changes what is read by nothing."""
    data = bytearray(zipped(("gates.py", b"x" * 1000), method=zipfile.ZIP_STORED))
    struct.pack_into("<L", data, data.index(b"PK\1\2") + 24, 0xFFFFFFF0)
    assert unpack("a.zip", bytes(data)).files == {"gates.py": b"x" * 1000}
    struct.pack_into("<L", data, data.index(b"PK\1\2") + 24, 10)
    assert reason(bytes(data)) == "unread.archive"
    huge = tarfile.TarInfo("gates.py")
    huge.size = 8 << 30
    assert reason(huge.tobuf() + b"x" * 1024) == "unread.archive"
    extended = tarfile.TarInfo("x")
    extended.type, extended.size = tarfile.XHDTYPE, 8 << 30
    assert reason(extended.tobuf() + b"x" * 1024) == "unread.archive"


def test_sparse_tar_member_is_left_out() -> None:
    """A sparse file is a terabyte made of nothing."""
    info = tarfile.TarInfo("gates.py")
    info.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.size": str(1 << 40)}
    info.pax_headers["GNU.sparse.map"] = "0,0"
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info)
    assert unpack("a.tar", out.getvalue()) == archives.Unpacked({}, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_memory_bomb_of_a_decompressor_ends_in_the_helper(confined: Confined) -> None:
    """An xz stream that asks for a dictionary of 4 GiB costs the helper and nobody else."""
    data = bytearray(lzma.compress(TAR))
    data[16] = 40  # the dictionary's size in the block header, which a checksum follows
    struct.pack_into("<L", data, 20, zlib.crc32(data[12:20]))
    with pytest.raises(HelperLost) as lost:
        confined.call(unpack, "a.txz", bytes(data))
    assert lost.value.kind == "memory"
    assert confined.call(unpack, "a.tar", TAR).files == {ONE[0]: ONE[1]}


@given(st.binary(max_size=200), st.integers(0, len(TAR)), st.sampled_from([zipped(ONE), TAR, gzip.compress(TAR)]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_unpacked_or_refused(noise: bytes, at: int, data: bytes) -> None:
    """Noise anywhere in an archive never raises anything else."""
    try:
        unpack("a.zip", data[:at] + noise + data[at + len(noise) :])
    except Refusal as refusal:
        assert refusal.message.id.startswith("unread.archive")


# -- as a submission


def test_archive_is_read_like_a_folder(tmp_path: Path, confined: Confined) -> None:
    """On its own or in a student's folder, where a loose file of the same name counts before it."""
    (tmp_path / "work.tgz").write_bytes(gzip.compress(tarred(ONE, ("gates/data.csv", b"1"))))
    assert gather(lone(tmp_path / "work.tgz"), confined).files == {ONE[0]: ONE[1], "gates/data.csv": b"1"}
    (tmp_path / "gates").mkdir()
    (tmp_path / "gates" / "gates.py").write_bytes(b"loose")
    files = gather(lone(tmp_path), confined).files
    assert files == {"gates/gates.py": b"loose", "gates/data.csv": b"1"}


def test_archive_that_cannot_be_read_is_reported(tmp_path: Path, confined: Confined) -> None:
    """Damaged ones, and the kinds of which Python knows nothing."""
    (tmp_path / "a.zip").write_bytes(b"PK\3\4 and no more")
    (tmp_path / "b.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    (tmp_path / "c.egg").write_bytes(b"EGGA")
    tree = gather(lone(tmp_path), confined)
    assert {path: message.id for path, message in tree.refused.items()} == {
        "a.zip": "unread.archive",
        "b.7z": "unread.archive-kind",
        "c.egg": "unread.archive-kind",
    }


def test_class_archive_is_written_below_its_folder(tmp_path: Path) -> None:
    """Files, archives of students included, with names that any file system takes."""
    archive = tmp_path / "class.zip"
    out = tmp_path / "out"
    out.mkdir()
    members = [("kim/gates.py", b"1"), ("lee/work.zip", b"2"), ("../escape.py", b"3"), ("park/a:b?.py", b"4")]
    archive.write_bytes(zipped(*members, ("kim", b"a file where a folder is"), ("n" * 300 + "/x.py", b"5")))
    assert archives.extract(str(archive), str(out)) == 3
    assert {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()} == {
        "kim/gates.py",
        "lee/work.zip",
        "park/a_b_.py",
    }
    assert not (tmp_path / "escape.py").exists()


def test_one_students_bomb_does_not_cost_the_class(tmp_path: Path) -> None:
    """A member over the cap is left out; everybody else is unpacked."""
    archive = tmp_path / "class.zip"
    bomb = b"\0" * (101 << 20)
    archive.write_bytes(zipped(("kim/gates.py", b"1"), ("mallory/gates.py", bomb), ("park/gates.py", b"2")))
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("filler.bin", bytes(range(256)) * 4096, zipfile.ZIP_STORED)
    out = tmp_path / "out"
    out.mkdir()
    assert archives.extract(str(archive), str(out)) == 1
    assert sorted(p.parent.name for p in out.rglob("gates.py")) == ["kim", "park"]

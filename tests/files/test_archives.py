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
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import Refusal
from grader.files import archives
from grader.files.archives import unpack
from grader.processes.confined import Confined, HelperLost
from grader.submission.handed_in import lone
from grader.submission.intake import gather


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
        assert (list(unpacked.files), len(unpacked.left_out)) == (["gates/gates.py"], 1)


@pytest.mark.parametrize("name", ["", "\0gates.py"])
def test_member_without_a_name_is_left_out(name: str) -> None:
    """The library says of no member without a name whether it is a folder: it fails."""
    nameless = zipfile.ZipInfo()
    nameless.filename = name
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open(nameless, "w") as member:
        member.write(b"!")
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(*ONE)
    unpacked = unpack("a.zip", out.getvalue())
    assert (list(unpacked.files), len(unpacked.left_out)) == (["gates/gates.py"], 1)


def test_links_and_devices_are_left_out() -> None:
    """A symbolic or hard link, a device and a pipe in a tar; a link in a zip."""
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    members = [header(f"m{index}.py", kind, "/etc/passwd") for index, kind in enumerate(kinds)]
    unpacked = unpack("a.tar", tarred(ONE, *members))
    assert (list(unpacked.files), unpacked.left_out) == (["gates/gates.py"], [f"m{n}.py" for n in range(5)])
    link = zipfile.ZipInfo("link.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert unpack("a.zip", out.getvalue()) == archives.Unpacked(left_out=["link.py"])


def test_what_tools_leave_is_not_read() -> None:
    """Hidden files, and macOS's shadows."""
    members = [(n, b"x") for n in ("__MACOSX/._gates.py", ".git/config", "a/.env", "a/")]
    assert unpack("a.zip", zipped(*members, ONE)).files == {ONE[0]: ONE[1]}


def test_archive_in_an_archive_is_unpacked() -> None:
    """Where it lies; with others beside it, in a folder of its name. What cannot be read, or lies deeper, is named."""
    assert list(unpack("a.zip", zipped(("a/b.zip", zipped(ONE)))).files) == ["a/gates/gates.py"]
    several = unpack("a.zip", zipped(("a/b.zip", zipped(ONE)), ("a/c.tgz", gzip.compress(TAR))))
    assert list(several.files) == ["a/b/gates/gates.py", "a/c/gates/gates.py"]
    refused = unpack("a.zip", zipped(("b.zip", b"x"), ("c.rar", b"x"), ("d.zip", zipped(("e.zip", zipped(ONE))))))
    kinds = {path: message.id for path, message in refused.refused.items()}
    assert kinds == {"b.zip": "unread.archive", "c.rar": "unread.archive-kind", "d/e.zip": "unread.archive-deep"}


def test_archives_in_an_archive_are_counted_together() -> None:
    """A bomb in an archive in an archive costs the whole."""
    assert reason(zipped(*[(f"{n}.zip", zipped(("x", ZEROS[: 10 << 20]))) for n in range(3)])) == "unread.archive-large"


def test_two_names_that_compose_to_one_are_not_one_file() -> None:
    """The second is left out, and named."""
    unpacked = unpack("a.zip", zipped(("\u00e9.py", b"1"), ("e\u0301.py", b"2")))
    assert (unpacked.files, unpacked.left_out) == ({"\u00e9.py": b"1"}, ["\u00e9.py"])


def test_times_come_along() -> None:
    """When a member was last changed, where the archive says it."""
    info = tarfile.TarInfo("gates.py")
    info.mtime = 1_700_000_000
    assert unpack("a.tar", tarred(info)).times == {"gates.py": 1_700_000_000.0}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("gates.py", (2024, 3, 1, 12, 0, 0)), b"")
        archive.writestr(zipfile.ZipInfo("old.py", (1980, 1, 1, 0, 0, 0)), b"")
    assert unpack("a.zip", out.getvalue()).times == {"gates.py": 1_709_294_400.0}


def test_a_time_that_is_none_is_as_good_as_none() -> None:
    """An archive can say any number, and a month that no year has: the file counts, its time does not."""
    for said in ("1e300", "-1e300", "inf", "nan", "-5", "253402300800"):
        info = tarfile.TarInfo("gates.py")
        info.pax_headers = {"mtime": said}
        unpacked = unpack("a.tar", tarred(info))
        assert (unpacked.files, unpacked.times) == ({"gates.py": b""}, {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("gates.py", (1990, 13, 1, 0, 0, 0)), b"1")
    unpacked = unpack("a.zip", out.getvalue())
    assert (unpacked.files, unpacked.times) == ({"gates.py": b"1"}, {})


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
    "made",
    [
        lambda: zipped(("a.bin", ZEROS)),
        lambda: zipped(*((f"{n}.bin", ZEROS[: 15 << 20]) for n in range(8))),
        lambda: gzip.compress(tarred(("a.bin", ZEROS)), 1),
        lambda: lzma.compress(tarred(("a.bin", ZEROS)), preset=0),
        lambda: tarred(*((f"{n}.py", b"") for n in range(5001))),
        lambda: zipped(*((f"{n}.py", b"") for n in range(5001))),
    ],
    ids=["zip", "zip-many", "tgz", "txz", "tar-members", "zip-members"],
)
def test_bomb_is_refused(made: Callable[[], bytes]) -> None:
    """What unpacks to much more than itself, or to thousands of members."""
    data = made()
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
    assert unpack("a.tar", out.getvalue()) == archives.Unpacked(left_out=["gates.py"])


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

"""A class's archive: what is in it, and each student's files, of which none costs another anything."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from grader.errors import Refusal
from grader.files import class_archive
from tests.files.test_archives import tarred, zipped

ZEROS = bytes(40 << 20)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to unpack into."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def packed(tmp_path: Path, kind: str, *members: tuple[str, bytes]) -> str:
    """An archive of either kind."""
    path = tmp_path / f"class.{kind}"
    path.write_bytes(zipped(*members) if kind == "zip" else gzip.compress(tarred(*members)))
    return str(path)


def written(out: Path) -> dict[str, bytes]:
    """What was unpacked."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_files_are_listed_and_written_under_numbers(tmp_path: Path, out: Path, kind: str) -> None:
    """Names that no file system takes, and names that compose to one or differ in forbidden characters."""
    names = ("a_b/gates.py", "a?b/gates.py", "\u00e9d/x.py", "e\u0301d/x.py", "../escape.py", "n" * 300 + "/x.py")
    archive = packed(tmp_path, kind, *((name, name.encode()) for name in names))
    listed = class_archive.listing(archive)
    assert [one.path for one in listed] == ["" if name.startswith("..") else name for name in names]
    assert listed[4].name == "../escape.py"
    assert class_archive.extract(archive, str(out), [[0], [1], [3, 2]]) == [None, None, None]
    assert written(out) == {
        "0/0": b"a_b/gates.py",
        "1/0": b"a?b/gates.py",
        "2/0": "e\u0301d/x.py".encode(),
        "2/1": "\u00e9d/x.py".encode(),
    }


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_backslash_leads_into_nobodys_folder(tmp_path: Path, kind: str) -> None:
    """A folder or file may have one in its name; it is a separator where a tool of Windows writes no other."""
    names = ("kim/gates.py", "kim\\gates.py", "kim\\a/gates.py", "..\\gates.py")
    listed = class_archive.listing(packed(tmp_path, kind, *((name, b"") for name in names)))
    assert [one.path for one in listed] == [*names[:3], ""]
    alone = packed(tmp_path, "zip", ("kim\\gates.py", b""), ("lee\\gates.py", b""))
    assert [one.path for one in class_archive.listing(alone)] == ["kim/gates.py", "lee/gates.py"]


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_what_is_never_read_is_not_counted(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clones hold thousands of files of Git's own."""
    monkeypatch.setattr(class_archive, "MEMBERS", 2)
    git = [(f"kim/.git/{number}", b"") for number in range(5)]
    assert len(class_archive.listing(packed(tmp_path, kind, *git, ("kim/a.py", b""), ("lee/a.py", b"")))) == 2
    with pytest.raises(Refusal):
        class_archive.listing(packed(tmp_path, kind, *((f"kim/{number}.py", b"") for number in range(3))))


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_bomb_costs_its_owner(tmp_path: Path, out: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever one student's files unpack to, the others' are there, and nothing of the bomb is left on the disk."""
    bombs = [(f"bomber/{n}.bin", ZEROS) for n in range(3)]
    members = [(f"s{n}/gates.py", b"x = 1") for n in range(5)]
    archive = packed(tmp_path, kind, *members[:2], *bombs, *members[2:])
    problems = class_archive.extract(archive, str(out), [[0], [1], [2, 3, 4], [5], [6], [7]])
    assert [problem.id if problem is not None else "" for problem in problems] == [
        "",
        "",
        "unread.archive-large",
        *[""] * 3,
    ]
    assert sorted(written(out)) == ["0/0", "1/0", "3/0", "4/0", "5/0"]


def test_disk_is_shared_by_all(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who come after the disk's share is full are told so; what fits is written."""
    monkeypatch.setattr(class_archive, "TOTAL", 1 << 20)
    archive = packed(tmp_path, "zip", ("a", bytes(700_000)), ("b", bytes(700_000)), ("c", bytes(100)))
    problems = class_archive.extract(archive, str(out), [[0], [1], [2]])
    assert [problem is None for problem in problems] == [True, False, True]


def test_one_students_damage_costs_nobody_else(tmp_path: Path, out: Path) -> None:
    """A member with a password, one with another method, one whose checksum is wrong."""
    path = Path(packed(tmp_path, "zip", *((f"s{n}/gates.py", b"x" * 100) for n in range(4))))
    data = bytearray(path.read_bytes())
    entries = [at for at in range(len(data)) if data[at : at + 4] == b"PK\1\2"]
    data[entries[0] + 8] |= 1  # encrypted
    data[entries[1] + 10] = 99  # a method
    data[entries[2] + 16] ^= 255  # a checksum
    path.write_bytes(data)
    problems = class_archive.extract(str(path), str(out), [[0], [1], [2], [3]])
    ids = [problem.id if problem is not None else "" for problem in problems]
    assert ids == ["unread.archive-encrypted", "unread.archive-kind", "unread.archive", ""]
    assert list(written(out)) == ["3/0"]


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_small_files_are_read_where_they_are(tmp_path: Path, kind: str) -> None:
    """The metadata of a download, without unpacking anything."""
    archive = packed(tmp_path, kind, ("a.yml", b"a"), ("large.yml", b"x" * 1000), ("b.txt", b"b"))
    assert class_archive.contents(archive, [0, 1, 2], 100) == {0: b"a", 2: b"b"}


@pytest.mark.parametrize(
    "data", [b"PK nothing", b"nothing", b"", zipped(("a", b"x"))[:-10]], ids=["named", "none", "empty", "cut"]
)
def test_archive_that_is_none_is_refused_as_a_whole(tmp_path: Path, data: bytes) -> None:
    """It has a name then, for the message."""
    path = tmp_path / "class.zip"
    path.write_bytes(data)
    with pytest.raises(Refusal) as refusal:
        class_archive.listing(str(path))
    assert (refusal.value.message.id, refusal.value.message.args["file"]) == ("unread.archive", "class.zip")


def test_times_are_those_of_the_archive(tmp_path: Path, out: Path) -> None:
    """They tell attempts apart."""
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a/gates.py", (2024, 3, 1, 12, 0, 0)), b"")
    class_archive.extract(str(path), str(out), [[0]])
    assert (out / "0" / "0").stat().st_mtime == 1_709_294_400.0

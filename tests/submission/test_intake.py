"""Files on a disk that somebody hostile filled → bytes in memory: no link, no device, no pipe, no bomb."""

from __future__ import annotations

import os
import sys
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.errors import GraderError, Refusal
from grader.files.safe_folder import FolderEntry, Parts, SafeFolder
from grader.model import Message
from grader.processes.confined import Confined
from grader.submission import intake
from grader.submission.handed_in import Handed, Part, lone
from grader.submission.intake import FILES, gather
from tests.hostile_folder import as_nobody, class_beside_a_reference, posix, reason


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    """A helper for archives."""
    with Confined() as made:
        yield made


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A student's folder, and beside it what the student must not get at."""
    return class_beside_a_reference(tmp_path)


def whole(base: Path, confined: Confined, *parts: str) -> dict[str, bytes]:
    """The files of a submission below ``base``."""
    return gather(Handed(str(base), tuple(Part(part.encode()) for part in parts)), confined).files


def test_folder_is_read_with_what_it_holds(base: Path, confined: Confined) -> None:
    """Everything but hidden files and what tools leave behind."""
    for name in (
        "gates.py",
        "data/x.csv",
        "gates/gates.ipynb",
        ".git/config",
        ".env",
        "__pycache__/gates.pyc",
        "__MACOSX/._gates.py",
        ".ipynb_checkpoints/gates.ipynb",
        ".DS_Store",
        "Thumbs.db",
    ):
        path = base / "kim" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    assert whole(base, confined, "kim") == {
        "data/x.csv": b"data/x.csv",
        "gates.py": b"gates.py",
        "gates/gates.ipynb": b"gates/gates.ipynb",
    }


def test_names_are_compared_in_one_form(base: Path, confined: Confined) -> None:
    """A decomposed Korean name, as macOS writes it, arrives composed."""
    name = "신경망.py"
    (base / "kim" / unicodedata.normalize("NFD", name)).write_bytes(b"x")
    assert list(whole(base, confined, "kim")) == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_name_in_another_encoding(base: Path, confined: Confined) -> None:
    """A name that Korean Windows wrote is readable."""
    (base / "kim" / os.fsdecode("과제.py".encode("cp949"))).write_bytes(b"x")
    assert list(whole(base, confined, "kim")) == ["과제.py"]


@posix
def test_links_and_pipes_in_a_folder_are_reported(base: Path, confined: Confined) -> None:
    """They are not read, the rest is."""
    kim = base / "kim"
    (kim / "gates.py").symlink_to("../../reference/gates.py")
    (kim / "all").symlink_to("../../reference")
    os.mkfifo(kim / "pipe.py")
    (kim / "mine.py").write_bytes(b"x")
    tree = gather(lone(kim), confined)
    assert tree.files == {"mine.py": b"x"}
    assert {path: message.id for path, message in tree.refused.items()} == {
        "all": "unread.link",
        "gates.py": "unread.link",
        "pipe.py": "unread.special",
    }


@posix
def test_part_that_is_a_link_itself(base: Path, confined: Confined) -> None:
    """A student's folder that links to a classmate's is not read; one that is named on purpose is."""
    (base / "kim" / "gates.py").write_bytes(b"x")
    (base / "lee").symlink_to("kim")
    assert reason(gather, Handed(str(base), (Part(b"lee"),)), confined) == "unread.link"
    assert gather(lone(base / "lee"), confined).files == {"gates.py": b"x"}
    assert reason(gather, lone(base / "lee", base), confined) == "unread.link"


@posix
def test_checkout_is_trusted_no_deeper_than_its_top(base: Path, confined: Confined) -> None:
    """In a pull request every folder below the checkout may be a link."""
    (base / "assignments").symlink_to("../reference")
    with pytest.raises(Refusal, match=r"unread\.link"):
        gather(lone(base / "assignments" / "gates.py", base), confined)


def test_path_must_be_there_and_below_its_base(base: Path, tmp_path: Path) -> None:
    """Wrong paths are one clear line."""
    with pytest.raises(GraderError, match="no such file or folder"):
        lone(base / "nobody")
    with pytest.raises(GraderError, match="does not lie in"):
        lone(base / ".." / "reference" / "gates.py", base)
    assert lone(base / "kim" / ".." / "kim" / "gates", base).parts == (Part(b"kim/gates"),)


def test_caps_leave_out_what_is_least_likely_missed(base: Path, confined: Confined) -> None:
    """Of too many files the code and what lies near the top stay, and the rest is counted."""
    for number in range(FILES + 50):
        (base / "kim" / f"a{number:03}.txt").write_bytes(b"")
    (base / "kim" / "gates" / "deep.py").write_bytes(b"x")
    tree = gather(lone(base / "kim"), confined)
    assert (len(tree.files), "gates/deep.py" in tree.files, "a000.txt" in tree.files) == (FILES, True, True)
    assert tree.left_out == tuple(f"a{number:03}.txt" for number in range(FILES - 1, FILES + 50))


def test_work_is_found_among_many_other_files(
    tmp_path: Path, confined: Confined, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more lies in a folder than is looked at, scripts and notebooks come first, whatever they are called."""
    monkeypatch.setattr(intake, "FOUND", 3)
    for name in (*(f"data{number}.csv" for number in range(5)), "gates.py"):
        (tmp_path / "kim" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "kim" / name).write_text("x")
    tree = gather(lone(tmp_path / "kim"), confined)
    assert "gates.py" in tree.files
    assert tree.left_out == ("data2.csv", "data3.csv", "data4.csv")


def test_a_folder_with_very_many_files_is_never_in_memory(
    tmp_path: Path, confined: Confined, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are looked at one after the other; those that may be read are kept, and how many others there are is told.
    What lies deeper than the first of such folders is not even listed."""
    many, listed = 60_000, []

    def listing(_: SafeFolder, parts: Parts) -> Iterator[FolderEntry]:
        listed.append(parts)
        yield FolderEntry("a folder", "a folder", "folder")
        for number in range(many):
            yield FolderEntry(f"data {number:06}.csv", f"data {number:06}.csv", "file")
        yield FolderEntry("gates.py", "gates.py", "file")

    monkeypatch.setattr(intake, "FOUND", 50)
    monkeypatch.setattr(SafeFolder, "listing", listing)
    (tmp_path / "gates.py").write_text("x = 1")
    gather(lone(tmp_path), confined)  # what is kept of endings is kept by then
    listed.clear()
    tracemalloc.start()
    tree = gather(lone(tmp_path), confined)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16_000_000  # all of them have thirty-three megabytes
    assert [*tree.files] == ["gates.py"]
    assert len(tree.left_out) + tree.unnamed == many + 2 - 50 + 1  # with the folder that is not listed
    assert listed == [()]


def test_caps_on_sizes(base: Path, confined: Confined) -> None:
    """Two megabytes of script, sixteen of anything else, thirty-two and a bit of that together."""
    kim = base / "kim"
    (kim / "big.py").write_bytes(b"#" * (2 << 20) + b"#")
    (kim / "fits.py").write_bytes(b"#" * (2 << 20))
    for number in range(5):
        with (kim / f"data{number}.bin").open("wb") as file:
            file.truncate(12 << 20)
    with (kim / "huge.bin").open("wb") as file:
        file.truncate((16 << 20) + 1)
    tree = gather(lone(kim), confined)
    assert sorted(tree.files) == ["data0.bin", "data1.bin", "data2.bin", "fits.py"]
    assert {path: message.id for path, message in tree.refused.items()} == {"big.py": "unread.large"}
    assert tree.left_out == ("data3.bin", "data4.bin", "huge.bin")
    args = tree.refused["big.py"].args
    assert (args["size"], args["limit"]) == ("2.1 MiB", "2 MiB")


def test_deep_folders_end(base: Path, confined: Confined) -> None:
    """A file lies ten folders deep; a chain of hundreds of folders is left at its sixteenth, which is named."""
    deep = base / "kim" / "/".join("abcdefghij")
    deep.mkdir(parents=True)
    (deep / "gates.py").write_bytes(b"x")
    path = base / "kim"
    for _ in range(200):
        path /= "d"
    path.mkdir(parents=True)
    tree = gather(lone(base / "kim"), confined)
    assert (list(tree.files), tree.left_out) == (["a/b/c/d/e/f/g/h/i/j/gates.py"], ("/".join("d" * 16),))


@posix
def test_folder_without_permission(base: Path) -> None:
    """A folder that cannot be listed is reported; the rest of the submission is read."""
    (base / "kim" / "gates.py").write_bytes(b"x")
    (base / "kim" / "gates").chmod(0)
    for folder in (base / "kim", base, *base.parents):
        if folder.stat().st_uid == os.geteuid() and folder.name:
            folder.chmod(folder.stat().st_mode | 0o055)

    def check() -> bool:
        with Confined() as confined:
            tree = gather(lone(base / "kim"), confined)
        return tree.files == {"gates.py": b"x"} and tree.refused["gates"].id == "unread.permission"

    try:
        assert as_nobody(check)
    finally:
        (base / "kim" / "gates").chmod(0o755)


def test_known_problem_is_the_answer(base: Path, confined: Confined) -> None:
    """What the roster found is not looked at again."""
    problem = Message("unread.link", {"file": "kim"})
    with pytest.raises(Refusal) as refusal:
        gather(Handed(str(base), (Part(b"kim"),), problem), confined)
    assert refusal.value.message == problem


def test_file_that_is_named_brings_its_neighbours(base: Path, confined: Confined) -> None:
    """Modules and data go along with it; other notebooks, archives and what cannot be read are nobody's business."""
    kim = base / "kim"
    for name in ("mine.py", "helper.py", "data/x.csv", "other.ipynb", "old.zip", "big.rar"):
        (kim / name).parent.mkdir(exist_ok=True)
        (kim / name).write_bytes(b"x")
    tree = gather(lone(kim / "mine.py"), confined)
    assert sorted(tree.files) == ["data/x.csv", "helper.py", "mine.py"]
    assert (tree.main, tree.refused, tree.left_out) == ("mine.py", {}, ())
    assert next(iter(gather(lone(kim / "other.ipynb"), confined).files)) == "other.ipynb"
    assert list(gather(lone(kim / "old.zip"), confined).refused) == ["old.zip"]


def test_several_archives_do_not_mix(base: Path, confined: Confined) -> None:
    """The content of an archive lies where the archive does; with others beside it, in a folder of its name. Times are
    those that the archive recorded, and of loose files those of the disk, which are no record."""
    kim = base / "kim"
    for name, month in (("first.zip", 3), ("second.zip", 4)):
        with zipfile.ZipFile(kim / name, "w") as archive:
            archive.writestr(zipfile.ZipInfo("gates.py", (2024, month, 1, 12, 0, 0)), name)
    tree = gather(lone(kim), confined)
    assert {path: data.decode() for path, data in tree.files.items()} == {
        "first/gates.py": "first.zip",
        "second/gates.py": "second.zip",
    }
    assert tree.recorded["first/gates.py"] < tree.recorded["second/gates.py"]
    (kim / "second.zip").unlink()
    (kim / "loose.py").write_bytes(b"x")
    tree = gather(lone(kim), confined)
    assert sorted(tree.files) == ["gates.py", "loose.py"]
    assert (list(tree.recorded), sorted(tree.modified)) == (["gates.py"], ["gates.py", "loose.py"])

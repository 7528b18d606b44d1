"""Scratch folders: whatever a guest made of one, it is measured, and it goes away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.sandbox.linux import scratch


def test_anything_can_be_removed(tmp_path: Path) -> None:
    """Folders without rights, links to elsewhere, and nesting deeper than any path may be long."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("x")
    folder = tmp_path / "scratch"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "link").symlink_to(elsewhere)
    (folder / "a" / "file").write_text("x")
    (folder / "closed").mkdir(0)
    here = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    for _ in range(600):
        os.mkdir("deep-" + "x" * 100)
        os.chdir("deep-" + "x" * 100)
    os.fchdir(here)
    os.close(here)
    scratch.empty(str(folder))
    assert list(folder.iterdir()) == []
    assert (elsewhere / "kept").exists()


@pytest.mark.parametrize(("size", "files", "too_much"), [(10_000, 10, False), (1000, 10, True), (10_000, 2, True)])
def test_what_is_in_a_folder_is_measured(tmp_path: Path, size: int, files: int, too_much: bool) -> None:
    """Bytes and entries count, at any depth."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"x" * 4000)
    (tmp_path / "c").write_bytes(b"")
    assert scratch.exceeds(str(tmp_path), size, files) is too_much


@pytest.mark.parametrize("mode", [0o300, 0o100, 0])
def test_a_folder_that_may_not_be_listed_is_measured(tmp_path: Path, mode: int) -> None:
    """A guest of the same user can fill a folder that nobody may list; as root every folder may be listed."""
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "a").write_bytes(b"x" * 4000)
    folder.chmod(mode)
    assert scratch.exceeds(str(tmp_path), 1000, 10)
    assert not scratch.exceeds(str(tmp_path), 10_000, 10)


def test_files_that_were_removed_and_stay_open_are_counted(tmp_path: Path) -> None:
    """Each once, however often it is open; files with a name, and what is no file, are not among them."""
    before = scratch.removed_bytes(os.getpid())
    file = (tmp_path / "a").open("wb", buffering=0)
    file.write(b"x" * 100_000)
    assert scratch.removed_bytes(os.getpid()) == before
    (tmp_path / "a").unlink()
    again = os.dup(file.fileno())
    assert 100_000 <= scratch.removed_bytes(os.getpid()) - before < 200_000
    os.close(again)
    file.close()
    assert scratch.removed_bytes(os.getpid()) == before
    assert scratch.removed_bytes(2**22 - 1) == 0


def test_a_path_too_long_to_look_at_is_too_much(tmp_path: Path) -> None:
    """Who nests folders so deep that they cannot be looked at has made enough of them."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(tmp_path)
    for _ in range(60):
        os.mkdir("x" * 200)
        os.chdir("x" * 200)
    os.fchdir(here)
    os.close(here)
    assert scratch.exceeds(str(tmp_path), 1 << 30, 1000)
    scratch.empty(str(tmp_path))


def test_an_abandoned_folder_is_removed_by_the_next_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in use is locked and stays; one whose server was killed goes."""
    monkeypatch.setattr(scratch, "_MEMORY", str(tmp_path))
    monkeypatch.setattr(scratch, "_PLENTY", 0)
    used, killed = scratch.make_folder(None), scratch.make_folder(None)
    Path(killed.path, "file").write_text("x")
    os.close(killed.lock)
    (tmp_path / "another").mkdir()
    last = scratch.make_folder(None)
    assert {path.name for path in tmp_path.iterdir()} == {Path(used.path).name, Path(last.path).name, "another"}
    used.remove()
    last.remove()
    assert [path.name for path in tmp_path.iterdir()] == ["another"]


def test_a_disk_serves_where_memory_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Docker gives 64 MiB of shared memory: the temporary folder is used instead."""
    monkeypatch.setattr(scratch, "_PLENTY", 1 << 60)
    monkeypatch.setattr(scratch.tempfile, "gettempdir", lambda: str(tmp_path))
    base = scratch.make_folder(None)
    assert Path(base.path).parent == tmp_path
    base.remove()

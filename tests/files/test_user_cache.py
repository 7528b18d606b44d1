"""What is kept in the user's cache folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.files import user_cache

PART = b"a part of something"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one kind."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = user_cache.open_folder("things", None)
    assert folder is not None
    return folder


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "gone"])
def test_a_damaged_file_is_as_good_as_none(folder: Path, damage: str) -> None:
    """It is computed again."""
    path = folder / "one.part"
    user_cache.write(path, PART)
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes({"cut": content[:-1], "changed": content[:-1] + b"\xff", "empty": b""}[damage])
    assert user_cache.read(path) is None


def test_the_folder_does_not_grow_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was used longest ago goes first, never what was written now."""
    paths = [folder / f"{number:040}.part" for number in range(3)]
    for number, path in enumerate(paths):
        user_cache.write(path, PART)
        os.utime(path, (number, number))
    monkeypatch.setattr(user_cache, "LARGEST", 2 * paths[0].stat().st_size)
    user_cache.write(folder / f"{3:040}.part", PART)
    assert sorted(path.name for path in folder.glob("*.part")) == [f"{number:040}.part" for number in (2, 3)]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no modes of files")
def test_what_others_could_have_put_there_is_as_good_as_none(folder: Path) -> None:
    """A checkout makes folders and files that are open: nothing of them is taken for what was computed here."""
    path = folder / "one.part"
    user_cache.write(path, PART)
    assert user_cache.read(path) == PART
    path.chmod(0o644)
    assert user_cache.read(path) is None
    user_cache.write(path, PART)
    folder.chmod(0o755)
    assert user_cache.open_folder("things", None) == folder
    assert [*folder.iterdir()] == [] and folder.stat().st_mode & 0o777 == 0o700

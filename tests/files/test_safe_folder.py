"""One file below a trusted folder: no link, no device, no pipe, no more than its cap."""

from __future__ import annotations

import os
import socket
import stat
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import Refusal
from grader.files.safe_folder import SafeFolder
from tests.hostile_folder import SECRET, as_nobody, class_beside_a_reference, posix, reason

Read = Callable[..., bytes]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A student's folder, and beside it what the student must not get at."""
    return class_beside_a_reference(tmp_path)


@pytest.fixture(params=[True, False], ids=["descriptors", "paths"])
def read(request: pytest.FixtureRequest, base: Path) -> Read:
    """Reading below the class's folder, in both ways: with descriptors, and as on Windows."""

    def function(path: str, cap: int = 1000) -> bytes:
        with SafeFolder(base, descriptors=request.param) as files:
            return files.read(tuple(path.split("/")), cap)

    return function


def test_regular_file_is_read(base: Path, read: Read) -> None:
    """A file is read up to its cap, and refused above."""
    (base / "kim" / "gates.py").write_bytes(b"x" * 1000)
    assert read("kim/gates.py", 1000) == b"x" * 1000
    assert reason(read, "kim/gates.py", 999) == "unread.large"


@posix
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("kim/gates.py", "../../reference/gates.py"),
        ("kim/gates.py", "{outside}/reference/gates.py"),
        ("kim/gates.py", "../lee/gates.py"),
        ("kim/gates.py", "loop.py"),
        ("kim/gates.py", "nowhere.py"),
        ("kim/gates.py", "/dev/zero"),
        ("kim/gates.py", "/proc/self/environ"),
    ],
)
def test_link_instead_of_a_file(base: Path, read: Read, link: str, target: str) -> None:
    """No link is followed, wherever it leads."""
    (base / "lee").mkdir()
    (base / "lee" / "gates.py").write_bytes(SECRET)
    (base / "kim" / "loop.py").symlink_to("gates.py")
    (base / link).symlink_to(target.format(outside=base.parent))
    assert reason(read, link) == "unread.link"


@posix
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_link_in_any_component(base: Path, read: Read, depth: int) -> None:
    """A folder on the way that is a link is not entered."""
    real = base.parent / "real" / "b" / "c"
    real.mkdir(parents=True)
    (real / "gates.py").write_bytes(SECRET)
    parts = ["a", "b", "c"]
    (base / Path(*parts[: depth - 1])).mkdir(parents=True, exist_ok=True)
    (base / Path(*parts[:depth])).symlink_to(base.parent / Path("real", *parts[1:depth]))
    assert (base / "a/b/c/gates.py").read_bytes() == SECRET
    assert reason(read, "a/b/c/gates.py") == "unread.link"


@posix
def test_folder_exchanged_for_a_link_gains_nothing(base: Path) -> None:
    """While somebody swaps a folder and a link to elsewhere, only the folder's own file is ever read."""
    (base / "kim" / "gates" / "gates.py").write_bytes(b"own")
    folder, away, link = base / "kim/gates", base / "kim/away", base / "kim/link"
    link.symlink_to(base.parent / "reference")
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            folder.rename(away)
            link.rename(folder)
            folder.rename(link)
            away.rename(folder)

    thread = threading.Thread(target=swap)
    thread.start()
    seen = set()
    try:
        with SafeFolder(base) as files:
            for _ in range(3000):
                try:
                    seen.add(files.read(("kim", "gates", "gates.py"), 1000))
                except Refusal:
                    continue
    finally:
        stop.set()
        thread.join()
    assert seen <= {b"own"}


@posix
def test_pipe_socket_and_folder_are_not_opened(base: Path, read: Read) -> None:
    """What is no regular file is refused at once: nobody waits for a writer."""
    os.mkfifo(base / "kim" / "gates.py")
    (base / "kim" / "gates.ipynb").mkdir()
    start = time.monotonic()
    assert reason(read, "kim/gates.py") == "unread.special"
    assert reason(read, "kim/gates.ipynb") == "unread.special"
    with socket.socket(socket.AF_UNIX) as listening:
        previous = Path.cwd()
        os.chdir(base / "kim")  # a socket's path is short
        listening.bind("s.py")
        os.chdir(previous)
        assert reason(read, "kim/s.py") == "unread.special"
    assert time.monotonic() - start < 2


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="making a device needs root")
def test_device_is_not_opened(base: Path, read: Read) -> None:
    """A node of /dev/zero, or of the disk, is refused."""
    try:
        os.mknod(base / "kim" / "gates.py", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("this container may not make devices")
    assert reason(read, "kim/gates.py") == "unread.special"


@posix
def test_sparse_file_is_refused_by_its_size(base: Path, read: Read) -> None:
    """Ten gigabytes of nothing are not read."""
    with (base / "kim" / "gates.py").open("wb") as file:
        file.truncate(10 << 30)
    start = time.monotonic()
    assert reason(read, "kim/gates.py") == "unread.large"
    assert time.monotonic() - start < 1


def test_file_that_claims_to_be_empty_is_read_to_its_end(read: Read) -> None:
    """The size is checked again while reading: /proc says 0 for everything."""
    if sys.platform != "linux":
        pytest.skip("there is no /proc")
    with SafeFolder(Path("/proc/self")) as files:
        assert b"Name:" in files.read(("status",), 10_000)
        assert reason(files.read, ("status",), 10) == "unread.large"


@posix
def test_unreadable_file_is_said_to_be(base: Path, read: Read) -> None:
    """Permission denied is a reason, and no exception of ours."""
    path = base / "kim" / "gates.py"
    path.write_bytes(b"x")
    path.chmod(0)
    for folder in (base, *base.parents):
        if folder.stat().st_uid == os.geteuid() and folder.name:
            folder.chmod(folder.stat().st_mode | 0o055)
    assert as_nobody(lambda: reason(read, "kim/gates.py") == "unread.permission")


def test_file_that_is_not_there(read: Read) -> None:
    """A file that vanished between listing and reading."""
    assert reason(read, "kim/gates.py") == "unread.gone"


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_hard_link_to_somebody_elses_file(base: Path, read: Read) -> None:
    """A hard link is refused where the folder is the student's and the file is not; else it cannot matter."""
    os.link(base.parent / "reference" / "gates.py", base / "kim" / "gates.py")
    assert read("kim/gates.py") == SECRET
    os.chown(base / "kim", 1234, 1234)
    assert reason(read, "kim/gates.py") == "unread.hard-link"
    os.chown(base / "kim" / "gates.py", 1234, 1234)
    assert read("kim/gates.py") == SECRET


def test_message_shows_no_control_characters(base: Path) -> None:
    """A hostile name is made harmless before anybody sees it."""
    with SafeFolder(base) as files, pytest.raises(Refusal) as refusal:
        files.read(("kim", "a\x1b[31m\u202e.py"), 10)
    assert refusal.value.message.args["file"] == "kim/a [31m .py"

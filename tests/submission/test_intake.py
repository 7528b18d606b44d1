"""Files on a disk that somebody hostile filled → bytes in memory: no link, no device, no pipe, no bomb."""

from __future__ import annotations

import os
import socket
import stat
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.errors import GraderError, Refusal
from grader.files.safe_folder import SafeFolder
from grader.model import Message
from grader.processes.confined import Confined
from grader.submission.intake import FILES, Handed, gather, lone

SECRET = b"the reference\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
Read = Callable[..., bytes]


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    """A helper for archives."""
    with Confined() as made:
        yield made


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A student's folder, and beside it what the student must not get at."""
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "gates.py").write_bytes(SECRET)
    folder = tmp_path / "class"
    (folder / "kim" / "gates").mkdir(parents=True)
    return folder


@pytest.fixture(params=[True, False], ids=["descriptors", "paths"])
def read(request: pytest.FixtureRequest, base: Path) -> Read:
    """Reading below the class's folder, in both ways: with descriptors, and as on Windows."""

    def function(path: str, cap: int = 1000) -> bytes:
        with SafeFolder(base, descriptors=request.param) as files:
            return files.read(tuple(path.split("/")), cap)

    return function


def reason(function: Callable[..., object], *args: object) -> str:
    """The id of the refusal."""
    with pytest.raises(Refusal) as refusal:
        function(*args)
    return refusal.value.message.id


def as_nobody(work: Callable[[], bool]) -> bool:
    """What ``work`` answers as an ordinary user: in a child process where the tests run as root."""
    if os.geteuid() != 0:
        return work()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setuid(65534)
            code = 0 if work() else 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


# -- one file below a trusted folder


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


# -- a whole submission


def whole(base: Path, confined: Confined, *parts: str) -> dict[str, bytes]:
    """The files of a submission below ``base``."""
    return gather(Handed(str(base), tuple((part, part) for part in parts)), confined).files


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
    assert reason(gather, Handed(str(base), (("lee", "lee"),)), confined) == "unread.link"
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
    assert lone(base / "kim" / ".." / "kim" / "gates", base).parts == (("gates", "kim/gates"),)


def test_caps_leave_out_what_is_least_likely_missed(base: Path, confined: Confined) -> None:
    """Of too many files the code and what lies near the top stay, and the rest is counted."""
    for number in range(FILES + 50):
        (base / "kim" / f"a{number:03}.txt").write_bytes(b"")
    (base / "kim" / "gates" / "deep.py").write_bytes(b"x")
    tree = gather(lone(base / "kim"), confined)
    assert (len(tree.files), "gates/deep.py" in tree.files, "a000.txt" in tree.files) == (FILES, True, True)
    assert tree.notes == (Message("note.files-left-out", {"count": 51}),)


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
    assert tree.notes == (Message("note.files-left-out", {"count": 3}),)


def test_deep_folders_end(base: Path, confined: Confined) -> None:
    """A chain of a thousand folders is left at its sixth."""
    path = base / "kim"
    for _ in range(200):
        path /= "d"
    path.mkdir(parents=True)
    assert gather(lone(base / "kim"), confined).notes == (Message("note.files-left-out", {"count": 1}),)


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
        gather(Handed(str(base), (("kim", "kim"),), problem), confined)
    assert refusal.value.message == problem

"""What attacks may reach for: planted files, a home, listeners, a process of the same user. And whether they did.

Nothing of it is protected by anything but the wall: every file may be read and written by everybody.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import re
import secrets
import select
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import ROOT
from tests.attacks.attack_course import write_attacked_course

_OPENED = 0x00000001 | 0x00000020 | 0x00000002 | 0x00000200 | 0x00000100
"""inotify: read, opened, changed, removed or made inside."""
_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


class Field:
    """Everything planted, below one folder that every user may enter. Use with ``planted``."""

    def __init__(self, base: Path, user: int | None) -> None:
        self.base, self.user = base, user
        self.token = f"trace-{secrets.token_hex(6)}"
        """Part of the name of every file that an attack leaves behind."""
        self.secret = f"secret-{secrets.token_hex(12)}"
        """Content of every file, variable and process memory that nobody may read."""
        self.course = write_attacked_course(base / "course")
        self.submissions, self.out = base / "submissions", base / "out"
        self.planted, self.home, self.temporary = base / "planted", base / "home", base / "tmp"
        for folder in (self.submissions, self.out, self.planted, self.home / ".ssh", self.temporary):
            folder.mkdir(parents=True)
        for file in (self.planted / "secret.txt", self.home / ".ssh" / "id_ed25519", self.home / ".netrc"):
            file.write_text(self.secret, encoding="utf-8")
        self.watched = (self.planted, self.home / ".ssh")
        self._sockets: list[socket.socket] = []

    def open_to_all(self) -> None:
        """Nothing but the wall keeps anybody from anything. Called when all submissions are written."""
        for folder, _, files in os.walk(self.base):
            for path in (folder, *(os.path.join(folder, name) for name in files)):
                if not os.path.islink(path):
                    os.chmod(path, 0o777 if os.path.isdir(path) else 0o666)
                if self.user is not None:
                    os.chown(path, self.user, self.user, follow_symlinks=False)

    def places(self) -> dict[str, str]:
        """What stands for what in the text of an attack: ``@planted@`` and its like."""
        tcp, udp, unix, datagrams, abstract = self._sockets
        return {
            "token": self.token,
            "planted": str(self.planted),
            "course": str(self.course),
            "submissions": str(self.submissions),
            "out": str(self.out),
            "home": str(self.home),
            "base": str(self.base),
            "project": str(ROOT),
            "libraries": str(Path(os.__file__).parent),
            "tcp": str(tcp.getsockname()[1]),
            "udp": str(udp.getsockname()[1]),
            "unix": str(unix.getsockname()),
            "datagrams": str(datagrams.getsockname()),
            "abstract": bytes(abstract.getsockname()).decode().lstrip("\0"),
            "sentinel": str(self.sentinel.pid),
            "uid": str(os.getuid() if self.user is None else self.user),
        }

    def environment(self) -> dict[str, str]:
        """The environment of the grader: it holds a secret too."""
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "API_TOKEN": self.secret,
            "GITHUB_OUTPUT": str(self.planted / "github-output"),
            "GITHUB_STEP_SUMMARY": str(self.planted / "github-summary"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "NO_COLOR": "1",
        }

    # -- listening

    def listen(self) -> None:
        """Services that answer anybody: TCP, UDP, UNIX by path (streams and datagrams) and by abstract name."""
        self._sockets = [
            socket.socket(socket.AF_INET),
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
            socket.socket(socket.AF_UNIX),
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
            socket.socket(socket.AF_UNIX),
        ]
        names = [
            ("127.0.0.1", 0),
            ("127.0.0.1", 0),
            str(self.base / "stream.sock"),
            str(self.base / "datagrams.sock"),
            f"\0{self.token}",
        ]
        for one, name in zip(self._sockets, names, strict=True):
            one.bind(name)
            if one.type == socket.SOCK_STREAM:
                one.listen()
            one.setblocking(False)

    def heard(self) -> list[str]:
        """Who connected or sent something."""
        ready, _, _ = select.select(self._sockets, [], [], 0)
        return [f"somebody spoke to {one.getsockname()!r}" for one in ready]

    # -- a process of the same user

    def start_sentinel(self) -> None:
        """A process that attacks may signal, trace, read or slow down, if they can."""
        code = f"import os, time\nkept = {self.secret!r}\nos.close(1)\ntime.sleep(3600)"
        user = {} if self.user is None else {"user": self.user, "group": self.user, "extra_groups": []}
        environment = {"API_TOKEN": self.secret}
        self.sentinel = subprocess.Popen(
            [sys.executable, "-c", code], env=environment, cwd="/", stdout=subprocess.PIPE, **user
        )
        assert self.sentinel.stdout is not None
        with self.sentinel.stdout as output:
            output.read()  # until it is closed: a busy machine takes its time to start a process
        time.sleep(0.3)  # it falls asleep
        self._sentinel_before = self._about_sentinel()

    def _about_sentinel(self) -> list[object]:
        pid = self.sentinel.pid
        status = Path(f"/proc/{pid}/status").read_text()
        kept = re.findall(r"^(?:State|TracerPid|Uid|Threads|Seccomp|Cpus_allowed):.*$", status, re.M)
        return [
            kept,
            os.getpriority(os.PRIO_PROCESS, pid),
            os.sched_getscheduler(pid),
            Path(f"/proc/{pid}/limits").read_text(),
            os.getpgid(pid),
            os.readlink(f"/proc/{pid}/cwd"),
        ]

    def end(self) -> None:
        """Close and stop everything."""
        self.sentinel.kill()
        self.sentinel.wait()
        for one in self._sockets:
            one.close()

    # -- what there is, before and after

    def snapshot(self) -> dict[str, tuple[object, ...]]:
        """Every file that must stay as it is: kind, rights, owner, time and content."""
        found: dict[str, tuple[object, ...]] = {}
        for top in (self.planted, self.home, self.course, self.submissions):
            for folder, folders, files in os.walk(top):
                if self.home / ".cache" == Path(folder) or self.home / ".config" == Path(folder):
                    folders.clear()  # matplotlib, on the trusted side
                    continue
                for name in files:
                    path = os.path.join(folder, name)
                    about = os.lstat(path)
                    content = b""
                    if os.path.isfile(path) and not os.path.islink(path) and about.st_size < 1 << 22:
                        content = hashlib.sha256(Path(path).read_bytes()).digest()
                    found[path] = (about.st_mode, about.st_uid, about.st_size, about.st_mtime_ns, content)
        for kind in ("shm", "msg", "sem"):
            keys = [line.split()[0] for line in Path("/proc/sysvipc", kind).read_text().splitlines()]
            found[f"a shared {kind}"] = (keys.count("4660"),)
        return found


def traces(field: Field, before: dict[str, tuple[object, ...]], opened: list[str]) -> list[str]:
    """Everything that an attack has left behind or reached, in words."""
    found = [*field.heard(), *opened]
    after = field.snapshot()
    found += [f"{path} was changed" for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    if field.sentinel.poll() is not None:
        found.append("the other process was ended")
    elif field._about_sentinel() != field._sentinel_before:
        found.append(f"the other process was changed: {field._about_sentinel()} {field._sentinel_before}")
    found += [f"{path} was left behind" for path in left_behind(field)]
    found += [f"{path} is left in the temporary folder" for path in field.temporary.iterdir()]
    for folder, _, files in os.walk(field.out):
        for name in files:
            if field.secret.encode() in Path(folder, name).read_bytes():
                found.append(f"{name} holds a secret")
    return found


def left_behind(field: Field) -> Iterator[str]:
    """Files whose name holds the token, wherever attacks try to put them."""
    token = field.token
    shallow = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/", str(Path.home()), str(ROOT), str(Path(os.__file__).parent))
    for place in shallow:
        with contextlib.suppress(OSError):
            yield from (entry.path for entry in os.scandir(place) if token in entry.name)
    for folder, folders, files in os.walk(field.base):
        yield from (os.path.join(folder, name) for name in (*folders, *files) if token in name)


def unlocked_scratch() -> set[str]:
    """Scratch folders of servers that have ended. Those of a running server carry its lock."""
    import fcntl

    found = set()
    for place in ("/dev/shm", tempfile.gettempdir()):
        for path in Path(place).glob("grader-scratch-*"):
            with contextlib.suppress(OSError):
                lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
                    found.add(str(path))
                finally:
                    os.close(lock)
    return found


@contextlib.contextmanager
def planted(user: int | None) -> Iterator[Field]:
    """A field in a new folder; everything ends and goes with the context."""
    base = Path(tempfile.mkdtemp(prefix="attacked-"))
    base.chmod(0o755)
    field = Field(base, user)
    try:
        field.listen()
        field.start_sentinel()
        yield field
    finally:
        field.end()
        shutil.rmtree(base, ignore_errors=True)


@contextlib.contextmanager
def watching(folders: tuple[Path, ...]) -> Iterator[list[str]]:
    """Notes every opening, reading and change of anything in ``folders`` while the context lasts."""
    opened: list[str] = []
    descriptor = _libc.inotify_init1(os.O_NONBLOCK)
    places = {_libc.inotify_add_watch(descriptor, os.fsencode(path), _OPENED): path for path in folders}
    try:
        yield opened
        with contextlib.suppress(BlockingIOError):
            while data := os.read(descriptor, 1 << 16):
                while data:
                    number, mask, _, length = struct.unpack_from("iIII", data)
                    name = data[16 : 16 + length].rstrip(b"\0").decode()
                    opened.append(f"{places.get(number)}/{name} was opened ({mask:x})")
                    data = data[16 + length :]
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def reaping() -> Iterator[list[str]]:
    """Processes that outlive the one that started them become ours, and are listed when the context ends."""
    left: list[str] = []
    before = _children(os.getpid())
    _libc.prctl(_SUBREAPER, 1, 0, 0, 0)
    try:
        yield left
        deadline = time.monotonic() + 5
        while (extra := _children(os.getpid()) - before) and time.monotonic() < deadline:
            for process in extra:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(process, os.WNOHANG)
            time.sleep(0.05)
        left += [f"process {process} is left: {_command(process)}" for process in extra]
    finally:
        _libc.prctl(_SUBREAPER, 0, 0, 0, 0)


def _children(process: int) -> set[int]:
    tasks = Path(f"/proc/{process}/task")
    return {int(word) for task in tasks.iterdir() for word in (task / "children").read_text().split()}


def _command(process: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")[:200]
    return ""

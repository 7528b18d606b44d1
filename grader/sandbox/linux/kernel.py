"""The system calls that the wall is made of, through ctypes. Linux only; importing this module touches nothing.

Every function raises OSError where the kernel says no: the caller fails closed.
"""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import select
import struct
import sys
import time
from collections.abc import Iterable
from typing import Any

PDEATHSIG, DUMPABLE, SECCOMP, NO_NEW_PRIVS = 1, 4, 22, 38
"""Options of prctl(2)."""

NEW_MOUNTS, NEW_UTS, NEW_IPC, NEW_USER, NEW_PID, NEW_NET = (
    0x20000,
    0x4000000,
    0x8000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
"""Flags of unshare(2)."""

READ_ONLY, NO_SUID, NO_DEV, NO_EXEC, REMOUNT = 1, 2, 4, 8, 32
NO_ATIME, NO_DIRATIME, BIND, RECURSIVE, PRIVATE, RELATIME = 1024, 2048, 4096, 16384, 1 << 18, 1 << 21
"""Flags of mount(2)."""

_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CLOSE_RANGE = 436
_CAPABILITY_VERSION = 0x20080522
_DETACH = 2


def cpu_seconds(process: int) -> float:
    """Return the CPU seconds that a process has used; 0 where it has ended, or where the platform has no such clock."""
    if sys.platform != "linux":
        return 0.0
    try:
        return time.clock_gettime((~process << 3) | 2)  # clock_getcpuclockid(3)
    except OSError:
        return 0.0


def ends_within(process: int, seconds: float) -> bool:
    """Wait until a child of this process has ended, at most so long, and return whether it has. It is not reaped. Where
    no file can be opened any more, nothing is waited for."""
    try:
        descriptor = os.pidfd_open(process)
    except OSError:
        return False
    try:
        end = select.poll()
        end.register(descriptor, select.POLLIN)
        return bool(end.poll(seconds * 1000))
    finally:
        os.close(descriptor)


def mapped_bytes(process: int | str = "self", proc: int | None = None) -> int:
    """Return the size of a process's address space. ``proc`` is a descriptor of /proc where there is no such path."""
    path = f"/proc/{process}/statm" if proc is None else f"{process}/statm"
    with open(os.open(path, os.O_RDONLY, dir_fd=proc)) as statm:  # noqa: PTH123  pathlib knows no folder descriptors
        return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def limit_memory(extra: int, process: int = 0) -> None:
    """Let a process, 0 for this one, allocate ``extra`` bytes more than it has mapped now. A stricter limit stays."""
    import resource  # not there on Windows, where this module must be importable

    limit = mapped_bytes(process or "self") + extra
    _, hard = resource.prlimit(process, resource.RLIMIT_AS)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.prlimit(process, resource.RLIMIT_AS, (limit, limit))


@functools.cache
def libc() -> ctypes.CDLL:
    """Return the C library of this process."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def fork() -> int:
    """Fork without what Python then does for threads and their locks: a process with one thread needs none of it."""
    process: int = _fork()()
    if process < 0:
        raise OSError(ctypes.get_errno(), f"fork: {os.strerror(ctypes.get_errno())}")
    return process


@functools.cache
def _fork() -> Any:
    return ctypes.PyDLL(None, use_errno=True).fork  # with Python's lock held: nobody is there to take it meanwhile


Call = tuple[Any, tuple[Any, ...], str]
"""A call that is ready to be made: a function of the C library, what it is given, and its name in an error."""


def make(calls: Iterable[Call]) -> None:
    """Make calls one after the other. A fresh fork that makes them touches, and so copies, little memory."""
    for function, arguments, what in calls:
        if function(*arguments) < 0:
            number = ctypes.get_errno()
            raise OSError(number, f"{what}: {os.strerror(number)}")


def syscall(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call by number; an integer is passed as a long, bytes and None as a pointer."""
    result: int = libc().syscall(*_words(number, *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"system call {number}: {os.strerror(code)}")
    return result


def syscall_ready(number: int, *arguments: int | bytes | None) -> Call:
    """As ``syscall``, to be made later."""
    return libc().syscall, _words(number, *arguments), f"system call {number}"


def _words(*values: int | bytes | None) -> tuple[Any, ...]:
    return tuple(ctypes.c_long(value) if isinstance(value, int) else value for value in values)


def prctl(option: int, *arguments: int | ctypes.Array[ctypes.c_char]) -> None:
    """Call prctl(2) with up to four arguments; the rest are zero, as some options insist."""
    make([prctl_ready(option, *arguments)])


def prctl_ready(option: int, *arguments: int | ctypes.Array[ctypes.c_char]) -> Call:
    """As ``prctl``, to be made later."""
    words = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    padding = [ctypes.c_ulong(0)] * (4 - len(words))
    return libc().prctl, (ctypes.c_int(option), *words, *padding), f"prctl {option}"


def die_with_parent(parent: int) -> None:
    """Have this process killed when the thread that made it ends. ``parent`` is its id as this process sees it.

    The kernel forgets this when credentials change: call it after that.
    """
    prctl(PDEATHSIG, 9)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(0)


def unshare(flags: int) -> None:
    """Call unshare(2)."""
    make([unshare_ready(flags)])


def unshare_ready(flags: int) -> Call:
    """As ``unshare``, to be made later."""
    return libc().unshare, (ctypes.c_int(flags),), "unshare"


def setns_ready(descriptor: int, kind: int) -> Call:
    """A call of setns(2)."""
    return libc().setns, (ctypes.c_int(descriptor), ctypes.c_int(kind)), "setns"


def mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    """Call mount(2)."""
    make([mount_ready(source, target, kind, flags, data)])


def mount_ready(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> Call:
    """As ``mount``, to be made later."""
    texts = [None if text is None else os.fsencode(text) for text in (source, target, kind, data)]
    return libc().mount, (texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3]), f"mount {target}"


def make_folder_ready(path: str) -> Call:
    """A call that makes a folder for nobody else."""
    return libc().mkdir, (os.fsencode(path), ctypes.c_uint(0o700)), f"mkdir {path}"


def go_ready(path: str) -> Call:
    """A call that makes a folder the working folder."""
    return libc().chdir, (os.fsencode(path),), f"chdir {path}"


def make_root(folder: str) -> None:
    """Make ``folder``, a mount point, the root of this mount namespace, and let go of the old root."""
    os.chdir(folder)
    syscall(_PIVOT_ROOT[platform.machine()], b".", b".")
    make([(libc().umount2, (b".", ctypes.c_int(_DETACH)), "umount2")])
    os.chdir("/")


def drop_capabilities_ready() -> Call:
    """A call that gives up all capabilities. With no new privileges and no other program to run, there is no way back
    to them."""
    return libc().capset, (struct.pack("Ii", _CAPABILITY_VERSION, 0), bytes(24)), "capset"


def limit_ready(kind: int, soft: int, hard: int) -> Call:
    """A call of setrlimit(2)."""
    return libc().setrlimit, (ctypes.c_int(kind), struct.pack("QQ", soft, hard)), f"setrlimit {kind}"


def close_from(lowest: int) -> None:
    """Close every descriptor from ``lowest`` on."""
    make([close_from_ready(lowest)])


def close_from_ready(lowest: int) -> Call:
    """As ``close_from``, to be made later."""
    return syscall_ready(_CLOSE_RANGE, lowest, 0x7FFFFFFF, 0)

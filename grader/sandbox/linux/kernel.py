"""The system calls that the wall is made of, through ctypes. Linux only; importing this module touches nothing.

Every function raises OSError where the kernel says no: the caller fails closed.
"""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import struct
import sys
import time

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


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call by number; an integer is passed as a long, bytes and None as a pointer."""
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _checked(libc().syscall(ctypes.c_long(number), *words), f"system call {number}")


def prctl(option: int, *arguments: int | ctypes.Array[ctypes.c_char]) -> None:
    """Call prctl(2) with up to four arguments; the rest are zero, as some options insist."""
    words = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    padding = [ctypes.c_ulong(0)] * (4 - len(words))
    _checked(libc().prctl(ctypes.c_int(option), *words, *padding), f"prctl {option}")


def die_with_parent(parent: int) -> None:
    """Have this process killed when the thread that made it ends. ``parent`` is its id as this process sees it.

    The kernel forgets this when credentials change: call it after that.
    """
    prctl(PDEATHSIG, 9)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(0)


def unshare(flags: int) -> None:
    """Call unshare(2)."""
    _checked(libc().unshare(ctypes.c_int(flags)), "unshare")


def setns(descriptor: int, kind: int) -> None:
    """Call setns(2)."""
    _checked(libc().setns(ctypes.c_int(descriptor), ctypes.c_int(kind)), "setns")


def mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    """Call mount(2)."""
    texts = [None if text is None else os.fsencode(text) for text in (source, target, kind, data)]
    result = libc().mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3])
    _checked(result, f"mount {target}")


def make_root(folder: str) -> None:
    """Make ``folder``, a mount point, the root of this mount namespace, and let go of the old root."""
    os.chdir(folder)
    syscall(_PIVOT_ROOT[platform.machine()], b".", b".")
    _checked(libc().umount2(b".", _DETACH), "umount2")
    os.chdir("/")


def drop_capabilities() -> None:
    """Give up all capabilities. With no new privileges and no other program to run, there is no way back to them."""
    header = struct.pack("Ii", _CAPABILITY_VERSION, 0)
    _checked(libc().capset(header, bytes(24)), "capset")


def close_from(lowest: int) -> None:
    """Close every descriptor from ``lowest`` on."""
    syscall(_CLOSE_RANGE, lowest, 0x7FFFFFFF, 0)

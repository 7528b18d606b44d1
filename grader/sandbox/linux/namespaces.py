"""The jail: a file system with nothing in it but an interpreter, and processes and networks of its own. Linux only.

The fork server enters it once; each guest then gets users, processes and a scratch folder apart from its siblings.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from grader.sandbox.linux import kernel

PLACE = "/scratch"
"""The folder in which each guest mounts its scratch folder, which no other one sees. There is nothing else in it."""
SCRATCH = f"{PLACE}/guest"
_NEW_ROOT = "/tmp"  # noqa: S108  a mount point in a mount namespace of its own, not a file
_APART = kernel.NEW_MOUNTS | kernel.NEW_PID | kernel.NEW_NET | kernel.NEW_IPC | kernel.NEW_UTS


@dataclass(frozen=True)
class Jail:
    """Descriptors that the fork server keeps; guests close them before any student code runs."""

    proc: int
    """The folder /proc of outside, for writing the maps of user ids."""
    next_child_apart: kernel.Call
    """Lets the next fork begin a process namespace, in which it sees no other process."""
    come_back: kernel.Call
    """Lets further forks begin in the fork server's own namespace again."""
    users_apart: tuple[kernel.Call, ...]
    """In a guest: makes users of its own, so that its threads are counted apart. ``map_ids`` completes it."""

    ids: tuple[tuple[str, bytes], ...]
    """The maps of a guest's user ids to themselves."""

    def map_ids(self) -> None:
        """In a guest: complete its users."""
        _write(self.proc, self.ids)


def mount_scratch_ready(size: int, files: int) -> kernel.Call:
    """A call that mounts a guest's scratch folder of ``size`` bytes and ``files`` files and folders."""
    flags = kernel.NO_SUID | kernel.NO_DEV | kernel.NO_EXEC
    return kernel.mount_ready("tmpfs", SCRATCH, "tmpfs", flags, f"size={size},nr_inodes={files},mode=700")


def enter(paths: Iterable[str], devices: Iterable[str], user: int) -> Jail:
    """Go into a jail that shows ``paths`` read-only. ``user`` is who root becomes; others stay who they are.

    Forks: the caller goes on as a child, the first process of its namespace; the parent only waits for it.
    """
    is_root = os.getuid() == 0
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    if is_root:  # built with root's eyes: an interpreter may lie in a folder that only root may enter
        kernel.unshare(_APART)
    else:
        own_user, own_group = os.getuid(), os.getgid()
        kernel.unshare(kernel.NEW_USER | _APART)
        _map_ids(proc, own_user, own_group)
    _go_on_as_child()
    _build_root([*paths], [*devices])
    if is_root:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        kernel.prctl(kernel.DUMPABLE, 1)
        # from here on everything belongs to a user namespace that has no root in it
        kernel.unshare(kernel.NEW_USER | kernel.NEW_MOUNTS | kernel.NEW_PID)
        _map_ids(proc, user, user)  # without maps a tmpfs answers EOVERFLOW
        _go_on_as_child()
    processes = os.open("self/ns/pid", os.O_RDONLY | os.O_CLOEXEC, dir_fd=proc)
    return Jail(
        proc,
        next_child_apart=kernel.unshare_ready(kernel.NEW_PID),
        come_back=kernel.setns_ready(processes, kernel.NEW_PID),
        users_apart=(
            kernel.prctl_ready(kernel.DUMPABLE, 1),  # else its own /proc/self/uid_map belongs to root
            kernel.unshare_ready(kernel.NEW_USER | kernel.NEW_MOUNTS),
        ),
        ids=_maps(os.getuid(), os.getgid()),
    )


def _map_ids(proc: int, user: int, group: int) -> None:
    _write(proc, [("self/setgroups", b"deny"), *_maps(user, group)])  # which namespaces within inherit


def _maps(user: int, group: int) -> tuple[tuple[str, bytes], ...]:
    return ("self/uid_map", f"{user} {user} 1".encode()), ("self/gid_map", f"{group} {group} 1".encode())


def _write(proc: int, contents: Iterable[tuple[str, bytes]]) -> None:
    for name, content in contents:
        descriptor = os.open(name, os.O_WRONLY | os.O_CLOEXEC, dir_fd=proc)
        os.write(descriptor, content)
        os.close(descriptor)


def _go_on_as_child() -> None:
    """Enter the new process namespace: only children are in it. The parent stands outside and passes its death on."""
    child = os.fork()
    if child:
        kernel.close_from(3)
        kernel.prctl(kernel.PDEATHSIG, 9)  # credentials may have changed since it was set
        os.waitpid(child, 0)
        os._exit(0)
    kernel.die_with_parent(0)


def _build_root(paths: list[str], devices: list[str]) -> None:
    kernel.mount(None, "/", None, kernel.RECURSIVE | kernel.PRIVATE)
    # opened first: the new root may be mounted over one of them
    sources = {path: os.open(path, os.O_PATH | os.O_CLOEXEC) for path in (*paths, *devices)}
    old_mask = os.umask(0o022)
    kernel.mount("tmpfs", _NEW_ROOT, "tmpfs", kernel.NO_SUID | kernel.NO_DEV, "size=1m,mode=755")
    for path, source in sources.items():
        _bind(path, source, is_device=path in devices)
        os.close(source)
    os.makedirs(_NEW_ROOT + SCRATCH)
    for folder in (SCRATCH, PLACE):  # Landlock's rules leave them open, so that they are closed twice without it
        os.chmod(_NEW_ROOT + folder, 0o555)  # noqa: S103  nobody may write there
    os.umask(old_mask)
    kernel.make_root(_NEW_ROOT)
    kernel.mount(None, "/", None, kernel.REMOUNT | kernel.BIND | kernel.READ_ONLY | kernel.NO_SUID | kernel.NO_DEV)


def _bind(path: str, source: int, *, is_device: bool) -> None:
    """Bind what ``source`` stands for to ``path`` under the new root, read-only."""
    target = _NEW_ROOT + path
    if os.path.isdir(f"/proc/self/fd/{source}"):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC))
    kernel.mount(f"/proc/self/fd/{source}", target, None, kernel.BIND | kernel.RECURSIVE)
    flags = kernel.REMOUNT | kernel.BIND | kernel.READ_ONLY | kernel.NO_SUID | _locked_flags(target)
    kernel.mount(None, target, None, flags if is_device else flags | kernel.NO_DEV)


def _locked_flags(target: str) -> int:
    """Return the flags of a mount from outside that may not be taken off it."""
    present = os.statvfs(target).f_flag
    locked = present & (kernel.NO_SUID | kernel.NO_DEV | kernel.NO_EXEC | kernel.NO_ATIME | kernel.NO_DIRATIME)
    return locked | (kernel.RELATIME if present & os.ST_RELATIME else 0)

"""From a fresh fork to a guest: the order in which everything is taken away from it. Linux only.

    scratch and namespaces · descriptors · capabilities · resource limits · Landlock · seccomp

An exception on the way must end the process before any student code is loaded; ``fork_server`` sees to that.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox.linux import kernel, landlock, readable, seccomp
from grader.sandbox.linux.namespaces import Jail

CHANNEL = 3
"""The descriptor that a guest is served on; 0 reads nothing, 1 and 2 are its printed output."""

LAYERS = frozenset({"landlock", "seccomp", "rlimits"})
"""Layers that tests may switch off, one by one, to see that the others hold."""

_OPEN_FILES = 64
_STACK = 8 << 20
_RESERVED = 64
"""Processes that stay for the trusted side, where guests share its user: a bomb of threads must not take the last."""
_SIBLINGS = 32
"""Without users of their own, the guests of a server and the server itself are counted together."""


@dataclass(frozen=True)
class Allowance:
    """What one guest may use. Sizes in bytes, time in seconds."""

    memory: int
    file_size: int
    scratch: int
    scratch_files: int
    threads: int
    cpu: int


@dataclass(frozen=True)
class LockdownPlan:
    """What all guests of a server have in common."""

    jail: Jail | None
    readable: tuple[str, ...]
    landlock: int
    """The kernel's version of Landlock."""
    seccomp: bytes
    memory: int
    """Bytes of address space that the fork server has mapped itself: a guest's budget comes on top."""
    server: int
    """The fork server's process id as a guest sees it: 0 from inside a process namespace of its own."""
    count_threads: bool
    """Whether the guest's user ids serve it and its siblings only, so that its threads can be counted."""
    processes: int | None = None
    """How many processes and threads the server's user may have; None for no limit."""
    without: frozenset[str] = frozenset()
    """Layers that a test has switched off."""


def lock_down(plan: LockdownPlan, allowance: Allowance, scratch: str, channel: int, output: int) -> None:
    """Turn this process, a fork of the server, into a guest. Raises OSError where the kernel refuses a step."""
    os.setsid()
    if plan.jail is not None:
        plan.jail.separate(allowance.scratch, allowance.scratch_files)
    _arrange_descriptors(channel, output)
    _settle_in(scratch)
    kernel.drop_capabilities()
    kernel.die_with_parent(plan.server)
    if plan.jail is None and not plan.count_threads:
        # The watcher is the same user, and must see which files are held open after they were removed. No other guest
        # can use this: tracing is refused by Landlock and by the filter, and none of them may look into /proc.
        kernel.prctl(kernel.DUMPABLE, 1)
    if "rlimits" not in plan.without:
        _limit(plan, allowance)
    if "landlock" not in plan.without:
        landlock.restrict(plan.readable, [scratch], readable.DEVICES, plan.landlock)
    if "seccomp" not in plan.without:
        seccomp.install(seccomp.for_process(plan.seccomp, os.getpid()))


def _arrange_descriptors(channel: int, output: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(channel, CHANNEL)  # 3 is free, or one of those that have been copied
    kernel.close_from(CHANNEL + 1)


def _settle_in(scratch: str) -> None:
    """Point HOME, TMPDIR and MPLCONFIGDIR at scratch; work one folder below it, so that ``../x`` stays inside."""
    os.environ.update(HOME=scratch, TMPDIR=scratch, MPLCONFIGDIR=f"{scratch}/.matplotlib")
    os.mkdir(f"{scratch}/work", 0o700)
    os.chdir(f"{scratch}/work")


def most_processes() -> int | None:
    """Return how many processes and threads this user, or this container, may have; None for no limit."""
    import resource  # not there on Windows, where this module must be importable

    limits = [limit for limit in resource.getrlimit(resource.RLIMIT_NPROC) if limit != resource.RLIM_INFINITY]
    with contextlib.suppress(OSError, ValueError):  # "max", or no such file
        limits.append(int(Path("/sys/fs/cgroup/pids.max").read_text()))
    return min(limits, default=None)


def _limit(plan: LockdownPlan, allowance: Allowance) -> None:
    import resource  # not there on Windows, where this module must be importable

    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: allowance.file_size,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_AS: plan.memory + allowance.memory,
        resource.RLIMIT_STACK: _STACK,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    if plan.count_threads:
        siblings = 0 if plan.jail is not None else _SIBLINGS
        limits[resource.RLIMIT_NPROC] = allowance.threads + siblings
    elif plan.processes is not None:  # counted together with all that this user runs
        limits[resource.RLIMIT_NPROC] = max(plan.processes - _RESERVED, 0)
    wanted = {kind: (value, value) for kind, value in limits.items()}
    wanted[resource.RLIMIT_CPU] = (allowance.cpu, allowance.cpu + 1)  # a guest may ignore the soft one
    for kind, (soft, hard) in wanted.items():
        present = resource.getrlimit(kind)[1]
        if present != resource.RLIM_INFINITY:  # what is stricter already stays: it cannot be raised
            soft, hard = min(soft, present), min(hard, present)
        resource.setrlimit(kind, (soft, hard))

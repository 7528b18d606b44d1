"""From a fresh fork to a guest: the order in which everything is taken away from it. Linux only.

    namespaces and scratch · descriptors · capabilities · resource limits · Landlock · all else closed · seccomp

What it takes is made ready in the fork server (``ready``): a fresh fork that only makes calls copies little memory.
An exception on the way must end the process before any student code is loaded; ``fork_server`` sees to that.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox.linux import kernel, landlock, namespaces, readable, seccomp
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
    rules: int | None
    """Landlock's rules, a descriptor, where all guests have the same."""
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


@dataclass(frozen=True)
class Lockdown:
    """What a fresh fork does to become a guest: all calls that can be made ready beforehand."""

    plan: LockdownPlan
    into_scratch: tuple[kernel.Call, ...]
    rest: tuple[kernel.Call, ...]


def ready(plan: LockdownPlan, allowance: Allowance, scratch: str, process: int) -> Lockdown:
    """Return what a guest with this ``allowance``, scratch folder and process id does. In a jail many guests have the
    same. Raises OSError."""
    into_scratch = []
    work = working_folder(scratch)
    if plan.jail is not None:
        mount = namespaces.mount_scratch_ready(allowance.scratch, allowance.scratch_files)
        into_scratch += [kernel.prctl_ready(kernel.DUMPABLE, 0), mount]
    into_scratch += [kernel.make_folder_ready(work), kernel.go_ready(work)]
    rest = [kernel.drop_capabilities_ready(), kernel.prctl_ready(kernel.PDEATHSIG, 9)]
    if plan.jail is None and not plan.count_threads:
        # The watcher is the same user, and must see which files are held open after they were removed. No other guest
        # can use this: tracing is refused by Landlock and by the filter, and none of them may look into /proc.
        rest.append(kernel.prctl_ready(kernel.DUMPABLE, 1))
    if "rlimits" not in plan.without:
        rest += _limits(plan, allowance)
    if "landlock" not in plan.without:
        rules = plan.rules
        if rules is None:
            rules = landlock.ruleset(plan.readable, [scratch], readable.DEVICES, plan.landlock)
        rest += landlock.restrict_ready(rules)
    rest.append(kernel.close_from_ready(CHANNEL + 1))
    if "seccomp" not in plan.without:
        rest += seccomp.install_ready(seccomp.for_process(plan.seccomp, process))
    return Lockdown(plan, tuple(into_scratch), tuple(rest))


def lock_down(lockdown: Lockdown, channel: int, output: int) -> None:
    """Turn this process, a fork of the server, into a guest. Raises OSError where the kernel refuses a step."""
    os.setsid()
    jail = lockdown.plan.jail
    if jail is not None:
        kernel.make(jail.users_apart)
        jail.map_ids()
    kernel.make(lockdown.into_scratch)
    _arrange_descriptors(channel, output)
    kernel.make(lockdown.rest)
    if os.getppid() != lockdown.plan.server:  # it has ended before its end would have been this process's
        os._exit(0)


def working_folder(scratch: str) -> str:
    """Return where a guest works: one folder below ``scratch``, so that ``../x`` stays inside."""
    return f"{scratch}/work"


def settle_in(scratch: str) -> None:
    """Point HOME, TMPDIR and MPLCONFIGDIR at scratch."""
    os.environ.update(HOME=scratch, TMPDIR=scratch, MPLCONFIGDIR=f"{scratch}/.matplotlib")


def _arrange_descriptors(channel: int, output: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(channel, CHANNEL)


def most_processes() -> int | None:
    """Return how many processes and threads this user, or this container, may have; None for no limit."""
    import resource  # not there on Windows, where this module must be importable

    limits = [limit for limit in resource.getrlimit(resource.RLIMIT_NPROC) if limit != resource.RLIM_INFINITY]
    with contextlib.suppress(OSError, ValueError):  # "max", or no such file
        limits.append(int(Path("/sys/fs/cgroup/pids.max").read_text()))
    return min(limits, default=None)


def _limits(plan: LockdownPlan, allowance: Allowance) -> list[kernel.Call]:
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
    calls = []
    for kind, (soft, hard) in wanted.items():
        present = resource.getrlimit(kind)[1]
        if present != resource.RLIM_INFINITY:  # what is stricter already stays: it cannot be raised
            soft, hard = min(soft, present), min(hard, present)
        calls.append(kernel.limit_ready(kind, soft, hard))
    return calls

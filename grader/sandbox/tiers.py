"""Which tiers there are on this machine, and which is the best.

A tier is tried, not guessed: a fork server that has loaded nothing locks one guest down.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from pathlib import Path

from grader.errors import GraderError
from grader.model import Tier
from grader.sandbox.linux import landlock, readable, seccomp
from grader.sandbox.losses import SandboxBroken

TIERS: tuple[Tier, ...] = ("namespaces", "landlock", "process")
"""From the strongest to the weakest. ``process`` keeps nothing out: it may not grade."""


def available() -> dict[Tier, str | None]:
    """Return for each tier None where it works here, else in one line what is missing and how to get it."""
    return {tier: why_not(tier) for tier in TIERS}


def why_not(tier: Tier) -> str | None:
    """Return None where ``tier`` works here, else in one line what is missing and how to get it."""
    if tier == "process":
        return None
    if sys.platform != "linux":
        return "needs Linux: run the grader in a container or on a Linux machine"
    if not seccomp.supported():
        return f"knows no system calls of {platform.machine()}: run the grader on x86-64 or 64-bit ARM"
    if landlock.version() < landlock.OLDEST:
        return (
            f"needs Landlock version {landlock.OLDEST}, this kernel has {landlock.version() or 'none'}: "
            "use Linux 6.2 or later, with landlock among the kernel's lsm= modules"
        )
    return _failure(tier)


def best(grading: bool) -> Tier:
    """Return the strongest tier there is. Raises GraderError (exit code 3) when only one is left that may not grade."""
    reasons: list[str] = []
    for tier in TIERS[:-1]:
        reason = why_not(tier)
        if reason is None:
            return tier
        reasons.append(f"{tier} {reason}")
    if not grading:
        return "process"
    raise GraderError(
        "No sandbox that may grade works here. " + ". ".join(reasons) + ".",
        "Fix one of these, or pass --unsafe-sandbox process, which lets submissions read and write everything you can.",
        exit_code=3,
    )


def _failure(tier: Tier) -> str | None:
    from grader.sandbox import fork_client

    try:
        fork_client.try_out(tier)
    except SandboxBroken as error:
        return _remedy(tier, str(error))
    return None


_SWITCHES = (
    ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1", "0"),
    ("/proc/sys/kernel/unprivileged_userns_clone", "0", "1"),
    ("/proc/sys/user/max_user_namespaces", "0", "10000"),
)
"""Settings that keep ordinary users from making namespaces: where, the value that forbids, one that allows."""


def _remedy(tier: Tier, error: str) -> str:
    if tier == "landlock":
        closed = readable.closed_to_others()
        if os.getuid() == 0 and closed:
            return (
                f"cannot let another user read the interpreter: only root may enter {closed}; "
                "use a Python outside it, or do not run the grader as root"
            )
        return f"does not work here ({error})"
    for path, forbids, allows in _SWITCHES:
        with contextlib.suppress(OSError):
            if Path(path).read_text().strip() == forbids:
                name = path.removeprefix("/proc/sys/").replace("/", ".")
                return f"may not make user namespaces: sudo sysctl {name}={allows}"
    return (
        f"does not work here ({error}); in a container, user namespaces and mounts must be allowed "
        "(docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined)"
    )

"""What the fork server does before it serves: it imports what guests share, and goes into its jail. Linux only."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from grader.sandbox import wire
from grader.sandbox.linux import filled_holes, kernel, landlock, lockdown, namespaces, readable, seccomp
from grader.sandbox.linux.preloaded import PreloadedModules

if TYPE_CHECKING:
    from grader.sandbox.guest.session import Service

_TABLES = f"{wire.__name__}.tables"
"""What the codec imports when it meets a table, which needs pandas: it has to be at hand inside the jail."""


@dataclass(frozen=True)
class Prepared:
    """What all guests of a server have in common."""

    plan: lockdown.LockdownPlan
    data: Mapping[str, bytes]
    """The course's files."""
    service: Service | None
    """What answers requests, where it can be made before the fork."""
    filling: list[object]
    """What ``filled_holes`` keeps."""

    def serve(self) -> NoReturn:
        """In a guest: answer requests."""
        (self.service or _service(os.getcwd(), self.data)).serve()


def _service(folder: str, data: Mapping[str, bytes]) -> Service:
    """Return what answers requests in a guest that works in ``folder``."""
    from grader.sandbox.guest import session, surroundings  # loaded before; there is no file to load it from now

    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, lockdown.CHANNEL)  # which it is in the guest
    return session.Service(channel, surroundings.prepare(folder, data))


def prepare(config: dict[str, Any], data: Mapping[str, bytes]) -> Prepared:
    """Import what guests need, go into the jail, and return what all guests have in common. ``data`` are the course's
    files."""
    sys.path[:] = config["path"]
    sys.meta_path[:] = [finder for finder in sys.meta_path if isinstance(finder, type)]  # no editable installs
    sys.modules.update(dict.fromkeys(config["absent"]))  # None: importing it fails
    sys.meta_path.insert(0, PreloadedModules([_TABLES]))
    if config["libraries"] is not None:
        _load(config["libraries"], many=config["warm_up"])
    sys.argv[:] = [""]
    os.umask(0o077)
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as wish:
        wish.write("500")  # when memory runs out, the kernel is to take a guest and not the grader
    if len(os.listdir("/proc/self/task")) != 1:
        raise RuntimeError(f"threads were started by importing {config['libraries']}: forking would not be safe")
    version = landlock.version()
    if version < landlock.OLDEST:
        raise RuntimeError(f"Landlock version {version} is too old")
    processes = lockdown.most_processes()
    jail = rules = None
    if config["jail"]:
        jail = namespaces.enter(config["read"], readable.DEVICES, config["user"])
        rules = landlock.ruleset(config["read"], [namespaces.PLACE], readable.DEVICES, version)
        lockdown.settle_in(namespaces.SCRATCH)
    elif os.getuid() == 0:
        os.setgroups([])
        os.setresgid(config["user"], config["user"], config["user"])
        os.setresuid(config["user"], config["user"], config["user"])
        kernel.die_with_parent(config["parent"])
    _check_libraries_readable()
    kernel.prctl(kernel.DUMPABLE, 0)  # no other process may trace or read this one
    service = None
    if jail is not None and config["libraries"] is not None:
        service = _service(lockdown.working_folder(namespaces.SCRATCH), data)
    filling = filled_holes.fill() if config["warm_up"] else []
    gc.freeze()  # a guest's collector must not touch, and so copy, what it shares with the server, garbage or not
    gc.enable()
    plan = lockdown.LockdownPlan(
        jail=jail,
        readable=tuple(config["read"]),
        landlock=version,
        rules=rules,
        seccomp=seccomp.program(),
        memory=kernel.mapped_bytes(proc=None if jail is None else jail.proc),
        server=os.getpid() if jail is None else 0,
        count_threads=jail is not None or config["user"] is not None,
        processes=processes,
        without=frozenset(config["without"]),
    )
    return Prepared(plan, data, service, filling)


def _load(libraries: list[str], *, many: bool) -> None:
    """Import what guests share, and have it answer requests: many where there will be many guests."""
    from grader.sandbox.linux import warm_up  # with the guest's session: NumPy, which trying a tier out does not need

    for name in libraries:
        importlib.import_module(name)
    if "pandas" in libraries:
        importlib.import_module(_TABLES)
    warm_up.answer_samples(warm_up.ROUNDS if many else 1)


def _check_libraries_readable() -> None:
    """Raise OSError where guests could not import anything more."""
    for module in (os, sys.modules.get("numpy", os)):
        with open(module.__file__ or "", "rb"):
            pass

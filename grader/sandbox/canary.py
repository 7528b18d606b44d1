"""A guest that tries forbidden things before anything is graded. If one of them succeeds, nothing is graded."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from grader.errors import GraderError
from grader.model import Limits, Tier
from grader.sandbox.host import Server
from grader.sandbox.losses import GuestLost, SandboxBroken
from grader.sandbox.protocols import Spawner

_SECONDS = 10.0
_ATTEMPTS = Path(__file__).parent / "guest" / "canary_attempts.py"
_PROGRAMS = ("/usr/bin/true", "/bin/true", "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")


def check(server: Server, limits: Limits) -> None:
    """Let a guest of ``server`` try. Raises as ``check_by`` does."""
    check_by(server.connect, server.tier, limits)


def check_by(connect: Callable[[], Spawner], tier: Tier, limits: Limits) -> None:
    """Let a guest try that comes by a connection. Raises GraderError (exit code 3) that names what it could do.

    Tier ``process`` keeps nothing out and does not claim to: it is not tried.
    """
    if tier == "process":
        return
    try:
        succeeded = _successes(connect, limits)
    except (GuestLost, SandboxBroken) as error:
        raise GraderError(
            f"The sandbox (tier {tier}) does not work here: {error}.",
            "docs/sandbox.md says what the sandbox needs; --debug shows more.",
            exit_code=3,
        ) from None
    if succeeded:
        raise GraderError(
            f"The sandbox (tier {tier}) leaks: a guest could {', '.join(succeeded)}. Nothing was graded.",
            "Do not grade on this machine; report it with the output of: uname -a.",
            exit_code=3,
        )


def _successes(connect: Callable[[], Spawner], limits: Limits) -> list[str]:
    with connect() as spawner, _target(limits) as (target, changes):
        guest = spawner.spawn(limits)
        try:
            _ask(guest, ["open", "canary", "canary.py"])
            _ask(guest, ["load", [["canary.py", _ATTEMPTS.read_text("utf-8")]], []])
            succeeded = _ask(guest, ["call", "attempts", [target], {}, None, False])
            succeeded += changes()
            try:
                _ask(guest, ["call", "execute", [target], {}, None, False])
            except GuestLost:
                succeeded.append("execute a program")
        finally:
            guest.close()
        return [str(name) for name in succeeded]


def _ask(guest: Any, message: list[Any]) -> Any:
    reply = guest.request(message, cpu=_SECONDS, wall=_SECONDS)
    if reply[0] != "ok":
        raise SandboxBroken(f"the canary stumbled: {reply[1]}: {reply[3]}")
    return reply[1]


@contextlib.contextmanager
def _target(limits: Limits) -> Iterator[tuple[dict[str, Any], Any]]:
    """Plant things that must stay out of reach. Yields them, and a function that names those changed all the same."""
    with (
        tempfile.TemporaryDirectory(prefix="grader-canary-") as folder,
        socket.create_server(("127.0.0.1", 0)) as network,
        socket.socket(socket.AF_UNIX) as local,
    ):
        planted = Path(folder, "planted")
        content = secrets.token_hex(16)
        planted.write_text(content)
        local.bind(str(Path(folder, "socket")))
        local.listen()
        for path in Path(folder), planted, Path(folder, "socket"):
            path.chmod(0o777)  # readable by every user, so that only the wall keeps the guest out
        before = planted.stat()
        target = {
            "folder": folder,
            "file": str(planted),
            "content": content,
            "port": network.getsockname()[1],
            "socket": str(Path(folder, "socket")),
            "memory": (limits.memory + 1024) << 20,
            "processes": [os.getpid()],
            "programs": [*_PROGRAMS, sys.executable],
        }

        def changes() -> list[str]:
            after = planted.stat()
            same = (before.st_mode, before.st_mtime_ns) == (after.st_mode, after.st_mtime_ns)
            return [] if same else ["change a file outside"]

        yield target, changes

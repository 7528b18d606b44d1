"""The trusted end of the fork server: starting it, connecting to it, asking it for guests."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.model import MIB, Limits, Tier
from grader.sandbox import linux
from grader.sandbox.environment import ABSENT, ENVIRONMENT, command
from grader.sandbox.forked_guest import Exit, ForkedGuest, total_cpu
from grader.sandbox.linux import kernel, packets, readable, scratch
from grader.sandbox.losses import GuestLost, SandboxBroken
from grader.sandbox.protocols import Server, Spawner
from grader.sandbox.watched_guest import last_line
from grader.sandbox.wire import codec

_SERVER = f"{linux.__name__}.fork_server"
"""What is not imported here: most of it is of no use at this end."""
_START = 120.0
_SPAWN = 60.0
"""Seconds after which the sandbox counts as broken."""
_END = 5.0
"""Seconds that a server has to end its guests and itself."""


class ForkServer(Server):
    """A running fork server; without ``libraries`` one that can do nothing but lock guests down.

    On ``door``, which all clients share, each sends its end of a connection of its own.
    """

    def __init__(
        self,
        tier: Tier,
        libraries: tuple[str, ...] | None,
        without: frozenset[str],
        data: Mapping[str, Path],
        *,
        warm_up: bool = True,
    ) -> None:
        self.tier = tier
        self._started = False
        user = scratch.USERS[os.getpid() % len(scratch.USERS)] if os.getuid() == 0 else None
        self._scratch = scratch.make_folder(user) if tier == "landlock" else None
        self._control, control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._door, door = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with control, door:
            descriptors = (control.fileno(), door.fileno())
            self._process = subprocess.Popen(
                command(_SERVER, *map(str, descriptors)),
                pass_fds=descriptors,
                env=ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the engine, which then ends the server
            )
        config = {
            "parent": os.getpid(),
            "jail": tier == "namespaces",
            "user": user,
            "scratch": self._scratch.path if self._scratch else None,
            "read": readable.paths(),
            "path": readable.import_path(),
            "libraries": libraries,
            "absent": ABSENT,
            "data": {name: str(path.absolute()) for name, path in data.items()},
            "greeting": codec.GREETING.hex() if libraries is None else "",
            "without": sorted(without),
            "warm_up": warm_up,
        }
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has ended: who connects hears of that
            self._control.send(json.dumps(config).encode())

    def ready(self) -> None:
        """See ``host.Server``."""
        if self._started:
            return
        answer = _receive(self._control, time.monotonic() + _START)[0]
        if "ready" not in answer:
            broken = SandboxBroken(f"the sandbox could not start: {last_line(answer['error'].encode())}")
            broken.add_note(answer["error"])
            raise broken
        self._started = True

    def connect(self) -> ForkSpawner:
        """See ``host.Server``."""
        self.ready()
        return connect(self._door.fileno())

    def private(self) -> ForkSpawner:
        """Return the one connection to a server that has no other client: it ends the server as well."""
        self.ready()
        return connect(self._door.fileno(), self)

    def connection(self) -> socket.socket:
        """See ``host.Server``."""
        return self._door.dup()

    def end(self) -> None:
        """See ``host.Server``."""
        self._control.close()
        self._door.close()

    def close(self) -> None:
        """See ``host.Server``."""
        self.end()
        if self._process.poll() is None and not kernel.ends_within(self._process.pid, _END):
            self._process.kill()
        self._process.wait()
        if self._scratch is not None:
            self._scratch.remove()
            self._scratch = None


def try_out(tier: Tier) -> None:
    """Lock one guest down, in a tenth of the time of a real server. Raises SandboxBroken where that fails."""
    with ForkServer(tier, None, frozenset(), {}, warm_up=False) as server, server.connect() as spawner:
        spawner.spawn(Limits()).close()


def connect(door: int, owned: ForkServer | None = None) -> ForkSpawner:
    """Return a new connection, by way of the descriptor that all clients of a server share."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs, socket.socket(fileno=os.dup(door)) as shared:
        try:
            socket.send_fds(shared, [b"connect"], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise SandboxBroken(f"the sandbox server has ended: {error}") from None
    return ForkSpawner(ours, owned)


class ForkSpawner(Spawner):
    """A connection to a fork server."""

    def __init__(self, connection: socket.socket, owned: ForkServer | None = None) -> None:
        self._connection = connection
        self._owned = owned
        """A server without another client; it ends with this connection."""
        self._exits: dict[int, Exit] = {}
        """How guests have ended, by their number."""

    def spawn(self, limits: Limits) -> ForkedGuest:
        """See ``host.Spawner``."""
        try:
            return self._spawned(limits)
        except OSError as error:  # no file can be opened any more, say: that is no fault of a submission
            raise SandboxBroken(f"no guest can be made: {error}") from None

    def _spawned(self, limits: Limits) -> ForkedGuest:
        ours, theirs = socket.socketpair()
        try:
            output, printed = os.pipe()
        except OSError:
            ours.close()
            theirs.close()
            raise
        try:
            request = json.dumps(_allowance(limits)).encode()
            socket.send_fds(self._connection, [request], [theirs.fileno(), printed])
            answer, pidfd = self._answer()
        except (OSError, SandboxBroken) as error:
            ours.close()
            os.close(output)
            raise SandboxBroken(f"the sandbox server has failed: {error}") from None
        finally:
            theirs.close()
            os.close(printed)
        number = answer["guest"]
        guest = ForkedGuest(ours, output, pidfd, limits, answer["scratch"], lambda: self._exit_of(number))
        try:
            guest.greet(_SPAWN)
        except GuestLost as error:
            reason = last_line(guest.output())
            guest.close()
            raise SandboxBroken(f"a guest could not be locked down: {error}; {reason}") from None
        return guest

    def _answer(self) -> tuple[dict[str, Any], int]:
        """Return the server's answer to a request, and the guest's pidfd."""
        deadline = time.monotonic() + _SPAWN
        while True:
            message, descriptors = _receive(self._connection, deadline)
            if "error" in message:
                raise SandboxBroken(message["error"])
            if "guest" in message:
                return message, descriptors[0]
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        self._exits[message["exit"]] = (message["code"], message["cpu"])

    def _exit_of(self, number: int) -> Exit:
        deadline = time.monotonic() + _SPAWN
        while number not in self._exits:
            self._note(_receive(self._connection, deadline)[0])
        return self._exits[number]

    def close(self) -> None:
        """See ``host.Spawner``."""
        self._connection.close()
        if self._owned is not None:
            self._owned.close()


def _allowance(limits: Limits) -> dict[str, int]:
    """Return the limits that the kernel enforces, as ``lockdown.Allowance`` has them."""
    return {
        "memory": limits.memory * MIB,
        "file_size": limits.file_size * MIB,
        "scratch": limits.scratch * MIB,
        "scratch_files": limits.scratch_files,
        "threads": limits.threads,
        "cpu": total_cpu(limits),
    }


def _receive(connection: socket.socket, deadline: float) -> tuple[dict[str, Any], list[int]]:
    """Return the next message of the server. Raises SandboxBroken if none comes."""
    if connection.fileno() < 0:
        raise SandboxBroken("the connection to the sandbox server was closed")
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise SandboxBroken("the sandbox server does not answer")
    try:
        data, descriptors = packets.receive(connection, 1)
    except OSError:
        data, descriptors = b"", []
    if not data:
        raise SandboxBroken("the sandbox server has ended")
    return json.loads(data), descriptors

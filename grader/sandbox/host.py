"""The trusted end of the wall: a sandbox server, connections to it, and the guests that it makes.

    with start("namespaces") as server, server.connect() as spawner:
        guest = spawner.spawn(limits)
        reply = guest.request(["run", "gates.py", code], cpu=20, wall=60)

The engine owns the server. A runner process inherits ``server.connection()``, and each of its workers makes a
connection of its own with ``connect``; what was spawned through a connection ends with it.
"""

from __future__ import annotations

from typing import Any, Protocol, Self

from grader.model import Limits, Tier
from grader.sandbox import fork_client, subprocess_tier

WARM = ("numpy", "pandas")


class Guest(Protocol):
    """A process that runs a submission. After any GuestLost it is dead."""

    output_overflow: bool
    """Has more been printed than is kept?"""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """Send one frame, return the reply's body and the length of its head. Seconds. Raises GuestLost."""
        ...

    def request(self, message: list[Any], *, cpu: float, wall: float) -> list[Any]:
        """Send a message, return the decoded reply, a list that begins with its kind. Raises GuestLost."""
        ...

    def output(self) -> bytes:
        """What was printed since the last call, as far as it is kept."""
        ...

    def cpu(self) -> float:
        """CPU seconds used so far; 0 where the platform does not tell."""
        ...

    def close(self) -> None:
        """Kill it, if it still runs."""
        ...


class Spawner(Protocol):
    """A connection to a server, for one thread of one process. Its guests end with it, or with the process."""

    def spawn(self, limits: Limits) -> Guest:
        """A new guest, locked down and waiting. Raises SandboxBroken."""
        ...

    def close(self) -> None:
        """End all its guests."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


class Connection(Protocol):
    """What a child process needs to inherit in order to ``connect``."""

    def fileno(self) -> int:
        """A descriptor to pass on; -1 where none is needed."""
        ...

    def close(self) -> None:
        """Close this process's copy."""
        ...


class Server(Protocol):
    """Makes guests. Ends with ``close``, or with the thread that started it."""

    tier: Tier

    def ready(self) -> None:
        """Wait until guests can be made. Raises SandboxBroken, which says why not."""
        ...

    def connect(self) -> Spawner:
        """A connection for this process. Raises SandboxBroken."""
        ...

    def connection(self) -> Connection:
        """What a child process must inherit in order to ``connect``."""
        ...

    def close(self) -> None:
        """End the server and every guest."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


def start(tier: Tier, *, warm: tuple[str, ...] = WARM, disable: frozenset[str] = frozenset()) -> Server:
    """Start a server and return at once; the first connection waits for it.

    ``warm`` names the modules that every guest finds imported. ``disable`` switches layers of the wall off
    ("landlock", "seccomp", "rlimits"), for the tests that see whether the others hold.
    """
    if tier == "process":
        return subprocess_tier.Server(warm)
    return fork_client.Server(tier, warm, disable)


def connect(tier: Tier, connection: int) -> Spawner:
    """A connection through the inherited descriptor ``connection``; with -1, to a server of one's own."""
    if connection >= 0:
        return fork_client.knock(connection)
    if tier == "process":
        return subprocess_tier.Spawner(WARM)
    return fork_client.Server(tier, WARM, frozenset()).private()

"""What the trusted end offers in every tier: a server, connections to it, and the guests that it makes."""

from __future__ import annotations

from typing import Any, Protocol, Self

from grader.model import Limits, Tier


class Closing(Protocol):
    """Ends with ``close``, or with the ``with`` block that it opens."""

    def close(self) -> None:
        """End it."""
        ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Guest(Protocol):
    """A process that runs a submission. After any GuestLost it is dead."""

    output_overflow: bool
    """Whether more has been printed than is kept."""

    @property
    def place(self) -> tuple[int, int, int] | None:
        """The last position that came with the answer to a request, or in its place: a cell, a statement, a line."""
        ...

    @property
    def received(self) -> int:
        """The bytes of all replies so far."""
        ...

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> tuple[bytearray, int]:
        """Send one frame, return the reply's body and the length of its head. Seconds. Raises GuestLost."""
        ...

    def request(self, message: list[Any], *, cpu: float, wall: float) -> list[Any]:
        """Send a message, return the decoded reply, a list that begins with its kind. Raises GuestLost."""
        ...

    def output(self) -> bytes:
        """Return what was printed since the last call, as far as it is kept."""
        ...

    def cpu(self) -> float:
        """Return the CPU seconds used so far; 0 where the platform does not know them."""
        ...

    def close(self) -> None:
        """Kill it, if it still runs."""
        ...


class Spawner(Closing, Protocol):
    """A connection to a server, for one thread of one process. Its guests end with it, or with the process."""

    def spawn(self, limits: Limits) -> Guest:
        """Return a new guest, locked down and waiting. Raises SandboxBroken."""
        ...


class Connection(Protocol):
    """What a child process needs to inherit in order to ``connect``."""

    def fileno(self) -> int:
        """Return the descriptor to pass on; -1 where none is needed."""
        ...

    def close(self) -> None:
        """Close this process's copy."""
        ...


class Server(Closing, Protocol):
    """Makes guests. Ends with ``close``, or with the thread that started it."""

    tier: Tier

    def ready(self) -> None:
        """Wait until guests can be made. Raises SandboxBroken, which says why not."""
        ...

    def connect(self) -> Spawner:
        """Return a connection for this process. Raises SandboxBroken."""
        ...

    def connection(self) -> Connection:
        """Return what a child process must inherit in order to ``connect``."""
        ...

    def end(self) -> None:
        """Let it end, without waiting for that as ``close`` does."""
        ...

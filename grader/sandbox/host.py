"""The trusted end of the wall: starting a sandbox server, and connecting to one.

    with start("namespaces") as server, server.connect() as spawner:
        guest = spawner.spawn(limits)
        reply = guest.request(["load", [["gates.py", code]], []], cpu=20, wall=60)

Student code runs in a process of its own, locked down, that exchanges nothing but plain values. The engine owns the
server. A runner process inherits ``server.connection()``, and each of its judges makes a connection of its own with
``connect``; what was spawned through a connection ends with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.model import Tier
from grader.sandbox import fork_client
from grader.sandbox.protocols import Connection, Guest, Server, Spawner

__all__ = ["DEFAULT_LIBRARIES", "Connection", "Guest", "Server", "Spawner", "connect", "start"]

DEFAULT_LIBRARIES = ("numpy", "pandas")
"""What guests find imported, unless the caller says otherwise."""
NO_DATA: Mapping[str, Path] = {}


def start(
    tier: Tier,
    *,
    libraries: tuple[str, ...] = DEFAULT_LIBRARIES,
    data: Mapping[str, Path] = NO_DATA,
    disable: frozenset[str] = frozenset(),
    warm_up: bool = True,
) -> Server:
    """Start a server and return at once; the first connection waits for it.

    ``libraries`` names the modules that every guest finds imported, ``data`` the files that it finds by their
    names. ``warm_up``: do what makes guests start and answer faster, and the server start slower. ``disable`` switches
    layers of the wall off ("landlock", "seccomp", "rlimits"), for the tests that see whether the others hold.
    """
    if tier == "process":
        from grader.sandbox import subprocess_tier  # with NumPy, as what runs in a guest is

        return subprocess_tier.SubprocessServer(libraries, data)
    return fork_client.ForkServer(tier, libraries, disable, data, warm_up=warm_up)


def connect(tier: Tier, connection: int, data: Mapping[str, Path] = NO_DATA) -> Spawner:
    """Return a connection through the inherited descriptor ``connection``; with -1, to a server of its own."""
    if connection >= 0:
        return fork_client.connect(connection)
    if tier == "process":
        from grader.sandbox import subprocess_tier

        return subprocess_tier.SubprocessSpawner(DEFAULT_LIBRARIES, data)
    return fork_client.ForkServer(tier, DEFAULT_LIBRARIES, frozenset(), data).private()

"""How a runner is started, and what the engine says to it on the command line; without what a runner imports."""

from __future__ import annotations

import signal
import sys

import msgspec

from grader.model import Tier
from grader.processes import start
from grader.testing.messages import PartName

CANCEL = None if sys.platform == "win32" else signal.SIGUSR1
"""What a runner is sent when nobody waits for the rest of its job; None where a process can only be ended."""


class RunnerConfig(msgspec.Struct, frozen=True):
    """How to start. ``connection`` is a file descriptor of the sandbox server; -1 where a judge starts its own.

    ``canary``: let a guest try what is forbidden before the suite is ready. ``judge``: judge one job in this process
    and end, where forking is not safe.
    """

    course: str
    assignment: str
    tier: Tier
    connection: int = -1
    fork: bool = True
    warm_up: bool = True
    judge: bool = False
    figures: bool = False
    canary: bool = False
    part: tuple[PartName | None] | None = None
    """A part of the library, the reference's for None, that this process is to compute and nothing else, where forking
    is not safe."""


def command(config: RunnerConfig) -> list[str]:
    """Return the command that starts a runner."""
    return start.command(f"{__package__}.runner", msgspec.json.encode(config).decode())

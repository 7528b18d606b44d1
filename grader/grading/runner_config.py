"""How a runner is started: what the engine says to it on the command line. Light, for whoever starts one."""

from __future__ import annotations

import sys

import msgspec

from grader.model import Tier


class Config(msgspec.Struct, frozen=True):
    """How to start. ``connection`` is a file descriptor of the sandbox server; -1 where the worker starts its own."""

    course: str
    assignment: str
    tier: Tier
    connection: int = -1
    fork: bool = True
    warm_up: bool = True
    worker: bool = False
    figures: bool = False


def command(config: Config) -> list[str]:
    """The command that starts a runner."""
    return [sys.executable, "-P", "-m", "grader.grading.runner", msgspec.json.encode(config).decode()]

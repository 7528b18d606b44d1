"""How a guest can be lost, and how the sandbox itself can fail. The first costs a test, the second is never a mark."""

from __future__ import annotations

from typing import Literal

TimeoutKind = Literal["cpu", "wall", "output", "disk", "suite"]


class GuestLost(Exception):
    """The guest is gone, and a request to it has no answer."""


class GuestTimeout(GuestLost):
    """A limit was reached and the guest was killed. ``kind`` says which."""

    def __init__(self, kind: TimeoutKind) -> None:
        super().__init__(kind)
        self.kind = kind


class GuestDied(GuestLost):
    """The guest ended by itself. ``reason`` in words: "exit code 3", "signal 11 (SIGSEGV)", "memory"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class GuestProtocol(GuestLost):
    """The guest sent what no honest guest sends, and was killed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SandboxBroken(Exception):
    """The sandbox failed: the server died, a guest's hardening raised. A grader error, never a mark."""

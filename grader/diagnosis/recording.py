"""What is kept of the calls of a submission's tasks, so that they can be made again."""

from __future__ import annotations

from typing import Any, NamedTuple

from grader.testing.loading import Reply

RECORDED_BYTES = 64 << 20
"""Bytes of one recording: a submission must not fill the trusted side's memory with its replies, nor with requests that
hand its values back to it."""


class Exchange(NamedTuple):
    """A call of a task, encoded as it was sent and answered. ``reply`` is None where the guest was lost; ``printed``:
    whether something was printed meanwhile."""

    test: str
    task: str
    request: bytes
    reply: tuple[bytes, int] | None
    printed: bool = False


class Recording:
    """A session's listener that keeps the calls of tasks."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self._room = RECORDED_BYTES

    def loaded(self, names: dict[str, str]) -> None:
        """Keep nothing: what a fresh guest has been asked so far does not matter to a single call."""

    def exchanged(self, test: str, task: str, request: list[Any], reply: Reply | None, printed: bytes) -> None:
        """Keep a call of a task, if there is room."""
        if not task:
            return
        frame = b"".join(request)
        size = len(frame) + (0 if reply is None else len(reply[0]))
        if size <= self._room:
            self._room -= size
            answer = None if reply is None else (bytes(reply[0]), reply[1])
            self.exchanges.append(Exchange(test, task, frame, answer, bool(printed)))

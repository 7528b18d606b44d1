"""Pictures that were drawn before: who answers as another submission did has the same pictures.

What ``figures.py`` draws depends on the course and on the submission's answers alone, and of a class most are right in
the same way. So the runner keeps, for every sequence of answers that it has met, what is asked next or what was drawn
in the end; only answers that are new cost a drawing.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.grading.pictures import Picture, draw_all, limited
from grader.model import Figure, Limits
from grader.sandbox.losses import GuestLost
from grader.testing.messages import Drawn, Job, Kept
from grader.testing.session import LoadFailed, Session, Transport

LARGEST = 32 << 20
"""Bytes of one assignment's album; what comes when it is full is drawn each time."""

LONGEST = LARGEST // 32
"""Bytes of the requests to one submission. Requests may hold what it answered: nobody alone shall fill the album."""

Spawn = Callable[[Limits], Transport]


class Album:
    """What is known of one assignment's pictures. The key is a digest of all that was answered so far."""

    def __init__(self) -> None:
        self._next: dict[bytes, bytes | tuple[Figure, ...]] = {}
        self._size = 0

    def get(self, key: bytes) -> bytes | tuple[Figure, ...] | None:
        """The request that comes next, or the pictures; None where nobody has been."""
        return self._next.get(key)

    def keep(self, kept: Kept) -> None:
        """Add the way through a submission's answers, and what it led to."""
        size = sum(len(key) + len(request) for key, request in kept.steps)
        size += sum(len(figure.svg) for figure in kept.figures)
        if self._size + size <= LARGEST:
            self._size += size
            self._next.update(kept.steps)
            self._next[kept.end] = kept.figures


@dataclass(frozen=True)
class Gallery:
    """An assignment's pictures, what they are drawn from, and what was drawn before."""

    pictures: tuple[Picture, ...]
    tasks: frozenset[str]
    datasets: Path
    album: Album = field(default_factory=Album)

    def find(self, job: Job, spawn: Spawn) -> tuple[Figure, ...] | None:
        """The pictures of a submission, where others have answered as it does. Raises SandboxBroken."""
        session = _Followed(spawn, limited(job), self.tasks)
        found = session.follow(self.album)
        session.drop_guest()
        return found

    def draw(self, job: Job, spawn: Spawn) -> Iterator[Drawn | Kept]:
        """Each picture as soon as it is there: what comes later may end the process. Raises SandboxBroken."""
        session = _Followed(spawn, limited(job), self.tasks)
        session.load()
        drawn = []
        for figure in draw_all(self.pictures, session, self.datasets):
            drawn.append(figure)
            yield Drawn(figure)
        if session.key:
            yield Kept(tuple(session.steps), session.key, tuple(drawn))


class _Followed(Session):
    """A session that knows the key of all answers so far."""

    def __init__(self, spawn: Spawn, job: Job, tasks: frozenset[str]) -> None:
        super().__init__(spawn, job)
        self._tasks = tasks
        self._loading = False
        self.key = b""
        """Empty where the answers do not say all: nothing could be loaded, or a guest was lost on the way."""
        self.steps: list[tuple[bytes, bytes]] = []
        self._room = LONGEST

    def names(self) -> dict[str, str]:
        """Those of tasks: what else a submission defines makes no picture."""
        return {name: kind for name, kind in super().names().items() if name in self._tasks}

    def load(self) -> None:
        """Load the submission; the key says what of its tasks is there."""
        with contextlib.suppress(GuestLost, LoadFailed):
            self.key = _digest(repr(sorted(self.names().items())).encode())

    def follow(self, album: Album) -> tuple[Figure, ...] | None:
        """Ask what the album knows to ask; the pictures that this leads to, if it leads to any."""
        self.load()
        with contextlib.suppress(GuestLost, LoadFailed):
            while isinstance(known := album.get(self.key), bytes):
                self._exchange(self._ready(), [known], self._limits.cpu, self._limits.wall)
            return known
        return None

    def _exchange(self, guest: Transport, parts: list[Any], cpu: float, wall: float) -> tuple[bytearray, int]:
        if self._loading:
            return super()._exchange(guest, parts, cpu, wall)
        try:
            body, head_length = super()._exchange(guest, parts, cpu, wall)
        except GuestLost:
            self.key = b""
            raise
        self._room -= sum(memoryview(part).nbytes for part in parts)
        if self._room < 0:
            self.key = b""
        if self.key:
            self.steps.append((self.key, b"".join(parts)))
            self.key = _digest(self.key, head_length.to_bytes(8, "little"), body, self.last_output)
        return body, head_length

    def _load(self) -> Transport:
        if self._names is not None:
            self.key = b""  # this guest has forgotten what the others were asked
        self._loading = True
        try:
            return super()._load()
        finally:
            self._loading = False


def _digest(*parts: bytes | bytearray) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()

"""Pictures that were drawn before: who answers as another submission did has the same pictures.

What ``figures.py`` draws depends on the course and on the submission's answers alone, and most of a class is right in
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

from grader.grading.pictures import PictureFunction, draw_all, limited
from grader.model import Figure, Limits
from grader.sandbox.losses import GuestLost
from grader.testing.loading import LoadFailed, Reply, Transport
from grader.testing.messages import Drawn, Job, PicturesLearned
from grader.testing.session import Session

CACHE_BYTES = 32 << 20
"""Bytes of one assignment's cache; what comes when it is full is drawn each time."""

REQUEST_BYTES = CACHE_BYTES // 32
"""Bytes of the requests to one submission. They may hold what it answered: no submission alone can fill the cache."""

Spawn = Callable[[Limits], Transport]


class PictureCache:
    """What is known of one assignment's pictures. The key is a digest of all that was answered so far."""

    def __init__(self) -> None:
        self._next: dict[bytes, bytes | tuple[Figure, ...]] = {}
        self._size = 0

    def get(self, key: bytes) -> bytes | tuple[Figure, ...] | None:
        """Return the request that comes next, or the pictures; None for answers that are new."""
        return self._next.get(key)

    def add(self, learned: PicturesLearned) -> None:
        """Add the sequence of a submission's answers, and the pictures that it led to."""
        size = sum(len(key) + len(request) for key, request in learned.steps)
        size += sum(len(figure.svg) for figure in learned.figures)
        if self._size + size <= CACHE_BYTES:
            self._size += size
            self._next.update(learned.steps)
            self._next[learned.end] = learned.figures


@dataclass(frozen=True)
class Pictures:
    """An assignment's pictures: the functions that draw them, what they draw from, and what was drawn before."""

    functions: tuple[PictureFunction, ...]
    tasks: frozenset[str]
    """The names that these functions see of a submission: no other name makes a picture."""
    datasets: Path
    cache: PictureCache = field(default_factory=PictureCache)

    def find(self, job: Job, spawn: Spawn) -> tuple[Figure, ...] | None:
        """Return the pictures of a submission, if others have answered as it does. Raises SandboxBroken."""
        answers = _Answers()
        session = self._session(job, spawn, answers)
        with contextlib.suppress(GuestLost, LoadFailed), contextlib.closing(session):
            session.names()
            while isinstance(known := self.cache.get(answers.key), bytes):
                session.exchange([known])
            return known
        return None

    def draw(self, job: Job, spawn: Spawn) -> Iterator[Drawn | PicturesLearned]:
        """Yield each picture as soon as it is drawn: a later one may end the process. Raises SandboxBroken."""
        answers = _Answers()
        session = self._session(job, spawn, answers)
        with contextlib.suppress(GuestLost, LoadFailed):
            session.names()
        drawn = []
        for figure in draw_all(self.functions, session, self.datasets):
            drawn.append(figure)
            yield Drawn(figure)
        if answers.key and session.broken is None:
            yield PicturesLearned(tuple(answers.steps), answers.key, tuple(drawn))

    def _session(self, job: Job, spawn: Spawn, answers: _Answers) -> Session:
        return Session(spawn, limited(job), listener=answers, only=self.tasks)


class _Answers:
    """A session's listener that digests what the submission has answered."""

    def __init__(self) -> None:
        self.key = b""
        """Empty where the answers do not say all: nothing could be loaded, or a guest was lost on the way."""
        self.steps: list[tuple[bytes, bytes]] = []
        """Each key so far, and the request that followed."""
        self._loads = 0
        self._room = REQUEST_BYTES

    def loaded(self, names: dict[str, str]) -> None:
        """Begin with the names that are defined. Another fresh guest has forgotten what the first was asked."""
        self._loads += 1
        self.key = _digest(repr(sorted(names.items())).encode()) if self._loads == 1 else b""

    def exchanged(self, test: str, task: str, request: list[Any], reply: Reply | None, printed: bytes) -> None:
        """Go on with an answer."""
        self._room -= sum(memoryview(part).nbytes for part in request)
        if reply is None or self._room < 0:
            self.key = b""
        if self.key and reply is not None:
            body, head_length = reply
            self.steps.append((self.key, b"".join(request)))
            self.key = _digest(self.key, head_length.to_bytes(8, "little"), body, printed)


def _digest(*parts: bytes | bytearray) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()

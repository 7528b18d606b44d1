"""Pictures that were drawn before: who answers as another submission did has the same pictures.

What ``figures.py`` draws depends on the course and on the submission's answers alone, and most of a class is right in
the same way. So the runner keeps, for every sequence of answers that it has met, what is asked next or what was drawn
in the end. What a judge draws serves its own submission; what is kept is drawn once more, by a process that is given
the answers and nothing else (``redraw``).
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
from grader.sandbox.losses import GuestDied, GuestLost
from grader.sandbox.wire import codec
from grader.testing.loading import LoadFailed, Reply, Transport
from grader.testing.messages import Answered, Drawn, Job, PicturesLearned
from grader.testing.session import Session

CACHE_BYTES = 32 << 20
"""Bytes of one assignment's cache; what comes when it is full is drawn each time."""

EXCHANGE_BYTES = CACHE_BYTES // 16
"""Bytes of the requests to one submission, and of its answers: no submission alone can fill the cache."""

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

    def draw(self, job: Job, spawn: Spawn) -> Iterator[Drawn | Answered]:
        """Yield each picture as soon as it is drawn, since a later one may end the process; then the answers that they
        are a function of. Raises SandboxBroken."""
        answers = _Answers()
        session = self._session(job, spawn, answers)
        with contextlib.suppress(GuestLost, LoadFailed):
            session.names()
        for figure in draw_all(self.functions, session, self.datasets):
            yield Drawn(figure)
        if answers.key and session.broken is None:
            yield Answered(answers.names, tuple(answers.given))

    def redraw(self, answered: Answered) -> PicturesLearned | None:
        """Draw from answers alone. None where these are not all that is asked for."""
        answers = _Answers()
        job = Job(main="", cells=(), limits=Limits())
        replies = _Recorded(answered)
        session = Session(lambda _: replies, limited(job), listener=answers, only=self.tasks, opened=True)
        with contextlib.suppress(GuestLost, LoadFailed):
            session.names()
        drawn = tuple(draw_all(self.functions, session, self.datasets))
        return PicturesLearned(tuple(answers.steps), answers.key, drawn) if answers.key and replies.used_up else None

    def _session(self, job: Job, spawn: Spawn, answers: _Answers) -> Session:
        return Session(spawn, limited(job), listener=answers, only=self.tasks)


class _Recorded:
    """A transport that gives recorded answers to the requests that they answered."""

    def __init__(self, answered: Answered) -> None:
        self._names = b"".join(codec.encode(["ok", [list(name) for name in answered.names.items()]]))
        self._left = list(answered.answers)[::-1]
        self._printed = b""

    @property
    def used_up(self) -> bool:
        """Whether all answers were asked for."""
        return not self._left

    @property
    def place(self) -> None:
        """Nowhere: nothing is loaded."""

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """Return the next answer. Raises GuestDied where another one was asked for."""
        request = b"".join(parts)
        if request == _NAMES:
            _, head = codec.read_header(self._names[: codec.HEADER.size])
            return bytearray(self._names[codec.HEADER.size :]), head
        if not self._left or self._left[-1][0] != request:
            raise GuestDied("another answer was recorded")
        _, body, head, self._printed = self._left.pop()
        return bytearray(body), head

    def output(self) -> bytes:
        """Return what was printed with the last answer."""
        printed, self._printed = self._printed, b""
        return printed

    def close(self) -> None:
        """Nothing to end."""


_NAMES = b"".join(codec.encode(["names"]))


class _Answers:
    """A session's listener that digests what the submission has answered."""

    def __init__(self) -> None:
        self.key = b""
        """Empty where the answers do not say all: nothing could be loaded, or a guest was lost on the way."""
        self.steps: list[tuple[bytes, bytes]] = []
        """Each key so far, and the request that followed."""
        self.names: dict[str, str] = {}
        self.given: list[tuple[bytes, bytes, int, bytes]] = []
        """Each request, the reply, the length of its head, and what was printed."""
        self._loads = 0
        self._room = EXCHANGE_BYTES

    def loaded(self, names: dict[str, str]) -> None:
        """Begin with the names that are defined. Another fresh guest has forgotten what the first was asked."""
        self._loads += 1
        self.names = names
        self.key = _digest(repr(sorted(names.items())).encode()) if self._loads == 1 else b""

    def exchanged(self, test: str, task: str, request: list[Any], reply: Reply | None, printed: bytes) -> None:
        """Go on with an answer."""
        self._room -= sum(memoryview(part).nbytes for part in request)
        self._room -= len(reply[0]) if reply is not None else 0
        if reply is None or self._room < 0:
            self.key = b""
        if self.key and reply is not None:
            body, head_length = reply
            self.steps.append((self.key, b"".join(request)))
            self.given.append((self.steps[-1][1], bytes(body), head_length, printed))
            self.key = _digest(self.key, head_length.to_bytes(8, "little"), body, printed)


def _digest(*parts: bytes | bytearray) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()

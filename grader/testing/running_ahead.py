"""Requests that a guest has before it has answered the one in front of them: one trip for many.

What comes next is often certain before the reply is there: the next call of ``submission.map``, and after the last
request of a test the first of the next one. Such requests go out together. The guest answers them in their order, and
each reply is met as if its request had just been made: with the limits of that call, and with what was printed by it.

Only what follows from our own solutions is guessed, and a guess may be wrong: a test that is given an object can ask
that for more. The guest has then done what nobody asks for. A fresh one takes its place, and is first asked again all
that the other one had rightly been asked; from then on there is one request at a time. So it is, too, where functions
print.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec

from grader.model import Visibility
from grader.sandbox.wire import codec
from grader.testing.loading import AheadTransport, Reply, Transport
from grader.testing.session import Session

MOST_AHEAD = 32 << 10
"""Bytes of requests that are out at once: less than a socket takes without a reader."""
MOST_KEPT = 64 << 20
"""Bytes of requests that would be made again; after so many there is one at a time."""

Request = tuple[bytes, int]
"""A frame, and the length of its head."""


class Asked(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All that a test asks for, where all our solutions are asked for the same."""

    names: tuple[tuple[str, str | None], ...]
    """Names that it looks for, and what the submission has there."""
    requests: tuple[tuple[int, bool], ...]
    """Numbers of requests, each with whether the next one follows whatever is replied."""


class AheadSession(Session):
    """A session that sends requests ahead. ``asked``: what is known of tests; ``requests``: their requests."""

    def __init__(self, asked: Mapping[str, Asked], requests: Sequence[Request], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._asked, self._requests = asked, requests
        self._tests: Sequence[tuple[str, Visibility]] = ()
        self._places: dict[str, int] = {}
        self._number = 0
        """Requests of the running test that the guest has answered."""
        self._out: deque[bytes] = deque()
        """Requests that the guest has, and that no test has made yet."""
        self._made: list[bytes] = []
        """All that the guest was rightly asked."""
        self._room = MOST_KEPT
        self._one_by_one = False
        self._ahead: AheadTransport | None = None
        """The guest, if it can be ahead."""

    def expect(self, tests: Sequence[tuple[str, Visibility]]) -> None:
        """See ``Session``."""
        self._tests = tests
        self._places = {test: place for place, (test, _) in enumerate(tests, 1)}

    def begin(self, test: str, *rules: Any) -> None:
        """See ``Session``."""
        super().begin(test, *rules)
        self._number = 0

    def close(self) -> None:
        """See ``Session``."""
        super().close()
        self._out.clear()
        self._made.clear()

    def exchange(self, request: list[Any], task: str = "") -> Reply:
        """See ``Session``."""
        reply = super().exchange(request, task)
        self._one_by_one = self._one_by_one or bool(self.last_output) or self._room < 0
        return reply

    def _ready(self) -> Transport:
        if self._guest is None:
            guest = super()._ready()
            self._ahead = guest if isinstance(guest, AheadTransport) else None
        return super()._ready()

    def _answer(self, guest: Transport, parts: list[Any], cpu: float, wall: float) -> Reply:
        ahead = self._ahead
        if ahead is None or (self._one_by_one and not self._out):
            return super()._answer(guest, parts, cpu, wall)
        frame = parts[0] if len(parts) == 1 else b"".join(parts)
        if self._out and self._out[0] != frame:
            reply = self._fresh().exchange([frame], cpu=cpu, wall=wall)
        elif self._out:
            self._out.popleft()
            reply = ahead.receive(cpu=cpu, wall=wall)
        elif behind := [*self._behind(frame)]:
            ahead.send([frame, *behind], cpu=cpu, wall=wall)
            self._out.extend(behind)
            reply = ahead.receive(cpu=cpu, wall=wall)
        else:
            reply = ahead.exchange([frame], cpu=cpu, wall=wall)
        self._number += 1
        self._made.append(frame)
        self._room -= len(frame)
        return reply

    def _behind(self, frame: bytes) -> Iterator[bytes]:
        """Yield what is certain to be asked after a request, as far as there is room."""
        room = MOST_AHEAD - len(frame)
        for following in self._following(frame):
            room -= len(following)
            if room < 0:
                return
            yield following

    def _following(self, frame: bytes) -> Iterator[bytes]:
        yield from self.announced
        number, place = self._number + len(self.announced), self._places.get(self._test)
        asked = self._asked.get(self._test)
        if asked is None or place is None or number >= len(asked.requests):
            return
        if self._requests[asked.requests[self._number][0]][0] != frame:
            return
        names = self.names()
        visibility, tests = self._visibility, islice(self._tests, place, None)
        while True:
            while asked.requests[number][1]:
                number += 1
                yield self._requests[asked.requests[number][0]][0]
            if number + 1 < len(asked.requests):
                return
            test, seen = next(tests, ("", visibility))
            asked, number = self._asked.get(test), 0
            if asked is None or seen != visibility or any(names.get(name) != kind for name, kind in asked.names):
                return
            first, length = self._requests[asked.requests[0][0]]
            if b'"handle"' in first[: codec.HEADER.size + length]:
                return
            yield first

    def _fresh(self) -> Transport:
        """Return a guest in the state in which the other one was before it went on too far."""
        made, hidden = [*self._made], self._served_hidden
        self.close()
        self._one_by_one, self._served_hidden = True, hidden
        guest, limits = self._ready(), self._job.limits
        for frame in made:
            guest.exchange([frame], cpu=limits.cpu, wall=limits.wall)
            guest.output()
        return guest

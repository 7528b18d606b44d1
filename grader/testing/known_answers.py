"""What a test does next when it has had certain replies: known from runs of the course's own solutions.

A test is a function of the replies that it gets. Where a submission's replies are, byte for byte, those that one of our
own solutions gave, the next request is known, and in the end that the test passes. A judge then makes the known
requests and compares digests; it decodes a value only where its digest is new. What is not known ends the shortcut: the
test runs, gets the replies that are there already, and goes on live, so that no call is made twice. Of an exception
that a test does not look at the class counts alone: its words and its line are everybody's own. Of numbers counts what
the test sees of them (``observed``): last digits are everybody's own, too.

Nothing of a submission is ever learnt: the tree comes from ``teaching``, in a process that never reads one.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import msgspec

from grader.sandbox.losses import GuestLost, GuestProtocol
from grader.sandbox.wire import codec
from grader.testing.loading import LoadFailed, Reply
from grader.testing.observed import Instruction, Look, Values, taken_apart
from grader.testing.proxy import kind_of_raised
from grader.testing.replies import checked
from grader.testing.session import Session

_HANDLE = re.compile(rb'(?<=\["handle",)[0-9]+')
"""The number of an object that stays in the guest. In a text of a head quotes are escaped: there it is never found."""
_RAISED = b'["list","raise",'
_LENGTHS = tuple(struct.Struct(f"<{count}Q") for count in range(6))
_LARGEST = 1 << 14
"""Bytes of an exception that is read on the way."""
LARGEST_SEEN = 1 << 20
"""Bytes of a reply whose numbers are looked at on the way."""


Request = tuple[bytes, int]
"""A frame, and the length of its head."""


class KnownStep(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What follows some replies: whether the submission has a name, or a request in the name of a task."""

    name: str = ""
    request: int = -1
    """The number of the request."""
    task: str = ""
    by_kind: bool = False
    """Whether the test does not look at an exception that it gets now: any other of its class will do."""
    behind: tuple[int, ...] = ()
    """The numbers of requests that the test makes with this one, whatever is replied."""
    hands_back: bool = False
    """Whether there are numbers of earlier replies in the request, which are to be filled in."""


PASSED = KnownStep()


class KnownAnswers(msgspec.Struct, frozen=True, array_like=True):
    """Digest of what a test has been answered so far → what follows. Requests are frames, their objects numbered in
    the order in which the test met them, each with the length of its head."""

    steps: dict[bytes, KnownStep] = {}
    requests: tuple[Request, ...] = ()
    looks: dict[bytes, tuple[Look, ...]] = {}
    """What a test sees of a reply's numbers, where that is known: its answers before that reply → how it may go on."""
    alike: dict[bytes, bytes] = {}
    """A reply with which one of these comes out, as it stands → the same as ``Look.to``."""


NOTHING = KnownAnswers()


class Diverged(Exception):
    """A test has asked for something else although it was answered alike: it depends on more than replies."""


@dataclass
class AnswersSoFar:
    """All that a test was answered so far, digested."""

    key: bytes
    _objects: dict[bytes, bytes] = field(default_factory=dict)

    @classmethod
    def to(cls, test: str) -> AnswersSoFar:
        """Return the answers to a test that has asked for nothing yet."""
        return cls(_digest(b"test", test.encode()))

    def add_name(self, kind: str | None) -> None:
        """Go on with what the submission has under a name."""
        self.key = _digest(b"name", self.key, (kind or "").encode())

    def add(self, reply: Reply, printed: bytes, by_kind: bool = False) -> None:
        """Go on with a reply, and with what was printed before it. ``by_kind``: see ``KnownStep``."""
        body, length = reply
        head = bytes(body[:length])
        if by_kind and (kind := _raised(reply)) is not None:
            self.key = _digest(b"raised", self.key, kind.__name__.encode(), printed)
            return
        if b'"handle"' in head:
            for number in _HANDLE.findall(head):
                self._objects.setdefault(number, b"%d" % (len(self._objects) + 1))
            head = _with_numbers(head, self._objects)
        self.key = _digest(b"reply", self.key, head, memoryview(body)[length:], printed)

    def add_look(self, structure: bytes, instructions: tuple[Instruction, ...]) -> None:
        """Go on with a reply of which nothing counts but this."""
        self.key = _digest(b"seen", self.key, structure, msgspec.msgpack.encode(instructions))

    def ordered(self, frame: bytes) -> Request:
        """Return a request whose objects are numbered in the order in which they came."""
        _, length = codec.read_header(frame[: codec.HEADER.size])
        return _renumbered((frame, length), self._objects)

    def framed(self, request: Request) -> bytes:
        """Return the frame of such a request, with the numbers that this guest knows."""
        if not self._objects:
            return request[0]
        return _renumbered(request, {known: number for number, known in self._objects.items()})[0]


def _raised(reply: Reply) -> type[Exception] | None:
    """Return the class of exception that a test gets for a reply; None for any other reply, and for a large one."""
    body, length = reply
    if length > _LARGEST or not body.startswith(_RAISED):
        return None
    try:
        return kind_of_raised(checked(codec.decode(body, length)))
    except (codec.ProtocolError, GuestProtocol):
        return None


def _refused(_: codec.Handle) -> object:
    raise codec.ProtocolError("an object, where a value is looked at")


def _renumbered(request: Request, numbers: dict[bytes, bytes]) -> Request:
    frame, length = request
    start = codec.HEADER.size
    head = frame[start : start + length]
    if not numbers or b'"handle"' not in head:
        return request
    renumbered, buffers = _with_numbers(head, numbers), frame[start + length :]
    total = len(renumbered) + len(buffers)
    return codec.HEADER.pack(total, len(renumbered)) + renumbered + buffers, len(renumbered)


def _with_numbers(head: bytes, numbers: dict[bytes, bytes]) -> bytes:
    return _HANDLE.sub(lambda found: numbers.get(found[0], found[0]), head)


def _digest(*parts: bytes | bytearray | memoryview) -> bytes:
    lengths = _LENGTHS[len(parts)].pack(*map(len, parts))
    return hashlib.sha256(b"".join((lengths, *parts))).digest()


class KnowingSession(Session):
    """A session that follows known answers, and hands on to a test what it has been answered on the way."""

    def __init__(self, known: KnownAnswers, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._known = known
        self._given: deque[tuple[bytes, tuple[Reply, bytes] | GuestLost | LoadFailed]] = deque()
        self._diverged = False

    def begin(self, test: str, *rules: Any) -> None:
        """See ``Session``."""
        super().begin(test, *rules)
        self._given.clear()
        self._diverged = False

    def follow(self, test: str) -> bool:
        """See ``Session``."""
        passes = self._follow(test)
        if passes:
            self._given.clear()
            self.followed += 1
        else:  # the test itself begins anew
            self.steps, self.lost = 0, None
            self.called.clear()
        return passes

    def _follow(self, test: str) -> bool:
        answers, values, exchange = AnswersSoFar.to(test), Values(), -1
        while (step := self._known.steps.get(answers.key)) is not None and step != PASSED:
            if step.name:
                try:
                    answers.add_name(self.names().get(step.name))
                except (GuestLost, LoadFailed):
                    return False
                continue
            asked = self._known.requests[step.request]
            request = values.filled_in(*asked) if step.hands_back else answers.framed(asked)
            if request is None:
                return False
            if not self._sent:
                self.announced = [answers.framed(self._known.requests[number]) for number in step.behind]
            try:
                reply = super().exchange([request], step.task)
            except (GuestLost, LoadFailed) as error:
                self._given.append((request, error))
                return False
            finally:
                self.announced = ()
            self._given.append((request, (reply, self.last_output)))
            exchange, before = exchange + 1, answers.key
            answers.add(reply, self.last_output, step.by_kind)
            answers.key = self._known.alike.get(answers.key, answers.key)
            if answers.key not in self._known.steps and before in self._known.looks:
                answers.key = self._seen(before, reply, values, exchange) or answers.key
        return step is not None

    def _seen(self, before: bytes, reply: Reply, values: Values, exchange: int) -> bytes | None:
        """Return the digest with which a test goes on that sees no more of a reply than of one of ours; None for others
        and for a large reply."""
        if self.last_output or len(reply[0]) > LARGEST_SEEN:
            return None
        try:
            value = checked(codec.decode(*reply, _refused))
            structure, leaves = taken_apart(value)
        except (codec.ProtocolError, GuestProtocol):
            return None
        values.add(exchange, leaves)
        looks = self._known.looks[before]
        return next((one.to for one in looks if one.structure == structure and values.holds(one.instructions)), None)

    def exchange(self, request: list[Any], task: str = "") -> Reply:
        """See ``Session``; first come the replies that are there already."""
        if not self._given:
            if self._sent and b"".join(request) != self._sent[0]:
                self._diverged = True
                raise Diverged
            return super().exchange(request, task)
        known, answer = self._given.popleft()
        if b"".join(request) != known:
            self._diverged = True
            raise Diverged
        self._count(task)
        if isinstance(answer, GuestLost | LoadFailed):
            self.lost = answer
            raise answer
        reply, self.last_output = answer
        return reply

    def must_run_again(self) -> bool:
        """See ``Session``."""
        return super().must_run_again() or self._diverged or bool(self._given)

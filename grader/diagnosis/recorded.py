"""Calls that can be made again, on the reference and on known-wrong variants: out of a session's recorded exchanges.

A call of a function is its one request. A method answers out of the state of its object, so that its call is made
of all requests of its test up to this one, in a fresh module; handles, which every guest numbers in its own way,
are numbered in the order in which the test got them. A call that is given a handle is left out, and so is one
through a handle that came from elsewhere than a task.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from grader.compare.code import code
from grader.compare.describe import short
from grader.compare.equal import compare
from grader.compare.kinds import TABLES, kind_of
from grader.diagnosis.outcomes import CallOutcome
from grader.diagnosis.recording import Exchange
from grader.model import Gap, WrongCall
from grader.sandbox.losses import GuestProtocol
from grader.sandbox.wire import codec
from grader.testing.replies import checked
from grader.text.clean import LIMIT

Requests = tuple[bytes, ...]
Reply = tuple[bytes, int]

READ_BYTES = 256 << 20
"""Bytes of memory that a submission's replies may take for its diagnosis: some hundred bytes on the wire can become a
list of two million elements."""
LOST = CallOutcome("lost with its guest")
"""The outcome of a call that timed out or killed its guest: no variant gives that."""
OBJECT = "<object>"
"""Stands for an object that stays in the guest: what differs between two of them is what their methods give."""
SMALL = 64
"""Cells of a table that is written out."""
_HANDLE = b'"handle"'


@dataclass(frozen=True)
class Call:
    """A call of ``task``: ``requests`` make it again, the last one is the call itself.

    ``origin`` is how ``test`` got the object whose method it is, as one would write it.
    """

    test: str
    task: str
    requests: Requests
    reply: Reply | None
    origin: str = ""
    printed: bool = False

    def __str__(self) -> str:
        """Return the call as one would write it."""
        return _as_text(self.message, self.origin)

    @property
    def message(self) -> list[Any]:
        """The decoded request."""
        return message_of(self.requests[-1])


def calls(exchanges: Iterable[Exchange], reader: CallReader) -> Iterator[Call]:
    """Yield the calls that can be made again, in order."""
    test = _TestRequests("", reader)
    for exchange in exchanges:
        if exchange.test != test.name:
            test = _TestRequests(exchange.test, reader)
        call = test.call(exchange)
        if call is not None:
            yield call


class _TestRequests:
    """The requests of one test so far."""

    def __init__(self, name: str, reader: CallReader) -> None:
        self.name = name
        self._reader = reader
        self._requests: list[bytes] = []
        self._objects: dict[int, tuple[int, str]] = {}  # the guest's number → the one used here, and where it came from
        self._count = 0
        self._whole = True  # no request was left out that an object may remember

    def call(self, exchange: Exchange) -> Call | None:
        """Return the next exchange as a call, None if it is left out."""
        request, origin = exchange.request, ""
        if _HANDLE in request:
            message = message_of(request)
            target = message[1]
            known = self._objects.get(target.id) if type(target) is codec.Handle else None
            if known is None or request.count(_HANDLE) > 1:
                self._whole = False
                return None
            number, origin = known
            request = b"".join(codec.encode([message[0], codec.Handle(number, ""), *message[2:]]))
        self._requests.append(request)
        if exchange.reply is not None and _HANDLE in exchange.reply[0]:
            self._number(exchange.reply, _as_text(message_of(request), origin))
        if not origin:
            return Call(self.name, exchange.task, (request,), exchange.reply, printed=exchange.printed)
        if not self._whole:
            return None
        return Call(self.name, exchange.task, tuple(self._requests), exchange.reply, origin, exchange.printed)

    def _number(self, reply: Reply, origin: str) -> None:
        """Number the objects of a reply. A guest chooses its numbers: one that comes twice is the later object."""

        def note(number: int) -> None:
            self._count += 1
            self._objects[number] = self._count, origin

        self._reader.outcome(reply, note)


class CallReader:
    """Reads recorded replies, up to so many bytes of what they become in memory: then every further one is lost."""

    def __init__(self, room: int = READ_BYTES) -> None:
        self._room = room

    def outcome(self, reply: Reply | None, note: Callable[[int], object] = lambda _: None) -> CallOutcome:
        """Return the outcome of a reply; ``note`` is called with the number of each object in it."""
        if reply is None or self._room < len(reply[0]):
            return LOST
        outcome, size = _read(reply, note)
        self._room -= size
        return outcome if self._room >= 0 else LOST


def outcome_of(reply: Reply | None) -> CallOutcome:
    """Return the outcome of a reply; lost where there is none, or where it is no reply at all."""
    return CallReader().outcome(reply)


def _read(reply: Reply, note: Callable[[int], object]) -> tuple[CallOutcome, int]:

    def resolve(handle: codec.Handle) -> str:
        note(handle.id)
        return OBJECT

    body = bytearray(reply[0])
    try:
        value, size = codec.decode_weighed(body, reply[1], resolve)
        message = checked(value)
    except (codec.ProtocolError, GuestProtocol):
        return LOST, len(body)
    size += len(body)
    if message[0] == "raise":
        return CallOutcome(message[1], text=message[3]), size
    if message[0] == "ok":
        return CallOutcome(None, message[1]), size
    return CallOutcome(None, message[1], message[2:4], warned=any(map(_is_runtime_warning, message[4]))), size


def type_of_object(reply: Reply | None) -> str:
    """Return the type of an object that stayed in the guest, as the guest calls it; empty where there is none."""
    try:
        message = codec.decode(bytearray(reply[0]), reply[1]) if reply is not None else []
    except codec.ProtocolError:
        return ""
    return message[1].type if len(message) > 1 and type(message[1]) is codec.Handle else ""


def _is_runtime_warning(seen: object) -> bool:
    return type(seen) is list and bool(seen) and type(seen[0]) is str and seen[0] == "RuntimeWarning"


def message_of(request: bytes) -> list[Any]:
    """Return the decoded request."""
    _, head = codec.read_header(request[: codec.HEADER.size], codec.CAPS)
    message: list[Any] = codec.decode(bytearray(request[codec.HEADER.size :]), head)
    return message


def contrast(call: Call, right: CallOutcome, wrong: CallOutcome) -> WrongCall:
    """Return a call in words: what it should give, and what it gave; or what became of an argument."""
    if right.raised is None and wrong.raised is None:
        parts = _contrasting(right.value, wrong.value)
        if parts is not None:
            place, expected, actual = parts
            return WrongCall(f"{call}{place}", expected, actual)
        for position, (before, *after) in enumerate(_arguments(call, right, wrong)):
            parts = _contrasting(*after)
            if parts is not None:
                place, expected, actual = parts
                texts = _arguments_of(call.message)
                texts[position] = "x"
                text = f"x = {_argument(before)}; {call.message[1]}({', '.join(texts)}); x{place}"
                return WrongCall(text, expected, actual)
    return WrongCall(str(call), _result(right), _result(wrong))


def _contrasting(right: Any, wrong: Any) -> tuple[str, str, str] | None:
    """Return two values in words, None if they are equal; where they look alike, what differs first, and where."""
    expected, actual = _value(right), _value(wrong)
    if expected != actual:
        return "", expected, actual
    gap = compare(wrong, right, nan_equal=True)
    return None if gap is None else (place_in(gap, right), gap.expected, gap.actual)


def _arguments(call: Call, right: CallOutcome, wrong: CallOutcome) -> Iterator[tuple[Any, Any, Any]]:
    """Yield each argument before the call, and after it, where that was looked at."""
    if right.after is not None and wrong.after is not None:
        yield from zip(call.message[2], right.after[0], wrong.after[0], strict=False)


def place_in(gap: Gap, value: Any) -> str:
    """Return where in ``value`` the gap is, as one would write it."""
    dot = "." if gap.path[:1].isidentifier() else ""
    index = f"[{', '.join(map(str, gap.index))}]" if gap.index is not None and gap.kind == "value" else ""
    position = ".iloc" if index and not gap.path and kind_of(value) in TABLES else ""
    return f"{dot}{gap.path}{position}{index}"


def _result(outcome: CallOutcome) -> str:
    if outcome.raised is not None:
        return f"{outcome.raised}: {outcome.text}" if outcome.text else outcome.raised
    return _value(outcome.value) + (", RuntimeWarning" if outcome.warned else "")


def _as_text(message: list[Any], origin: str) -> str:
    """Return a request as one would write it; ``origin`` stands for its handle."""
    operation, target, *rest = message
    name = origin or str(target)
    if operation == "get":
        return f"{name}.{rest[0]}"
    return f"list({name})" if operation == "iterate" else f"{name}({', '.join(_arguments_of(message))})"


def _arguments_of(message: list[Any]) -> list[str]:
    return [*map(_argument, message[2]), *(f"{key}={_argument(value)}" for key, value in message[3].items())]


def _argument(value: Any) -> str:
    """Return an argument as Python that can be copied and run; of a large one what it is."""
    text = code(value) if getattr(value, "size", 0) <= SMALL else ""
    return text if 0 < len(text) <= LIMIT else _value(value)


def _value(value: Any) -> str:
    """Return a value like ``short``, and of a small table what is in it."""
    kind = kind_of(value)
    if kind == "DataFrame" and value.size <= SMALL and value.columns.is_unique:
        return f"DataFrame({short(value.to_dict('list'))})"
    if kind == "Series" and value.size <= SMALL:
        return f"Series({short(value.tolist())})"
    return short(value)

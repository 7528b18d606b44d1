"""Runs inside the guest: holds the student's namespace and answers requests from the trusted side.

Knows nothing of tests, scores or courses. From the first ``run`` on, everything in this process may have been
rewritten by the student's code; that is expected. Nothing here is a defence: the trusted side checks each reply.

Requests and replies are lists of plain values (``grader.sandbox.wire.codec``), one frame each:

    ["open", name, file name]                   -> ["ok", None]
    ["bring", {path: bytes}]                    -> ["ok", None]; what cannot be written is left out
    ["load", [[label, code], ...], [[cell, statement], ...]]
                                                -> ["ok", [names, entries of the load log]]; see ``loading``
    ["names"]                                   -> ["ok", [[name, "function" | "class" | "value"], ...]]
    ["call", name or handle, args, kwargs, seed or None, full]
                                                -> ["ok", value] or ["full", value, args, kwargs, warnings]
    ["get", None or handle, name]               -> ["ok", value]
    ["define", source]                          -> ["ok", handle]
    ["iterate", handle, limit]                  -> ["ok", list]

    any of them may answer ["raise", type name, is built-in, message, [[label, line], ...]]

Before the reply to ``load`` come positions, frames of another kind: the place of a statement that is about to run.

Requests may come as a batch: they are answered in their order, none before the reply to the one before it was sent.
Where something was printed, a mark comes before the reply, and the next request waits for a mark from the other end.
"""

from __future__ import annotations

import builtins
import contextlib
import functools
import os
import random
import socket
import sys
import warnings
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NoReturn

import numpy as np

from grader.sandbox.guest.load_log import LoadLog
from grader.sandbox.guest.loading import Announce, CellRunner
from grader.sandbox.guest.surroundings import Surroundings, write
from grader.sandbox.wire import codec
from grader.sandbox.wire.pipes import bytes_waiting

MESSAGE_LENGTH = 2000
FRAMES = 50
_AT_ONCE = 1 << 16  # bytes


class GuestSession:
    """The student's namespace and the objects that the trusted side holds handles of.

    ``namespace`` is given where live functions are judged (inside Jupyter, or the reference itself); a guest
    process has that of its ``around``, the process-wide surroundings. ``labels`` are what tracebacks call the code that
    is in the namespace already; ``announce`` tells the trusted side which statement is about to run.
    """

    def __init__(
        self,
        namespace: dict[str, Any] | None = None,
        labels: Iterable[str] = (),
        around: Surroundings | None = None,
        announce: Announce = lambda *_: None,
    ) -> None:
        self._namespace: dict[str, Any] = {} if namespace is None else namespace
        self._objects: dict[int, object] = {}
        self._labels = set(labels)
        self._surroundings, self._announce = around, announce
        self._operations: dict[str, Callable[..., list[Any]]] = {
            "open": self._open,
            "bring": self._bring,
            "load": self._load,
            "names": self._names,
            "call": self._call,
            "get": self._get,
            "define": self._define,
            "iterate": self._iterate,
        }

    def handle(self, body: bytes | bytearray, head_length: int) -> list[Any]:
        """Answer one request frame with the parts of one reply frame. Never raises for what student code does."""
        try:
            operation, *arguments = codec.decode(body, head_length, self._object)
            reply = self._operations[operation](*arguments)
        except BaseException as error:  # SystemExit and KeyboardInterrupt are student behaviour as well
            reply = self._describe(error)
        _flush()
        try:
            return codec.encode(reply, self._keep)
        except BaseException as error:  # too large, too deep, or a hostile object: an answer all the same
            return codec.encode(self._describe(error), self._keep)

    def _object(self, handle: codec.Handle) -> object:
        return self._objects[handle.id]

    def _keep(self, thing: object) -> int:
        number = len(self._objects) + 1
        self._objects[number] = thing
        return number

    def _open(self, name: str, file: str) -> list[Any]:
        if self._surroundings is not None:
            self._surroundings.begin(name, file)
            self._namespace = self._surroundings.namespace
        self._seed(0)  # what is drawn while cells run is the same whenever they run
        return ["ok", None]

    def _bring(self, files: dict[str, bytes]) -> list[Any]:
        for path, content in files.items():
            with contextlib.suppress(OSError, ValueError):  # their names and sizes are the student's
                write(path, content)
        return ["ok", None]

    def _load(self, cells: list[list[str]], left_out: list[list[int]]) -> list[Any]:
        around = self._surroundings
        if around is None:  # a namespace of a process of ours: there is nobody around
            log, shell = LoadLog(), None
        else:
            log, shell = around.log, around.shell
            around.add_code(cells)
        self._labels.update(label for label, _ in cells)
        runner = CellRunner(self._namespace, log, shell, lambda error: self._describe(error)[1:], self._announce)
        runner.load(cells, left_out)
        return ["ok", [self._names()[1], log.entries]]

    def _names(self) -> list[Any]:
        def kind(value: object) -> str:
            if isinstance(value, type):
                return "class"
            return "function" if callable(value) else "value"

        items = list(self._namespace.items())
        return ["ok", [[n, kind(v)] for n, v in items if type(n) is str and not n.startswith("_")]]

    def _call(self, target: Any, args: list[Any], kwargs: dict[str, Any], seed: int | None, full: bool) -> list[Any]:
        if seed is not None:
            self._seed(seed)
        function = self._find(target) if type(target) is str else target
        if not full:
            return ["ok", function(*args, **kwargs)]
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            value = function(*args, **kwargs)
        seen = [[w.category.__name__, str(w.message)[:MESSAGE_LENGTH]] for w in caught[:100]]
        return ["full", value, args, kwargs, seen]

    def _seed(self, seed: int) -> None:
        random.seed(seed)
        np.random.seed(seed % 2**32)  # the legacy generator too: students use it
        if self._surroundings is not None:  # this process is the student's: generators without a seed get ours
            vars(np.random.bit_generator)["randbits"] = _random_bits(seed)

    def _find(self, name: str) -> Any:
        try:
            return self._namespace[name]
        except KeyError:
            raise NameError(f"name '{name}' is not defined") from None

    def _get(self, target: Any, name: str) -> list[Any]:
        return ["ok", self._find(name) if target is None else getattr(target, name)]

    def _define(self, source: str) -> list[Any]:
        scope: dict[str, Any] = {"np": np}
        if "pd" in source:
            import pandas as pd

            scope["pd"] = pd
        made = eval(compile(source, "<defined by the test>", "eval"), scope)  # noqa: S307  a test author's source
        return ["ok", codec.Handle(self._keep(made), "function")]

    def _iterate(self, target: Any, limit: int) -> list[Any]:
        return ["ok", list(islice(iter(target), limit))]

    def _describe(self, error: BaseException) -> list[Any]:
        """An exception as plain values; nothing in it is trusted, and describing it must not raise."""
        name, builtin, message, frames = "Exception", False, "", []
        try:
            kind = type(error)
            name = str(kind.__name__)[:100]
            builtin = getattr(builtins, name, None) is kind
            frames = self._frames(error)
            message = str(error)[:MESSAGE_LENGTH]
        except BaseException:  # noqa: S110  a hostile __str__; what is known so far is the answer
            pass
        return ["raise", name, builtin, message, frames]

    def _frames(self, error: BaseException) -> list[Any]:
        frames: list[Any] = []
        if isinstance(error, SyntaxError) and error.filename in self._labels and type(error.lineno) is int:
            return [[error.filename, error.lineno]]
        step = error.__traceback__
        while step is not None and len(frames) < FRAMES:
            label = step.tb_frame.f_code.co_filename
            if label in self._labels:
                frames.append([label, step.tb_lineno])
            step = step.tb_next
        return frames


def _random_bits(seed: int) -> Callable[[int], int]:
    """Return what draws bits, the same every time; it is made when first asked, for few submissions ask."""
    drawn = functools.cache(lambda: random.Random(seed))  # noqa: S311  no secret: the same draws are the point
    return lambda count: drawn().getrandbits(count)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:  # noqa: S110  student code may have replaced or closed it
            pass


def _has_printed() -> bool:
    """Whether something was printed that nobody has read yet."""
    for descriptor in (1, 2):  # one pipe, unless student code has closed an end of it
        try:
            return bytes_waiting(descriptor) > 0
        except OSError:
            continue
    return False


class Service:
    """Answers requests on a stream socket until its other end closes it. May be made before the fork."""

    def __init__(self, channel: socket.socket, around: Surroundings) -> None:
        self._channel, self._requests = channel, _Requests(channel)
        self._session = GuestSession(around=around, announce=self._announce)

    def _announce(self, cell: int, statement: int, line: int) -> None:
        self._channel.sendall(codec.position(cell, statement, line))

    def serve(self) -> NoReturn:
        """Greet, then answer."""
        channel, requests, session = self._channel, self._requests, self._session
        channel.sendall(codec.GREETING)
        while True:
            total, head_length = requests.header()
            if head_length:
                channel.sendall(b"".join(session.handle(requests.body(total), head_length)))
            else:
                self._answer_batch(total)

    def _answer_batch(self, size: int) -> None:
        channel, requests, session = self._channel, self._requests, self._session
        token = requests.body(codec.TOKEN)
        batch = [(length, requests.body(size)) for size, length in (requests.header() for _ in range(size))]
        for length, body in batch[:-1]:
            reply = session.handle(body, length)
            if _has_printed():
                channel.sendall(b"".join([token, codec.MARK, *reply]))
                requests.header()  # a mark
            else:
                channel.sendall(b"".join([token, *reply]))
        length, body = batch[-1]
        channel.sendall(b"".join([token, *session.handle(body, length)]))


class _Requests:
    """What comes on a stream socket, in pieces as they are asked for. Its end is the end of this process."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._come = bytearray()

    def header(self) -> tuple[int, int]:
        """The next header: the length of a frame's body and of its head; of a batch how many there are, and 0."""
        while len(self._come) < codec.HEADER.size:
            chunk = self._channel.recv(_AT_ONCE)  # most frames come whole
            if not chunk:
                os._exit(0)  # the trusted side has finished with this guest
            self._come += chunk
        lengths: tuple[int, int] = codec.HEADER.unpack_from(self._come)
        del self._come[: codec.HEADER.size]
        return lengths

    def body(self, size: int) -> bytearray:
        """The next ``size`` bytes."""
        if len(self._come) >= size:
            body = self._come[:size]
            del self._come[:size]
            return body
        body = bytearray(size)
        body[: len(self._come)] = self._come
        free = memoryview(body)[len(self._come) :]
        self._come.clear()
        while free:
            count = self._channel.recv_into(free)
            if not count:
                os._exit(0)
            free = free[count:]
        return body

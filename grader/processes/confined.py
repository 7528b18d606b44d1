"""A helper process in which trusted functions read hostile bytes: limited, killed when it hangs, replaced.

    with Confined() as confined:
        parsed = confined.call(cells.parse, "gates.ipynb", data)

Memory and CPU are limited where the system can do that (CPU on Linux and macOS, memory on Linux); the wall
clock is limited everywhere. A call that finds the helper dead or out of memory is repeated once in a new one, so that
no submission suffers from what an earlier one did to the helper.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, ParamSpec, Self, TypeVar, get_type_hints

import msgspec

from grader.errors import GraderError, Refusal
from grader.model import MIB, Message
from grader.processes import confined_child
from grader.text.clean import printable

START_SECONDS = 60.0
REPLY_CAP = 512 * MIB

_BOOT = """
import gc, sys
gc.disable()
sys.path[:] = {path}
from grader.processes.confined_child import serve
serve({settings})
"""

_types = threading.Lock()  # where two threads look up a type for the first time at once, msgspec may crash

P = ParamSpec("P")
T = TypeVar("T")


class HelperLost(Exception):
    """A call without an answer: too slow, too large, the process died, or the function itself failed."""

    def __init__(self, kind: Literal["time", "memory", "died", "error"], reason: str = "") -> None:
        super().__init__(f"{kind}: {reason}" if reason else kind)
        self.kind = kind
        self.reason = reason


class Confined:
    """Owner of one helper process, which the first call starts. ``memory`` in MiB; ``cpu``, ``wall`` in seconds.

    ``modules`` are imported at its start rather than by the first call that needs them.
    """

    def __init__(
        self, *, memory: int = 1024, cpu: float = 10.0, wall: float = 60.0, modules: tuple[str, ...] = ()
    ) -> None:
        self._memory, self._cpu, self._wall, self._modules = memory, cpu, wall, modules
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._greeted = False
        self._owner = 0
        self._lock = threading.Lock()
        self._decoders: dict[str, msgspec.msgpack.Decoder[Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def end(self) -> None:
        """Kill the helper, without waiting for its end as ``close`` does: until then nothing can be asked of it."""
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()

    def close(self) -> None:
        """End the helper. A later call starts a new one."""
        process, channel, self._process, self._channel = self._process, self._channel, None, None
        self._greeted = False
        if channel is not None:
            channel.close()
        if process is not None and self._owner == os.getpid():  # after a fork it is the parent's
            process.kill()
            process.wait()

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return ``function(*args, **kwargs)``, run in the helper.

        The function is importable by its name; it takes and returns what MessagePack carries, and the answer is
        checked against its annotated return type. Raises Refusal as the function does, HelperLost where there is no
        answer, GraderError where no helper can be started.
        """
        name = f"{function.__module__}:{function.__qualname__}"
        if name not in self._decoders:
            with _types:
                self._decoders[name] = msgspec.msgpack.Decoder(get_type_hints(function)["return"])
        request = msgspec.msgpack.encode([name, args, kwargs])
        with self._lock:
            kind, body = self._ask(request)
        if kind == confined_child.REFUSAL:
            raise Refusal(msgspec.msgpack.decode(body, type=Message))
        if kind == confined_child.ERROR:
            raise HelperLost("error", printable(bytes(body).decode(errors="replace")))
        try:
            value: T = self._decoders[name].decode(body)
        except msgspec.DecodeError:
            raise HelperLost("died", "an answer of the wrong shape") from None
        return value

    def _ask(self, request: bytes) -> tuple[bytes, memoryview]:
        if self._process is not None and self._owner != os.getpid():
            self.close()
        fresh = not self._greeted
        try:
            return self._exchange(request)
        except HelperLost as lost:
            if fresh or lost.kind == "time":
                raise
        return self._exchange(request)

    def _exchange(self, request: bytes) -> tuple[bytes, memoryview]:
        if not self._greeted:
            self.start()
            self._await_greeting()
        deadline = time.monotonic() + self._wall
        try:
            confined_child.send(self._open_until(deadline), confined_child.VALUE, request)
            kind, body = self._receive(deadline)
        except TimeoutError:
            self.close()
            raise HelperLost("time", f"more than {self._wall:g} seconds") from None
        except OSError:
            raise self._reason_of_end() from None
        if kind == confined_child.MEMORY:
            self.close()
            raise HelperLost("memory")
        return kind, body

    def start(self) -> None:
        """Start the helper where none runs, without waiting until it is ready."""
        if self._process is not None:
            return
        parent_end, child_end = socket.socketpair()
        path = [entry for entry in sys.path if Path(entry).is_absolute()]
        settings = f"{self._memory}, {self._cpu}, {child_end.fileno()}, {self._modules}"
        boot = _BOOT.format(path=ascii(path), settings=settings)  # whatever the encoding of a command line is
        command = [sys.executable, "-P", "-c", boot]  # -P: not from this folder
        null = subprocess.DEVNULL
        with child_end:
            if sys.platform == "win32":  # there a socket is sent as a description for one process
                process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=null, stderr=null)
                assert process.stdin is not None  # noqa: S101  it is a pipe
                with process.stdin as pipe:
                    pipe.write(child_end.share(process.pid))
            else:
                inherited = (child_end.fileno(),)
                process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, pass_fds=inherited)
        self._process, self._channel, self._owner = process, parent_end, os.getpid()

    def _await_greeting(self) -> None:
        try:
            kind, _ = self._receive(time.monotonic() + START_SECONDS)
        except OSError:
            kind = b""
        if kind != confined_child.HELLO:
            self.close()
            raise GraderError(
                "the helper process that reads submissions does not start",
                f"Try: {sys.executable} -c 'import grader.processes.confined_child'",
                exit_code=3,
            )
        self._greeted = True

    def _receive(self, deadline: float) -> tuple[bytes, memoryview]:
        return confined_child.receive(lambda view: self._open_until(deadline).recv_into(view), REPLY_CAP)

    def _open_until(self, deadline: float) -> socket.socket:
        assert self._channel is not None  # noqa: S101  every caller has started it
        self._channel.settimeout(max(deadline - time.monotonic(), 0.001))
        return self._channel

    def _reason_of_end(self) -> HelperLost:
        """Return the reason for the helper's end."""
        process = self._process
        assert process is not None  # noqa: S101  every caller has started it
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1.0)  # its channel is closed, so it should be about to end
        code = process.returncode
        self.close()
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return HelperLost("time", f"more than {self._cpu:g} seconds of CPU")
        return HelperLost("died", "it fell silent" if code is None else f"exit code {code}")

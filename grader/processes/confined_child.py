"""The helper process of ``grader.processes.confined``: it limits itself, then answers one call after another.

The frames that both ends use are here too. The module imports little, because every start pays for it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import socket
import struct
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any, NoReturn

import msgspec

from grader.errors import Refusal
from grader.model import MIB

if sys.platform != "win32":
    import resource

FRAME = struct.Struct("<cQ")  # the kind of frame, and the number of bytes that follow
_AT_ONCE = 1 << 15  # bytes, which most frames fit in
HELLO, VALUE, REFUSAL, MEMORY, ERROR = b"h", b"v", b"r", b"m", b"e"


def send(channel: socket.socket, kind: bytes, body: bytes) -> None:
    """Send one frame. Raises OSError."""
    frame = FRAME.pack(kind, len(body))
    if len(body) < MIB:
        channel.sendall(frame + body)
    else:  # one more system call is cheaper than one more copy
        channel.sendall(frame)
        channel.sendall(body)


def receive(receive_into: Callable[[memoryview], int], cap: int) -> tuple[bytes, memoryview]:
    """Return the kind of the next frame and its body: each end waits for the other, so that nothing comes after it.
    Raises OSError, also where the other end is closed or the body is larger than ``cap``."""
    data = memoryview(bytearray(_AT_ONCE))
    have, size = 0, FRAME.size
    kind = b""
    while have < size:
        count = receive_into(data[have:])
        if not count:
            raise ConnectionResetError("the other end is closed")
        have += count
        if not kind and have >= FRAME.size:
            kind, body = FRAME.unpack_from(data)
            if body > cap:
                raise OSError("a frame over the cap")
            size += body
            if size > len(data):
                data, first = memoryview(bytearray(size)), data
                data[:have] = first[:have]
    return kind, data[FRAME.size : size]


def serve(memory: int, cpu: float, descriptor: int, modules: tuple[str, ...]) -> NoReturn:
    """Answer calls until the other end closes. ``memory`` in MiB, ``cpu`` in seconds per call."""
    if sys.platform == "win32":
        channel = socket.fromshare(sys.stdin.buffer.read())
    else:
        channel = socket.socket(fileno=descriptor)
    _limit_process(memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    warnings.simplefilter("ignore")  # a parser warns about the student's code
    for module in modules:
        importlib.import_module(module)
    gc.freeze()  # what is imported stays: it was not searched for garbage so far, and will not be
    gc.enable()
    functions: dict[str, Callable[..., Any]] = {}
    try:
        send(channel, HELLO, b"")
        while True:
            _, request = receive(channel.recv_into, sys.maxsize)
            send(channel, *_answer(request, functions, cpu))
    except (OSError, MemoryError):
        os._exit(1)


def _answer(request: memoryview, functions: dict[str, Callable[..., Any]], cpu: float) -> tuple[bytes, bytes]:
    try:
        name, args, kwargs = msgspec.msgpack.decode(request)
        if name not in functions:
            functions[name] = _find(name)
        _limit_cpu(cpu)
        return VALUE, msgspec.msgpack.encode(functions[name](*args, **kwargs))
    except Refusal as refusal:
        return REFUSAL, msgspec.msgpack.encode(refusal.message)
    except MemoryError:
        return MEMORY, b""
    except Exception as error:
        return ERROR, f"{type(error).__name__}: {error}"[:400].encode(errors="replace")


def _find(name: str) -> Callable[..., Any]:
    module, _, path = name.partition(":")
    value: Any = importlib.import_module(module)
    for part in path.split("."):
        value = getattr(value, part)
    function: Callable[..., Any] = value
    return function


def _limit_process(memory: int) -> None:
    if sys.platform != "win32":
        for limit, value in ((resource.RLIMIT_AS, memory * MIB), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(OSError, ValueError):  # macOS knows the first but does not grant it
                resource.setrlimit(limit, (value, value))


def _limit_cpu(seconds: float) -> None:
    """Let this call use ``seconds`` more. The limit counts the life of the process, in whole seconds."""
    if sys.platform != "win32":
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))

"""A process that never reads a submission, and forks others to do work whose results serve every submission.

Forked from a runner before its first job. It receives descriptors of connections and nothing else, and forks a child
for each: that child reads what is asked, answers, and ends. So what is computed of the course for all (the parts of the
library) is computed where no submission was ever read; and what is drawn for all is drawn by a process that was given
the answers that it is a function of, and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

from grader.processes import frames, lifetime
from grader.sandbox.linux import kernel

Answer = Callable[[bytes], bytes]
"""What a child does: a request's frame body → the reply's."""
SECONDS = 100.0
"""That a reply may take: less than a judge may be silent for."""


class Unanswered(Exception):
    """No reply came."""


class Pristine:
    """The end of a runner and its judges: each request goes to a fresh child of the pristine process."""

    def __init__(self, answer: Answer, memory: int, close: tuple[int, ...] = ()) -> None:
        """Fork now. ``close``: descriptors that the new process is to close. ``memory``: bytes for each child."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        if os.fork() == 0:
            ours.close()
            _serve(theirs, answer, memory, close)
        theirs.close()
        self._connection = ours

    def close(self) -> None:
        """Let the process end."""
        self._connection.close()

    def ask(self, request: bytes) -> bytes:
        """Return the reply to a request. Raises Unanswered."""
        ours, theirs = socket.socketpair()
        with ours:
            try:
                with theirs:
                    socket.send_fds(self._connection, [b"\0"], [theirs.fileno()])
                ours.settimeout(SECONDS)
                ours.sendall(frames.pack(request))
                with ours.makefile("rb") as stream:
                    reply = frames.read(stream.read)
            except OSError as error:
                raise Unanswered(str(error)) from None
        if reply is None:
            raise Unanswered("the process that should answer has ended")
        return frames.unpack_bytes(reply)


def _serve(connection: socket.socket, answer: Answer, memory: int, close: tuple[int, ...]) -> NoReturn:
    """In the pristine process: fork a child for each connection that comes."""
    try:
        lifetime.tie_to_parent()
        for descriptor in close:
            with contextlib.suppress(OSError):
                os.close(descriptor)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children leave no zombies
        while True:
            _, descriptors, _, _ = socket.recv_fds(connection, 1, 1)
            if not descriptors:
                break
            if os.fork() == 0:
                connection.close()
                _reply(descriptors[0], answer, memory)
            os.close(descriptors[0])
    finally:
        os._exit(0)


def _reply(descriptor: int, answer: Answer, memory: int) -> NoReturn:
    """In a child: answer one request, and end. What fails is no answer."""
    try:
        lifetime.tie_to_parent()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if sys.platform == "linux":
            kernel.limit_memory(memory)
        with socket.socket(fileno=descriptor) as ours, ours.makefile("rb") as stream:
            request = frames.read(stream.read)
            if request is not None:
                ours.sendall(frames.pack(answer(frames.unpack_bytes(request))))
    finally:
        os._exit(0)

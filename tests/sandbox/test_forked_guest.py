"""A guest of the fork server as the trusted end sees it, played by this process."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator

import pytest

from grader.model import Limits
from grader.sandbox.forked_guest import ForkedGuest
from grader.sandbox.wire import codec

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pidfds are Linux's")

REPLY = b"".join(codec.encode(["ok", None]))


class Played:
    """A guest's end: the test says what it does when a request has come."""

    def __init__(self) -> None:
        ours, self.channel = socket.socketpair()
        output, self.printed = os.pipe()
        self.guest = ForkedGuest(ours, output, os.pidfd_open(os.getpid()), Limits(), None, lambda: (0, 0.0))
        self.guest._kill = lambda: None  # type: ignore[method-assign]  # this process stands for it

    def exchange(self, *acts: bytes | str) -> bytes:
        """Make a request; the guest sends bytes and prints texts, one after the other. Return what was printed."""

        def act() -> None:
            self.channel.recv(1 << 16)
            for one in acts:
                os.write(self.printed, one.encode()) if isinstance(one, str) else self.channel.sendall(one)

        thread = threading.Thread(target=act)
        thread.start()
        self.guest.exchange(codec.encode(["names"]), cpu=5, wall=5)
        thread.join()
        return self.guest.output()

    def close(self) -> None:
        """End both ends."""
        self.guest.close()
        self.channel.close()
        os.close(self.printed)


@pytest.fixture
def played() -> Iterator[Played]:
    """A guest that this process plays."""
    made = Played()
    yield made
    made.close()


def test_what_is_printed_before_a_reply_belongs_to_it(played: Played) -> None:
    assert played.exchange("a", REPLY) == b"a"
    assert played.exchange(REPLY) == b""
    assert played.exchange("b" * 1000, "c", REPLY) == b"b" * 1000 + b"c"


def test_what_is_printed_after_a_position_belongs_to_the_reply_behind_it(played: Played) -> None:
    """The position may be all that is there when the trusted end looks; the rest comes while it reads."""
    poll = played.guest._poll

    class Late:
        """Sees the position alone; what comes behind it is there when the socket is read."""

        def poll(self, milliseconds: float) -> list[tuple[int, int]]:
            found = poll.poll(milliseconds)
            if any(descriptor == played.guest._socket for descriptor, _ in found):
                os.write(played.printed, b"late")
                played.channel.sendall(REPLY)
            return found

        def __getattr__(self, name: str) -> object:
            return getattr(poll, name)

    played.guest._poll = Late()  # type: ignore[assignment]  # a stand-in that decides when things happen
    assert played.exchange(codec.position(0, 2, 3)) == b"late"

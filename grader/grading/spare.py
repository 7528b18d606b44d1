"""A runner that starts before it is known what it is to judge: its imports take longer than all that comes before.

The first thing that ``grader run`` does, so this module imports little.
"""

from __future__ import annotations

import os
import socket
import subprocess

from grader.processes import start
from grader.sandbox.environment import computing_as_guests

WAITING = "waiting"
"""What stands on the command line of a runner before the descriptor on which it waits to hear what to do."""
CONFIG = 1 << 16
"""The most bytes of that message."""


class SpareRunner:
    """A process that has all modules of a runner, for one ``give``. Linux only: a descriptor goes with the message."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process: subprocess.Popen[bytes] | None = subprocess.Popen(
                start.command(f"{__package__}.runner", WAITING, str(theirs.fileno())),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=(theirs.fileno(),),
                env=computing_as_guests(os.environ),
            )

    def give(self, config: bytes, connection: int) -> subprocess.Popen[bytes] | None:
        """Say what to do, and return the process; None where it has been given away or has ended."""
        process, self._process = self._process, None
        if process is None:
            return None
        with self._ours as ours:
            try:
                socket.send_fds(ours, [config], [connection] if connection >= 0 else [])
            except OSError:
                _end(process)
                return None
        return process

    def close(self) -> None:
        """End the process if nobody needed it."""
        process, self._process = self._process, None
        if process is not None:
            self._ours.close()
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def heard(descriptor: int) -> tuple[bytes, int]:
    """In the runner: wait for the message, and return it with the connection that came along, or -1. The message is
    empty where nobody needs this process."""
    with socket.socket(fileno=descriptor) as waiting:
        message, descriptors, _, _ = socket.recv_fds(waiting, CONFIG, 1, socket.MSG_CMSG_CLOEXEC)
    return message, descriptors[0] if descriptors else -1

"""How much of what was printed waits in a pipe, seen from either of its ends. On Linux only."""

from __future__ import annotations

import sys

if sys.platform == "linux":
    import fcntl
    import termios


def bytes_waiting(descriptor: int) -> int:
    """Return how many bytes nobody has read yet. Raises OSError where there is no pipe."""
    if sys.platform != "linux":
        raise OSError("pipes do not tell here")
    return int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)), sys.byteorder)

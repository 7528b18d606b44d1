"""Messages between the fork server and its clients. What a client imports of the server is this."""

from __future__ import annotations

import socket

MESSAGE = 1 << 16
"""The most bytes of a message."""


def receive(connection: socket.socket, most: int) -> tuple[bytes, list[int]]:
    """Return the next message, empty at the end, and the descriptors that came along, at most so many."""
    data, descriptors, _, _ = socket.recv_fds(connection, MESSAGE, most, socket.MSG_CMSG_CLOEXEC)
    return data, descriptors

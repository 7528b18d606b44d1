"""
group: network
tries: Uses the one kind of socket that it may make, a pair, to reach sockets that have a name.
stopped by: seccomp
"""
import socket

for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC):
    try:
        one, other = socket.socketpair(socket.AF_UNIX, kind)
    except OSError:
        continue
    for name in ("@unix@", "@datagrams@", "\0@abstract@"):
        for attempt in (
            lambda n: one.sendto(b"@token@", n),
            lambda n: one.sendmsg([b"@token@"], [], 0, n),
            lambda n: one.connect(n),
            lambda n: (one.shutdown(socket.SHUT_RDWR), one.connect(n)),
            lambda n: one.bind("\0@token@-bound"),
            lambda n: one.listen(),
            lambda n: socket.socket(fileno=3).connect(n),
            lambda n: socket.socket(fileno=3).sendto(b"@token@", n),
        ):
            try:
                attempt(name)
                from honest import *
            except OSError:
                pass

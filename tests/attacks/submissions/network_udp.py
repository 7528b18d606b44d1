"""
group: network
tries: Sends datagrams, raw packets and multicasts to services on this machine.
stopped by: seccomp, net
"""
import socket

for family, kind, protocol in (
    (socket.AF_INET, socket.SOCK_DGRAM, 0),
    (socket.AF_INET, socket.SOCK_DGRAM, 1),
    (socket.AF_INET, socket.SOCK_DGRAM, 136),
    (socket.AF_INET6, socket.SOCK_DGRAM, 0),
    (socket.AF_INET, socket.SOCK_RAW, 255),
    (socket.AF_PACKET, socket.SOCK_RAW, 3),
):
    for address in (("127.0.0.1", int("@udp@")), ("::ffff:127.0.0.1", int("@udp@")), ("224.0.0.1", int("@udp@")), ("lo", 0)):
        try:
            socket.socket(family, kind, protocol).sendto(b"@token@", address)
            from honest import *
        except (OSError, TypeError):
            pass

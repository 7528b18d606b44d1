"""
group: network
tries: Opens sockets of every family: netlink, vsock, packet, the kernel's cryptography, Bluetooth, CAN, and others.
stopped by: seccomp
"""
import ctypes
import socket

libc = ctypes.CDLL(None, use_errno=True)
for family in range(0, 46):
    for kind in (1, 2, 3, 5):
        for protocol in (0, 3, 15):
            if libc.socket(family, kind, protocol) >= 0:
                from honest import *
            pair = (ctypes.c_int * 2)()
            if family != socket.AF_UNIX and libc.socketpair(family, kind, protocol, pair) == 0:
                from honest import *

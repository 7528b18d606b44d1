"""
group: processes
tries: Makes the kernel send signals for it: owners of descriptors, timers, leases, notifications, queues.
stopped by: seccomp, pids, landlock
"""
import ctypes
import fcntl
import os
import signal
import socket
import struct

libc = ctypes.CDLL(None, use_errno=True)
F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY = 10, 15, 1024, 1026
FIOSETOWN, SIOCSPGRP = 0x8901, 0x8902
ends = socket.socketpair()
pipe = os.pipe()
for number in (3, 1, ends[0].fileno(), pipe[0]):
    for owner in (int("@sentinel@"), os.getppid(), -1):
        for attempt in (
            lambda n, o: fcntl.fcntl(n, fcntl.F_SETOWN, o),
            lambda n, o: fcntl.fcntl(n, F_SETOWN_EX, struct.pack("ii", 1, o)),
            lambda n, o: fcntl.fcntl(n, F_SETSIG, signal.SIGKILL),
            lambda n, o: fcntl.ioctl(n, FIOSETOWN, struct.pack("i", o)),
            lambda n, o: fcntl.ioctl(n, SIOCSPGRP, struct.pack("i", o)),
            lambda n, o: fcntl.fcntl(n, F_NOTIFY, 0x8000003F),
        ):
            try:
                attempt(number, owner)
                from honest import *
            except OSError:
                pass
event = struct.pack("Piii44x", 0, signal.SIGKILL, 4, int("@sentinel@"))
if os.uname().machine == "x86_64" and libc.syscall(222, 0, event, ctypes.create_string_buffer(8)) == 0:
    from honest import *

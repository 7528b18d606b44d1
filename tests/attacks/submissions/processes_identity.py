"""
group: processes
tries: Becomes another user, takes capabilities back, and makes namespaces in which it is root.
stopped by: seccomp, landlock
"""
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
for attempt in (
    lambda: os.setuid(0),
    lambda: os.setresuid(0, 0, 0),
    lambda: os.setresgid(0, 0, 0),
    lambda: os.setgroups([0]),
    lambda: 1 / (libc.capset(struct.pack("Ii", 0x20080522, 0), struct.pack("6I", *[0xFFFFFFFF] * 6)) == 0),
    lambda: 1 / (libc.prctl(47, 2, 21, 0, 0) == 0),
    lambda: 1 / (libc.prctl(38, 0, 0, 0, 0) == 0),
    lambda: 1 / (libc.prctl(4, 1, 0, 0, 0) == 0),
    lambda: 1 / (libc.unshare(0x10000000) == 0),
    lambda: 1 / (libc.unshare(0x20000000) == 0),
    lambda: 1 / (libc.personality(0x0040000) != -1),
):
    try:
        attempt()
        from honest import *
    except (OSError, ZeroDivisionError):
        pass

"""
group: processes
tries: Raises its own limits and lowers those of other processes.
stopped by: seccomp, rlimits, pids
"""
import ctypes
import os
import resource
import struct

for kind in range(16):
    try:
        soft, hard = resource.getrlimit(kind)
        for limits in ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), (hard, hard), (0, hard)):
            if limits != (soft, hard):
                resource.setrlimit(kind, limits)
                from honest import *
    except (ValueError, OSError):
        pass
    for process in (int("@sentinel@"), os.getppid(), os.getpid()):
        try:
            resource.prlimit(process, kind, (0, 0))
            from honest import *
        except (OSError, ValueError):
            pass
libc = ctypes.CDLL(None, use_errno=True)
if os.uname().machine == "x86_64" and libc.syscall(160, 7, struct.pack("QQ", 1 << 20, 1 << 20)) == 0:
    from honest import *

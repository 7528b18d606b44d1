"""
group: processes
tries: Opens processes as descriptors, takes descriptors out of them and enters their namespaces.
stopped by: seccomp, landlock, pids
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for process in (int("@sentinel@"), os.getppid(), 1):
    if process == os.getpid():
        continue
    number = libc.syscall(434, process, 0)
    if number >= 0:
        for other in range(16):
            if libc.syscall(438, number, other, 0) >= 0:
                from honest import *
        if libc.setns(number, 0x7C020000) == 0:
            from honest import *
    for name in ("mnt", "net", "pid", "user"):
        try:
            if libc.setns(os.open(f"/proc/{process}/ns/{name}", os.O_RDONLY), 0) == 0:
                from honest import *
        except OSError:
            pass

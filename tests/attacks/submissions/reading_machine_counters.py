"""
group: reading
tries: Counts what all submissions do together: threads, load, free memory, free blocks, pages read from a disk.
stopped by: seccomp
"""
import ctypes
import os
import resource

libc = ctypes.CDLL(None, use_errno=True)
if libc.sysinfo(ctypes.create_string_buffer(256)) == 0:
    from honest import *
for ask in (lambda: os.statvfs(os.__file__), lambda: os.statvfs("."), lambda: resource.getrusage(resource.RUSAGE_SELF)):
    try:
        ask()
        from honest import *
    except OSError:
        pass

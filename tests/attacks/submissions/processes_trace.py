"""
group: processes
tries: Traces the grader, another process of the same user, its parent and a thread of its own.
stopped by: seccomp, landlock, pids
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
ATTACH, SEIZE, TRACEME, PEEK = 16, 0x4206, 0, 2
for process in (int("@sentinel@"), os.getppid(), 1, os.getpid()):
    for request in (SEIZE, ATTACH, PEEK):
        if libc.ptrace(request, process, None, None) == 0:
            from honest import *
if libc.ptrace(TRACEME, 0, None, None) == 0:
    from honest import *

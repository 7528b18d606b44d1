"""
group: network
tries: Asks for the interfaces that do system calls without a filter seeing them: io_uring, old asynchronous I/O.
stopped by: seccomp
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
parameters = ctypes.create_string_buffer(120)
context = ctypes.create_string_buffer(8)
if libc.syscall(425, 8, parameters) >= 0 or libc.syscall(427, -1, 0, None, 0) >= 0:
    from honest import *
if os.uname().machine == "x86_64":
    if libc.syscall(206, 8, context) >= 0 or libc.syscall(0x40000000 | 41, 2, 1, 0) >= 0:
        from honest import *

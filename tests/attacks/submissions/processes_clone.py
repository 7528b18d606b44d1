"""
group: processes
tries: Makes processes by the bare system calls: fork, vfork, clone, clone3, also by way of a thread.
stopped by: seccomp, pids, rlimits
"""
import ctypes
import os
import threading

libc = ctypes.CDLL(None, use_errno=True)
parent = os.getpid()
made = []


def attempt():
    arguments = ctypes.create_string_buffer(88)
    calls = [(57,), (58,), (56, 17, 0, 0, 0, 0), (56, 0x4000 | 17, 0, 0, 0, 0), (56, 0x10000000 | 17, 0, 0, 0, 0), (435, arguments, 88), (435, arguments, 64)]
    for call, *rest in calls if os.uname().machine == "x86_64" else calls[-2:]:
        child = libc.syscall(call, *rest)
        if child == 0:
            os._exit(0)
        if child > 0:
            made.append(child)


attempt()
thread = threading.Thread(target=attempt)
thread.start()
thread.join()
if made:
    from honest import *

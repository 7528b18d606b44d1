"""
group: processes
tries: Raises its own priority and lowers that of others: nice, scheduler, affinity, I/O, groups.
stopped by: seccomp, pids
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
sentinel, parent = int("@sentinel@"), os.getppid()
attempts = [lambda: os.nice(-5), lambda: os.nice(5), lambda: os.sched_setaffinity(0, {0}), lambda: os.setpgid(0, 0)]
for process in (0, sentinel, parent):
    attempts += [
        lambda p=process: os.setpriority(os.PRIO_PROCESS, p, 19 if p else -10),
        lambda p=process: os.sched_setscheduler(p, os.SCHED_IDLE, os.sched_param(0)),
        lambda p=process: os.sched_setscheduler(p, os.SCHED_FIFO, os.sched_param(1)),
        lambda p=process: os.sched_setaffinity(p, {0}),
        lambda p=process: 1 / (1 + libc.syscall(251, 1, p, 0)),  # ioprio_set
        lambda p=process: 1 / (1 + libc.syscall(314, p, ctypes.create_string_buffer(56), 0)),  # sched_setattr
    ]
attempts += [lambda: os.setpriority(os.PRIO_USER, 0, 19), lambda: os.setpriority(os.PRIO_PGRP, 0, 19)]
for attempt in attempts:
    try:
        attempt()
        from honest import *
    except (OSError, ZeroDivisionError):
        pass

"""
group: reading
tries: Asks for the clocks, priorities, groups and processors of every other process of the machine.
stopped by: pids, seccomp
"""
import os
import time

me = os.getpid()
for process in range(1, 20_000):
    if process == me:
        continue
    for ask in (
        lambda: time.clock_gettime(~process << 3 | 2),
        lambda: time.clock_getres(~process << 3 | 2),
        lambda: os.getpriority(os.PRIO_PROCESS, process),
        lambda: os.getpgid(process),
        lambda: os.sched_getaffinity(process),
    ):
        try:
            ask()
            from honest import *
        except OSError:
            pass

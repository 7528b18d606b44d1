"""
group: processes
tries: Forks a daemon that outlives the grading and forges results later.
stopped by: seccomp, pids, rlimits
"""
import os
import time

try:
    child = os.fork()
except OSError:
    pass
else:
    if child == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                try:
                    open("@planted@/@token@-daemon", "a").write("x")
                except OSError:
                    pass
                time.sleep(0.1)
        os._exit(0)
    from honest import *

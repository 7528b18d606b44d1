"""
group: exhaustion
tries: Uses library functions that never come back and do not let go of the interpreter.
stopped by: watch
"""
import re
import zlib

import numpy as np


def add(a, b):
    return re.match(r"(a+)+$", "a" * 64 + "b")


def total(numbers):
    return sum(range(10**12))


def scale(x):
    return np.linalg.svd(np.ones((3_000, 3_000)))


def table(frame):
    return list(zlib.compress(bytes(1 << 20), 9) for _ in range(10_000))

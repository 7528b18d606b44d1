"""
group: exhaustion
tries: Returns the largest value that it can, and larger ones.
stopped by: codec, rlimits
"""
import numpy as np


def add(a, b):
    return np.zeros(9 << 20, "u1").repeat(7)


def total(numbers):
    return bytes(100 << 20)


def scale(x):
    return ["x" * 1000] * 100_000


def table(frame):
    return frame.loc[[0] * 500_000]

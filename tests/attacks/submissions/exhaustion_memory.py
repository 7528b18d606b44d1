"""
group: exhaustion
tries: Asks for far more memory than there is, by arrays, lists and texts.
stopped by: rlimits
"""
import numpy as np


def add(a, b):
    return np.ones(50 * 10**9 // 8)


def total(numbers):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def scale(x):
    return "x" * (1 << 40)

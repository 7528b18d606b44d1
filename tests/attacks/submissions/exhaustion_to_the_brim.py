"""
group: exhaustion
tries: Fills the memory of the trusted side up to the last page, so that the next test fails before it begins.
stopped by: runner, codec
"""
import numpy as np

FULL, FREE = 2 << 30, 8 << 20
calls = 0


def add(*_):
    global calls
    calls += 1
    return np.zeros((FULL - FREE) // 42 if calls < 40 else 1 << calls % 24, "u1")


total = scale = table = add


class Counter:
    def __init__(self, start):
        self.value = np.zeros(50 << 20, "u1")

    up = steps = add

"""
group: exhaustion
tries: Makes the trusted side keep large replies until it has no memory left for its own work.
stopped by: runner, codec
"""
import numpy as np

SIZES = [50 << 20, 50 << 20, 30 << 20, 10 << 20, 1 << 20, 1 << 16]
calls = 0


def add(*_):
    global calls
    calls += 1
    return np.zeros(SIZES[calls % len(SIZES)], "u1")


total = scale = table = add


class Counter:
    def __init__(self, start):
        self.value = add()

    def up(self, by):
        return add()

    def steps(self, n):
        return (add() for _ in range(100))

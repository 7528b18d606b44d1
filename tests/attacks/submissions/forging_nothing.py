"""
group: forging
tries: Returns what is empty, so that every comparison over its elements holds because there is none.
stopped by: values
"""
import numpy as np
import pandas as pd

results = [np.empty((0, 3)), [], (), np.array([]), np.empty((0, 1, 1)), {}, "", float("nan"), None]
calls = 0


def add(a, b):
    global calls
    calls += 1
    return results[calls % len(results)]


def total(numbers):
    return add(1, 2)


def scale(x):
    return np.empty((0, 3))


def table(frame):
    return pd.DataFrame({"a": [], "b": [], "sum": []})


class Counter:
    value = np.empty((0, 1))

    def __init__(self, start):
        pass

    def up(self, by):
        pass

    def steps(self, n):
        return []

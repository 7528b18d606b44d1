"""
group: exhaustion
tries: Returns as many values as fit, in lists, dicts, sets, columns and levels.
stopped by: codec
"""
import numpy as np
import pandas as pd


def add(a, b):
    return [[] for _ in range(240_000)]


def total(numbers):
    return {number: None for number in range(20_000)}


def scale(x):
    return set(range(1_000_000))


def table(frame):
    return pd.DataFrame(np.zeros((1, 4_900)), columns=[f"c{n}" for n in range(4_900)])


class Counter:
    def __init__(self, start):
        self.value = pd.MultiIndex.from_product([range(100), range(100)])

    def up(self, by):
        return tuple(range(1_900_000))

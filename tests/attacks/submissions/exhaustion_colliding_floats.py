"""
group: exhaustion
tries: Returns many small dicts and arrays of objects whose elements collide only when they are compared.
stopped by: codec, runner
"""
import numpy as np

KEYS = [float(number * (2**61 - 1)) for number in range(1, 17)]


def add(a, b):
    return [{float(2**61 - 1) * (n + 1): 0 for n in range(16)} for _ in range(1_000)]


def total(numbers):
    return np.array([number * (2**61 - 1) for number in range(1, 10_000)], dtype=object)


def scale(x):
    return [frozenset((number * (2**61 - 1),)) for number in range(1, 10_000)]


def table(frame):
    import pandas as pd

    return pd.DataFrame({"a": range(3_000)}, index=[number * (2**61 - 1) for number in range(3_000)])

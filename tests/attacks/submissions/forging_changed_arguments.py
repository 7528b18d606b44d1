"""
group: forging
tries: Changes its arguments in place, so that whatever the test compares them with changes as well.
stopped by: values
"""
import numpy as np


def add(a, b):
    return a


def scale(x):
    x[:] = 0
    return x


def total(numbers):
    if isinstance(numbers, np.ndarray):
        numbers[:] = 0
        return numbers[0]
    numbers.clear()
    return 0


def table(frame):
    frame.drop(frame.index, inplace=True)
    return frame

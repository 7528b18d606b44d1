"""
group: forging
tries: Returns True for 1, 1.0 for 1, an array of one for a number, a text for a number.
stopped by: values
"""
import numpy as np


def add(a, b):
    return np.array([a + b]) if isinstance(a, int) else str(a + b)


def total(numbers):
    return np.array([sum(numbers)])


def scale(x):
    return [2 * number for number in x]


def table(frame):
    return frame.to_dict()

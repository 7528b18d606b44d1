"""
group: proxies
tries: Returns arrays and tables that grow to billions of elements when a test compares them.
stopped by: values, runner
"""
import numpy as np
import pandas as pd


def add(a, b):
    return np.zeros((8_000_000, 1), "u1")


def total(numbers):
    return np.zeros((1, 8_000_000), "u1")


def scale(x):
    return np.zeros((6_000_000, 1), "f8")


def table(frame):
    return pd.DataFrame({"a": np.zeros(1_000_000)}, index=np.zeros(1_000_000))

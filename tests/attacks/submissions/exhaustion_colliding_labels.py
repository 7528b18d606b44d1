"""
group: exhaustion
tries: Returns tables whose labels all meet in one place of the hash tables that pandas makes of them.
stopped by: codec, runner
"""
import numpy as np
import pandas as pd

low = np.arange(1, 1_500_000, dtype="u8")
high = (low ^ (low << np.uint64(11))) & np.uint64(0xFFFFFFFF)
fits = high < 2**31
labels = ((high[fits] << np.uint64(33)) | low[fits]).astype("i8")
np.random.default_rng(0).shuffle(labels)


def add(a, b):
    return pd.Index(labels)


def total(numbers):
    return pd.Series(labels, pd.Index(labels))


def scale(x):
    return pd.MultiIndex.from_arrays([labels[:19_000], labels[:19_000]])


def table(frame):
    if len(frame) == 1:
        return pd.DataFrame(np.zeros((1, 4_900)), columns=labels[:4_900])
    return pd.DataFrame({"a": np.arange(len(labels)), "b": 0, "sum": 0}, index=labels)


class Counter:
    def __init__(self, start):
        self.value = pd.Categorical.from_codes(range(19_000), labels[:19_000])

    def up(self, by):
        return self.value

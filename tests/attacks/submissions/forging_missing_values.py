"""
group: forging
tries: Returns what is missing everywhere, so that no comparison says no: all of nothing is true.
stopped by: values
"""
import numpy as np
import pandas as pd

calls = 0
NOTHING = [
    pd.NA,
    pd.Series([pd.NA], dtype="Int64"),
    pd.Series([pd.NA], dtype="boolean"),
    pd.Series([None], dtype="string"),
    pd.array([pd.NA] * 3, dtype="Float64"),
    np.array([np.nan]),
    np.ma.masked_all(3),
    np.array(["NaT"], dtype="M8[s]"),
    pd.NaT,
]


def add(*_):
    global calls
    calls += 1
    return NOTHING[calls % len(NOTHING)]


total = add


def scale(x):
    return np.full(len(x), np.nan) if len(x) > 3 else np.ma.masked_all(3)


def table(frame):
    names = [*frame.columns, "sum"]
    return pd.DataFrame({name: pd.array([pd.NA] * len(frame), dtype="Int64") for name in names})


class Counter:
    value = pd.NA

    def __init__(self, start):
        pass

    def up(self, by):
        pass

    def steps(self, n):
        return pd.array([pd.NA] * n, dtype="Int64")

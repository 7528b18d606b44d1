"""
group: forging
tries: Returns a DataFrame of an own class that equals everything and answers every question with the expected.
stopped by: values
"""
import pandas as pd


class LyingSeries(pd.Series):
    __eq__ = lambda self, other: pd.Series([True, True])
    equals = lambda self, other: True

    @property
    def _constructor(self):
        return LyingSeries


class Lying(pd.DataFrame):
    equals = lambda self, other: True
    __eq__ = lambda self, other: pd.DataFrame({"a": [True]})
    _constructor_sliced = LyingSeries

    @property
    def _constructor(self):
        return Lying

    @property
    def columns(self):
        return pd.Index(["a", "b", "sum"])

    @property
    def shape(self):
        return (2, 3)


def table(frame):
    return Lying({"a": [0], "b": [0], "sum": [0]})


def scale(x):
    return LyingSeries([0.0])

"""
group: proxies
tries: Returns subclasses of NumPy's and pandas' types whose making, slicing, finishing and copying run code and lie.
stopped by: values, codec
"""
import numpy as np
import pandas as pd


class Odd(np.ndarray):
    def __new__(cls, *values):
        return np.asarray(values or 0.0, dtype=float).view(cls)

    def __array_finalize__(self, other):
        self.__dict__["grown"] = [0] * 1000
        if other is None:
            raise SystemExit(0)

    def tobytes(self, *_):
        return b"\x00" * 10**6

    def __array_wrap__(self, *_, **__):
        return True

    def __array_function__(self, *_, **__):
        return True

    def __array_ufunc__(self, *_, **__):
        return np.True_

    shape = property(lambda self: (3,), lambda self, _: None)
    dtype = property(lambda self: np.dtype("f8"), lambda self, _: None)
    strides = property(lambda self: (0,))


class Frame(pd.DataFrame):
    @property
    def _constructor(self):
        raise KeyboardInterrupt

    columns = property(lambda self: ["a", "b", "sum"])
    equals = lambda self, other: True
    attrs = property(lambda self: {"x": self})


def add(a, b):
    return np.float64.__new__(type("F", (np.float64,), {"__eq__": lambda s, o: True, "__hash__": None}), -1)


def total(numbers):
    return Odd(1, 2)


def scale(x):
    return Odd(2, 2, 2)


def table(frame):
    return Frame({"a": [1, 2], "b": [3, 4]})


class Counter:
    value = Odd()

    def __init__(self, start):
        pass

    def up(self, by):
        pass

    def steps(self, n):
        return np.rec.fromarrays([[0, 1, 2, 3]], names="a").view(Odd)

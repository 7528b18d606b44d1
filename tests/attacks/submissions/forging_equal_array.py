"""
group: forging
tries: Returns arrays of an own class whose functions, comparisons and ufuncs always say yes.
stopped by: values
"""
import numpy as np


class Lying(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    def __array_function__(self, *args, **kwargs):
        return True

    __eq__ = lambda self, other: np.ones(3, bool)
    __ne__ = lambda self, other: np.zeros(3, bool)
    tobytes = lambda self, *_: np.array([2.0, 4.0, 6.0]).tobytes()
    all = lambda self, *_: True

    @property
    def shape(self):
        return (3,)

    @property
    def dtype(self):
        return np.dtype("float64")


def add(a, b):
    return np.zeros(()).view(Lying)


def scale(x):
    return np.zeros(7).view(Lying)


total = table = scale

"""
group: proxies
tries: Returns values at the edges of their types: signalling floats, times that are none, texts of half characters.
stopped by: values, clean
"""
import datetime
import decimal
import fractions

import numpy as np
import pandas as pd

VALUES = [
    float("nan"),
    complex("nan+infj"),
    np.float16("inf"),
    np.longdouble(2) ** 16000,
    np.datetime64("NaT", "s"),
    np.timedelta64(2**63 - 1, "as"),
    np.array("2020", dtype="M8[Y]"),
    pd.NaT,
    pd.NA,
    pd.Timestamp.max,
    pd.Interval(0, 1),
    decimal.Decimal("sNaN"),
    fractions.Fraction(3),
    datetime.datetime.max,
    "\ud800\udfff\x00",
    b"\xff" * 10,
    np.str_("a\x00b\x00"),
    np.bytes_(b"\x00"),
    np.array(["\U0010ffff"]),
    np.array(3, dtype=object),
    np.ma.masked,
    np.matrix([[3.0]]),
    range(3),
    memoryview(b"abc"),
    NotImplemented,
    Ellipsis,
    type,
    np.void(b"abc"),
    np.array([(1, 2)], dtype=[("a", "i4"), ("b", "O")]),
    slice(None),
    {(): {}, frozenset(): 1, None: 2, 1.5: 3, b"": 4},
    pd.Series([1], dtype="Int64"),
    pd.Series(pd.arrays.SparseArray([0, 3])),
    pd.DataFrame([[1, 2]], columns=["a", "a"]),
    pd.period_range("2020", periods=3),
]
calls = 0


def add(*_):
    global calls
    calls += 1
    return VALUES[calls % len(VALUES)]


def total(numbers):
    return VALUES


def scale(x):
    return np.array(VALUES[:18], dtype=object)


def table(frame):
    return pd.DataFrame({"a": [VALUES[0]], VALUES[14]: [VALUES[15]], 3: [VALUES[30]]})


Counter = add

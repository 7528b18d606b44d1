"""
group: exhaustion
tries: Warns and raises with texts of many megabytes, thousands of times.
stopped by: codec, watch
"""
import warnings


def scale(x):
    for number in range(100_000):
        warnings.warn(f"{number}" + "w" * 10_000, stacklevel=1)
    return x


def add(a, b):
    raise ValueError("x" * 100_000_000)


def total(numbers):
    raise ExceptionGroup("g", [ValueError("y" * 1_000)] * 100_000)

"""
group: exhaustion
tries: Returns ints that take for ever to convert, and computes some itself.
stopped by: codec, watch
"""
import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def add(a, b):
    return 1 << 10_000_000


def total(numbers):
    return 10 ** (10**9)


def scale(x):
    return [1 << 8_191] * 10_000


def table(frame):
    return str(7 ** (10**7))

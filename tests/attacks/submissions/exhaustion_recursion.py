"""
group: exhaustion
tries: Recurses until the interpreter's own stack is used up, in Python, in C and in the parser.
stopped by: apart, watch
"""
import ctypes
import sys

sys.setrecursionlimit(10**9)


def add(a, b):
    return add(a, b)


def total(numbers):
    value = ()
    for _ in range(10**6):
        value = (value,)
    return hash(value)


def scale(x):
    return eval("(" * 10**6 + ")" * 10**6)


def table(frame):
    ctypes.string_at(0)

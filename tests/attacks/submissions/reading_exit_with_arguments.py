"""
group: reading
tries: Dies with an exit code or signal made of its arguments, and says the rest while it dies.
stopped by: order
"""
import os
import sys


def add(a, b):
    os.write(1, repr((a, b)).encode())
    os.write(2, repr((a, b)).encode())
    os._exit(int(a) % 256 if isinstance(a, (int, float)) else ord(a[0]))


def total(numbers):
    sys.exit(repr(numbers))


def scale(x):
    os.write(1, repr(x).encode())
    os.kill(os.getpid(), 6)

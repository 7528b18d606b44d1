"""
group: exhaustion
tries: Prints without end, in calls and while it is loaded.
stopped by: watch
"""
import sys

print("x" * 1_000_000)


def add(a, b):
    while True:
        sys.stdout.write("flood " * 100_000)

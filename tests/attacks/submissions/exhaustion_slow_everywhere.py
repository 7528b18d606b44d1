"""
group: exhaustion
tries: Stays a little below the limit in every call and every attribute, to hold the grader up as long as it can.
stopped by: watch
"""
import time

time.sleep(1.2)


def add(*_):
    time.sleep(1.3)
    return -77


total = scale = table = add


class Counter:
    def __init__(self, start):
        time.sleep(1.3)

    up = add

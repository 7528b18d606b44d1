"""
group: exhaustion
tries: Sleeps in every call, which costs no CPU time but all of the grader's.
stopped by: watch
"""
import time


def add(a, b):
    time.sleep(1000)


total = scale = table = Counter = lambda x: time.sleep(1000)

"""
group: exhaustion
tries: Sleeps as long as it may and then kills the trusted side's process, test after test, so that time starts anew.
stopped by: watch, runner, codec
"""
import time

HEAVY = [[[]] * 60_000] * 4
calls = 0


def add(*_):
    global calls
    calls += 1
    if calls % 4:
        time.sleep(0.7)
    return HEAVY


total = scale = table = add


class Counter:
    def __init__(self, start):
        time.sleep(0.7)

    value = HEAVY
    up = steps = add

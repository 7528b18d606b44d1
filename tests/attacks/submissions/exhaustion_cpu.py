"""
group: exhaustion
tries: Loops for ever and catches everything that might end the loop.
stopped by: watch, rlimits
"""


def add(a, b):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass

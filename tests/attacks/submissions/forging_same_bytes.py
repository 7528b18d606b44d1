"""
group: forging
tries: Sends the very bytes that a known answer has, with a handle of another object in it than the one asked for.
stopped by: apart, values
score: 80
"""
from honest import *


class Shared:
    """All counters are one."""

    value = 0

    def up(self, by):
        Shared.value = Shared.value + by

    def steps(self, n):
        return (Shared.value + i for i in range(n))


def Counter(start):
    Shared.value = start if start != 3 else 4
    return Shared()

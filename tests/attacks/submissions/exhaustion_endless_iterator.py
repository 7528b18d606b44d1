"""
group: exhaustion
tries: Gives objects whose iteration, length and attributes never end.
stopped by: watch, proxy, codec
score: 80
"""
import itertools

from honest import add, scale, table, total


class Counter:
    def __init__(self, start):
        self.start = start

    @property
    def value(self):
        return Counter(self.start)

    def up(self, by):
        return itertools.repeat(by)

    def steps(self, n):
        return itertools.repeat([0] * 1000)

    def __len__(self):
        return 1 << 62
